"""Time limits (määräajat): when an act must be done at the latest, and why that day.

With `workdays` the only place where dates are reckoned with. Basis: Act 150/1930 (how a time
limit is counted), hallintolaki 49 c § and 59 §, and THL's guidance on the seven working days.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from models.rules.deadline_words import sentences
from models.rules.kinds import ServingWay
from models.rules.law import citation, limit
from models.rules.organisation import NO_CHANGES, DayChanges, EveRule, RuleSettings
from models.rules.reckoning import Reckoning, ReckonStep, StepKindCode
from models.rules.workdays import (
    ADDED_DAY_OFF,
    day_off_name,
    is_working_day,
    next_working_day,
    previous_working_day,
)

__all__ = [
    "ReckonStep",
    "Reckoning",
    "StepKindCode",
    "add_days",
    "add_months",
    "age_on",
    "appeal_from_service",
    "appeal_last_day",
    "days_between",
    "house_day",
    "moment_before",
    "months_after",
    "nth_weekday",
    "presumed_receipt",
    "sentences",
    "seventh_working_day",
]


def add_days(day: date, count: int) -> date:
    """Return the day `count` calendar days after `day`."""
    return day + timedelta(days=count)


def days_between(first: date, last: date) -> int:
    """Return the calendar days from `first` to `last`; negative if `last` is earlier."""
    return (last - first).days


def moment_before(moment: datetime, *, days: int) -> datetime:
    """Return the moment `days` times 24 hours before."""
    return moment - timedelta(days=days)


def add_months(day: date, count: int) -> date:
    """Return the day with the same number `count` months later, else that month's last day.

    Act 150/1930 3 §.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the `number`-th weekday of a month: weekday 0 is Monday, number 1 the first."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def age_on(birth: date, day: date) -> int:
    """Return the full years of a person on `day`; one born on a leap day ages on 28 February."""
    years = day.year - birth.year
    return years if add_months(birth, 12 * years) <= day else years - 1


def seventh_working_day(received: date, settings: RuleSettings) -> Reckoning:
    """Return the last day to start the assessment: the seventh working day after `received`."""
    return _working_days(received, settings.eves, settings.days)


def months_after(start: date, count: int, settings: RuleSettings) -> Reckoning:
    """Return the authority's own limit of `count` months; O2 says whether it rolls (5 §)."""
    return _months(start, count, settings.roll_own_limits, settings.days)


@lru_cache(maxsize=65536)
def house_day(start: date, count: int, unit: str, settings: RuleSettings) -> date:
    """Return the last day of an own limit of the house: "workday", "day" or "month" after `start`.

    It never rolls forward: a target that falls on a day off is met on the working day before.
    """
    if unit == "workday":
        return _last_day(tuple(_count(start, count, settings.eves, settings.days)) or (_at(start),))
    nominal = add_months(start, count) if unit == "month" else add_days(start, count)
    return max(previous_working_day(nominal, settings.days), start)


@lru_cache(maxsize=8192)
def appeal_last_day(received: date, changes: DayChanges = NO_CHANGES) -> Reckoning:
    """Return the last day to demand rectification (oikaisuvaatimus) of a decision got `received`.

    Hallintolaki 49 c §: the day of receipt is not counted.
    """
    days = limit("appeal", received).value
    nominal = add_days(received, days)
    time, start = citation("appeal.time", on=received), citation("count.start", on=received)
    steps = (
        ReckonStep(received, StepKindCode.START_NOT_COUNTED, statute=start),
        ReckonStep(nominal, StepKindCode.PERIOD, "days", days, time),
        *_roll(nominal, changes),
    )
    due = next_working_day(nominal, changes)
    basis = (time, start, citation("count.roll", on=received))
    target = previous_working_day(nominal, changes)
    return Reckoning(nominal, due, target, due, steps, basis, received)


def presumed_receipt(way: ServingWay, day: date) -> date:
    """Return the day on which a decision served on `day` is deemed received; it never rolls.

    Post: hallintolaki 59 §. Electronic: SAL 19 §. Handed over: the same day.
    """
    return add_days(day, limit(f"receipt.{way.value}", day).value)


@lru_cache(maxsize=8192)
def appeal_from_service(way: ServingWay, day: date, changes: DayChanges = NO_CHANGES) -> Reckoning:
    """Return the last day to demand rectification of a decision served in `way` on `day`."""
    received = presumed_receipt(way, day)
    statute = citation(f"receipt.{way.value}", on=day)
    number = limit(f"receipt.{way.value}", day).value
    step = ReckonStep(received, StepKindCode.PRESUMED_RECEIPT, way.value, number, statute)
    counted = appeal_last_day(received, changes)
    return replace(counted, steps=(step, *counted.steps), basis=(statute, *counted.basis))


@lru_cache(maxsize=8192)
def _working_days(received: date, eves: EveRule, changes: DayChanges) -> Reckoning:
    wanted = limit("assessment_start", received).value
    start = citation("count.start", on=received)
    first = ReckonStep(received, StepKindCode.START_NOT_COUNTED, statute=start)
    counted = tuple(_count(received, wanted, eves, changes))
    nominal = _last_day(counted)
    strict = (
        nominal
        if eves is EveRule.COUNTED
        else _last_day(_count(received, wanted, EveRule.COUNTED, changes))
    )
    return Reckoning(
        nominal=nominal,
        due=next_working_day(nominal, changes),
        target=previous_working_day(nominal, changes),
        stricter=next_working_day(strict, changes),
        steps=(first, *counted, *_roll(nominal, changes)),
        basis=(
            start,
            citation("count.working_day", on=received),
            citation("count.roll", on=received),
        ),
    )


def _count(start: date, wanted: int, eves: EveRule, changes: DayChanges) -> Iterator[ReckonStep]:
    day, number = start, 0
    while number < wanted:
        day = add_days(day, 1)
        if is_working_day(day, eves=eves, changes=changes):
            number += 1
            yield ReckonStep(day, StepKindCode.COUNTED, number=number)
        else:
            yield _skipped(day)


def _at(day: date) -> ReckonStep:
    return ReckonStep(day, StepKindCode.COUNTED)


def _last_day(steps: Iterator[ReckonStep] | tuple[ReckonStep, ...]) -> date:
    return max(step.day for step in steps if step.day is not None)


@lru_cache(maxsize=8192)
def _months(start: date, count: int, rolls: bool, changes: DayChanges) -> Reckoning:
    nominal = add_months(start, count)
    due = next_working_day(nominal, changes) if rolls else nominal
    months = citation("count.months", on=start)
    first = ReckonStep(
        start, StepKindCode.START_NOT_COUNTED, statute=citation("count.start", on=start)
    )
    period = ReckonStep(nominal, StepKindCode.PERIOD, "months", count, months)
    cut = ReckonStep(nominal, StepKindCode.MONTH_END, number=start.day, statute=months)
    steps = (first, period, *((cut,) if nominal.day != start.day else ()))
    return Reckoning(
        nominal=nominal,
        due=due,
        target=previous_working_day(nominal, changes),
        stricter=due,
        steps=(*steps, *_roll(nominal, changes)) if rolls else steps,
        basis=(months, citation("count.roll", on=start)) if rolls else (months,),
    )


def _roll(nominal: date, changes: DayChanges) -> Iterator[ReckonStep]:
    due, day = next_working_day(nominal, changes), nominal
    while day < due:
        yield _skipped(day)
        day = add_days(day, 1)
    if due != nominal:
        statute = citation("count.roll", on=nominal)
        yield ReckonStep(
            due, StepKindCode.ROLLED, day_off_name(nominal) or ADDED_DAY_OFF.fi, statute=statute
        )


def _skipped(day: date) -> ReckonStep:
    return ReckonStep(day, StepKindCode.SKIPPED, day_off_name(day) or ADDED_DAY_OFF.fi)
