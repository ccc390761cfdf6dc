"""The half-years (puolivuosijaksot) whose figures are owed to THL, and the days of staffing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from models.rules.deadlines import nth_weekday
from models.rules.errors import RuleBroken
from resources import load_json

_NAME = re.compile(r"(\d{4})H([12])")
_FIRST_YEAR = 2014


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One half-year: its first and last day, and the day by which THL wants its figures."""

    first: date
    last: date
    due: date
    year: int
    half: int

    @property
    def name(self) -> str:
        """The name by which it is asked for, e.g. "2026H1" for 1.4.–30.9.2026."""
        return f"{self.year}H{self.half}"

    def holds(self, day: date | None) -> bool:
        """Answer whether `day` is in the period; its first and last day are."""
        return day is not None and self.first <= day <= self.last


def period_named(name: str, *, today: date) -> Period:
    """Return the period of a name such as "2026H1".

    Raises RuleBroken("figures.no_period") when there is no such period and
    RuleBroken("figures.future", first=...) when it has not begun.
    """
    found = _NAME.fullmatch(name.strip().upper())
    period = _period(int(found[1]), int(found[2])) if found else None
    if period is None:
        raise RuleBroken("figures.no_period")
    if period.first > today:
        raise RuleBroken("figures.future", first=period.first)
    return period


def period_of(day: date) -> Period:
    """Return the period in which `day` is; RuleBroken("figures.no_period") before the first."""
    for year in (day.year, day.year - 1):
        for half in (1, 2):
            period = _period(year, half)
            if period is not None and period.holds(day):
                return period
    raise RuleBroken("figures.no_period")


def period_before(period: Period) -> Period | None:
    """Return the period before, None where nothing was collected yet."""
    return _period(period.year, 1) if period.half == 2 else _period(period.year - 1, 2)


def periods_until(today: date, *, most: int = 8) -> tuple[Period, ...]:
    """Return the running period and those before it, the newest first."""
    found: list[Period] = []
    period: Period | None = period_of(today)
    while period is not None and len(found) < most:
        found.append(period)
        period = period_before(period)
    return tuple(found)


def is_running(period: Period, today: date) -> bool:
    """Answer whether the period has not ended: its figures are unfinished (kesken)."""
    return today <= period.last


def counted_until(period: Period, today: date) -> date:
    """Return the last day counted: the period's own, or today while it runs."""
    return min(period.last, today)


def staffing_day(period: Period) -> date | None:
    """Return the day of the staffing figures in the period: the second Tuesday of April or October.

    None before they were collected.
    """
    for row in load_json("law/figures.json")["staffing"]:
        for year in (period.first.year, period.last.year):
            day = nth_weekday(year, row["month"], row["weekday"], row["number"])
            if period.holds(day) and date.fromisoformat(row["valid_from"]) <= day:
                return day
    return None


def late_class_end() -> int:
    """Return the last working day of the first class of late starts (8–14 working days)."""
    row = load_json("law/figures.json")["start_classes"][0]
    return int(row["last_working_day"])


@cache
def _period(year: int, half: int) -> Period | None:
    if year < _FIRST_YEAR or year >= date.max.year:
        return None
    return next((made for made in _made(year) if made.half == half), None)


def _made(year: int) -> Iterator[Period]:
    for row in load_json("law/figures.json")["periods"]:
        first, last, due = (_day(row[name], year) for name in ("first", "last", "due"))
        if date.fromisoformat(row["valid_from"]) <= first:
            yield Period(first, last, due, year, int(row["half"]))


def _day(row: Mapping[str, Any], year: int) -> date:
    return date(year + (1 if row["next_year"] else 0), int(row["month"]), int(row["day"]))
