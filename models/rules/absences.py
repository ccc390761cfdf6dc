"""Absences (poissaolot) of workers: a window of days, never why; health is nobody's business."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """A worker is away from `first` to `last`, both counted."""

    id: UUID
    worker_id: UUID
    worker_name: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Answer whether the worker is away on `day`."""
        return self.first <= day <= self.last


def require_absence(
    first: date, last: date, *, ended_on: date | None, others: Iterable[AbsenceRow]
) -> None:
    """Raise unless a worker can be away from `first` to `last`.

    RuleBroken("absence.order"); RuleBroken("absence.worker_left") when the work ends before the
    absence does; RuleBroken("absence.overlaps") with the days of the other absence.
    """
    if last < first:
        raise RuleBroken("absence.order")
    if ended_on is not None and ended_on <= last:
        raise RuleBroken("absence.worker_left", day=ended_on)
    for other in others:
        if first <= other.last and other.first <= last:
            raise RuleBroken("absence.overlaps", first=other.first, last=other.last)
