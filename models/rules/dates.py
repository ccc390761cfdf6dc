"""Dates and times as typed and as shown: day before month, years of four digits."""

import re
from datetime import date, time

from models.rules.errors import RuleBroken
from models.rules.words import Language

_WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_EARLIEST, _LATEST = 1850, 2200
_FINNISH = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")


def read_date(text: str, *, today: date) -> date:
    """Return the date in "1.2.2026", "01.02.2026" or "2026-02-01".

    Raises RuleBroken date.unreadable, date.two_digit_year (with this century's year as `year`),
    date.impossible (31.2.) or date.far (before 1850 or after 2200).
    """
    text = text.strip()
    finnish, iso = _FINNISH.fullmatch(text), _ISO.fullmatch(text)
    if iso:
        return _real(*(int(part) for part in iso.groups()))
    if not finnish:
        raise RuleBroken("date.unreadable")
    day, month, year = finnish.groups()
    if len(year) == 2:
        raise RuleBroken("date.two_digit_year", year=today.year // 100 * 100 + int(year))
    if len(year) != 4:
        raise RuleBroken("date.unreadable")
    return _real(int(year), int(month), int(day))


def read_time(text: str) -> time:
    """Return the time of day in "9.30", "09:30" or "9"; RuleBroken time.unreadable."""
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,2}", text):
        text = f"{text}.00"
    found = _TIME.fullmatch(text)
    if found is None:
        raise RuleBroken("time.unreadable")
    hour, minute = (int(part) for part in found.groups())
    if hour > 23 or minute > 59:
        raise RuleBroken("time.impossible")
    return time(hour, minute)


def show_date(day: date) -> str:
    """Return "24.11.2026" (SFS 4175: no leading zeros)."""
    return f"{day.day}.{day.month}.{day.year}"


def show_time(moment: time) -> str:
    """Return "9.30"."""
    return f"{moment.hour}.{moment.minute:02d}"


def show_weekday_date(day: date, language: Language | str = Language.FINNISH) -> str:
    """Return "ti 24.11.2026" with the weekday in `language`."""
    return f"{_WEEKDAYS[str(language)][day.weekday()]} {show_date(day)}"


def _real(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise RuleBroken("date.impossible") from None
    if not _EARLIEST <= found.year <= _LATEST:
        raise RuleBroken("date.far", first=_EARLIEST, last=_LATEST)
    return found


def day_in(value: object) -> date | None:
    """Return the day of a form's value, ISO 8601; None for none and for text that is no day.

    A form holds what was typed: "31.2.2026" stays in its field, with the reason beside it.
    """
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
