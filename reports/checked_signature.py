"""One signature of a PDF, checked: its bytes, its time, its certificate, and what came after it."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes

from models.rules.letters import LaterChange, SignatureFacts, TimeProof
from reports.container import HEX_ROOM, is_as_made
from reports.dates import shown_time
from reports.keys import common_name, is_trial
from reports.time_proof import TimeStamp, is_vouched_for, time_stamp_of

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature

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


@dataclass(frozen=True, slots=True)
class Judging:
    """By whose issuers and at what moment certificates are judged; see `reports.verification`."""

    roots: tuple[x509.Certificate, ...]
    moment: datetime
    logged_at: datetime | None = None


class CheckedSignature:
    """The findings on one signature; what cannot be read counts as not so."""

    def __init__(
        self,
        data: bytes,
        reader: "PdfFileReader",
        signature: "EmbeddedPdfSignature",
        how: Judging,
    ) -> None:
        self._data, self._reader, self._signature, self._how = data, reader, signature, how
        self._stamp = self._read_stamp()
        self.intact = attempt(self._is_intact)
        self.whole = attempt(self._covers_whole_file)
        self.unchanged = attempt(self._is_unchanged)
        self.later = self._read_later()
        self.certificate = self._read_certificate()
        self.trusted, self._is_lasting = False, False
        if how.roots and self.certificate is not None:
            self.trusted = attempt(self._is_trusted)

    def facts(self) -> SignatureFacts:
        """Return the findings in plain values."""
        certificate = self.certificate
        return SignatureFacts(
            name=common_name(certificate.subject) if certificate else "?",
            issuer=common_name(certificate.issuer) if certificate else "",
            signed_at=self._said_moment(),
            intact=self.intact,
            whole=self.whole,
            later=self.later,
            trusted=self.trusted,
            trial=certificate is not None and is_trial(certificate),
            valid_from=certificate.not_valid_before_utc.date() if certificate else None,
            valid_to=certificate.not_valid_after_utc.date() if certificate else None,
            in_force_then=_in_force(certificate, self._judged_at()),
            in_force_now=_in_force(certificate, self._how.moment),
            proof=self._proof(),
            level=self._level(),
            certificate=_fingerprint(certificate),
        )

    def _judged_at(self) -> datetime:
        if self._stamp is not None:
            return self._stamp.moment
        return self._how.logged_at or self._how.moment

    def _proof(self) -> TimeProof:
        if self._stamp is not None:
            return TimeProof.TIME_STAMP
        return TimeProof.USE_LOG if self._how.logged_at is not None else TimeProof.OWN_WORD

    def _level(self) -> str:
        if self._stamp is None:
            return "B-B"
        return "B-LT" if self._is_lasting else "B-T"

    def _is_intact(self) -> bool:
        from pyhanko.sign.validation.generic_cms import validate_sig_integrity

        signature = self._signature
        intact, valid = validate_sig_integrity(
            signature.signer_info,
            signature.signer_cert,
            expected_content_type="data",
            actual_digest=signature.compute_digest(),
        )
        whole = bool(intact and valid) and self._room_is_clean()
        return whole and (self._stamp is None or self._stamp.sound)

    def _room_is_clean(self) -> bool:
        """The room of the signature is outside what it covers: nothing else may hide there."""
        _, length, start, _ = self._signature.byte_range
        if not HEX_ROOM.fullmatch(self._data[int(length) : int(start)]):
            return False
        content = bytes(self._signature.pkcs7_content)
        return is_as_made(content, self._signature.signer_cert)

    def _covers_whole_file(self) -> bool:
        from pyhanko.sign.validation import SignatureCoverageLevel

        coverage = self._signature.evaluate_signature_coverage()
        return bool(coverage == SignatureCoverageLevel.ENTIRE_FILE)

    def _is_unchanged(self) -> bool:
        """Nothing but further signatures and their proofs was added since."""
        self._signature.compute_integrity_info()
        return bool(self._signature.summarise_integrity_info()["docmdp_ok"])

    def _read_later(self) -> LaterChange:
        from pyhanko.sign.diff_analysis import ModificationLevel

        if self.whole:
            return LaterChange.NOTHING
        if not self.unchanged:
            return LaterChange.OTHER
        try:
            level = self._signature.summarise_integrity_info()["diff_result"].modification_level
        except unreadable():
            return LaterChange.OTHER
        if level == ModificationLevel.NONE:
            return LaterChange.HUNG
        if level <= ModificationLevel.LTA_UPDATES:
            return LaterChange.PROOF
        return LaterChange.SIGNATURE

    def _read_certificate(self) -> x509.Certificate | None:
        try:
            if self._signature.signer_cert.serial_number <= 0:
                return None
            return x509.load_der_x509_certificate(self._signature.signer_cert.dump())
        except unreadable():
            return None

    def _read_stamp(self) -> TimeStamp | None:
        try:
            return time_stamp_of(self._signature)
        except unreadable():
            return None

    def _is_trusted(self) -> bool:
        trusted, self._is_lasting = is_vouched_for(
            self._signature,
            self._how.roots,
            self._judged_at(),
            stamp=self._stamp,
            reader=self._reader,
        )
        return trusted

    def _said_moment(self) -> str:
        try:
            moment = self._stamp.moment if self._stamp else self._signature.self_reported_timestamp
        except unreadable():
            return ""
        return "{} {}".format(*shown_time(moment)) if moment is not None else ""


def attempt(check: Callable[[], bool]) -> bool:
    """Return what a check finds; False for what cannot be read."""
    try:
        return check()
    except unreadable():
        return False


def _in_force(certificate: x509.Certificate | None, moment: datetime) -> bool:
    if certificate is None:
        return False
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc


def _fingerprint(certificate: x509.Certificate | None) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper() if certificate else ""


def unreadable() -> tuple[type[Exception], ...]:
    """Return what the libraries raise for a file that is not what it claims to be."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    return (*_DECODING, PdfError, PathError, ValidationError)
