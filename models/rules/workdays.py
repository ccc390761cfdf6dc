"""Working days (arkipäivät): which days count, how the others are called, and counting them.

Sundays, holidays and Saturdays are no working days (Act 150/1930 5 §, THL on the seven days).
Holidays come from the `holidays` library, category public only: its other categories hold days
that are ordinary working days in law.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from models.rules.organisation import NO_CHANGES, DayChanges, EveRule
from models.rules.words import Language, Words

_SATURDAY, _SUNDAY = 5, 6
_FRIDAY = 4
_FIRST = date(2000, 1, 1)
_PREPARED = 2
_WEEKEND = {
    _SATURDAY: Words("lauantai", "lördag", "Saturday"),
    _SUNDAY: Words("sunnuntai", "söndag", "Sunday"),
}
ADDED_DAY_OFF = Words("arkipyhä", "helgdag", "public holiday")
"""What a day off is called that the holiday table does not have (`DayChanges.off`)."""

_LIBRARY_LANGUAGE = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}
_PROPER_NOUNS = ("Kristi",)


def is_working_day(
    day: date, *, eves: EveRule = EveRule.NOT_COUNTED, changes: DayChanges = NO_CHANGES
) -> bool:
    """Answer whether `day` is a working day; `eves` decides for Christmas and Midsummer Eve.

    `changes` are days that differ from the holiday table.
    """
    return day not in _year(day.year, eves, changes).off


def is_eve(day: date) -> bool:
    """Answer whether `day` is Christmas Eve or Midsummer Eve (open point O1)."""
    if day.month == 12:
        return day.day == 24
    return day.month == 6 and 19 <= day.day <= 25 and day.weekday() == _FRIDAY


def holiday_name(day: date, language: Language | str = Language.FINNISH) -> str | None:
    """Return the public holiday or eve on `day` as it stands inside a sentence, None if none."""
    return _names(day.year, str(language)).get(day)


def day_off_name(day: date, language: Language | str = Language.FINNISH) -> str | None:
    """Return why `day` is no working day: its holiday, else Saturday or Sunday, else None."""
    weekend = _WEEKEND.get(day.weekday())
    return holiday_name(day, language) or (weekend.said_in(language) if weekend else None)


@lru_cache(maxsize=16384)
def next_working_day(day: date, changes: DayChanges = NO_CHANGES) -> date:
    """Return `day` itself if it is a working day, else the first one after it.

    The eves are never working days here: Act 150/1930 5 § names them.
    """
    while not is_working_day(day, changes=changes):
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=16384)
def previous_working_day(day: date, changes: DayChanges = NO_CHANGES) -> date:
    """Return `day` itself if it is a working day, else the last one before it."""
    while not is_working_day(day, changes=changes):
        day -= timedelta(days=1)
    return day


def last_working_day_within(
    first: date, last: date, changes: DayChanges = NO_CHANGES
) -> date | None:
    """Return the last working day from `first` to `last`, None when there is none."""
    if last < first:
        return None
    found = previous_working_day(last, changes)
    return found if found >= first else None


def coming_weeks(today: date, first: int, last: int) -> tuple[date, date]:
    """Return the Monday of the next ISO week `first` and the Sunday of the `last` after it.

    Weeks that have ended are those of the next year; a week 53 that a year lacks is its last one.
    """
    year = today.isocalendar().year
    if _monday(year, max(first, last)) + timedelta(days=6) < today:
        year += 1
    begins = _monday(year, first)
    ends = _monday(year if last >= first else year + 1, last)
    return begins, ends + timedelta(days=6)


def _monday(year: int, week: int) -> date:
    weeks = date(year, 12, 28).isocalendar().week
    return date.fromisocalendar(year, min(week, weeks), 1)


def working_days_between(
    first: date,
    last: date,
    *,
    eves: EveRule = EveRule.NOT_COUNTED,
    changes: DayChanges = NO_CHANGES,
) -> int:
    """Return how many working days lie after `first` up to `last`; negative if `last` is earlier.

    `first` is not counted, `last` is.
    """
    if last < first:
        return -working_days_between(last, first, eves=eves, changes=changes)
    whole = sum(_year(year, eves, changes).total for year in range(first.year, last.year))
    return whole + _counted(last, eves, changes) - _counted(first, eves, changes)


def prepare(today: date) -> None:
    """Reckon the days off of the years around `today`, so that nobody waits for the first one."""
    for year in range(today.year - _PREPARED, today.year + _PREPARED + 1):
        _year(year, EveRule.NOT_COUNTED, NO_CHANGES)
        _names(year, Language.FINNISH)


def working_day_number(day: date, changes: DayChanges = NO_CHANGES) -> int:
    """Return a running number: the difference of two days' numbers is `working_days_between`."""
    return working_days_between(_FIRST, day, changes=changes)


@dataclass(frozen=True, slots=True)
class _Year:
    """Days off of one year, as a set and in order, and how many working days it has."""

    off: frozenset[date]
    ordered: tuple[date, ...]
    total: int


def _counted(day: date, eves: EveRule, changes: DayChanges) -> int:
    """Return the working days from New Year up to and including `day`."""
    passed = day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    ordered = _year(day.year, eves, changes).ordered
    place = bisect_left(ordered, day)
    off = place + (place < len(ordered) and ordered[place] == day)
    return passed - off


@lru_cache(maxsize=512)
def _year(year: int, eves: EveRule, changes: DayChanges) -> _Year:
    first, length = date(year, 1, 1), date(year, 12, 31).timetuple().tm_yday
    days = (first + timedelta(days=n) for n in range(length))
    holidays = _holidays(year, "fi")
    ordered = tuple(
        day
        for day in days
        if day.weekday() >= _SATURDAY
        or day in changes.off
        or (
            day in holidays
            and day not in changes.working
            and not (eves is EveRule.COUNTED and is_eve(day))
        )
    )
    return _Year(frozenset(ordered), ordered, length - len(ordered))


@cache
def _names(year: int, language: str) -> dict[date, str]:
    holidays = _holidays(year, language)
    return {day: _inside_sentence(name, language) for day, name in holidays.items()}


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    # the library takes a tenth of a second to import: not before the first question
    from holidays import country_holidays

    library = _LIBRARY_LANGUAGE[language]
    found = country_holidays("FI", years=year, language=library, categories=("public",))
    return dict(found.items())


def _inside_sentence(name: str, language: str) -> str:
    if language == Language.ENGLISH or name.startswith(_PROPER_NOUNS):
        return name
    return name[:1].lower() + name[1:]
