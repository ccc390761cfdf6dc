"""A case (asia) on its path: open, move, step back, close and assign."""

from datetime import date
from uuid import UUID, uuid4

from models.entities.case import Assignment, Case, StepMove
from models.rules.changes import CaseAssigned, CaseMoved, Changes
from models.rules.cleaning import clean_text
from models.rules.competence import Act, require_competent
from models.rules.errors import RuleBroken
from models.rules.kinds import AssignmentKind, DocumentKind
from models.rules.many import UNDO_SECONDS
from models.rules.phases import (
    is_renewal,
    reminders_between,
    require_end,
    require_move,
    require_step_back,
)
from models.rules.process import ProcessDefinition, StepKind
from models.rules.purposes import stated_purpose, stated_reason
from models.rules.rights import Actor, Right
from models.rules.rows import CaseSheet
from models.services.case_sheets import sheet_of, view_of
from models.services.reminders import set_passed, unset_passed
from models.services.writing import document_of
from models.store.uow import UnitOfWork, Work

UNDONE_AT_ONCE = "peruttu heti"


def open_case(uow: UnitOfWork, actor: Actor, *, case_id: UUID, purpose: str) -> CaseSheet:
    """Open a case for a stated purpose (code of `Purpose`); the opening is logged first."""
    with uow.begin(actor, Right.READ_CASE) as work:
        stated = stated_purpose(purpose)
        case = work.cases.get(case_id, purpose=stated)
        work.log("case.opened", case_id=case.id, person_id=case.client_id, purpose=stated)
        sheet = sheet_of(work, case)
        work.commit()
        return sheet


def case_sheet(uow: UnitOfWork, actor: Actor, *, case_id: UUID) -> CaseSheet:
    """Return the case again after an act of one's own; logged as a refresh."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        work.log("case.refreshed", case_id=case.id, person_id=case.client_id)
        sheet = sheet_of(work, case)
        work.commit()
        return sheet


def move_case(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, target: str, row_version: int
) -> Changes:
    """Move a case to a next step whose guards hold.

    Raises RuleBroken("move.blocked", missing=...) with all that is missing, and
    RuleBroken("move.close_instead") for an end: a case ends by `close_case`. A move back to the
    assessment renews the case: its guards and time limits begin anew.
    """
    with uow.begin(actor, Right.MOVE_CASE) as work:
        case = work.cases.get(case_id, version=row_version)
        case.require_open()
        definition = work.records.definition(case.process_id)
        view = view_of(work, case, work.documents.of_case(case.id))
        move = require_move(definition, view, source=case.step_id, target=target)
        if move.target.kind is StepKind.END:
            raise RuleBroken("move.close_instead", target=target)
        advance(work, case, target, definition)
        return work.commit()


def advance(work: Work, case: Case, target: str, definition: ProcessDefinition) -> None:
    """Move a case whose move was checked; a move back to an earlier phase renews it.

    The reminders (muistutukset) of the path that lie between are set.
    """
    source = case.step_id
    _moved(work, case, case.move_to(target, at=work.now), "case.moved")
    set_passed(work, case.id, reminders_between(definition, source=source, target=target))
    if is_renewal(definition, source=source, target=target):
        case.begin_again(at=work.now)
        work.log("case.renewed", case_id=case.id)


def take_back(work: Work, case: Case, definition: ProcessDefinition) -> None:
    """Undo the move that the actor has just made, as a step back with its own reason.

    Raises RuleBroken("undo.changed") when the last move is not the actor's own or was a step back,
    RuleBroken("undo.late") after a minute and RuleBroken("undo.renewed") for a new round: facts of
    the round before were laid aside.
    """
    case.require_open()
    last = work.cases.last_move(case.id)
    own = last is not None and last.worker_id == work.actor.user_id
    if last is None or not own or last.reason or last.target != case.step_id:
        raise RuleBroken("undo.changed", number=case.number)
    if work.now.timestamp() - last.at.timestamp() > UNDO_SECONDS:
        raise RuleBroken("undo.late", number=case.number)
    if is_renewal(definition, source=last.source, target=last.target):
        raise RuleBroken("undo.renewed", number=case.number)
    passed = reminders_between(definition, source=last.source, target=last.target)
    unset_passed(work, case.id, passed, at=last.at)
    fact = case.move_to(last.source, at=work.now)
    _moved(work, case, fact, "case.stepped_back", UNDONE_AT_ONCE)


def step_back(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, target: str, reason: str, row_version: int
) -> Changes:
    """Take a case back to an earlier step, with the reason; what was recorded stays."""
    with uow.begin(actor, Right.MOVE_CASE) as work:
        case = work.cases.get(case_id, version=row_version)
        why = stated_reason(reason)
        definition = work.records.definition(case.process_id)
        last = work.cases.last_move(case.id)
        came_from = last.source if last is not None else None
        require_step_back(definition, source=case.step_id, target=target, came_from=came_from)
        _moved(work, case, case.move_to(target, at=work.now), "case.stepped_back", why)
        return work.commit()


def close_case(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    closed_on: date,
    ground: str,
    document_id: UUID,
    row_version: int,
    target: str | None = None,
) -> Changes:
    """Close a case by its finished closing document (SHL 34 §).

    `target` names an end that is next on the path; without it any step may be the last. Raises
    RuleBroken("close.not_finished" | "close.day" | "move.blocked" | "move.not_next").
    """
    with uow.begin(actor, Right.CLOSE_CASE) as work:
        case = work.cases.get(case_id, version=row_version)
        case.require_open()
        _require_closing(work, case, closed_on, document_id)
        definition = work.records.definition(case.process_id)
        view = view_of(work, case, work.documents.of_case(case.id))
        end = require_end(definition, view, source=case.step_id, target=target)
        source = case.step_id
        closed = case.close(on=closed_on, ground=ground, step=end.id, at=work.now)
        _moved(work, case, CaseMoved(case.id, source, end.id), "case.closed")
        work.record(closed)
        return work.commit()


def assign_worker(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    worker_id: UUID,
    kind: AssignmentKind,
    starts_on: date,
    note: str = "",
) -> Changes:
    """Name an own worker (omatyöntekijä) or responsible social worker; the former one ends."""
    with uow.begin(actor, Right.ASSIGN) as work:
        assign(work, work.cases.get(case_id), worker_id, kind, starts_on, note)
        return work.commit()


def take_on(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, kind: AssignmentKind, starts_on: date
) -> Changes:
    """Become the own worker or responsible social worker of a case of one's own team."""
    with uow.begin(actor, Right.MOVE_CASE) as work:
        assign(work, work.cases.get(case_id), actor.user_id, kind, starts_on)
        return work.commit()


def _moved(work: Work, case: Case, fact: CaseMoved, act: str, reason: str = "") -> None:
    work.cases.keep(
        StepMove(
            id=uuid4(),
            case_id=case.id,
            source=fact.source,
            target=fact.target,
            at=work.now,
            worker_id=work.actor.user_id,
            reason=reason,
        )
    )
    work.log(act, case_id=case.id, facts={"from": fact.source, "to": fact.target})
    work.record(fact)


def _require_closing(work: Work, case: Case, closed_on: date, document_id: UUID) -> None:
    document = document_of(work, case, document_id)
    if document.kind != DocumentKind.CLOSING or not document.is_finished:
        raise RuleBroken("close.not_finished", document=DocumentKind.CLOSING)
    if not case.received_on <= closed_on <= work.today:
        raise RuleBroken("close.day", first=case.received_on, last=work.today)


def assign(
    work: Work,
    case: Case,
    worker_id: UUID,
    kind: AssignmentKind,
    starts_on: date,
    note: str = "",
) -> Assignment:
    """Name a worker of a case; the former one's task ends on the day when the new one's begins.

    Raises RuleBroken("case.closed" | "worker.ended" | "competence.office_social_worker").
    """
    case.require_open()
    worker = work.people.worker(worker_id)
    require_competent(worker.actor(), Act(kind.value), case.facts())
    if worker.ended_on is not None and worker.ended_on <= starts_on:
        raise RuleBroken("worker.ended")
    for former in work.cases.assignments(case.id):
        if former.kind == kind and former.ends_on is None:
            former.ends_on = max(former.starts_on, starts_on)
    made = Assignment(
        id=uuid4(),
        case_id=case.id,
        worker_id=worker.id,
        kind=kind.value,
        starts_on=starts_on,
        note=clean_text(note),
    )
    work.cases.keep(made)
    case.worker_id = worker.id
    if kind is AssignmentKind.OWN_WORKER:
        case.take({"own_worker_named": True})
    work.log("case.assigned", case_id=case.id, facts={"kind": kind, "worker": str(worker.id)})
    work.record(CaseAssigned(case.id))
    return made
