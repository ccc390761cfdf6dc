"""A recorded value in words, as prints, reading views and searches show it."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import TypeAlias

from models.rules.dates import show_date, show_time
from models.rules.documents.codes import said
from models.rules.documents.conditions import is_empty, visible_row
from models.rules.documents.field_checks import day_of, moment_of
from models.rules.documents.schema import Field, FieldType, Values
from models.rules.words import Language, Words

_YES, _NO = Words("Kyllä", "Ja", "Yes"), Words("Ei", "Nej", "No")
_MOMENT = Words("{day} klo {time}", "{day} kl. {time}", "{day} at {time}")


def in_words(field: Field, value: object, language: Language | str) -> str:
    """Return `value` in words; empty for what was not filled.

    Dates are "24.11.2026", several choices are parted by semicolons, rows by empty lines. A value
    that does not fit its field is returned as it is, never lost.
    """
    if is_empty(value):
        return ""
    say = _SAYINGS.get(field.type)
    return say(field, value, str(language)) if say else str(value)


def _yes_no(field: Field, value: object, language: str) -> str:
    return (_YES if value is True else _NO).said_in(language)


def _code(field: Field, value: object, language: str) -> str:
    return said(field.codes or "", value, language)


def _codes(field: Field, value: object, language: str) -> str:
    items = value if isinstance(value, list | tuple) else (value,)
    return "; ".join(_code(field, item, language) for item in items)


def _date(field: Field, value: object, language: str) -> str:
    day = day_of(value)
    return show_date(day) if day else str(value)


def _moment(field: Field, value: object, language: str) -> str:
    moment = moment_of(value)
    if moment is None:
        return str(value)
    day, time_of_day = show_date(moment.date()), show_time(moment.time())
    return _MOMENT.said_in(language).format(day=day, time=time_of_day)


def _time(field: Field, value: object, language: str) -> str:
    try:
        return show_time(time.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _number(field: Field, value: object, language: str) -> str:
    shown = f"{value:g}" if isinstance(value, int | float) else str(value)
    return shown if language == Language.ENGLISH else shown.replace(".", ",")


def _rows(field: Field, value: object, language: str) -> str:
    rows = value if isinstance(value, list | tuple) else ()
    return "\n\n".join(_row(field, row, language) for row in rows if isinstance(row, Mapping))


def _row(field: Field, row: Values, language: str) -> str:
    values = visible_row(field.fields, row)
    lines = (
        f"{inner.words.said_in(language)}: {in_words(inner, values[inner.key], language)}"
        for inner in field.fields
        if inner.key in values
    )
    return "\n".join(lines)


_Saying: TypeAlias = Callable[[Field, object, str], str]
_SAYINGS: Mapping[FieldType, _Saying] = {
    FieldType.YES_NO: _yes_no,
    FieldType.CODE: _code,
    FieldType.CODES: _codes,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.TIME: _time,
    FieldType.NUMBER: _number,
    FieldType.ROWS: _rows,
}
