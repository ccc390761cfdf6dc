"""A decision that waits for its signature, and a quick seal."""

from uuid import UUID

from models.rules.commands import RecipientChoice
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.rights import Actor
from models.services.cases import case_sheet
from models.services.decisions import set_recipients
from models.store.uow import UnitOfWork
from tests.models.services.builders import Made, a_case, a_draft, at_home, tied
from tests.models.services.papers import decision


def a_decision(uow: UnitOfWork, worker: Actor, **typed: str) -> tuple[Made, UUID]:
    """Return a case and the draft of its decision, which nothing but the signature lacks."""
    made = a_case(uow, worker)
    sheet = case_sheet(uow, worker, case_id=made.case_id)
    guardians = tied(sheet)
    for person in guardians:
        at_home(uow, worker, person, "Maijankuja 1")
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, decision(**typed))
    set_recipients(
        uow,
        worker,
        case_id=made.case_id,
        document_id=document_id,
        recipients=[RecipientChoice(person.id, ServingWay.POST) for person in guardians],
    )
    return made, document_id


def seal(facts: DecisionFacts) -> bytes:
    """Make the bytes of a print without paper: what it says, for whom."""
    whose = facts.addressee.name if facts.addressee is not None else "archive"
    return f"%PDF- {facts.number} {whose} {facts.goal}".encode("utf-8", "replace")
