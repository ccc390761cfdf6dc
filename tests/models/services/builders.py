"""A case in one line, and the documents that carry it along the path."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from diagram.graph.bpmn import read
from models.rules.commands import RecordIntake, SaveDocument
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind, TieKind
from models.rules.organisation import Organisation, PostalAddress
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Role
from models.rules.rows import CaseSheet, DocumentSheet, PersonData, PersonRow
from models.services.cases import case_sheet, move_case
from models.services.documents import finish_document, open_document, save_draft
from models.services.intake import record_intake
from models.services.people import save_person
from models.services.setup import install_process, save_organisation
from models.store.uow import UnitOfWork
from resources import path
from tests.models.services.papers import CHILD_CODE, PAPERS

ADMINISTRATOR = Actor(user_id=UUID(int=5), role=Role.ADMINISTRATOR)
ORGANISATION = Organisation(
    name="Esimerkin hyvinvointialue",
    unit="Perhesosiaalityö",
    address=PostalAddress("Mallikatu 1", "50100", "Mikkeli"),
    phone="015 000 000",
    email="perhe@example.org",
    case_prefix="ES",
    rectification_body="Yksilöasioiden jaosto",
    registry_name="Kirjaamo",
    registry_address=PostalAddress("PL 1", "50101", "Mikkeli"),
)
CHILD = PersonData("Esimerkki", "Aino Maria", personal_code=CHILD_CODE)


@dataclass(frozen=True, slots=True)
class Made:
    """A case that a builder made, and the intake document it began with."""

    case_id: UUID
    document_id: UUID
    client_id: UUID


def shipped_bpmn() -> bytes:
    """The process that the program ships, as BPMN."""
    return path("process/families.bpmn").read_bytes()


def shipped_process() -> ProcessDefinition:
    """The process that the program ships."""
    return read(shipped_bpmn())


def a_published_process(uow: UnitOfWork) -> UUID:
    """Install the shipped process and return the id of its version."""
    process_id = uuid4()
    install_process(
        uow,
        ADMINISTRATOR,
        definition=shipped_process(),
        bpmn=shipped_bpmn(),
        process_id=process_id,
    )
    return process_id


def a_house(uow: UnitOfWork) -> None:
    """Publish the process and fill in the organisation: what a case needs around it."""
    a_published_process(uow)
    save_organisation(uow, ADMINISTRATOR, organisation=ORGANISATION)


def an_intake(
    kind: DocumentKind = DocumentKind.CONTACT,
    *,
    client: UUID | PersonData = CHILD,
    attach_to: UUID | None = None,
    worker_id: UUID | None = None,
    values: Values | None = None,
) -> RecordIntake:
    """The command by which a contact about an example child is recorded."""
    return RecordIntake(
        case_id=uuid4(),
        document_id=uuid4(),
        kind=kind,
        values=PAPERS[kind] if values is None else values,
        client=client,
        client_id=client if isinstance(client, UUID) else uuid4(),
        attach_to=attach_to,
        worker_id=worker_id,
    )


def a_case(uow: UnitOfWork, actor: Actor, command: RecordIntake | None = None) -> Made:
    """Record an intake in a furnished house and return the new case."""
    a_house(uow)
    wanted = command or an_intake()
    record_intake(uow, actor, command=wanted)
    return Made(wanted.case_id, wanted.document_id, wanted.client_id)


def a_draft(
    uow: UnitOfWork,
    actor: Actor,
    case_id: UUID,
    kind: DocumentKind,
    values: Values | None = None,
) -> UUID:
    """Save a first draft and return its id."""
    document_id = uuid4()
    told = PAPERS[kind] if values is None else values
    save_draft(uow, actor, command=SaveDocument(case_id, document_id, kind, told))
    return document_id


def a_finished(
    uow: UnitOfWork,
    actor: Actor,
    case_id: UUID,
    kind: DocumentKind,
    values: Values | None = None,
) -> UUID:
    """Save and finish a document and return its id."""
    document_id = a_draft(uow, actor, case_id, kind, values)
    finish_document(uow, actor, case_id=case_id, document_id=document_id, row_version=1)
    return document_id


def opened(uow: UnitOfWork, actor: Actor, case_id: UUID, document_id: UUID) -> DocumentSheet:
    """Open a document."""
    return open_document(uow, actor, case_id=case_id, document_id=document_id)


def moved(uow: UnitOfWork, actor: Actor, case_id: UUID, target: str) -> CaseSheet:
    """Move a case and return it as it stands then."""
    sheet = case_sheet(uow, actor, case_id=case_id)
    move_case(uow, actor, case_id=case_id, target=target, row_version=sheet.row_version)
    return case_sheet(uow, actor, case_id=case_id)


def at_home(uow: UnitOfWork, actor: Actor, person: PersonRow, street: str) -> None:
    """Give a person an address."""
    address = PostalAddress(street, "50100", "Mikkeli")
    data = replace(person.data, address=address)
    save_person(uow, actor, person_id=person.id, data=data, row_version=person.version)


def tied(sheet: CaseSheet, kind: TieKind = TieKind.GUARDIAN) -> tuple[PersonRow, ...]:
    """Return those tied to the client in a way, by name."""
    found = (tie.person for tie in sheet.ties if tie.kind is kind)
    return tuple(sorted(found, key=lambda person: person.name))


def carried_to_signing(uow: UnitOfWork, worker: Actor, case_id: UUID) -> UUID:
    """Carry a new case through four phases to a decision draft that waits for its signature."""
    moved(uow, worker, case_id, "Task_urgency")
    a_finished(uow, worker, case_id, DocumentKind.EVALUATION)
    moved(uow, worker, case_id, "Task_first_meeting")
    a_finished(uow, worker, case_id, DocumentKind.MEETING)
    for step in ("Task_assessment_start", "Task_assessment_meetings", "Task_conclusions"):
        moved(uow, worker, case_id, step)
    a_finished(uow, worker, case_id, DocumentKind.ASSESSMENT)
    moved(uow, worker, case_id, "Task_plan")
    a_finished(uow, worker, case_id, DocumentKind.PLAN)
    moved(uow, worker, case_id, "Task_services")
    a_finished(uow, worker, case_id, DocumentKind.SERVICES)
    for step in ("Task_preconditions", "Task_decision"):
        moved(uow, worker, case_id, step)
    document_id = a_draft(uow, worker, case_id, DocumentKind.DECISION)
    moved(uow, worker, case_id, "Task_signing")
    return document_id
