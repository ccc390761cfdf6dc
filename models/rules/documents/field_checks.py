"""What may be wrong with one recorded value, by the type of its field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from models.rules.cleaning import require_clean
from models.rules.documents.codes import has_code
from models.rules.documents.schema import Field, FieldType
from models.rules.errors import RuleBroken
from models.rules.identity import check_personal_code

Fault: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{3,24}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_POSTCODE = re.compile(r"[0-9]{5}|[A-Z]{1,3}-[0-9A-Z ]{3,8}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}")
_LARGEST_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What the checks must know: the day, and whether artificial codes are refused."""

    today: date
    real_codes_only: bool = False


def faults(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    """Yield what is wrong with a filled value; nothing about rows, order or what is missing."""
    if field.type in _TEXTS:
        yield from _text_faults(field, value)
    check = _CHECKS.get(field.type)
    if check is not None:
        yield from check(field, value, setting)


def day_of(value: object) -> date | None:
    """Return the day of a stored date or moment, None where it is not one."""
    text = value if isinstance(value, str) else ""
    day, _, clock = text.partition("T")
    try:
        read = date.fromisoformat(day) if _DATE.fullmatch(day) else None
        if clock:
            time.fromisoformat(clock)
    except ValueError:
        return None
    return read


def moment_of(value: object) -> datetime | None:
    """Return a stored date or moment as a moment without a time zone; a date is its midnight."""
    day = day_of(value)
    if day is None:
        return None
    clock = str(value).partition("T")[2]
    return datetime.combine(day, time.fromisoformat(clock) if clock else time.min)


def _text_faults(field: Field, value: object) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield ("field.wrong_kind", ())
        return
    if len(value) > field.longest:
        more = str(len(value) - field.longest)
        yield ("field.too_long", (("limit", str(field.longest)), ("over", more)))
    try:
        require_clean(value)
    except RuleBroken as broken:
        yield _told(broken)
    if field.type is not FieldType.TEXT and "\n" in value:
        yield ("line.break", ())


def _date(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    day = day_of(value)
    if day is None or "T" in str(value):
        yield ("date.impossible", ())
    elif field.not_future and day > setting.today:
        yield ("date.future", ())


def _moment(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    day = day_of(value)
    if day is None or "T" not in str(value):
        yield ("moment.impossible", ())
    elif field.not_future and day > setting.today:
        yield ("date.future", ())


def _time(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    text = value if isinstance(value, str) else ""
    try:
        good = _TIME.fullmatch(text) is not None and time.fromisoformat(text) is not None
    except ValueError:
        good = False
    if not good:
        yield ("time.impossible", ())


def _yes_no(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    if not isinstance(value, bool):
        yield ("field.wrong_kind", ())


def _code(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    if not isinstance(value, str) or not has_code(field.codes or "", value):
        yield ("choice.unknown", ())


def _codes(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    if not isinstance(value, list | tuple):
        yield ("field.wrong_kind", ())
    elif not all(has_code(field.codes or "", item) for item in value):
        yield ("choice.unknown", ())


def _number(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield ("number.malformed", ())
    elif not 0 <= value <= _LARGEST_NUMBER:
        yield ("number.out_of_range", ())


def _personal_code(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
    if not isinstance(value, str):
        return
    try:
        check_personal_code(value, today=setting.today, real_only=setting.real_codes_only)
    except RuleBroken as broken:
        if broken.code != "text.forbidden_character":
            yield _told(broken)


def _shape(pattern: re.Pattern[str], code: str) -> "_Check":
    def check(field: Field, value: object, setting: Setting) -> Iterator[Fault]:
        if isinstance(value, str) and pattern.fullmatch(value.strip()) is None:
            yield (code, ())

    return check


def _told(broken: RuleBroken) -> Fault:
    return (broken.code, tuple((name, str(fact)) for name, fact in broken.facts.items()))


_Check: TypeAlias = Callable[[Field, object, Setting], Iterator[Fault]]
_TEXTS = frozenset(
    {
        FieldType.LINE,
        FieldType.TEXT,
        FieldType.PERSONAL_CODE,
        FieldType.PHONE,
        FieldType.EMAIL,
        FieldType.POSTCODE,
    }
)
_CHECKS: Mapping[FieldType, _Check] = {
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.TIME: _time,
    FieldType.YES_NO: _yes_no,
    FieldType.CODE: _code,
    FieldType.CODES: _codes,
    FieldType.NUMBER: _number,
    FieldType.PERSONAL_CODE: _personal_code,
    FieldType.PHONE: _shape(_PHONE, "phone.malformed"),
    FieldType.EMAIL: _shape(_EMAIL, "email.malformed"),
    FieldType.POSTCODE: _shape(_POSTCODE, "postcode.malformed"),
}
