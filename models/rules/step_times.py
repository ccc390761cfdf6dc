"""How long cases have stood at each step (läpimenoaika), in working days, from their moves."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TypeAlias

from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.workdays import working_day_number

HEAT_LIMITS = (5, 20, 60)
"""The longest medians of the first levels of heat: a week, a month, three months of work."""

HOTTEST = len(HEAT_LIMITS) + 1

SLOW_SHARE = 0.9

Move: TypeAlias = tuple[object, str, str, date]
"""A case, the step it left, the step it came to, and the day in Finland."""

_Place: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """The time at a step before it was left; with `target` only of those that went there.

    All in working days. `slow` is the 90th percentile: nine of ten were not longer there.
    `stays` counts departures, `cases` the cases behind them, `standing` those there now.
    """

    step: str
    target: str
    median: float
    slow: int
    longest: int
    stays: int
    cases: int
    standing: int = 0


@dataclass(frozen=True, slots=True)
class StepTimes:
    """Times of steps and flows in a period; `unclear` moves were left out.

    Those are moves dated before the one they follow, and moves from a step where the journal
    never brought the case.
    """

    since: date
    until: date
    steps: tuple[TimeSpent, ...]
    flows: tuple[TimeSpent, ...]
    cases: int
    unclear: int


@dataclass(slots=True)
class _Stays:
    days: list[int]
    cases: set[object]


def step_times(
    begun: Mapping[object, date],
    moves: Iterable[Move],
    standing: Mapping[str, int],
    *,
    since: date,
    until: date,
    changes: DayChanges = NO_CHANGES,
) -> StepTimes:
    """Return the times of the departures from `since` to `until`.

    `begun` is when each case became pending, `moves` come by case and in order of time,
    `standing` is how many cases are at each step now, `changes` the office's own days.
    """
    found: defaultdict[_Place, _Stays] = defaultdict(lambda: _Stays([], set()))
    numbers = _Numbers(changes)
    unclear, before, arrived, stands = 0, None, None, ""
    for case, source, target, day in moves:
        if case != before:
            before, arrived, stands = case, begun.get(case), source
        if since <= day <= until:
            if arrived is None or day < arrived or stands != source:
                unclear += 1
            else:
                spent = numbers[day] - numbers[arrived]
                for place in ((source, ""), (source, target)):
                    stays = found[place]
                    stays.days.append(spent)
                    stays.cases.add(case)
        arrived, stands = day, target
    for step in standing:
        found[step, ""]  # also a step that nobody has left
    spent_at = [_spent(place, stays, standing) for place, stays in found.items()]
    return StepTimes(
        since=since,
        until=until,
        steps=tuple(spent for spent in spent_at if not spent.target),
        flows=tuple(spent for spent in spent_at if spent.target),
        cases=len(set().union(*(stays.cases for stays in found.values()))),
        unclear=unclear,
    )


def heat(spent: TimeSpent) -> int:
    """Return how hot a time is: 0 to the number of `HEAT_LIMITS` and one more, by its median."""
    return bisect_left(HEAT_LIMITS, spent.median) + 1 if spent.median > 0 else 0


class _Numbers(dict[date, int]):
    def __init__(self, changes: DayChanges) -> None:
        super().__init__()
        self._changes = changes

    def __missing__(self, day: date) -> int:
        number = self[day] = working_day_number(day, self._changes)
        return number


def _spent(place: _Place, stays: _Stays, standing: Mapping[str, int]) -> TimeSpent:
    days = sorted(stays.days)
    step, target = place
    here = 0 if target else standing.get(step, 0)
    if not days:
        return TimeSpent(step, target, 0.0, 0, 0, 0, 0, here)
    middle = (days[(len(days) - 1) // 2] + days[len(days) // 2]) / 2
    slow = days[ceil(SLOW_SHARE * len(days)) - 1]
    return TimeSpent(step, target, middle, slow, days[-1], len(days), len(stays.cases), here)
