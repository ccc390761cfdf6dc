"""What a signed PDF is worth: whole, untouched, and by whom."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from models.rules.errors import RuleBroken
from models.rules.letters import SignatureReport
from reports.checked_signature import CheckedSignature, Judging, attempt, unreadable
from reports.keys import is_trial
from reports.quiet import quiet
from reports.seal_line import printed_seal
from reports.time_proof import document_stamps_sound
from reports.verdicts import report_sentences, store_sentences

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

__all__ = ["LARGEST", "report_sentences", "store_sentences", "verify"]

LARGEST = 50_000_000


def verify(
    data: bytes,
    trust_roots: Sequence[x509.Certificate] = (),
    *,
    moment: datetime | None = None,
    logged_at: datetime | None = None,
) -> SignatureReport:
    """Report on the signatures of a PDF, offline.

    `trust_roots` is the own list of trusted issuers; with none of them nobody is trusted. A
    certificate is judged by the time stamp on its signature, without one by `logged_at`: when the
    sealed use log says these very bytes were stored; without either at `moment` (now when None).
    A file that carries a signature but is too damaged to read is reported as not intact.

    Raises:
        RuleBroken: pdf.unreadable for what is no PDF, pdf.not_signed for one without signature.
    """
    how = Judging(tuple(trust_roots), moment or datetime.now(UTC), logged_at)
    if len(data) > LARGEST or b"%PDF-" not in data[:1024]:
        raise RuleBroken("pdf.unreadable")
    bears_signature = b"/ByteRange" in data
    try:
        reader, found = _opened(data)
    except unreadable() as error:
        if bears_signature:
            return _DAMAGED
        raise RuleBroken("pdf.unreadable") from error
    if not found:
        if bears_signature:
            return _DAMAGED
        raise RuleBroken("pdf.not_signed")
    checked = [CheckedSignature(data, reader, each, how) for each in found]
    return _report(data, reader, checked)


def _opened(data: bytes) -> "tuple[PdfFileReader, list[EmbeddedPdfSignature]]":
    from pyhanko.pdf_utils.reader import PdfFileReader

    quiet()
    reader = PdfFileReader(io.BytesIO(data))
    return reader, list(reader.embedded_regular_signatures)


def _report(
    data: bytes,
    reader: "PdfFileReader",
    checked: Sequence[CheckedSignature],
) -> SignatureReport:
    certificates = [each.certificate for each in checked if each.certificate is not None]
    stamped = attempt(lambda: document_stamps_sound(reader, data))
    covered = any(each.whole for each in checked) or attempt(lambda: _stamped_whole(reader))
    facts = tuple(each.facts() for each in checked)
    return SignatureReport(
        intact=stamped and all(each.intact for each in checked),
        covers_whole_file=covered and all(each.unchanged for each in checked),
        signers=tuple(each.name for each in facts),
        signed_at=tuple(each.signed_at for each in facts),
        trusted=all(each.trusted for each in checked),
        trial=any(is_trial(each) for each in certificates),
        certificates=tuple(
            each.fingerprint(hashes.SHA256()).hex(":").upper() for each in certificates
        ),
        signatures=facts,
        seal=printed_seal(data),
    )


def _stamped_whole(reader: "PdfFileReader") -> bool:
    """Answer whether a time stamp over the document reaches to the last byte."""
    from pyhanko.sign.validation import SignatureCoverageLevel

    found = reader.embedded_timestamp_signatures
    whole = SignatureCoverageLevel.ENTIRE_FILE
    return any(each.evaluate_signature_coverage() == whole for each in found)


_DAMAGED = SignatureReport(
    intact=False, covers_whole_file=False, signers=(), signed_at=(), trusted=False, trial=False
)
