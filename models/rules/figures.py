"""How the half-year figures are counted (lastensuojelun käsittelyajat, domain C1).

The unit is one assessment of one child: a case, and each of its renewals, counts once. A later
contact that was attached to an open matter is not counted (O4), a family of two children is two.
Everything is counted as it stood on the evening of the last day counted; a missing day is a state
of its own and never late. The rules in words are in `figures_words`, one for each line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from uuid import UUID

from models.rules.clocks import due_day
from models.rules.figures_periods import Period, counted_until, late_class_end
from models.rules.kinds import ClockKind, Group
from models.rules.law import is_counted
from models.rules.organisation import RuleSettings
from models.rules.workdays import working_days_between


class Line(StrEnum):
    """One number of the report; values are the names of domain C1."""

    PENDING = "A0"
    STARTED_IN_TIME = "A1"
    STARTED_LATE = "A2"
    STARTED_8_14 = "A2a"
    STARTED_15 = "A2b"
    NOT_STARTED_LATE = "A3"
    NOT_STARTED_YET = "A4"
    NEEDLESS = "A5"
    START_MISSING = "AX"
    READY = "B0"
    READY_IN_TIME = "B1"
    READY_LATE = "B2"
    NOT_READY_LATE = "B3"
    READY_MISSING = "BX"


PARTS: Mapping[Line, tuple[Line, ...]] = MappingProxyType(
    {
        Line.PENDING: (
            Line.STARTED_IN_TIME,
            Line.STARTED_LATE,
            Line.NOT_STARTED_LATE,
            Line.NOT_STARTED_YET,
            Line.NEEDLESS,
            Line.START_MISSING,
        ),
        Line.STARTED_LATE: (Line.STARTED_8_14, Line.STARTED_15),
        Line.READY: (Line.READY_IN_TIME, Line.READY_LATE),
    }
)
"""Which lines a line is the sum of."""

LATE_LINES = (Line.STARTED_LATE, Line.NOT_STARTED_LATE, Line.READY_LATE, Line.NOT_READY_LATE)
MISSING_LINES = (Line.START_MISSING, Line.READY_MISSING)
_LATE_STARTS = (Line.STARTED_8_14, Line.STARTED_15)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessment of one child: what is counted. `round` is 1 for the first, 2 after a renewal.

    `group` is the case's group as it is now: a child found to need special support in the
    assessment counts from the day the matter became pending. `shown_on` is the day of the first
    later act that shows the assessment done although its day is missing.
    """

    case_id: UUID
    group: Group
    begun_on: date
    started_on: date | None = None
    ready_on: date | None = None
    needless_on: date | None = None
    closed_on: date | None = None
    shown_on: date | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The last lawful days to start an assessment and to have it ready."""

    start: date
    ready: date


@dataclass(frozen=True, slots=True)
class HalfYear:
    """The figures of one period: every number is the length of the cases behind it.

    A case whose renewal is counted too stands there twice. `as_of` is the last day counted.
    """

    period: str
    as_of: date
    cases: Mapping[Line, tuple[UUID, ...]]

    def count(self, line: Line) -> int:
        """Return the number of a line."""
        return len(self.cases.get(line, ()))

    def share(self, line: Line) -> float | None:
        """Return the share of a line in its whole, None for what is no part of one or of nothing.

        The whole is what became pending for starts and what was completed for the three months.
        """
        if line in (Line.PENDING, Line.READY, Line.NOT_READY_LATE, Line.READY_MISSING):
            return None
        whole = self.count(Line.PENDING if line.value.startswith("A") else Line.READY)
        return self.count(line) / whole if whole else None


def half_year(
    assessments: Iterable[Assessment], period: Period, settings: RuleSettings, today: date
) -> HalfYear:
    """Return the figures of a period as they stand on its last day, or today in a running one."""
    as_of = counted_until(period, today)
    found: dict[Line, list[UUID]] = {line: [] for line in Line}
    for one in assessments:
        for line in lines_of(one, period, settings, as_of):
            found[line].append(one.case_id)
    return HalfYear(period.name, as_of, {line: tuple(ids) for line, ids in found.items()})


def lines_of(
    one: Assessment, period: Period, settings: RuleSettings, as_of: date
) -> tuple[Line, ...]:
    """Return every line that counts an assessment in a period, wholes and parts."""
    if not is_counted(one.group, one.begun_on):
        return ()
    limits = limits_of(one.begun_on, one.group, settings)
    return (*_starts(one, period, limits, settings, as_of), *_readies(one, period, limits, as_of))


@cache
def limits_of(begun_on: date, group: Group, settings: RuleSettings) -> Limits:
    """Return the limits of an assessment; no ground of the law extends either of them.

    SHL 45 § 2 mom. extends the execution of a decision only.
    """
    anchor = (begun_on, None)
    return Limits(
        due_day(ClockKind.ASSESSMENT_START, anchor, group, settings),
        due_day(ClockKind.ASSESSMENT_READY, anchor, group, settings),
    )


def start_line(one: Assessment, limits: Limits, settings: RuleSettings, as_of: date) -> Line:
    """Return how the start of an assessment that became pending in the period is counted."""
    started, needless = _by(one.started_on, as_of), _by(one.needless_on, as_of)
    if started is not None and (needless is None or started <= needless):
        if started <= limits.start:
            return Line.STARTED_IN_TIME
        taken = working_days_between(
            one.begun_on, started, eves=settings.eves, changes=settings.days
        )
        return Line.STARTED_8_14 if taken <= late_class_end() else Line.STARTED_15
    if needless is not None:
        return Line.NEEDLESS
    if one.started_on is None and one.needless_on is None and shows_start(one):
        return Line.START_MISSING
    return Line.NOT_STARTED_LATE if limits.start < as_of else Line.NOT_STARTED_YET


def shows_start(one: Assessment) -> bool:
    """Answer whether later acts show that the assessment was started."""
    return one.ready_on is not None or one.shown_on is not None


def _starts(
    one: Assessment, period: Period, limits: Limits, settings: RuleSettings, as_of: date
) -> tuple[Line, ...]:
    if not period.first <= one.begun_on <= as_of:
        return ()
    line = start_line(one, limits, settings, as_of)
    whole = (Line.PENDING, Line.STARTED_LATE) if line in _LATE_STARTS else (Line.PENDING,)
    return (*whole, line)


def _readies(one: Assessment, period: Period, limits: Limits, as_of: date) -> tuple[Line, ...]:
    ready = _by(one.ready_on, as_of)
    if ready is not None:
        if ready < period.first:
            return ()
        in_time = ready <= limits.ready
        return Line.READY, Line.READY_IN_TIME if in_time else Line.READY_LATE
    if one.ready_on is None and one.needless_on is None and one.shown_on is not None:
        counted = period.first <= one.shown_on <= as_of
        return (Line.READY_MISSING,) if counted else ()
    ended = _by(one.needless_on, as_of) or _by(one.closed_on, as_of)
    if ended is None and one.begun_on <= as_of and limits.ready < as_of:
        return (Line.NOT_READY_LATE,)
    return ()


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
