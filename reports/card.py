"""A professional card (toimikortti) behind a PKCS#11 module: its certificates and its signature.

Every use begins and ends with the module itself: nothing of a session, and no PIN, outlives it.
"""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pkcs11
from asn1crypto.algos import DigestInfo
from cryptography import x509
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag
from pkcs11.types import SignMixin
from pkcs11.util.ec import encode_ecdsa_signature

from models.rules.errors import PolkuError, RuleBroken
from reports.card_errors import calm, login_error
from reports.keys import (
    SigningKey,
    common_name,
    require_in_force,
    require_strong,
    signing_key,
)

if TYPE_CHECKING:
    from pkcs11._pkcs11 import lib as Library  # noqa: N812

_ONE_AT_A_TIME = threading.Lock()
_WANTED = (Attribute.VALUE, Attribute.ID)


@dataclass(frozen=True, slots=True)
class CardCertificate:
    """A certificate on a card; `refusal` says why it can't sign decisions, None when it can.

    `pin_pad` means that the PIN is typed on the reader and none must be given here.
    """

    token: str
    serial: bytes
    name: str
    valid_from: datetime
    valid_to: datetime
    pin_pad: bool
    refusal: PolkuError | None
    key_id: bytes = field(repr=False)
    certificate: x509.Certificate = field(repr=False)

    @property
    def is_usable(self) -> bool:
        """Answer whether it may sign a decision."""
        return self.refusal is None


def certificates_on_card(module: str, *, now: datetime) -> tuple[CardCertificate, ...]:
    """Return what is on every card in every reader, those that may sign first; asks no PIN.

    Raises:
        RuleBroken: card.no_module, card.module_unloadable, card.absent, card.empty, card.failed.
    """
    with _module(module) as library, calm():
        tokens = _tokens(library)
        if not tokens:
            raise RuleBroken("card.absent")
        found = [each for token in tokens for each in _listed(token, now)]
    if not found:
        raise RuleBroken("card.empty")
    return tuple(sorted(found, key=lambda each: (not each.is_usable, each.name)))


@contextmanager
def card_key(
    module: str, chosen: CardCertificate, pin: str, *, now: datetime
) -> Iterator[SigningKey]:
    """Open a card's key for one act, in which it may sign many times; then forget the PIN.

    Raises:
        RuleBroken: chosen.refusal, card.wrong_pin, card.wrong_pin_few, card.wrong_pin_last,
            card.locked, card.pulled_out (also while the key signs), and what
            `certificates_on_card` raises.
    """
    if chosen.refusal is not None:
        raise chosen.refusal
    require_in_force(chosen.certificate, now)
    with _module(module) as library, _session(library, chosen, pin) as session:
        with calm():
            private = _private_key(session, chosen.key_id)
            chain = _chain(session, chosen.certificate)
        yield signing_key(chosen.certificate, chain, partial(_sign, private, pin))


@contextmanager
def _module(path: str) -> "Iterator[Library]":
    """Load the card's module and let go of it, and of every session in it, at the end."""
    if not path.strip():
        raise RuleBroken("card.module_unset")
    if not Path(path).is_file():
        raise RuleBroken("card.no_module")
    with _ONE_AT_A_TIME:
        try:
            library = pkcs11.lib(path)
        except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
            raise RuleBroken("card.module_unloadable") from error
        try:
            yield library
        finally:
            _let_go(library)


def _let_go(library: "Library") -> None:
    """Close what is open; a card that was pulled out can no longer be asked to."""
    try:
        library.finalize()
    except pkcs11.PKCS11Error:
        pkcs11.unload(library.so)


def _tokens(library: "Library") -> list[pkcs11.Token]:
    tokens = (slot.get_token() for slot in library.get_slots(token_present=True))
    return [token for token in tokens if token.flags & TokenFlag.TOKEN_INITIALIZED]


def _listed(token: pkcs11.Token, now: datetime) -> Iterator[CardCertificate]:
    with token.open() as session:
        for key_id, certificate in _certificates(session):
            if _issues(certificate):
                continue
            yield CardCertificate(
                token=token.label.strip(),
                serial=bytes(token.serial),
                name=common_name(certificate.subject),
                valid_from=certificate.not_valid_before_utc,
                valid_to=certificate.not_valid_after_utc,
                pin_pad=bool(token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH),
                refusal=_refusal(certificate, now),
                key_id=key_id,
                certificate=certificate,
            )


def _certificates(session: pkcs11.Session) -> Iterator[tuple[bytes, x509.Certificate]]:
    for found in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        told = found.get_attributes(list(_WANTED))
        try:
            certificate = x509.load_der_x509_certificate(bytes(told[Attribute.VALUE]))
        except ValueError:
            continue
        yield bytes(told[Attribute.ID]), certificate


def _refusal(certificate: x509.Certificate, now: datetime) -> PolkuError | None:
    """Return why a certificate won't do: a decision wants one made for non-repudiation."""
    if not _is_for_signatures(certificate):
        return RuleBroken("card.not_for_signatures")
    try:
        require_strong(certificate)
        require_in_force(certificate, now)
    except RuleBroken as refused:
        return refused
    return None


def _is_for_signatures(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return usage.content_commitment


def _issues(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


@contextmanager
def _session(library: "Library", chosen: CardCertificate, pin: str) -> Iterator[pkcs11.Session]:
    with calm():
        token = next(
            (t for t in _tokens(library) if bytes(t.serial) == chosen.serial and _holds(t, chosen)),
            None,
        )
    if token is None:
        raise RuleBroken("card.pulled_out")
    given = pkcs11.PROTECTED_AUTH if chosen.pin_pad and not pin else pin
    try:
        session = token.open(user_pin=given)
    except pkcs11.PKCS11Error as error:
        raise login_error(error, token.slot) from None
    with calm(), session:
        yield session


def _holds(token: pkcs11.Token, chosen: CardCertificate) -> bool:
    return token.label.strip() == chosen.token


def _private_key(session: pkcs11.Session, key_id: bytes) -> SignMixin:
    try:
        found = session.get_key(object_class=ObjectClass.PRIVATE_KEY, id=key_id)
    except (pkcs11.NoSuchKey, pkcs11.MultipleObjectsReturned) as error:
        raise RuleBroken("card.no_key") from error
    if not isinstance(found, SignMixin):
        raise RuleBroken("card.no_key")
    return found


def _chain(session: pkcs11.Session, own: x509.Certificate) -> tuple[x509.Certificate, ...]:
    return tuple(found for _, found in _certificates(session) if found != own and _issues(found))


def _sign(private: SignMixin, pin: str, data: bytes) -> bytes:
    """Sign with SHA-256; a key that wants the PIN for every signature gets it."""
    digest = hashlib.sha256(data).digest()
    with calm():
        wanted = pin if pin and _asks_each_time(private) else None
        if private.key_type == KeyType.EC:
            made = private.sign(digest, mechanism=Mechanism.ECDSA, pin=wanted)
            return bytes(encode_ecdsa_signature(made))
        info = DigestInfo({"digest_algorithm": {"algorithm": "sha256"}, "digest": digest}).dump()
        return bytes(private.sign(info, mechanism=Mechanism.RSA_PKCS, pin=wanted))


def _asks_each_time(private: SignMixin) -> bool:
    try:
        return bool(private[Attribute.ALWAYS_AUTHENTICATE])
    except (pkcs11.AttributeTypeInvalid, pkcs11.AttributeSensitive):
        return False


def usable(found: Sequence[CardCertificate]) -> CardCertificate | None:
    """Return the certificate to sign with, None when no card bears one."""
    return next((each for each in found if each.is_usable), None)
