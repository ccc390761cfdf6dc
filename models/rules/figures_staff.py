"""Staffing figures of child protection (henkilöstömitoitus, LsL 13 b §; domain C2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.facts import CaseFacts
from models.rules.figures_rounds import FormerRound
from models.rules.law import has_limit, limit
from models.rules.plan_grounds import is_child_protection

CHILDREN = "children_per_worker"


@dataclass(frozen=True, slots=True)
class Turn:
    """Who had a case since when, and until when; `left_on` is the worker's last day in service.

    `is_responsible` tells the responsible social worker (LsL 13 b §) from the own worker.
    """

    worker_id: UUID
    name: str
    since: date
    until: date | None = None
    left_on: date | None = None
    is_responsible: bool = False


@dataclass(frozen=True, slots=True)
class WorkerChildren:
    """A social worker and the child-protection clients that he or she answers for."""

    worker_id: UUID
    name: str
    cases: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Staffing:
    """The staffing figures of a day; `limit` is None where the law set none.

    `without` are clients for whom nobody in service answers. A mean is left out on purpose: it
    hides who has too many.
    """

    day: date
    limit: int | None
    workers: tuple[WorkerChildren, ...] = ()
    without: tuple[UUID, ...] = ()

    @property
    def clients(self) -> tuple[UUID, ...]:
        """All child-protection clients."""
        held = (case for worker in self.workers for case in worker.cases)
        return (*held, *self.without)

    @property
    def over(self) -> tuple[WorkerChildren, ...]:
        """Those who answer for more children than the limit."""
        most = self.limit
        return tuple(one for one in self.workers if most is not None and len(one.cases) > most)

    @property
    def most(self) -> int:
        """The largest number of children that one worker answers for."""
        return max((len(worker.cases) for worker in self.workers), default=0)


def staffing(
    day: date, cases: Iterable[tuple[UUID, CaseFacts, Sequence[FormerRound], Sequence[Turn]]]
) -> Staffing:
    """Return the figures of a day: who was a client on it, and who answered for whom."""
    held: defaultdict[tuple[str, UUID], list[UUID]] = defaultdict(list)
    without: list[UUID] = []
    for case_id, facts, former, turns in cases:
        if not is_client_on(day, facts, former):
            continue
        turn = turn_on(day, turns)
        if turn is None:
            without.append(case_id)
        else:
            held[turn.name, turn.worker_id].append(case_id)
    workers = (WorkerChildren(key[1], key[0], tuple(ids)) for key, ids in sorted(held.items()))
    most = limit(CHILDREN, day).value if has_limit(CHILDREN, day) else None
    return Staffing(day, most, tuple(workers), tuple(without))


def is_client_on(day: date, facts: CaseFacts, former: Sequence[FormerRound] = ()) -> bool:
    """Answer whether a child was a child-protection client (LsL 27 §) on `day`.

    A child under assessment is no client yet; one who gets services before the assessment is
    ready is. Whether the matter is one of child protection is taken as it is now.
    """
    if not is_child_protection(facts):
        return False
    if facts.closed_on is not None and facts.closed_on <= day:
        return False
    ready = facts.assessment_ready_on
    if facts.continues is False and ready is not None and ready <= day:
        return False
    begun = (
        ready,
        facts.service_started_on,
        facts.decision_signed_on,
        *(one.ready_on for one in former),
    )
    return any(each is not None and each <= day for each in begun)


def turn_on(day: date, turns: Sequence[Turn]) -> Turn | None:
    """Return who answered for a case on `day`: the responsible social worker, else the own worker.

    Nobody when the one named had left the service.
    """
    held = [one for one in turns if one.since <= day and (one.until is None or day < one.until)]
    if not held:
        return None
    last = max(held, key=lambda one: (one.is_responsible, one.since))
    return None if last.left_on is not None and last.left_on <= day else last


def distribution(staffing: Staffing, width: int = 5) -> tuple[tuple[int, int, int], ...]:
    """Return how many workers have how many children as (least, most, workers), in even steps."""
    counts = [len(worker.cases) for worker in staffing.workers]
    if not counts:
        return ()
    steps = range(1, max(counts) + 1, width)
    return tuple((low, low + width - 1, _within(counts, low, low + width - 1)) for low in steps)


def _within(counts: Iterable[int], low: int, high: int) -> int:
    return sum(low <= count <= high for count in counts)
