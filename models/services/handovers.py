"""Hand-overs (luovutukset): offered by a lead with a note, accepted or returned by the receiver.

Nothing changes in the case until it is accepted: the former worker carries it and its clocks run.
"""

from uuid import UUID, uuid4

from models.entities.case import Case
from models.entities.handover import Handover
from models.rules.changes import Changes, HandoverChanged
from models.rules.competence import Act, require_competent
from models.rules.deadlines import moment_before
from models.rules.errors import RuleBroken
from models.rules.handovers import (
    HandedOver,
    HandoverRow,
    HandoverState,
    handover_note,
    require_open,
    require_receiver,
)
from models.rules.kinds import AssignmentKind
from models.rules.many import Plan, Progress
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.services.batches import do_each, go_on, plan_of
from models.services.cases import assign
from models.store.uow import UnitOfWork, Work

FORTNIGHT = 14


def open_handovers(uow: UnitOfWork, actor: Actor) -> tuple[HandoverRow, ...]:
    """Return the open hand-overs to and from the actor and of the cases that they see."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = tuple(handover.row() for handover in work.teamwork.open_handovers())
        if rows:
            work.log("handovers.shown", facts={"count": len(rows)})
        work.commit()
        return rows


def plan_handover(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    worker_id: UUID,
    kind: AssignmentKind,
    progress: Progress | None = None,
) -> Plan:
    """Return which cases the worker may be offered as `kind`, and why not the others."""
    with uow.begin(actor, Right.ASSIGN) as work:

        def check(case: Case) -> None:
            _require_offerable(work, case, worker_id, kind)

        return plan_of(work, case_ids, check, progress)


def hand_over(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_ids: tuple[UUID, ...],
    worker_id: UUID,
    kind: AssignmentKind,
    note: str = "",
    progress: Progress | None = None,
) -> HandedOver:
    """Offer each case to the worker; all or nothing, whatever one of them refuses is raised."""
    with uow.begin(actor, Right.ASSIGN) as work:
        words, made = handover_note(note), []
        for case in do_each(work, case_ids, progress):
            _require_offerable(work, case, worker_id, kind)
            made.append(_offered(work, case, worker_id, kind, words))
        return HandedOver(work.commit(), tuple(made))


def accept_handover(uow: UnitOfWork, actor: Actor, *, handover_id: UUID) -> Changes:
    """Take over a case that one was offered; it comes to the receiver's team as well.

    Raises NotAllowed("handover.not_receiver"), RuleBroken("handover.answered" | "case.closed").
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        handover = work.teamwork.handover(handover_id)
        require_receiver(handover.to_id, actor.user_id)
        require_open(HandoverState(handover.state))
        case, kind = handover.case, AssignmentKind(handover.kind)
        assign(work, case, actor.user_id, kind, work.today, handover.note)
        if case.team_id is not None and actor.team_id is not None:
            case.team_id = actor.team_id
        work.session.flush()  # on a server the offer itself is the tie until the case is one's own
        handover.end(HandoverState.ACCEPTED, at=work.now)
        _tell(work, handover, "handover.accepted")
        return work.commit()


def return_handover(uow: UnitOfWork, actor: Actor, *, handover_id: UUID, reason: str) -> Changes:
    """Return a case that one was offered, with the reason; nothing of the case changes.

    Raises NotAllowed("handover.not_receiver"), RuleBroken("reason.missing" | "handover.answered").
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        handover = work.teamwork.handover(handover_id)
        require_receiver(handover.to_id, actor.user_id)
        words = handover_note(stated_reason(reason))
        handover.end(HandoverState.RETURNED, at=work.now, answer=words)
        _tell(work, handover, "handover.returned")
        return work.commit()


def withdraw_handovers(
    uow: UnitOfWork,
    actor: Actor,
    *,
    handover_ids: tuple[UUID, ...],
    progress: Progress | None = None,
) -> Changes:
    """Take back offers that nobody has answered yet; all or nothing."""
    with uow.begin(actor, Right.ASSIGN) as work:
        for count, handover_id in enumerate(handover_ids, start=1):
            handover = work.teamwork.handover(handover_id)
            require_open(HandoverState(handover.state))
            handover.end(HandoverState.WITHDRAWN, at=work.now)
            _tell(work, handover, "handover.withdrawn")
            go_on(progress, count, len(handover_ids))
        return work.commit()


def returned_handovers(uow: UnitOfWork, actor: Actor) -> tuple[HandoverRow, ...]:
    """Return what the actor offered and got back within a fortnight, the newest first."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        since = moment_before(work.now, days=FORTNIGHT)
        return tuple(handover.row() for handover in work.teamwork.returned_since(since))


def _require_offerable(work: Work, case: Case, worker_id: UUID, kind: AssignmentKind) -> None:
    case.require_open()
    worker = work.people.worker(worker_id)
    if worker.ended_on is not None and worker.ended_on <= work.today:
        raise RuleBroken("worker.ended")
    require_competent(worker.actor(), Act(kind.value), case.facts())
    if any(
        item.worker_id == worker_id and item.kind == kind.value and item.ends_on is None
        for item in work.cases.assignments(case.id)
    ):
        raise RuleBroken("assign.same_worker")
    if work.teamwork.pending_of(case.id) is not None:
        raise RuleBroken("handover.pending")


def _offered(work: Work, case: Case, worker_id: UUID, kind: AssignmentKind, note: str) -> UUID:
    handover = Handover(
        id=uuid4(),
        case_id=case.id,
        from_id=case.worker_id,
        to_id=worker_id,
        kind=kind.value,
        note=note,
        made_by_id=work.actor.user_id,
        made_at=work.now,
        state=HandoverState.OPEN.value,
        answer="",
    )
    work.teamwork.add(handover)
    work.log("handover.made", case_id=case.id, facts={"kind": kind.value, "worker": str(worker_id)})
    work.record(HandoverChanged(case.id))
    return handover.id


def _tell(work: Work, handover: Handover, act: str) -> None:
    work.log(act, case_id=handover.case_id, facts={"worker": str(handover.to_id)})
    work.record(HandoverChanged(handover.case_id))
