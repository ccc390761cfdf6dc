"""Which clocks (määräajat) run in a case, from which day, whom they bind and where they stand.

Placeholder types; the reckoning is filled in by the deadline modules.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.kinds import ClockKind, ClockState, DueState


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one case.

    `nominal` is the plain arithmetic, `due` the last lawful day after Act 150/1930 5 §, `target`
    the last working day not after `nominal`, `stricter` the earlier day if the eves counted as
    working days. `statutory` is false for a house target. `days_left` is in working days,
    negative when late, None when the clock does not run. `basis` are statute citations.
    """

    kind: ClockKind
    state: ClockState
    starts_on: date
    statutory: bool
    nominal: date | None = None
    due: date | None = None
    target: date | None = None
    stricter: date | None = None
    stopped_on: date | None = None
    days_left: int | None = None
    basis: tuple[str, ...] = ()
    recipient_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NearestClock:
    """What map and worklist show of a case: its most pressing running clock."""

    kind: ClockKind | None
    due: date | None
    days_left: int | None
    state: DueState
    statutory: bool
