"""Five cases, one in each phase, and for each act of the rights matrix a service that tries it.

A try changes next to nothing: it asks for what the service refuses for another reason once it has
let the worker pass, and that reason shows that the right was there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Decision, Document, Recipient
from models.entities.people import Person
from models.entities.record import Process
from models.rules.errors import PolkuError
from models.rules.kinds import AssignmentKind, DocumentKind, ServingWay
from models.rules.printed import PrintKind
from models.rules.rights import Actor
from models.rules.rights_matrix import CaseAct, Relation
from models.rules.rows import PersonData
from models.services.cases import assign_worker, close_case, move_case, open_case
from models.services.decisions import record_serving, sign_decision
from models.services.documents import finish_document, new_document
from models.services.intake import record_intake
from models.services.lists import Scope, case_rows
from models.services.log_extract import log_extract_lines
from models.services.people import save_person
from models.services.prints import HandoverWords, case_print_facts
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID, TEAM_ID
from tests.models.services.builders import an_intake
from tests.models.store.builders import AT, WORKER_ID

STEPS = {1: "Task_urgency", 2: "Task_conclusions", 3: "Task_plan", 4: "Task_signing",
         5: "Task_serving"}  # fmt: skip
KINDS = {1: DocumentKind.EVALUATION, 2: DocumentKind.ASSESSMENT, 3: DocumentKind.PLAN,
         4: DocumentKind.DECISION, 5: DocumentKind.DECISION}  # fmt: skip
DAY = date(2026, 11, 24)
NOWHERE = UUID(int=404)


@dataclass(frozen=True, slots=True)
class Tried:
    """One case of the matrix and what is in it."""

    phase: int
    case_id: UUID
    client: PersonData
    client_id: UUID
    meeting_id: UUID
    document_id: UUID
    recipient_id: UUID


def settle(session: Session) -> tuple[Tried, ...]:
    """Make a case in each phase, with the document that is finished there and another draft."""
    process_id = session.scalars(select(Process.id)).one()
    return tuple(_made(session, process_id, phase) for phase in STEPS)


def _made(session: Session, process_id: UUID, phase: int) -> Tried:
    data = PersonData("Esimerkki", f"Lapsi {phase}", temporary_id=f"T-{phase}")
    person = Person.from_data(data, uuid4())
    session.add(person)
    session.flush()
    case = Case(id=uuid4(), number=f"OI-{phase}", client_id=person.id, process_id=process_id,
                step_id=STEPS[phase], step_since=AT, created_at=AT, received_on=DAY,
                team_id=TEAM_ID)  # fmt: skip
    session.add(case)
    session.flush()
    signed = phase == 5
    meeting, own = _draft(case, DocumentKind.MEETING), _draft(case, KINDS[phase], signed=signed)
    session.add_all([meeting, own])
    session.flush()
    recipient = uuid4()
    if phase >= 4:
        session.add(Decision(document_id=own.id, case_id=case.id, number=f"P-{phase}",
                             signed_at=AT if signed else None))  # fmt: skip
        session.flush()
        session.add(Recipient(id=recipient, document_id=own.id, case_id=case.id,
                              person_id=person.id, way="post"))  # fmt: skip
        session.flush()
    return Tried(phase, case.id, data, person.id, meeting.id, own.id, recipient)


def _draft(case: Case, kind: DocumentKind, *, signed: bool = False) -> Document:
    return Document(id=uuid4(), case_id=case.id, series_id=uuid4(), kind=kind.value,
                    author_id=WORKER_ID, saved_at=AT, values={},
                    status="finished" if signed else "draft",
                    finished_at=AT if signed else None)  # fmt: skip


def stand(session: Session, tried: Tried, relation: Relation, worker_id: UUID) -> None:
    """Let a worker of team A stand to a case as `relation` says; protection is the server's."""
    case = session.get_one(Case, tried.case_id)
    away = relation in {Relation.OWN, Relation.OTHER}
    case.team_id = OTHER_TEAM_ID if away else TEAM_ID
    case.worker_id = worker_id if relation is Relation.OWN else None
    case.closed_on = DAY if relation is Relation.CLOSED else None
    session.flush()


def may_do(uow: UnitOfWork, actor: Actor, act: CaseAct, tried: Tried) -> bool:
    """Answer whether the service lets the actor pass; AssertionError for any other refusal."""
    try:
        return _TRIES[act](uow, actor, tried)
    except PolkuError as refused:
        code = refused.code
    assert code in _PASSED[act] | _REFUSED | _NOT_HERE, (act, code)
    return code in _PASSED[act]


def _listed(uow: UnitOfWork, actor: Actor, tried: Tried) -> bool:
    rows = case_rows(uow, actor, scope=Scope.WITH_CLOSED)
    return tried.case_id in {row.id for row in rows}


def _finish(*phases: int) -> Callable[[UnitOfWork, Actor, Tried], bool]:
    def tries(uow: UnitOfWork, actor: Actor, tried: Tried) -> bool:
        own = tried.document_id if tried.phase in phases else NOWHERE
        document_id = own if phases else tried.meeting_id
        finish_document(uow, actor, case_id=tried.case_id, document_id=document_id, row_version=99)
        return True

    return tries


def _join(uow: UnitOfWork, actor: Actor, tried: Tried) -> bool:
    command = an_intake(client=tried.client_id, attach_to=tried.case_id)
    record_intake(uow, actor, command=command)
    return True


def _edit(uow: UnitOfWork, actor: Actor, tried: Tried) -> bool:
    save_person(uow, actor, person_id=tried.client_id, data=tried.client, row_version=1)
    return True


def _done(act: Callable[[UnitOfWork, Actor, Tried], object]) -> Callable[..., bool]:
    def tries(uow: UnitOfWork, actor: Actor, tried: Tried) -> bool:
        act(uow, actor, tried)
        return True

    return tries


_WORDS = HandoverWords(lambda missing, _: missing.code, lambda event, _: event.act)
_TRIES: Mapping[CaseAct, Callable[[UnitOfWork, Actor, Tried], bool]] = {
    CaseAct.LIST: _listed,
    CaseAct.OPEN: _done(lambda uow, actor, it: open_case(
        uow, actor, case_id=it.case_id, purpose="client_work")),
    CaseAct.JOIN: _join,
    CaseAct.WRITE: _done(lambda uow, actor, it: new_document(
        uow, actor, case_id=it.case_id, kind=DocumentKind.MEETING)),
    CaseAct.FINISH: _finish(),
    CaseAct.ASSESS_URGENCY: _finish(1),
    CaseAct.FINISH_ASSESSMENT: _finish(2),
    CaseAct.SIGN: _done(lambda uow, actor, it: sign_decision(
        uow, actor, case_id=it.case_id, row_version=1, seal=lambda facts: b"",
        document_id=it.document_id if it.phase >= 4 else NOWHERE)),
    CaseAct.SERVE: _done(lambda uow, actor, it: record_serving(
        uow, actor, recipient_id=it.recipient_id, way=ServingWay.POST,
        served_on=date(2020, 1, 1))),
    CaseAct.MOVE: _done(lambda uow, actor, it: move_case(
        uow, actor, case_id=it.case_id, target="nowhere", row_version=_version(uow, it))),
    CaseAct.ASSIGN: _done(lambda uow, actor, it: assign_worker(
        uow, actor, case_id=it.case_id, worker_id=NOWHERE, kind=AssignmentKind.OWN_WORKER,
        starts_on=DAY)),
    CaseAct.CLOSE: _done(lambda uow, actor, it: close_case(
        uow, actor, case_id=it.case_id, closed_on=DAY, ground="x", document_id=NOWHERE,
        row_version=_version(uow, it))),
    CaseAct.EDIT_PERSON: _edit,
    CaseAct.PRINT: _done(lambda uow, actor, it: case_print_facts(
        uow, actor, case_id=it.case_id, kind=PrintKind.PLAN, words=_WORDS)),
    CaseAct.EXPORT: _done(lambda uow, actor, it: log_extract_lines(
        uow, actor, case_id=it.case_id, first=DAY, last=date(2026, 11, 23))),
}  # fmt: skip
_PASSED: Mapping[CaseAct, frozenset[str]] = {
    act: frozenset(codes.split())
    for act, codes in {
        CaseAct.LIST: "",
        CaseAct.OPEN: "",
        CaseAct.JOIN: "",
        CaseAct.WRITE: "",
        CaseAct.FINISH: "document.stale",
        CaseAct.ASSESS_URGENCY: "document.stale",
        CaseAct.FINISH_ASSESSMENT: "document.stale",
        CaseAct.SIGN: "decision.incomplete document.incomplete",
        CaseAct.SERVE: "serving.before_signing",
        CaseAct.MOVE: "move.not_next",
        CaseAct.ASSIGN: "worker.not_found",
        CaseAct.CLOSE: "document.not_found",
        CaseAct.EDIT_PERSON: "",
        CaseAct.PRINT: "print.no_document",
        CaseAct.EXPORT: "log_extract.period",
    }.items()
}
_REFUSED = frozenset(
    {"right.missing", "case.not_found", "person.not_found", "recipient.not_found",
     "document.not_found"}
)  # fmt: skip
_NOT_HERE = frozenset({"case.closed", "decision.signed", "decision.unsigned"})
"""There is nothing to do it to: a closed case, a decision that is signed or is not yet."""


def _version(uow: UnitOfWork, tried: Tried) -> int:
    with uow._sessions() as session:
        return session.get_one(Case, tried.case_id).row_version
