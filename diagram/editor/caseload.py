"""The cases on the map as columns of numbers, beside the rows they came from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from models.rules.kinds import DueState
from models.rules.rows import CaseRow

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

STATES = (DueState.LATE, DueState.SOON, DueState.TIME_LEFT, DueState.IDLE)
"""The order in which cases are stacked: the most pressing lowest."""

NO_DAYS = 1 << 30
"""Stands for "no clock runs" among the days left."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """Rows in a fixed order with their step, days left and state as arrays of equal length.

    Rows are ordered by case number, so that equal cases lie the same way each time. `step` is the
    place of the case's step among `steps`; rows at unknown steps are left out. `at` holds the
    places of the cases of each step. `shade` is the place of the case's colour where colours do
    not tell the state, `heap` which cases are piled together within a column, the lowest first.
    """

    rows: tuple[CaseRow, ...]
    steps: tuple[str, ...]
    step: Numbers
    days: Numbers
    state: Numbers
    statutory: Flags
    at: tuple[Numbers, ...]
    place: dict[UUID, int] = field(repr=False)
    shade: Numbers
    heap: Numbers

    @classmethod
    def of(
        cls,
        rows: Iterable[CaseRow],
        steps: Sequence[str],
        shades: Callable[[Sequence[CaseRow]], Numbers] | None = None,
        *,
        grouped: bool = False,
    ) -> "Caseload":
        """Return the caseload of `rows` on the given steps; `shades` tells colours by place."""
        where = {step: place for place, step in enumerate(steps)}
        rank = {state: place for place, state in enumerate(STATES)}
        kept = tuple(sorted((r for r in rows if r.step_id in where), key=lambda r: r.number))
        count = len(kept)
        clocks = [row.clock for row in kept]
        days = (NO_DAYS if c.days_left is None else c.days_left for c in clocks)
        step = np.fromiter((where[r.step_id] for r in kept), np.int64, count)
        order = np.argsort(step, kind="stable")
        shade = shades(kept) if shades is not None else np.zeros(count, np.int64)
        cuts = np.searchsorted(step[order], np.arange(1, max(len(steps), 1)))
        return cls(
            rows=kept,
            steps=tuple(steps),
            step=step,
            days=np.fromiter(days, np.int64, count),
            state=np.fromiter((rank[c.state] for c in clocks), np.int64, count),
            statutory=np.fromiter((c.statutory for c in clocks), np.bool_, count),
            at=tuple(np.split(order, cuts))[: len(steps)],
            place={row.id: place for place, row in enumerate(kept)},
            shade=shade,
            heap=shade if grouped else np.zeros(count, np.int64),
        )

    def __len__(self) -> int:
        return len(self.rows)

    def counts(self) -> Numbers:
        """Return how many cases stand at each step, by state: shape (steps, states)."""
        keys = self.step * len(STATES) + self.state
        flat = np.bincount(keys, minlength=len(self.steps) * len(STATES))
        return flat.reshape(len(self.steps), len(STATES)).astype(np.int64)

    def marked(self, ids: Iterable[UUID]) -> Flags:
        """Return which rows are among `ids`."""
        marks = np.zeros(len(self.rows), np.bool_)
        for case_id in ids:
            if case_id in self.place:
                marks[self.place[case_id]] = True
        return marks
