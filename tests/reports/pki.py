"""A small house of certificates for the tests: issuer, signers, a time-stamp service, CRLs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
PASSPHRASE = "kuusi vihreää hevosta"
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
_LONG = timedelta(days=3650)


@dataclass(frozen=True)
class Identity:
    """A key with its certificate."""

    key: PrivateKey
    certificate: x509.Certificate


@cache
def root() -> Identity:
    """The issuer that everybody here trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("Järvimaan varmentaja")
    builder = _builder(name, name, key, NOW - timedelta(days=900), NOW + _LONG)
    return Identity(
        key,
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        .add_extension(usage(issues=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256()),
    )


def usage(
    *, signs: bool = False, login: bool = False, issues: bool = False, encrypts: bool = False
) -> x509.KeyUsage:
    """What a key is for."""
    return x509.KeyUsage(
        digital_signature=login,
        content_commitment=signs,
        key_encipherment=encrypts,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def issued(
    name: str,
    what_for: x509.KeyUsage,
    *,
    start: datetime = NOW - timedelta(days=30),
    end: datetime = NOW + timedelta(days=300),
    key: PrivateKey | None = None,
    stamps_time: bool = False,
) -> Identity:
    """A certificate by the issuer; its key is made here unless given."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    builder = _builder(_name(name), root().certificate.subject, key, start, end)
    builder = builder.add_extension(what_for, critical=True)
    if stamps_time:
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamping, critical=True)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root().key.public_key())
    builder = builder.add_extension(authority, critical=False)
    return Identity(key, builder.sign(root().key, hashes.SHA256()))


def signer(name: str = "Hakala Kaisa") -> Identity:
    """One who may sign decisions; the same one for the same name."""
    return _signer(name)


@cache
def _signer(name: str) -> Identity:
    return issued(name, usage(signs=True))


@cache
def time_stamper() -> Identity:
    """The certificate of the time-stamp service."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    what_for = usage(login=True)
    return issued("Järvimaan aikaleima", what_for, end=NOW + _LONG, key=key, stamps_time=True)


def p12(identity: Identity, passphrase: str = PASSPHRASE) -> bytes:
    """The key in a file."""
    return pkcs12.serialize_key_and_certificates(
        b"x",
        identity.key,
        identity.certificate,
        [root().certificate],
        BestAvailableEncryption(passphrase.encode()),
    )


def revocation_list(
    *revoked: Identity, at: datetime = NOW - timedelta(hours=1), issuer: Identity | None = None
) -> bytes:
    """A list of revoked certificates in DER, made at a moment, valid for thirty days."""
    by = issuer or root()
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(by.certificate.subject)
        .last_update(at)
        .next_update(at + timedelta(days=30))
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key()),
            critical=False,
        )
    )
    for each in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(each.certificate.serial_number)
            .revocation_date(at - timedelta(days=2))
            .build()
        )
    return builder.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: PrivateKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
