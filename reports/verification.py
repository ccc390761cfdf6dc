"""What a signed PDF is worth: whole, untouched, and by whom."""

import asyncio
import io
import re
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from models.rules.errors import RuleBroken
from models.rules.letters import SignatureReport
from reports.container import is_as_made
from reports.dates import shown_time
from reports.keys import common_name, is_trial
from reports.quiet import quiet
from reports.verdicts import report_sentences

if TYPE_CHECKING:
    from pyhanko.sign.validation import EmbeddedPdfSignature

__all__ = ["LARGEST", "report_sentences", "verify"]

LARGEST = 50_000_000
_HEX_ROOM = re.compile(rb"<(?:[0-9A-F]+|[0-9a-f]+)>")
# What pyHanko, asn1crypto and cryptography let out for a file that is not what it claims to be.
_DECODING: tuple[type[Exception], ...] = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    AssertionError,
    OSError,
    zlib.error,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


def verify(
    data: bytes,
    trust_roots: Sequence[x509.Certificate] = (),
    *,
    moment: datetime | None = None,
) -> SignatureReport:
    """Report on the signatures of a PDF, offline.

    `trust_roots` is the own list of trusted issuers, whose certificates must be valid at `moment`
    (now when None); with none of them nobody is trusted. A file that carries a signature but is
    too damaged to read is reported as not intact.

    Raises:
        RuleBroken: pdf.unreadable for what is no PDF, pdf.not_signed for one without signature.
    """
    if len(data) > LARGEST or b"%PDF-" not in data[:1024]:
        raise RuleBroken("pdf.unreadable")
    bears_signature = b"/ByteRange" in data
    try:
        found = _signatures(data)
    except _unreadable() as error:
        if bears_signature:
            return _DAMAGED
        raise RuleBroken("pdf.unreadable") from error
    if not found:
        if bears_signature:
            return _DAMAGED
        raise RuleBroken("pdf.not_signed")
    return _report([_Checked(data, each, trust_roots, moment) for each in found])


class _Checked:
    """One signature, checked."""

    def __init__(
        self,
        data: bytes,
        signature: "EmbeddedPdfSignature",
        trust_roots: Sequence[x509.Certificate],
        moment: datetime | None,
    ) -> None:
        self._data = data
        self._signature = signature
        self._moment = moment
        self.intact = self._attempt(self._is_intact)
        self.whole = self._attempt(self._covers_whole_file)
        self.unchanged = self._attempt(self._is_unchanged)
        self.certificate = self._read_certificate()
        self.trusted = bool(trust_roots) and self._attempt(lambda: self._is_trusted(trust_roots))
        self.moment = self._read_moment()

    def _attempt(self, check: Callable[[], bool]) -> bool:
        try:
            return check()
        except _unreadable():
            return False

    def _is_intact(self) -> bool:
        from pyhanko.sign.validation.generic_cms import validate_sig_integrity

        signature = self._signature
        intact, valid = validate_sig_integrity(
            signature.signer_info,
            signature.signer_cert,
            expected_content_type="data",
            actual_digest=signature.compute_digest(),
        )
        return bool(intact and valid) and self._room_is_clean()

    def _room_is_clean(self) -> bool:
        """The room of the signature is outside what it covers: nothing else may hide there."""
        _, length, start, _ = self._signature.byte_range
        if not _HEX_ROOM.fullmatch(self._data[int(length) : int(start)]):
            return False
        content = bytes(self._signature.pkcs7_content)
        return is_as_made(content, self._signature.signer_cert)

    def _covers_whole_file(self) -> bool:
        from pyhanko.sign.validation import SignatureCoverageLevel

        coverage = self._signature.evaluate_signature_coverage()
        return bool(coverage == SignatureCoverageLevel.ENTIRE_FILE)

    def _is_unchanged(self) -> bool:
        """Nothing but further signatures was added since."""
        self._signature.compute_integrity_info()
        return bool(self._signature.summarise_integrity_info()["docmdp_ok"])

    def _read_certificate(self) -> x509.Certificate | None:
        try:
            if self._signature.signer_cert.serial_number <= 0:
                return None
            return x509.load_der_x509_certificate(self._signature.signer_cert.dump())
        except _unreadable():
            return None

    def _is_trusted(self, roots: Sequence[x509.Certificate]) -> bool:
        from pyhanko_certvalidator import CertificateValidator, ValidationContext

        context = ValidationContext(
            trust_roots=[_asn1(root) for root in roots],
            allow_fetching=False,
            moment=self._moment,
        )
        validator = CertificateValidator(
            self._signature.signer_cert,
            intermediate_certs=self._signature.other_embedded_certs,
            validation_context=context,
        )
        asyncio.run(validator.async_validate_usage({"non_repudiation"}))
        return True

    def _read_moment(self) -> str:
        try:
            moment = self._signature.self_reported_timestamp
        except _unreadable():
            return ""
        return "{} {}".format(*shown_time(moment)) if moment is not None else ""


def _signatures(data: bytes) -> "list[EmbeddedPdfSignature]":
    from pyhanko.pdf_utils.reader import PdfFileReader

    quiet()
    return list(PdfFileReader(io.BytesIO(data)).embedded_regular_signatures)


def _report(checked: Sequence[_Checked]) -> SignatureReport:
    certificates = [each.certificate for each in checked if each.certificate is not None]
    return SignatureReport(
        intact=all(each.intact for each in checked),
        covers_whole_file=any(each.whole for each in checked)
        and all(each.unchanged for each in checked),
        signers=tuple(
            common_name(each.certificate.subject) if each.certificate else "?" for each in checked
        ),
        signed_at=tuple(each.moment for each in checked),
        trusted=all(each.trusted for each in checked),
        trial=any(is_trial(each) for each in certificates),
        certificates=tuple(
            each.fingerprint(hashes.SHA256()).hex(":").upper() for each in certificates
        ),
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what the libraries raise for a file that is not what it claims to be."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    return (*_DECODING, PdfError, PathError, ValidationError)


_DAMAGED = SignatureReport(
    intact=False, covers_whole_file=False, signers=(), signed_at=(), trusted=False, trial=False
)
