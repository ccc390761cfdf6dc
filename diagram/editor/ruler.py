"""The working-day ruler of a step: where a case lies by the days it has left."""

from dataclasses import dataclass, replace

import numpy as np

from diagram.editor.caseload import NO_DAYS, Numbers
from models.rules.process import ProcessDefinition

LADDER = (7, 22, 65, 130, 260)
"""Lengths of rulers in working days: a limit of seven days, then one, three, six, twelve months."""

MONTH = 65 / 3
LATE_SHARE = 0.29
"""How much of the ruler lies left of "today is the last day"."""

_BEYOND = 0.1


@dataclass(frozen=True, slots=True)
class Ruler:
    """Columns over a width: late ones, those with days left, and at the end those without clock.

    Column numbers count from the left; lengths are in scene units.
    """

    span: int
    width: float
    zero: float
    column: float
    per: int
    late_columns: int
    left_columns: int
    idle_width: float

    @property
    def columns(self) -> int:
        """How many columns there are, the one for idle cases included."""
        return self.late_columns + self.left_columns + 1

    @property
    def idle_column(self) -> int:
        """The number of the column for cases in which no clock runs."""
        return self.late_columns + self.left_columns

    def column_of(self, days: Numbers) -> Numbers:
        """Return the column of each number of days left; too far ones go to the outermost."""
        late = -1 - (-np.minimum(days, -1) - 1) // self.per
        left = np.minimum(days, NO_DAYS) // self.per
        place = np.where(days < 0, late, np.minimum(left, self.left_columns - 1))
        place = np.maximum(place, -self.late_columns) + self.late_columns
        return np.where(days == NO_DAYS, self.idle_column, place)

    def middle_of(self, column: int) -> float:
        """Return the middle of a column, from the left end of the ruler."""
        if column == self.idle_column:
            return self.width - self.idle_width / 2
        return self.zero + (column - self.late_columns + 0.5) * self.column

    def width_of(self, column: int) -> float:
        """Return how wide a column is."""
        return self.idle_width if column == self.idle_column else self.column

    def scaled(self, factor: float) -> "Ruler":
        """Return the same ruler on another width."""
        return replace(
            self,
            width=self.width * factor,
            zero=self.zero * factor,
            column=self.column * factor,
            idle_width=self.idle_width * factor,
        )

    def days_of(self, column: int) -> tuple[int, int]:
        """Return the first and last number of days left that a column stands for."""
        first = (column - self.late_columns) * self.per
        return first, first + self.per - 1


def ruler_of(span: int, width: float, pitch: float, *, idle: bool) -> Ruler:
    """Return the ruler of `span` working days over `width`, for marks `pitch` apart.

    The line of the last day lies at the same share of every width, so that cards align.
    """
    zero = round(LATE_SHARE * width)
    idle_width = max(pitch + 8.0, 0.09 * width) if idle else 0.0
    room = max(width - zero - idle_width, pitch)
    per = max(1, -(-(span + 1) // max(1, int(room / pitch))))
    left_columns = -(-(span + 1) // per)
    column = room / left_columns
    return Ruler(
        span=span,
        width=width,
        zero=zero,
        column=column,
        per=per,
        late_columns=max(1, int(zero / column + 0.01)),
        left_columns=left_columns,
        idle_width=idle_width,
    )


def spans(definition: ProcessDefinition) -> dict[str, int]:
    """Return the ruler length of each step from the deadlines of its phase.

    A phase without a deadline of its own goes on with the one before it.
    """
    found: dict[str, int] = {}
    current = 65
    by_phase: dict[str | None, int] = {None: 65}
    for phase in definition.phases:
        lengths = [_working_days(mark.value, mark.unit) for mark in phase.deadlines]
        current = max((length for length in lengths if length), default=current)
        by_phase[phase.id] = _on_ladder(current)
    for step in definition.tasks:
        found[step.id] = by_phase.get(step.phase, 65)
    return found


def fitting_span(span: int, days: Numbers) -> int:
    """Return the first ruler length from `span` on beyond which at most a tenth of cases lie."""
    running = days[days != NO_DAYS]
    for length in LADDER:
        if length >= span and (running > length).sum() <= _BEYOND * len(running):
            return length
    return LADDER[-1]


def _working_days(value: str, unit: str) -> int:
    number = "".join(filter(str.isdigit, value))
    if not number:
        return 0
    factor = {"month": MONTH, "workday": 1.0, "day": 5 / 7}.get(unit, 1.0)
    return round(int(number) * factor)


def _on_ladder(length: int) -> int:
    return next((step for step in LADDER if step >= length), LADDER[-1])
