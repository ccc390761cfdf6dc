"""Rows for store tests, all invented."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Decision, Document, Recipient, SignedCopy
from models.entities.people import Person
from models.entities.record import Process
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rows import PersonData
from tests.conftest import TEAM_ID

WORKER_ID = UUID("00000000-0000-4000-8000-000000000001")
AT = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
PROCESS_ID = UUID("00000000-0000-4000-8000-0000000000b1")


def add_process(session: Session) -> None:
    plain = {
        "phases": [{"id": "Phase_1", "number": 1}, {"id": "Phase_5", "number": 5}],
        "steps": [
            {"id": "Task_contact", "phase": "Phase_1"},
            {"id": "Task_serving", "phase": "Phase_5"},
            {"id": "End_closed", "phase": None},
        ],
    }
    if session.get(Process, PROCESS_ID) is None:
        session.add(
            Process(
                id=PROCESS_ID, name="Polku", version=1, plain=plain, published_at=AT, bpmn=b"<x/>"
            )
        )
        session.flush()


def add_person(
    session: Session,
    surname: str = "Virtanen",
    given_names: str = "Aino Maria",
    *,
    code: str = "",
    born: date | None = date(2018, 5, 4),
) -> Person:
    data = PersonData(surname, given_names, personal_code=code, birth_date=born)
    person = Person.from_data(data, uuid4())
    session.add(person)
    session.flush()
    return person


def add_case(session: Session, number: str = "PO-2026-0001", **changes: object) -> Case:
    add_process(session)
    given: dict[str, object] = {
        "id": uuid4(),
        "number": number,
        "process_id": PROCESS_ID,
        "step_id": "Task_contact",
        "step_since": AT,
        "team_id": TEAM_ID,
        "worker_id": WORKER_ID,
        "created_at": AT,
        "received_on": date(2026, 11, 2),
        **changes,
    }
    if "client_id" not in given:
        given["client_id"] = add_person(session).id
    case = Case(**given)
    session.add(case)
    session.flush()
    return case


def add_document(session: Session, case: Case, *, finished: bool = False) -> Document:
    document = Document(
        id=uuid4(),
        case_id=case.id,
        series_id=uuid4(),
        kind=DocumentKind.DECISION.value,
        status=(DocumentStatus.FINISHED if finished else DocumentStatus.DRAFT).value,
        values={"goal": "arjen sujuminen"},
        author_id=WORKER_ID,
        saved_at=AT,
        finished_at=AT if finished else None,
    )
    session.add(document)
    session.flush()
    return document


def add_decision(session: Session, case: Case, *, number: str = "P-1") -> Decision:
    """Add a signed decision."""
    document = add_document(session, case, finished=True)
    decision = Decision(
        document_id=document.id,
        case_id=case.id,
        number=number,
        signed_at=AT,
        signer_id=WORKER_ID,
    )
    session.add(decision)
    case.decision_signed_on = AT.date()
    session.flush()
    return decision


def add_recipient(session: Session, decision: Decision, **changes: object) -> Recipient:
    given: dict[str, object] = {
        "document_id": decision.document_id,
        "case_id": decision.case_id,
        **changes,
    }
    if "person_id" not in given:
        given["person_id"] = add_person(session, "Mäkelä", "Eeva").id
    recipient = Recipient(id=uuid4(), **given)
    session.add(recipient)
    session.flush()
    return recipient


def add_copy(session: Session, decision: Decision, content: bytes, sha256: str) -> SignedCopy:
    copy = SignedCopy(
        id=uuid4(), document_id=decision.document_id, content=content, sha256=sha256, made_at=AT
    )
    session.add(copy)
    session.flush()
    return copy
