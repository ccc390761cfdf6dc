"""The path's own time limits (polun määräajat): stricter than the law's, never longer.

The numbers of the law are in `resources/law`. A deadline that a version of the path draws on a
phase is the house's own target beside them; a case records those of the version it follows, so
that its due days are still reckoned and never stored.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.rules.deadlines import add_days, house_day, months_after, seventh_working_day
from models.rules.kinds import ClockKind, Group
from models.rules.law import binding, has_limit, limit
from models.rules.organisation import RuleSettings
from models.rules.process import DeadlineMark, ProcessDefinition

LIMITED = (
    ClockKind.ASSESSMENT_START,
    ClockKind.ASSESSMENT_READY,
    ClockKind.DECISION_EXECUTED,
    ClockKind.PSYCHOSOCIAL_SUPPORT,
    ClockKind.PLAN_REVIEW,
)
"""Clocks of the path whose length is a number of the law, which the path may shorten."""

UNITS = ("workday", "day", "month")
_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_TIMES = {"D": 1, "W": 7, "M": 1, "Y": 12}
_LAW_UNITS = {"working_days": "workday", "months": "month", "days": "day"}
_COMPARED_OVER = 366
_SAMPLE = date(2027, 1, 1)


@dataclass(frozen=True, slots=True)
class HouseLimit:
    """One own limit: which clock, how many, of which unit (`UNITS`)."""

    kind: ClockKind
    count: int
    unit: str

    def due(self, start: date, settings: RuleSettings) -> date:
        """Return the last day of a clock that starts on `start`."""
        return house_day(start, self.count, self.unit, settings)


def limits_of(definition: ProcessDefinition) -> str:
    """Return the limits that a version sets, as a case records them; "" where the law's hold.

    Of several for one clock the strictest counts. Deadlines that say the law's own number are
    left out, so that a change of the law is followed.
    """
    best: dict[ClockKind, HouseLimit] = {}
    for mark in _marks(definition):
        found = limit_of(mark)
        if found is None or found == law_limit(found.kind):
            continue
        known = best.get(found.kind)
        if known is None or _rough(found) < _rough(known):
            best[found.kind] = found
    return limits_text(best.values())


def limit_of(mark: DeadlineMark) -> HouseLimit | None:
    """Return the limit that a drawn deadline sets; None where it has no effect on any clock."""
    length = _LENGTH.fullmatch(mark.value.strip())
    if length is None or mark.clock not in LIMITED:
        return None
    count, letter = int(length[1]) * _TIMES[length[2]], length[2]
    unit = "month" if letter in "MY" else mark.unit if mark.unit in ("workday", "day") else "day"
    return HouseLimit(ClockKind(mark.clock), count, unit)


def law_limit(kind: ClockKind) -> HouseLimit:
    """Return the newest number of the law for a clock of `LIMITED`."""
    found = limit(kind.value, date.max)
    return HouseLimit(kind, found.value, _LAW_UNITS[found.unit])


def longer_than_law(mark: DeadlineMark) -> tuple[str, ...]:
    """Return the citations (Finnish) that a drawn deadline would stretch; empty when it may stand.

    The statutory limits may only be made stricter. A unit other than the law's is compared for
    every starting day of a year.
    """
    wanted = limit_of(mark)
    if wanted is None:
        return ()
    law = law_limit(wanted.kind)
    if wanted.unit == law.unit:
        is_longer = wanted.count > law.count
    else:
        is_longer = any(_exceeds(wanted, law, place) for place in range(_COMPARED_OVER))
    return statutes_of(wanted.kind) if is_longer else ()


def statutes_of(kind: ClockKind) -> tuple[str, ...]:
    """Return the citations (Finnish) on which a clock's limit rests for those whom it binds."""
    for group in (Group.SPECIAL_SUPPORT, Group.CHILD_PROTECTION):
        bound = binding(kind, group, date.max)
        if bound.statutory:
            return bound.statutes
    return binding(kind, Group.OTHER, date.max).statutes


def limits_text(limits: Iterable[HouseLimit]) -> str:
    """Return limits as a case records them, e.g. "assessment_start=5workday"."""
    order = {kind: place for place, kind in enumerate(LIMITED)}
    parts = sorted(limits, key=lambda item: order[item.kind])
    return " ".join(f"{item.kind.value}={item.count}{item.unit}" for item in parts)


@lru_cache(maxsize=256)
def limits_in(text: str) -> tuple[HouseLimit, ...]:
    """Return the limits that a case has recorded."""
    found = []
    for part in text.split():
        kind, _, length = part.partition("=")
        count = length.rstrip("abcdefghijklmnopqrstuvwxyz")
        found.append(HouseLimit(ClockKind(kind), int(count), length.removeprefix(count)))
    return tuple(found)


def applies(item: HouseLimit, start: date) -> bool:
    """Answer whether the law knew the clock on `start`."""
    return has_limit(item.kind.value, start)


def _marks(definition: ProcessDefinition) -> Iterable[DeadlineMark]:
    return (mark for phase in definition.phases for mark in phase.deadlines)


def _exceeds(wanted: HouseLimit, law: HouseLimit, place: int) -> bool:
    start, settings = add_days(_SAMPLE, place), RuleSettings()
    if law.unit == "workday":
        last = seventh_working_day(start, settings).due
    else:
        last = months_after(start, law.count, settings).due
    return wanted.due(start, settings) > last


def _rough(item: HouseLimit) -> float:
    return item.count * {"workday": 1.4, "day": 1.0, "month": 30.4}[item.unit]
