"""Acts on many cases at once: reassigning and moving; one line in the use log for each case."""

from datetime import date
from uuid import UUID

from models.entities.case import Case
from models.rules.changes import CaseAssigned, Changes
from models.rules.competence import Act, require_competent
from models.rules.errors import RuleBroken
from models.rules.kinds import AssignmentKind
from models.rules.many import FormerWorker, Plan, Progress, Reassigned
from models.rules.phases import require_move
from models.rules.process import ProcessDefinition, StepKind
from models.rules.purposes import Purpose, stated_purpose
from models.rules.rights import Actor, Right
from models.services.batches import do_each, plan_of
from models.services.case_sheets import view_of
from models.services.cases import advance, assign, take_back
from models.store.uow import UnitOfWork, Work


def plan_reassignment(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    worker_id: UUID,
    kind: AssignmentKind,
    starts_on: date,
    progress: Progress | None = None,
) -> Plan:
    """Return which cases the worker may be given as `kind`, and why not the others.

    Competence is looked at case by case (SHL 42 § 3 mom., LsL 13 b §); nothing is changed.
    """
    with uow.begin(actor, Right.ASSIGN) as work:

        def check(case: Case) -> None:
            _require_assignable(work, case, worker_id, kind, starts_on)

        return plan_of(work, case_ids, check, progress)


def reassign(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    worker_id: UUID,
    kind: AssignmentKind,
    starts_on: date,
    progress: Progress | None = None,
) -> Reassigned:
    """Name the worker in each case; all or nothing, whatever one of them refuses is raised."""
    with uow.begin(actor, Right.ASSIGN) as work:
        former = []
        for case in do_each(work, case_ids, progress):
            _require_assignable(work, case, worker_id, kind, starts_on)
            former.append(_reassigned(work, case, worker_id, kind, starts_on))
        return Reassigned(work.commit(), tuple(former))


def undo_reassignment(
    uow: UnitOfWork,
    actor: Actor,
    *,
    former: tuple[FormerWorker, ...],
    progress: Progress | None = None,
) -> Changes:
    """Give each case back exactly the workers it had, with a line of its own in the use log.

    RuleBroken("undo.changed") when one of the cases has changed since; nothing is undone then.
    """
    with uow.begin(actor, Right.ASSIGN) as work:
        before = {item.case_id: item for item in former}
        for case in do_each(work, tuple(before), progress):
            if case.row_version != before[case.id].row_version:
                raise RuleBroken("undo.changed", number=case.number)
            _give_back(work, case, before[case.id])
        return work.commit()


def plan_moves(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    target: str,
    purpose: str,
    progress: Progress | None = None,
) -> Plan:
    """Return which cases may move to `target`, and what the others lack.

    That reads their files, so each one's reading is logged with its purpose: client work for
    one's own cases, `purpose` for the others.
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        stated, path = stated_purpose(purpose), _Paths(work)

        def check(case: Case) -> None:
            why = Purpose.CLIENT_WORK if case.worker_id == actor.user_id else stated
            work.log("case.opened", case_id=case.id, person_id=case.client_id, purpose=why)
            _require_movable(work, path, case, target)

        plan = plan_of(work, case_ids, check, progress)
        work.commit()
        return plan


def move_cases(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    target: str,
    progress: Progress | None = None,
) -> Changes:
    """Move each case to `target`; all or nothing, whatever one of them refuses is raised."""
    with uow.begin(actor, Right.MOVE_CASE) as work:
        path = _Paths(work)
        for case in do_each(work, case_ids, progress):
            _require_movable(work, path, case, target)
            advance(work, case, target, path.of(case))
        return work.commit()


def undo_moves(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    progress: Progress | None = None,
) -> Changes:
    """Take cases back to where the actor has just moved them from; all or nothing.

    Raises RuleBroken("undo.late" | "undo.changed" | "undo.renewed").
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        path = _Paths(work)
        for case in do_each(work, case_ids, progress):
            take_back(work, case, path.of(case))
        return work.commit()


class _Paths:
    """Definitions by process version, each read once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[UUID, ProcessDefinition] = {}

    def of(self, case: Case) -> ProcessDefinition:
        """Return the definition that a case follows."""
        if case.process_id not in self._known:
            self._known[case.process_id] = self._work.records.definition(case.process_id)
        return self._known[case.process_id]


def _require_movable(work: Work, path: _Paths, case: Case, target: str) -> None:
    case.require_open()
    view = view_of(work, case, work.documents.of_case(case.id))
    move = require_move(path.of(case), view, source=case.step_id, target=target)
    if move.target.kind is StepKind.END:
        raise RuleBroken("move.close_instead", target=target)


def _require_assignable(
    work: Work, case: Case, worker_id: UUID, kind: AssignmentKind, starts_on: date
) -> None:
    case.require_open()
    worker = work.people.worker(worker_id)
    if worker.ended_on is not None and worker.ended_on <= starts_on:
        raise RuleBroken("worker.ended")
    require_competent(worker.actor(), Act(kind.value), case.facts())
    if any(
        item.worker_id == worker_id and item.kind == kind.value and item.ends_on is None
        for item in work.cases.assignments(case.id)
    ):
        raise RuleBroken("assign.same_worker")


def _reassigned(
    work: Work, case: Case, worker_id: UUID, kind: AssignmentKind, starts_on: date
) -> FormerWorker:
    running = [
        (item.id, item.ends_on)
        for item in work.cases.assignments(case.id)
        if item.kind == kind.value and item.ends_on is None
    ]
    before = case.worker_id, case.own_worker_named
    made = assign(work, case, worker_id, kind, starts_on)
    return FormerWorker(case.id, case.row_version, made.id, tuple(running), *before)


def _give_back(work: Work, case: Case, former: FormerWorker) -> None:
    ended = dict(former.ended)
    for item in work.cases.assignments(case.id):
        if item.id == former.made:
            work.cases.drop(item)
        elif item.id in ended:
            item.ends_on = ended[item.id]
    case.worker_id = former.worker_id
    case.take({"own_worker_named": former.own_worker_named})
    facts = {"worker": str(former.worker_id or "")}
    work.log("case.assignment_undone", case_id=case.id, facts=facts)
    work.record(CaseAssigned(case.id))
