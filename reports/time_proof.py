"""When a signature was made and what proves it: time stamps and the data embedded beside them."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509

from reports.container import HEX_ROOM, stamp_is_as_made
from reports.key_signer import asn1

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko_certvalidator import ValidationContext

_DRIFT = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A time stamp on a signature: when, and whether it is whole."""

    moment: datetime
    sound: bool
    signed: cms.SignedData


def time_stamp_of(signature: "EmbeddedPdfSignature") -> TimeStamp | None:
    """Return the time stamp in a signature, None when it has none."""
    unsigned = signature.signer_info["unsigned_attrs"]
    if isinstance(unsigned, core.Void):
        return None
    for attribute in unsigned:
        if attribute["type"].native == "signature_time_stamp_token":
            value = signature.signer_info["signature"].native
            return _checked(attribute["values"][0]["content"], value)
    return None


def document_stamps_sound(reader: "PdfFileReader", data: bytes) -> bool:
    """Answer whether every time stamp over the whole document still fits what it covers."""
    found = reader.embedded_timestamp_signatures
    return all(
        _is_sound(each.signed_data, each.compute_digest) and _is_alone(each, data) for each in found
    )


def _is_alone(stamp: "EmbeddedPdfSignature", data: bytes) -> bool:
    """Answer whether nothing but zeros follows a time stamp in its room."""
    _, length, start, _ = stamp.byte_range
    content = bytes(stamp.pkcs7_content)
    made = cms.ContentInfo.load(content).dump()
    room = data[int(length) : int(start)]
    return bool(HEX_ROOM.fullmatch(room)) and not any(content[len(made) :])


def is_vouched_for(
    signature: "EmbeddedPdfSignature",
    roots: Sequence[x509.Certificate],
    moment: datetime,
    *,
    stamp: TimeStamp | None,
    reader: "PdfFileReader",
) -> tuple[bool, bool]:
    """Return whether the signer's issuer vouched at `moment`, and whether nothing was revoked.

    The second is True only where the file itself carries the proof.
    """
    lasting = _context(roots, moment, reader, "require")
    if lasting is not None and stamp is not None and _path_holds(signature, stamp, lasting):
        return True, True
    plain = _context(roots, moment, None, "soft-fail")
    assert plain is not None
    return _path_holds(signature, stamp, plain), False


def _checked(signed: cms.SignedData, value: bytes) -> TimeStamp:
    sound = _is_sound(signed, lambda name: hashlib.new(name, value).digest())
    return TimeStamp(_told(signed)["gen_time"].native, sound, signed)


def _is_sound(signed: cms.SignedData, imprint: Callable[[str], bytes]) -> bool:
    """Answer whether a time stamp is whole and of these bytes; says nothing of who made it."""
    from pyhanko.sign.general import extract_signer_info
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    signer, certificate = extract_signer_info(signed), _stamper(signed)
    content = bytes(signed["encap_content_info"]["content"])
    name = signer["digest_algorithm"]["algorithm"].native
    intact, valid = validate_sig_integrity(
        signer,
        certificate,
        expected_content_type="tst_info",
        actual_digest=hashlib.new(name, content).digest(),
    )
    claimed = _told(signed)["message_imprint"]
    same = (
        imprint(claimed["hash_algorithm"]["algorithm"].native) == claimed["hashed_message"].native
    )
    return bool(intact and valid and same) and stamp_is_as_made(signed, certificate)


def _told(signed: cms.SignedData) -> tsp.TSTInfo:
    return tsp.TSTInfo.load(bytes(signed["encap_content_info"]["content"]))


def _context(
    roots: Sequence[x509.Certificate],
    moment: datetime,
    reader: "PdfFileReader | None",
    mode: str,
) -> "ValidationContext | None":
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko_certvalidator import ValidationContext

    settings: dict[str, Any] = {
        "trust_roots": [asn1(root) for root in roots],
        "allow_fetching": False,
        "moment": moment,
        "revocation_mode": mode,
        "time_tolerance": _DRIFT,
    }
    if reader is None:
        return ValidationContext(**settings)
    if "/DSS" not in reader.root:
        return None
    return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)


def _path_holds(
    signature: "EmbeddedPdfSignature", stamp: TimeStamp | None, context: "ValidationContext"
) -> bool:
    from pyhanko_certvalidator import CertificateValidator
    from pyhanko_certvalidator.errors import PathError, ValidationError

    try:
        validator = CertificateValidator(
            signature.signer_cert,
            intermediate_certs=signature.other_embedded_certs,
            validation_context=context,
        )
        asyncio.run(validator.async_validate_usage({"non_repudiation"}))
        if stamp is not None:
            _require_stamper(stamp, context)
    except (PathError, ValidationError):
        return False
    return True


def _require_stamper(stamp: TimeStamp, context: "ValidationContext") -> None:
    """Raise what pyHanko raises unless the time-stamp service is vouched for too."""
    from pyhanko_certvalidator import CertificateValidator

    validator = CertificateValidator(
        _stamper(stamp.signed),
        intermediate_certs=[each.chosen for each in stamp.signed["certificates"]],
        validation_context=context,
    )
    asyncio.run(validator.async_validate_usage(set(), {"time_stamping"}))


def _stamper(signed: cms.SignedData) -> asn1_x509.Certificate:
    """Return the certificate of the service that made a time stamp."""
    from pyhanko.sign.general import extract_certificate_info

    return extract_certificate_info(signed).signer_cert
