"""Any signing key, in a file or on a card, as the signer that pyHanko asks for signatures."""

from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from models.rules.errors import RuleBroken
from reports.keys import SigningKey

_ROOM = 512


class KeySigner(Signer):
    """Signs with SHA-256 by the key's own hand; only a card knows its key."""

    def __init__(self, key: SigningKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(asn1(each) for each in key.chain)
        curve = isinstance(key.certificate.public_key(), ec.EllipticCurvePublicKey)
        super().__init__(
            signing_cert=asn1(key.certificate),
            cert_registry=store,
            signature_mechanism=SignedDigestAlgorithm(
                {"algorithm": "sha256_ecdsa" if curve else "sha256_rsa"}
            ),
        )
        self._hand = key.hand

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Return the signature of `data`; a dry run only asks how long it may be."""
        if digest_algorithm != "sha256":
            raise RuleBroken("key.unreadable")
        return bytes(_ROOM) if dry_run else self._hand(data)


def asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """Return the certificate as pyHanko reads it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
