"""The ladder of reminders (muistutusportaat) before each time limit, on working days only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.clocks import days_left
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind
from models.rules.limits import Limits, RunningLimit
from models.rules.organisation import RuleSettings
from models.rules.workdays import is_working_day

MOST_RUNGS, FURTHEST = 6, 60


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung reached: `left` working days to `due`, told at the rung `step` of the ladder."""

    case_id: UUID
    number: str
    kind: ClockKind
    due: date
    left: int
    step: int
    statutory: bool

    @property
    def key(self) -> tuple[UUID, ClockKind, date, int]:
        """What is told once: another last day is another reminder."""
        return self.case_id, self.kind, self.due, self.step


def read_ladder(text: str) -> tuple[int, ...]:
    """Return the rungs written as "10, 5, 2, 0", the furthest first; empty for none at all.

    RuleBroken("ladder.unreadable") for anything but a few whole numbers.
    """
    parts = text.replace(",", " ").replace(";", " ").split()
    if len(parts) > MOST_RUNGS or not all(p.isascii() and p.isdigit() for p in parts):
        raise RuleBroken("ladder.unreadable", most=FURTHEST)
    rungs = sorted({int(part) for part in parts}, reverse=True)
    if rungs and rungs[0] > FURTHEST:
        raise RuleBroken("ladder.unreadable", most=FURTHEST)
    return tuple(rungs)


def show_ladder(rungs: Iterable[int]) -> str:
    """Return "10, 5, 2, 0"."""
    return ", ".join(str(rung) for rung in rungs)


def rungs_reached(
    cases: Iterable[tuple[UUID, str, CaseFacts]], settings: RuleSettings, today: date
) -> tuple[Rung, ...]:
    """Return the rung at which each running limit stands today, none on a day off.

    A limit stands at the lowest rung that it has come down to; one that is past is late, not at a
    rung: lists tell that already. Urgency is assessed at once and has no ladder.
    """
    if not is_working_day(today, changes=settings.days) or not settings.ladder:
        return ()
    limits = Limits(settings)
    found = [
        rung
        for case_id, number, facts in cases
        for item in limits.running(facts).limits
        if item.kind is not ClockKind.URGENCY
        if (rung := _rung(case_id, number, item, settings, today)) is not None
    ]
    return tuple(sorted(found, key=lambda rung: (rung.due, not rung.statutory, rung.number)))


def _rung(
    case_id: UUID, number: str, item: RunningLimit, settings: RuleSettings, today: date
) -> Rung | None:
    left = days_left(today, item.due, settings.days)
    reached = [step for step in settings.ladder if step >= left >= 0]
    if not reached:
        return None
    return Rung(case_id, number, item.kind, item.due, left, min(reached), item.statutory)
