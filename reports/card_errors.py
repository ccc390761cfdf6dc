"""What a card's module complains of, as refusals that a user can be told."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pkcs11
from pkcs11 import TokenFlag

from models.rules.errors import RuleBroken

_CODES: Mapping[type[pkcs11.PKCS11Error], str] = {
    pkcs11.PinLocked: "card.locked",
    pkcs11.PinExpired: "card.pin_expired",
    pkcs11.UserPinNotInitialized: "card.pin_expired",
    pkcs11.DeviceRemoved: "card.pulled_out",
    pkcs11.TokenNotPresent: "card.pulled_out",
    pkcs11.TokenNotRecognised: "card.pulled_out",
    pkcs11.SessionHandleInvalid: "card.pulled_out",
    pkcs11.SessionClosed: "card.pulled_out",
    pkcs11.SlotIDInvalid: "card.pulled_out",
    pkcs11.ObjectHandleInvalid: "card.pulled_out",
    pkcs11.KeyHandleInvalid: "card.pulled_out",
    pkcs11.UserNotLoggedIn: "card.pulled_out",
    pkcs11.DeviceError: "card.pulled_out",
    pkcs11.FunctionCancelled: "card.cancelled",
}
_WRONG_PIN = (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange)


@contextmanager
def calm() -> Iterator[None]:
    """Turn a module's complaint into a refusal; it never names a PIN or a person.

    Raises:
        RuleBroken: card.locked, card.pulled_out, card.wrong_pin, card.cancelled, card.failed.
    """
    try:
        yield
    except pkcs11.PKCS11Error as error:
        raise refusal(error) from None


def refusal(error: pkcs11.PKCS11Error) -> RuleBroken:
    """Return what to tell of a complaint."""
    if isinstance(error, _WRONG_PIN):
        return RuleBroken("card.wrong_pin")
    code = _CODES.get(type(error))
    return RuleBroken(code) if code else RuleBroken("card.failed", reason=type(error).__name__)


def login_error(error: pkcs11.PKCS11Error, slot: pkcs11.Slot) -> RuleBroken:
    """Return what to tell of a refused PIN; the card itself tells how near it is to locking."""
    if not isinstance(error, _WRONG_PIN):
        return refusal(error)
    flags = _flags(slot)
    for flag, code in _NEARNESS:
        if flags & flag:
            return RuleBroken(code)
    return RuleBroken("card.wrong_pin")


def _flags(slot: pkcs11.Slot) -> int:
    """Return the token's flags as they are after the attempt."""
    try:
        return int(slot.get_token().flags)
    except pkcs11.PKCS11Error:
        return 0


_NEARNESS = (
    (TokenFlag.USER_PIN_LOCKED, "card.locked"),
    (TokenFlag.USER_PIN_FINAL_TRY, "card.wrong_pin_last"),
    (TokenFlag.USER_PIN_COUNT_LOW, "card.wrong_pin_few"),
)
