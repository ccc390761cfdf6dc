"""The container of a signature (CMS): what its signature does not cover must be as it has to be."""

import re

from asn1crypto import algos, cms, core, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import (
    AuthorityKeyIdentifier,
    Certificate,
    ExtensionNotFound,
    SubjectKeyIdentifier,
    load_der_x509_certificate,
)

HEX_ROOM = re.compile(rb"<(?:[0-9A-F]+|[0-9a-f]+)>")
"""The room of a container in the file: nothing but its hexadecimal digits."""

_TOLD_TIME = "1.2.840.113549.1.9.16.1.4"
"""A time stamp's content by its number: asn1crypto may have read its names before this one came."""

_OWN: dict[str, object] = {"content_type": "data"}
"""What a signature's container holds: nothing, the file is beside it."""


def is_as_made(content: bytes, certificate: x509.Certificate) -> bool:
    """Answer whether nothing in `content` differs from what the signer can have made.

    The headers, versions and names of a container are not signed: it is made anew from its signed
    parts and from `certificate`, and must come out the same. What follows it may be zeros only.
    Raises what asn1crypto and cryptography raise for what is no container or no certificate.
    """
    signed = cms.ContentInfo.load(content)["content"]
    if len(signed["signer_infos"]) != 1:
        return False
    signer = signed["signer_infos"][0]
    if not _vouch_for_each_other(signed["certificates"], certificate):
        return False
    made = _container(signed, _signer_info(signer, certificate), signer["digest_algorithm"], _OWN)
    return content.startswith(made) and not any(content[len(made) :])


def stamp_is_as_made(signed: cms.SignedData, certificate: x509.Certificate) -> bool:
    """Answer the same of a time stamp, whose content lies in its container (RFC 3161, RFC 5652)."""
    if len(signed["signer_infos"]) != 1:
        return False
    signer = signed["signer_infos"][0]
    if not _vouch_for_each_other(signed["certificates"], certificate):
        return False
    told = bytes(signed["encap_content_info"]["content"])
    inside = {"content_type": _TOLD_TIME, "content": core.ParsableOctetString(told)}
    made = _container(signed, _signer_info(signer, certificate), signer["digest_algorithm"], inside)
    found = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return bool(made == found)


def _vouch_for_each_other(found: cms.CertificateSet, signer: x509.Certificate) -> bool:
    """Answer whether each certificate beside the signer's issued another, and none is altered."""
    if not all(_is_well_formed(each.chosen) for each in found):
        return False
    everybody = [load_der_x509_certificate(each.chosen.dump()) for each in found]
    own = load_der_x509_certificate(signer.dump())
    for each in everybody:
        issuers = [other for other in everybody if other.subject == each.issuer]
        if issuers and not any(_issued(other, each) for other in issuers):
            return False
        if each == own:  # its hash is among what is signed
            continue
        if not any(_issued(each, other) for other in everybody if other != each):
            return False
        if not issuers and not _names_an_issuer(each):
            return False
    return True


def _names_an_issuer(certificate: Certificate) -> bool:
    """Answer whether somebody else issued it: only a self-signed one tells no issuer's key."""
    try:
        found = certificate.extensions.get_extension_for_class(AuthorityKeyIdentifier).value
    except ExtensionNotFound:
        return False
    own = SubjectKeyIdentifier.from_public_key(certificate.public_key())
    return found.key_identifier != own.digest


def _is_well_formed(certificate: x509.Certificate) -> bool:
    """Answer for what no signature covers: the unused bits of its own; a serial is positive."""
    unused = certificate["signature_value"].contents[:1]
    return bool(unused == b"\0" and certificate.serial_number > 0)


def _issued(issuer: Certificate, certificate: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _container(
    signed: cms.SignedData,
    signer: cms.SignerInfo,
    digest: algos.DigestAlgorithm,
    inside: dict[str, object],
) -> bytes:
    parts = {
        "version": signer["version"].native if inside is _OWN else "v3",
        "digest_algorithms": [_digest(each) for each in signed["digest_algorithms"]],
        "encap_content_info": inside,
        "certificates": signed["certificates"],
        "signer_infos": [signer],
    }
    if not isinstance(signed["crls"], core.Void):
        parts["crls"] = signed["crls"]
    names = {each["algorithm"].native for each in signed["digest_algorithms"]}
    if names != {digest["algorithm"].native}:
        return b""
    return bytes(
        cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(parts)}).dump()
    )


def _signer_info(signer: cms.SignerInfo, certificate: x509.Certificate) -> cms.SignerInfo:
    by_name = signer["sid"].name == "issuer_and_serial_number"
    parts = {
        "version": "v1" if by_name else "v3",
        "sid": _by_name(certificate) if by_name else _by_key(certificate),
        "digest_algorithm": _digest(signer["digest_algorithm"]),
        "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": signer["signature_algorithm"],
        "signature": signer["signature"],
    }
    if not isinstance(signer["unsigned_attrs"], core.Void):
        parts["unsigned_attrs"] = signer["unsigned_attrs"]
    return cms.SignerInfo(parts)


def _by_name(certificate: x509.Certificate) -> cms.SignerIdentifier:
    named = {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    return cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(named))


def _by_key(certificate: x509.Certificate) -> cms.SignerIdentifier:
    return cms.SignerIdentifier("subject_key_identifier", certificate.key_identifier)


def _digest(found: algos.DigestAlgorithm) -> algos.DigestAlgorithm:
    """Return the algorithm as it has to be written, with NULL or without parameters."""
    name = found["algorithm"].native
    bare = algos.DigestAlgorithm({"algorithm": name})
    if found.dump() == bare.dump():
        return bare
    return algos.DigestAlgorithm({"algorithm": name, "parameters": core.Null()})
