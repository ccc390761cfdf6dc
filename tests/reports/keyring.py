"""Keys for the tests: made once, all of invented people."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from reports.keys import SigningKey, open_key, trial_key

NOW = datetime(2026, 11, 24, 12, 5, tzinfo=UTC)
PASSPHRASE = "kuusi vihreää hevosta"
NAME = "Kaisa Hakala"


@cache
def trial_file() -> bytes:
    return trial_key(NAME, PASSPHRASE, NOW)


@cache
def trial() -> SigningKey:
    return open_key(trial_file(), PASSPHRASE, now=NOW)


@cache
def issuer() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Järvimaan varmentaja")
    made = (
        _certificate(name, name, key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


@cache
def card() -> SigningKey:
    """A key whose certificate an issuer vouches for, as on a card."""
    return open_key(issued_file(_usage(signs=True)), PASSPHRASE, now=NOW)


def issued_file(usage: x509.KeyUsage | None) -> bytes:
    issuer_key, issuer_certificate = issuer()
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _certificate(_name(NAME), issuer_certificate.subject, key.public_key())
    if usage is not None:
        builder = builder.add_extension(usage, critical=True)
    return pkcs12.serialize_key_and_certificates(
        b"x",
        key,
        builder.sign(issuer_key, hashes.SHA256()),
        [issuer_certificate],
        BestAvailableEncryption(PASSPHRASE.encode()),
    )


def encrypting_file() -> bytes:
    """A key that may encrypt but not sign."""
    return issued_file(_usage())


def file_without_key() -> bytes:
    return pkcs12.serialize_key_and_certificates(
        b"x", None, issuer()[1], None, BestAvailableEncryption(PASSPHRASE.encode())
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name, issued_by: x509.Name, key: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issued_by)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=30))
        .not_valid_after(NOW + timedelta(days=300))
    )


def _usage(*, signs: bool = False, issues: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=signs,
        key_encipherment=not signs and not issues,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )
