"""A stored value as a reader sees it."""

from collections.abc import Sequence
from datetime import date

from desktop.base.words import language, tr
from models.rules.dates import show_weekday_date
from models.rules.documents.codes import said
from models.rules.documents.schema import Field, FieldType, Value


def spoken(field: Field, value: Value) -> str:
    """Return a value of any field but ROWS in words; unreadable text as it stands."""
    if value is None:
        return ""
    match field.type:
        case FieldType.YES_NO:
            return tr("Kyllä") if value is True else tr("Ei")
        case FieldType.DATE:
            return _day(str(value))
        case FieldType.TIME:
            return _time(str(value))
        case FieldType.MOMENT:
            return _moment(str(value))
        case FieldType.CODE:
            return said(field.codes or "", value, language())
        case FieldType.CODES:
            return _codes(field, value)
        case FieldType.NUMBER if isinstance(value, int | float):
            return f"{value:g}".replace(".", ",")
        case _:
            return str(value)


def _codes(field: Field, value: Value) -> str:
    chosen = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return ", ".join(said(field.codes or "", code, language()) for code in chosen)


def _day(text: str) -> str:
    try:
        return show_weekday_date(date.fromisoformat(text), language())
    except ValueError:
        return text


def _time(text: str) -> str:
    hour, mark, minute = text.partition(":")
    return (
        tr("klo {hour}.{minute}", hour=int(hour), minute=minute)
        if mark and hour.isdigit()
        else text
    )


def _moment(text: str) -> str:
    day, mark, clock = text.partition("T")
    return f"{_day(day)} {_time(clock)}" if mark else _day(day)
