"""Personal identity code (henkilötunnus): decree 128/2010 2 § as amended by 690/2022."""

import re
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from models.rules.cleaning import require_clean
from models.rules.errors import RuleBroken

LENGTH = 11
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_CENTURIES = MappingProxyType(
    {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SHAPE = re.compile(r"[0-9]{6}[^0-9][0-9]{3}[0-9A-Z]")
_FIRST_INDIVIDUAL, _FIRST_TEST_NUMBER = 2, 900


@dataclass(frozen=True, slots=True)
class PersonalCode:
    """A checked code.

    The mark between the date and the number is part of it: 100190-999P and 100190Y999P are two
    persons. `is_test` is true for the numbers 900-999, given to nobody.
    """

    text: str
    birth_date: date
    is_female: bool
    is_test: bool


def check_personal_code(text: str, *, today: date, real_only: bool = False) -> PersonalCode:
    """Return the code in `text`; spaces at the ends are let go, nothing else is corrected.

    Raises RuleBroken with a code for each fault, first found first: code.length, code.digits
    (other than 0-9), code.dash (a long dash for the hyphen), code.lower_case, code.letters,
    code.mark, code.date, code.number, code.future, code.check (without telling the right one),
    with `real_only` code.test_number; and text.forbidden_character as `cleaning`. The facts
    never hold the code itself.
    """
    require_clean(text)
    text = text.strip()
    _require_form(text)
    birth = _birth_date(text)
    number = int(text[7:10])
    if number < _FIRST_INDIVIDUAL:
        raise RuleBroken("code.number")
    if birth > today:
        raise RuleBroken("code.future")
    if _CHECKS[int(text[:6] + text[7:10]) % len(_CHECKS)] != text[10]:
        raise RuleBroken("code.check")
    is_test = number >= _FIRST_TEST_NUMBER
    if is_test and real_only:
        raise RuleBroken("code.test_number")
    return PersonalCode(text, birth, number % 2 == 0, is_test)


def is_personal_code(text: str, *, today: date, real_only: bool = False) -> bool:
    """Answer whether `check_personal_code` would take `text`."""
    try:
        check_personal_code(text, today=today, real_only=real_only)
    except RuleBroken:
        return False
    return True


def birth_date_of(text: str) -> date | None:
    """Return the birth date in a code being typed, as soon as it can be read; None before."""
    text = text.strip()
    if len(text) < 7 or not (text[:6].isascii() and text[:6].isdigit()):
        return None
    try:
        return _birth_date(text)
    except RuleBroken:
        return None


def normalise(text: str) -> str:
    """Return what the writer of `text` most likely meant, to be offered and not taken silently.

    Spaces go, long dashes become the hyphen, letters capitals. What is ambiguous stays as it is.
    """
    bare = "".join(text.split())
    return bare.translate({ord(dash): "-" for dash in _DASHES}).upper()


def check_character(date_part: str, number: str) -> str:
    """Return the check character for "ddmmyy" and "nnn"; for makers of fictitious persons."""
    return _CHECKS[int(date_part + number) % len(_CHECKS)]


def _require_form(text: str) -> None:
    if len(text) != LENGTH:
        raise RuleBroken("code.length", wanted=LENGTH, got=len(text))
    for place, char in enumerate(text, start=1):
        if char.isnumeric() and not char.isascii():
            raise RuleBroken("code.digits", position=place)
    if text[6] in _DASHES:
        raise RuleBroken("code.dash", position=7)
    if any(char.islower() for char in text):
        raise RuleBroken("code.lower_case")
    if _SHAPE.fullmatch(text) is None or text[10] not in _CHECKS:
        raise RuleBroken("code.letters")
    if text[6] not in _CENTURIES:
        raise RuleBroken("code.mark", position=7)


def _birth_date(text: str) -> date:
    if text[6] not in _CENTURIES:
        raise RuleBroken("code.mark", position=7)
    year = _CENTURIES[text[6]] + int(text[4:6])
    try:
        return date(year, int(text[2:4]), int(text[:2]))
    except ValueError:
        raise RuleBroken("code.date") from None
