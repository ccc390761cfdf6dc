"""A signed decision in one line, and its later life."""

from datetime import date
from uuid import UUID

from models.rules.commands import RecipientChoice
from models.rules.documents.schema import Value
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.rules.rows import CaseSheet, DecisionRow
from models.services.cases import case_sheet
from models.services.decisions import record_serving, set_recipients, sign_decision
from models.store.uow import UnitOfWork
from tests.models.services.builders import Made, a_case, a_draft, an_intake, at_home, tied
from tests.models.services.papers import decision

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


def drafted(uow: UnitOfWork, actor: Actor, **typed: Value) -> tuple[Made, UUID]:
    """A draft that lacks nothing, with both guardians as recipients by post."""
    case = a_case(uow, actor, an_intake())
    guardians = tied(sheet_of(uow, actor, case))
    for person, street in zip(guardians, STREETS, strict=True):
        if not person.data.address.street:
            at_home(uow, actor, person, street)
    document_id = a_draft(uow, actor, case.case_id, DocumentKind.DECISION, decision(**typed))
    set_recipients(
        uow,
        actor,
        case_id=case.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(person.id, ServingWay.POST) for person in guardians],
    )
    return case, document_id


def sign(uow: UnitOfWork, actor: Actor, made: Made, document_id: UUID, version: int = 1) -> None:
    """Sign a draft."""
    sign_decision(
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
