"""The lead's view of the load (kuormitus): who carries what, what is due, what has no owner.

Counted from facts and dates alone: no name and no text of a client is needed for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from uuid import UUID

from models.rules.clock_table import CLOCK_RULES
from models.rules.deadlines import add_days, add_months
from models.rules.facts import CaseFacts
from models.rules.folding import alphabetical
from models.rules.kinds import AssignmentKind, ClockKind
from models.rules.law import limit
from models.rules.limits import Limits, RunningLimit
from models.rules.organisation import RuleSettings
from models.rules.plan_grounds import is_child_protection

NEXT_SHOWN = 3
_WEEK, _TWO_WEEKS = 7, 14


class Load(StrEnum):
    """One number of a worker: the first four part the open cases among themselves."""

    CONTACTS = "contacts"
    ASSESSMENTS = "assessments"
    CHILDREN = "children"
    FAMILIES = "families"
    ALL = "all"
    LATE = "late"


PARTS = (Load.CONTACTS, Load.ASSESSMENTS, Load.CHILDREN, Load.FAMILIES)


class Concern(StrEnum):
    """One number of the team: what the lead looks after."""

    LATE = "late"
    DUE_7 = "due_7"
    DUE_14 = "due_14"
    UNASSIGNED = "unassigned"
    NO_OWN_WORKER = "no_own_worker"
    DECISIONS_ENDING = "decisions_ending"
    PLANS_UNREVIEWED = "plans_unreviewed"
    NO_DATE = "no_date"


class Standing(StrEnum):
    """Where a worker stands towards the team on the day asked."""

    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"
    ELSEWHERE = "elsewhere"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class LoadCase:
    """An open case as the load sees it.

    `own_id` and `responsible_id` are the running tasks (SHL 42 §, LsL 13 b §). One that is not
    `visible` is counted for its worker but never listed: it belongs to another team.
    """

    id: UUID
    number: str
    facts: CaseFacts
    team_id: UUID | None
    worker_id: UUID | None
    own_id: UUID | None = None
    responsible_id: UUID | None = None
    visible: bool = True

    @property
    def carrier_id(self) -> UUID | None:
        """Who carries the case: for a child-protection client the one responsible, if named."""
        if is_child_protection(self.facts) and self.responsible_id is not None:
            return self.responsible_id
        return self.worker_id


@dataclass(frozen=True, slots=True)
class LoadWorker:
    """A worker as the load sees one; `absent` on the day asked.

    One who does not `carry` cases (a lead, a secretary) has a row only while they have some.
    """

    id: UUID
    name: str
    team_id: UUID | None
    ended_on: date | None = None
    absent: bool = False
    carries: bool = True


@dataclass(frozen=True, slots=True)
class Pile:
    """The cases behind a number; `hidden` are of other teams, counted but not listed."""

    cases: tuple[UUID, ...] = ()
    hidden: int = 0

    @property
    def count(self) -> int:
        """The number."""
        return len(self.cases) + self.hidden


@dataclass(frozen=True, slots=True)
class NextDue:
    """A coming last day of a worker's case; `number` is empty for one not to be listed."""

    due: date
    kind: ClockKind
    statutory: bool
    case_id: UUID | None
    number: str


@dataclass(frozen=True, slots=True)
class WorkerLoad:
    """What one worker carries; `worker_id` None is the row of cases without a worker."""

    worker_id: UUID | None
    name: str
    standing: Standing
    piles: Mapping[Load, Pile]
    next_due: tuple[NextDue, ...]

    def count(self, what: Load) -> int:
        """Return one number."""
        return self.piles[what].count


@dataclass(frozen=True, slots=True)
class Spread:
    """How a number spreads over the team's workers: never the mean alone."""

    least: int
    middle: float
    most: int
    most_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """The load of a team on a day; `limit` is how many children one may be responsible for.

    `named` are the cases whose responsible social worker is named separately.
    """

    day: date
    limit: int
    workers: tuple[WorkerLoad, ...]
    concerns: Mapping[Concern, tuple[UUID, ...]]
    named: frozenset[UUID] = frozenset()

    def of(self, worker_id: UUID | None) -> WorkerLoad | None:
        """Return a worker's row, None when the worker has none."""
        return next((row for row in self.workers if row.worker_id == worker_id), None)

    def spread(self, what: Load) -> Spread | None:
        """Return how a number spreads over those of the team who are in service."""
        rows = [row for row in self.workers if row.standing in _IN_SERVICE]
        if not rows:
            return None
        counts = [row.count(what) for row in rows]
        most = max(counts)
        names = tuple(row.name for row in rows if row.count(what) == most)
        return Spread(min(counts), median(counts), most, names)


_IN_SERVICE = frozenset({Standing.PRESENT, Standing.ABSENT})
_LAST = (Standing.ELSEWHERE, Standing.LEFT, Standing.NOBODY)


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker's numbers before and after a hand-over that is only thought of."""

    name: str
    before: int
    after: int
    children_before: int
    children_after: int
    over: bool


def part_of(facts: CaseFacts) -> Load:
    """Return as what an open case is counted: each case is counted once.

    A child-protection client stays one also while the need is assessed anew (LsL 13 b § counts
    clients, not pending assessments).
    """
    if is_child_protection(facts):
        return Load.CHILDREN
    if facts.assessment_ready_on is not None:
        return Load.FAMILIES
    if facts.assessment_started_on is not None:
        return Load.ASSESSMENTS
    later = facts.plan_on or facts.decision_signed_on or facts.service_started_on
    return Load.FAMILIES if later else Load.CONTACTS


def has_no_date(facts: CaseFacts) -> bool:
    """Answer whether later work shows a step done whose day is missing (päivä puuttuu)."""
    return any(
        rule.unclosed(facts) and rule.stopped(facts) is None and _runs(rule.anchor, facts)
        for rule in CLOCK_RULES.values()
    )


def is_passed(found: RunningLimit, today: date) -> bool:
    """Answer whether a limit is passed and that is a delay."""
    return found.due < today and not (found.lapses or found.excused)


def team_load(
    cases: Sequence[LoadCase],
    workers: Iterable[LoadWorker],
    *,
    team_id: UUID | None,
    settings: RuleSettings,
    today: date,
) -> TeamLoad:
    """Return what the workers of a team carry and what waits in the team.

    Rows: the team's workers in service, whoever else carries one of the cases that are seen
    (workers of other teams, those who have left), and last the cases without a worker.
    """
    desk = _Desk(settings, today)
    piles: defaultdict[UUID | None, _Piles] = defaultdict(_Piles)
    concerns: dict[Concern, list[UUID]] = {concern: [] for concern in Concern}
    staff = {worker.id: worker for worker in workers}
    gone = frozenset(w.id for w in staff.values() if _has_left(w, today))
    for case in cases:
        running = desk.running(case.facts)
        piles[case.carrier_id].take(case, running, today)
        if case.visible:
            for concern in desk.concerns(case, running, gone):
                concerns[concern].append(case.id)
    rows = [
        _row(worker, found, team_id, today)
        for key, found in piles.items()
        for worker in (staff.get(key) if key is not None else None,)
        if found.seen or _is_own(worker, team_id)
    ]
    idle = (worker for key, worker in staff.items() if key not in piles and key not in gone)
    rows += [_row(w, _Piles(), team_id, today) for w in idle if w.carries and _is_own(w, team_id)]
    return TeamLoad(
        today,
        limit("children_per_worker", today).value,
        tuple(sorted(rows, key=_place)),
        {concern: tuple(found) for concern, found in concerns.items()},
        frozenset(case.id for case in cases if case.responsible_id is not None),
    )


def shifted(
    load: TeamLoad, case_ids: Iterable[UUID], worker_id: UUID, kind: AssignmentKind
) -> tuple[Shift, ...]:
    """Return whose numbers would change, and how, if the cases went to a worker.

    A child's responsible social worker who is named separately stays when only the own worker
    changes. The one who gets the cases comes first.
    """
    moving = frozenset(case_ids)
    stays = load.named if kind is AssignmentKind.OWN_WORKER else frozenset()
    changes: list[Shift] = []
    for row in load.workers:
        gone, less = _moving(row, moving, stays)
        if row.worker_id == worker_id or not gone:
            continue
        changes.append(_shift(row, -gone, -less, load.limit))
    target = load.of(worker_id)
    if target is not None:
        others = [row for row in load.workers if row.worker_id != worker_id]
        got = [_moving(row, moving, stays) for row in others]
        more, children = sum(one for one, _ in got), sum(two for _, two in got)
        changes.insert(0, _shift(target, more, children, load.limit))
    return tuple(changes)


class _Piles:
    """What is gathered of one worker."""

    def __init__(self) -> None:
        self._cases: dict[Load, list[UUID]] = {what: [] for what in Load}
        self._hidden: dict[Load, int] = dict.fromkeys(Load, 0)
        self._due: list[NextDue] = []
        self.seen = False

    def take(self, case: LoadCase, running: Sequence[RunningLimit], today: date) -> None:
        """Count a case."""
        what = [part_of(case.facts), Load.ALL]
        if any(is_passed(found, today) for found in running):
            what.append(Load.LATE)
        self.seen = self.seen or case.visible
        for one in what:
            if case.visible:
                self._cases[one].append(case.id)
            else:
                self._hidden[one] += 1
        for found in running:
            if found.due >= today:
                shown = (case.id, case.number) if case.visible else (None, "")
                self._due.append(NextDue(found.due, found.kind, found.statutory, *shown))

    def piles(self) -> Mapping[Load, Pile]:
        """Return the numbers."""
        return {what: Pile(tuple(self._cases[what]), self._hidden[what]) for what in Load}

    def next_due(self) -> tuple[NextDue, ...]:
        """Return the first of the coming last days."""
        first = sorted(self._due, key=lambda due: (due.due, not due.statutory, due.number))
        return tuple(first[:NEXT_SHOWN])


class _Desk:
    """What is reckoned once for all cases of a day."""

    def __init__(self, settings: RuleSettings, today: date) -> None:
        self._limits, self._today = Limits(settings), today
        self._week, self._fortnight = add_days(today, _WEEK), add_days(today, _TWO_WEEKS)
        self._ending = add_days(today, _WEEK * settings.decision_end_warning_weeks)
        self._reviewed = add_months(today, -limit("plan_review", today).value)

    def running(self, facts: CaseFacts) -> Sequence[RunningLimit]:
        """Return the limits that run in a case, the first due first."""
        return self._limits.running(facts).limits

    def concerns(
        self, case: LoadCase, running: Sequence[RunningLimit], gone: frozenset[UUID]
    ) -> Iterable[Concern]:
        """Return under which of the team's numbers a case is counted."""
        facts, today = case.facts, self._today
        coming = [found for found in running if found.due >= today]
        yes = {
            Concern.LATE: any(is_passed(found, today) for found in running),
            Concern.DUE_7: any(found.due <= self._week for found in coming),
            Concern.DUE_14: any(found.due <= self._fortnight for found in coming),
            Concern.DECISIONS_ENDING: any(
                found.kind is ClockKind.DECISION_ENDS and found.due <= self._ending
                for found in coming
            ),
            Concern.PLANS_UNREVIEWED: facts.plan_on is not None and facts.plan_on < self._reviewed,
            Concern.NO_DATE: has_no_date(facts),
            **_without(case, gone),
        }
        return (concern for concern in Concern if yes[concern])


def _without(case: LoadCase, gone: frozenset[UUID]) -> Mapping[Concern, bool]:
    """Whom a case lacks: a contact its handler, a client the own worker (SHL 42 §).

    A worker who has left no longer carries anything.
    """
    contact = part_of(case.facts) is Load.CONTACTS
    held = {case.own_id, case.responsible_id} - gone - {None}
    return {
        Concern.UNASSIGNED: contact and (case.worker_id is None or case.worker_id in gone),
        Concern.NO_OWN_WORKER: not (contact or held or case.facts.own_worker_omitted),
    }


def _row(worker: LoadWorker | None, found: _Piles, team_id: UUID | None, today: date) -> WorkerLoad:
    standing = _standing(worker, team_id, today)
    return WorkerLoad(
        worker.id if worker is not None else None,
        worker.name if worker is not None else "",
        standing,
        found.piles(),
        found.next_due(),
    )


def _standing(worker: LoadWorker | None, team_id: UUID | None, today: date) -> Standing:
    if worker is None:
        return Standing.NOBODY
    if _has_left(worker, today):
        return Standing.LEFT
    if worker.team_id != team_id:
        return Standing.ELSEWHERE
    return Standing.ABSENT if worker.absent else Standing.PRESENT


def _has_left(worker: LoadWorker, today: date) -> bool:
    return worker.ended_on is not None and worker.ended_on <= today


def _is_own(worker: LoadWorker | None, team_id: UUID | None) -> bool:
    return worker is not None and worker.team_id == team_id


def _place(row: WorkerLoad) -> tuple[int, str]:
    return _LAST.index(row.standing) + 1 if row.standing in _LAST else 0, alphabetical(row.name)


def _runs(anchor: Callable[[CaseFacts, date], object], facts: CaseFacts) -> bool:
    return anchor(facts, facts.received_on) is not None


def _moving(row: WorkerLoad, moving: frozenset[UUID], stays: frozenset[UUID]) -> tuple[int, int]:
    """How many of a worker's cases, and of the children among them, would go."""
    children = moving.intersection(row.piles[Load.CHILDREN].cases)
    kept = children & stays
    return len(moving.intersection(row.piles[Load.ALL].cases) - kept), len(children - kept)


def _shift(row: WorkerLoad, more: int, children: int, most: int) -> Shift:
    before, had = row.count(Load.ALL), row.count(Load.CHILDREN)
    return Shift(row.name, before, before + more, had, had + children, had + children > most)
