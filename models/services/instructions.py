"""New rectification instructions (uusi oikaisuvaatimusohje, HL 49 §) in place of wrong ones."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from models.entities.document import Instruction, Recipient
from models.rules.changes import Changes
from models.rules.errors import RuleBroken
from models.rules.law import citation
from models.rules.letters import DecisionFacts
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.services.decision_letters import addressee_of, archive_facts
from models.services.decision_parts import (
    decision_number,
    recipient_of,
    recorded,
    require_told,
    signed_day,
)
from models.store.decision_papers import instructions_of
from models.store.uow import UnitOfWork, Work

Draw = Callable[[DecisionFacts], bytes]


def reissue_instructions(
    uow: UnitOfWork, actor: Actor, *, recipient_id: UUID, reason: str, draw: Draw
) -> Changes:
    """Make new instructions for one recipient; the period runs anew from their service.

    `draw` makes the letter's bytes, kept as they are. The decision and its prints stay. Raises
    RuleBroken("instructions.unserved") before the decision was served, "instructions.waiting"
    while new ones wait for service, "instructions.demanded" once a demand came, and
    "instructions.superseded" for a decision that another has replaced.
    """
    with uow.begin(actor, Right.DECIDE) as work:
        recipient = recipient_of(work, recipient_id)
        why = stated_reason(reason)
        _require_reissuable(work, recipient)
        content = draw(_facts(work, recipient))
        made = Instruction(
            id=uuid4(),
            document_id=recipient.document_id,
            case_id=recipient.case_id,
            recipient_id=recipient.id,
            worker_id=actor.user_id,
            made_at=work.now,
            reason=why,
            former_way=recipient.way,
            former_served_on=recipient.served_on,
            former_received_on=recipient.received_on,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
        work.documents.store(made)
        recipient.unserve()
        facts = {"sha256": made.sha256}
        return recorded(work, recipient, "instructions.reissued", facts)


def _require_reissuable(work: Work, recipient: Recipient) -> None:
    signed_day(work, recipient.document_id)
    require_told(work, recipient)
    statute = citation("appeal.new_instructions")
    if work.documents.get(recipient.document_id).superseded:
        raise RuleBroken("instructions.superseded")
    if recipient.demand is not None:
        raise RuleBroken("instructions.demanded", day=recipient.demand.received_on)
    if recipient.served_on is None:
        if instructions_of(work.session, recipient.id):
            raise RuleBroken("instructions.waiting", statute=statute)
        raise RuleBroken("instructions.unserved", statute=statute)


def _facts(work: Work, recipient: Recipient) -> DecisionFacts:
    case = work.cases.get(recipient.case_id)
    document = work.documents.get(recipient.document_id)
    number = decision_number(work, case, document)
    facts = archive_facts(work, case, document, number=number)
    return replace(facts, addressee=addressee_of(recipient))
