"""A signed decision in one line, and its later life."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from models.rules.changes import Changes
from models.rules.commands import RecipientChoice, SaveDocument
from models.rules.corrections import Correction, CorrectionEffect, CorrectionGround
from models.rules.documents.schema import Value
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.rules.rows import CaseSheet, DecisionRow, PersonRow
from models.services.cases import case_sheet
from models.services.corrections import correct_decision
from models.services.decisions import record_serving, set_recipients, sign_decision
from models.services.documents import save_draft
from models.services.people import save_person
from models.store.uow import UnitOfWork
from tests.models.services.builders import Made, a_case, a_draft, at_home, tied
from tests.models.services.papers import decision

SLIP = Correction(
    CorrectionGround.OBVIOUS_SLIP,
    CorrectionEffect.FOR,
    "Määrä oli väärin.",
    hearing_needless="Korjaus on asiakkaan eduksi.",
)
STREETS = ("Maijankuja 1", "Mikonpolku 2")


def seal(facts: DecisionFacts) -> bytes:
    """Stand in for the letter and the card: the facts as bytes."""
    return repr(facts).encode()


def sheet_of(uow: UnitOfWork, actor: Actor, made: Made) -> CaseSheet:
    """The case as it is now."""
    return case_sheet(uow, actor, case_id=made.case_id)


def row_of(uow: UnitOfWork, actor: Actor, made: Made, place: int = 0) -> DecisionRow:
    """One of its decisions as it is now."""
    return sheet_of(uow, actor, made).decisions[place]


def change(uow: UnitOfWork, actor: Actor, person: PersonRow, **changed: object) -> None:
    """Change what is recorded of a person."""
    data = replace(person.data, **changed)  # type: ignore[arg-type]
    save_person(uow, actor, person_id=person.id, data=data, row_version=person.version)


def drafted(uow: UnitOfWork, actor: Actor, **typed: Value) -> tuple[Made, UUID]:
    """A draft that lacks nothing, with both guardians as recipients by post."""
    case = a_case(uow, actor)
    guardians = tied(sheet_of(uow, actor, case))
    for person, street in zip(guardians, STREETS, strict=True):
        if not person.data.address.street:
            at_home(uow, actor, person, street)
    return case, drafted_in(uow, actor, case, **typed)


def drafted_in(uow: UnitOfWork, actor: Actor, case: Made, **typed: Value) -> UUID:
    """The draft of a case, with those tied to it as recipients by post, wherever they live."""
    document_id = a_draft(uow, actor, case.case_id, DocumentKind.DECISION, decision(**typed))
    set_recipients(
        uow,
        actor,
        case_id=case.case_id,
        document_id=document_id,
        recipients=[
            RecipientChoice(person.id, ServingWay.POST)
            for person in tied(sheet_of(uow, actor, case))
        ],
    )
    return document_id


def sign(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, version: int = 1) -> Changes:
    """Sign a draft."""
    return sign_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=document_id,
        row_version=version,
        seal=seal,
    )


def signed(uow: UnitOfWork, actor: Actor, **typed: Value) -> tuple[Made, UUID]:
    """A decision signed today."""
    made, document_id = drafted(uow, actor, **typed)
    sign(uow, actor, made, document_id)
    return made, document_id


def served(
    uow: UnitOfWork, actor: Actor, made: Made, on: date, way: ServingWay = ServingWay.HANDED
) -> None:
    """Serve everybody on one day."""
    for recipient in row_of(uow, actor, made).recipients:
        record_serving(uow, actor, recipient_id=recipient.id, way=way, served_on=on)


def corrected(
    uow: UnitOfWork, actor: Actor, made: Made, old: UUID, correction: Correction = SLIP
) -> UUID:
    """Begin the decision that corrects `old`."""
    new_id = uuid4()
    correct_decision(
        uow,
        actor,
        case_id=made.case_id,
        document_id=old,
        new_id=new_id,
        correction=correction,
    )
    return new_id


def complete(uow: UnitOfWork, actor: Actor, made: Made, new_id: UUID) -> None:
    """Fill the draft of a correction so that it lacks nothing."""
    people = tied(sheet_of(uow, actor, made))
    set_recipients(
        uow,
        actor,
        case_id=made.case_id,
        document_id=new_id,
        recipients=[RecipientChoice(person.id, ServingWay.POST) for person in people],
    )
    command = SaveDocument(made.case_id, new_id, DocumentKind.DECISION, decision(), 1)
    save_draft(uow, actor, command=command)
