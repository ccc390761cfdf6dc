"""Signing keys (allekirjoitusavain) in PKCS#12 files: opening them, and a key for trying out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeAlias

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from models.rules.errors import RuleBroken

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
Hand: TypeAlias = Callable[[bytes], bytes]
"""Signs bytes with SHA-256: RSA as PKCS#1 v1.5, elliptic curves as a DER sequence."""
LEAST_RSA_BITS, LEAST_CURVE_BITS = 2048, 256
TRIAL_MARK = "KOKEILU – TRIAL"
TRIAL_VALIDITY = timedelta(days=730)
_TRIAL_KEY_BITS = 3072


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An opened key with its certificate; `trial` proves integrity but no identity.

    The key itself never shows: `hand` signs with it, in this process or on a card.
    """

    name: str
    valid_from: datetime
    valid_to: datetime
    trial: bool
    hand: Hand = field(repr=False, compare=False)
    certificate: x509.Certificate = field(repr=False)
    chain: tuple[x509.Certificate, ...] = field(default=(), repr=False)

    def require_valid(self, moment: datetime) -> None:
        """Refuse a key outside its validity.

        Raises:
            RuleBroken: key.not_yet_valid or key.expired.
        """
        require_in_force(self.certificate, moment)


def trial_key(name: str, passphrase: str, now: datetime) -> bytes:
    """Return a PKCS#12 file with a fresh key and a self-signed trial certificate for two years."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=_TRIAL_KEY_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, TRIAL_MARK),
        ]
    )
    start = now.astimezone(UTC).replace(microsecond=0)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + TRIAL_VALIDITY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signatures_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    encryption = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"polku", key, certificate, None, encryption)


def open_key(p12: bytes, passphrase: str, *, now: datetime) -> SigningKey:
    """Open a PKCS#12 file for signing at `now` (an aware time).

    Raises:
        RuleBroken: key.unreadable, key.wrong_passphrase, key.no_private_key, key.not_for_signing,
            key.weak, key.not_yet_valid, key.expired.
    """
    _require_container(p12)
    try:
        private, certificate, chain = pkcs12.load_key_and_certificates(p12, passphrase.encode())
    except ValueError as error:
        raise RuleBroken("key.wrong_passphrase") from error
    except (UnsupportedAlgorithm, TypeError) as error:
        raise RuleBroken("key.unreadable") from error
    if certificate is None or not isinstance(private, PrivateKey):
        raise RuleBroken("key.no_private_key")
    if not _may_sign(certificate):
        raise RuleBroken("key.not_for_signing")
    require_strong(certificate)
    require_in_force(certificate, now)
    return signing_key(certificate, tuple(chain), partial(_sign, private))


def signing_key(
    certificate: x509.Certificate, chain: tuple[x509.Certificate, ...], hand: Hand
) -> SigningKey:
    """Return the key that belongs to a certificate."""
    return SigningKey(
        name=common_name(certificate.subject),
        valid_from=certificate.not_valid_before_utc,
        valid_to=certificate.not_valid_after_utc,
        trial=is_trial(certificate),
        hand=hand,
        certificate=certificate,
        chain=chain,
    )


def require_in_force(certificate: x509.Certificate, moment: datetime) -> None:
    """Raise RuleBroken("key.not_yet_valid" | "key.expired") outside a certificate's validity."""
    if moment < certificate.not_valid_before_utc:
        raise RuleBroken("key.not_yet_valid", valid_from=certificate.not_valid_before_utc.date())
    if moment > certificate.not_valid_after_utc:
        raise RuleBroken("key.expired", valid_to=certificate.not_valid_after_utc.date())


def require_strong(certificate: x509.Certificate) -> None:
    """Raise RuleBroken("key.weak") for a key that is too short, or of another kind than ours."""
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        strong = key.key_size >= LEAST_RSA_BITS
    else:
        strong = isinstance(key, ec.EllipticCurvePublicKey) and key.key_size >= LEAST_CURVE_BITS
    if not strong:
        raise RuleBroken("key.weak", bits=getattr(key, "key_size", 0))


def common_name(name: x509.Name) -> str:
    """Return the name a certificate is made out to."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def is_trial(certificate: x509.Certificate) -> bool:
    """Tell whether a certificate proves nobody's identity: marked as a trial, or self-signed."""
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    marked = any(unit.value == TRIAL_MARK for unit in units)
    return marked or certificate.subject == certificate.issuer


def _sign(private: PrivateKey, data: bytes) -> bytes:
    if isinstance(private, rsa.RSAPrivateKey):
        return private.sign(data, padding.PKCS1v15(), hashes.SHA256())
    return private.sign(data, ec.ECDSA(hashes.SHA256()))


def _require_container(p12: bytes) -> None:
    try:
        asn1_pkcs12.Pfx.load(p12, strict=True)["auth_safe"]["content_type"].native  # noqa: B018
    except (ValueError, TypeError, KeyError) as error:
        raise RuleBroken("key.unreadable") from error


def _signatures_only() -> x509.KeyUsage:
    """The usage of a signature key: non-repudiation and nothing else."""
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _may_sign(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.content_commitment or usage.digital_signature
