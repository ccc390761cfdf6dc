"""What makes a signature stronger: a time stamp, and proof that the certificate was not revoked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from models.rules.errors import RuleBroken
from models.rules.signing_settings import SignatureLevel, SigningSettings
from reports.keys import SigningKey, common_name

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko_certvalidator import ValidationContext

_DRIFT = timedelta(minutes=10)
_PEM = b"-----BEGIN"


@dataclass(frozen=True, slots=True)
class Strength:
    """What is added to each signature of one act; asked for once, before the first."""

    level: SignatureLevel
    timestamper: "TimeStamper | None" = field(default=None, repr=False)
    context: "ValidationContext | None" = field(default=None, repr=False)


BASIC = Strength(SignatureLevel.BASIC)


def gathered(settings: SigningSettings, key: SigningKey, *, now: datetime) -> Strength:
    """Ask for what the settings want added; a trial key gets nothing, for it proves nobody.

    Raises:
        RuleBroken: signing.timestamp_failed, signing.revocation_failed, signing.revoked,
            signing.issuer_not_trusted.
    """
    if key.trial or settings.level is SignatureLevel.BASIC:
        return BASIC
    from reports.asking import WebTimeStamper

    stamper = WebTimeStamper(settings.timestamp_url)
    if settings.level is SignatureLevel.TIMED:
        return Strength(SignatureLevel.TIMED, stamper)
    return Strength(SignatureLevel.LASTING, stamper, _context(settings, key, now))


def trusted_issuers(settings: SigningSettings) -> tuple[x509.Certificate, ...]:
    """Return the certificates of the issuers that the house trusts."""
    return tuple(x509.load_pem_x509_certificate(each.encode()) for each in settings.trusted)


def issuer_file(content: bytes) -> tuple[str, ...]:
    """Return the certificates of a file (PEM or DER) as PEM.

    Raises RuleBroken("signing.no_certificate") when there is none, and
    RuleBroken("signing.not_an_issuer") for one that issues no certificates.
    """
    try:
        found = (
            x509.load_pem_x509_certificates(content)
            if _PEM in content
            else [x509.load_der_x509_certificate(content)]
        )
    except ValueError as error:
        raise RuleBroken("signing.no_certificate") from error
    for each in found:
        if not _issues(each):
            raise RuleBroken("signing.not_an_issuer")
    return tuple(each.public_bytes(Encoding.PEM).decode() for each in found)


@contextmanager
def telling(level: SignatureLevel) -> Iterator[None]:
    """Turn what pyHanko says of the services into a refusal; a basic signature asks nobody."""
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko_certvalidator.errors import (
        PathBuildingError,
        PathError,
        RevokedError,
        ValidationError,
    )

    try:
        yield
    except TimestampRequestError as error:
        raise RuleBroken("signing.timestamp_failed") from error
    except RevokedError as error:
        raise RuleBroken("signing.revoked") from error
    except PathBuildingError as error:
        raise RuleBroken("signing.issuer_not_trusted") from error
    except (PathError, ValidationError, SigningError) as error:
        if level is SignatureLevel.BASIC:
            raise
        raise _cause(error) from error


def _cause(error: Exception) -> RuleBroken:
    """Return what to tell of a path that was not proved: pyHanko wraps the reason."""
    from pyhanko_certvalidator.errors import PathBuildingError, RevokedError

    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, RevokedError):
            return RuleBroken("signing.revoked")
        if isinstance(inner, PathBuildingError):
            return RuleBroken("signing.issuer_not_trusted")
        inner = inner.__cause__ or inner.__context__
    return RuleBroken("signing.revocation_failed")


def _context(settings: SigningSettings, key: SigningKey, now: datetime) -> "ValidationContext":
    from pyhanko_certvalidator import ValidationContext

    from reports.key_signer import asn1

    issuers = trusted_issuers(settings)
    return ValidationContext(
        trust_roots=[asn1(each) for each in issuers],
        other_certs=[asn1(each) for each in key.chain],
        crls=[_list(url) for url in settings.revocation_urls],
        ocsps=_status(settings, key, issuers),
        allow_fetching=False,
        revocation_mode="require",  # "hard-fail" passes what names no list of its own
        moment=now,
        time_tolerance=_DRIFT,
    )


def _list(url: str) -> bytes:
    from reports.asking import ask

    content = ask(url, code="signing.revocation_failed")
    try:
        load = x509.load_pem_x509_crl if _PEM in content else x509.load_der_x509_crl
        return load(content).public_bytes(Encoding.DER)
    except ValueError as error:
        raise RuleBroken("signing.revocation_failed") from error


def _status(
    settings: SigningSettings, key: SigningKey, issuers: tuple[x509.Certificate, ...]
) -> list[bytes]:
    """Ask whether the signer's certificate is in force; nothing where no service is set."""
    if not settings.status_url:
        return []
    from reports.asking import ask

    issuer = next((i for i in (*key.chain, *issuers) if i.subject == key.certificate.issuer), None)
    if issuer is None:
        raise RuleBroken("signing.issuer_not_trusted")
    builder = ocsp.OCSPRequestBuilder().add_certificate(key.certificate, issuer, hashes.SHA256())
    answer = ask(
        settings.status_url,
        builder.build().public_bytes(Encoding.DER),
        "application/ocsp-request",
        code="signing.revocation_failed",
    )
    try:
        told = ocsp.load_der_ocsp_response(answer)
    except ValueError as error:
        raise RuleBroken("signing.revocation_failed") from error
    if told.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise RuleBroken("signing.revocation_failed")
    if told.certificate_status is ocsp.OCSPCertStatus.REVOKED:
        raise RuleBroken("signing.revoked")
    return [answer]


def _issues(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


def issuer_names(trusted: tuple[str, ...]) -> tuple[str, ...]:
    """Return each issuer's name and the year its certificate ends."""
    found = (x509.load_pem_x509_certificate(each.encode()) for each in trusted)
    return tuple(f"{common_name(each.subject)} ({each.not_valid_after_utc:%Y})" for each in found)
