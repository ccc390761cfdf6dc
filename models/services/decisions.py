"""Decisions (päätökset): recipients, check, signing, serving, and the signed bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from models.rules.changes import Changes, DocumentSaved
from models.rules.commands import RecipientChoice
from models.rules.decision_checks import DecisionContext
from models.rules.errors import NotFound, RuleBroken, StaleData
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.letters import DecisionFacts
from models.rules.purposes import Purpose, stated_purpose
from models.rules.recipients import (
    SuggestedRecipient,
    require_received,
    require_servable,
    suggested_recipients,
)
from models.rules.rights import Actor, Right
from models.services.decision_checking import Undrawable, all_drawable, context_of
from models.services.decision_letters import addressee_of, archive_facts
from models.services.decision_parts import (
    decision_number,
    put_recipients,
    recipient_of,
    recorded,
    replaced_by,
    require_told,
    signed_day,
)
from models.services.prohibitions import told_ties
from models.services.signing import checked_prints, store_first, store_signed
from models.services.writing import document_of
from models.store.uow import UnitOfWork

Seal = Callable[[DecisionFacts], bytes]


def recipients_suggested(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID
) -> tuple[SuggestedRecipient, ...]:
    """Return to whom a decision in this case must be served, each separately (HL 56 §)."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        ties = told_ties(work, case.client_id)
        task = case.facts().task
        found = suggested_recipients(case.client.row(), ties, task=task, on=work.today)
        work.log("recipients.suggested", case_id=case.id)
        work.commit()
        return found


def set_recipients(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    recipients: Sequence[RecipientChoice],
) -> Changes:
    """Say who gets the decision and how; RuleBroken("decision.signed") once it is signed."""
    with uow.begin(actor, Right.WRITE_DOCUMENT) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        put_recipients(work, case, document, recipients)
        count = {"count": len(recipients)}
        work.log("recipients.set", case_id=case.id, document_id=document.id, facts=count)
        work.record(DocumentSaved(case.id, document_id=document.id, kind=DocumentKind.DECISION))
        return work.commit()


def decision_context(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    undrawable: Undrawable = all_drawable,
) -> DecisionContext:
    """Return what the decision's checklist has to know beside the form; logged as a reading.

    `undrawable` names the letters of a text that the print has no glyph for.
    """
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        context = context_of(work, case, document, undrawable)
        work.log("decision.checked", case_id=case.id, document_id=document.id)
        work.commit()
        return context


def decision_facts(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    recipient_id: UUID | None = None,
    texts_version: str = "",
    draft: bool = True,
) -> DecisionFacts:
    """Return what a print says as the draft stands now; None as recipient is the archive copy.

    Only the recipient's own address is in it, and of a person under non-disclosure only the
    contact address. A signed decision is not made again: see `signed_bytes`.
    """
    with uow.begin(actor, Right.READ_CASE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        facts = archive_facts(
            work,
            case,
            document,
            number=decision_number(work, case, document),
            texts_version=texts_version,
            replaced=replaced_by(work, document),
            draft=draft,
        )
        if recipient_id is not None:
            recipient = recipient_of(work, recipient_id)
            if recipient.document_id != document.id:
                raise NotFound("recipient.not_found")
            facts = replace(facts, addressee=addressee_of(recipient))
        work.log("decision.previewed", case_id=case.id, document_id=document.id)
        work.commit()
        return facts


def sign_decision(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    row_version: int,
    seal: Seal,
    texts_version: str = "",
    trial: bool = False,
    undrawable: Undrawable = all_drawable,
) -> Changes:
    """Sign a decision (päätös): one archive copy and one print for each recipient, all or none.

    `seal` makes the signed bytes of one print; the store waits for no card or printer: the
    prints are made first and stored in one act, in which everything is checked again. Raises
    RuleBroken while a lawful item is missing and StaleData when something changed meanwhile.
    Where the house wants two signatures the decision waits for the second one after this, see
    `second_signing`: until then nothing is decided, served or counted.
    """
    with uow.begin(actor, Right.DECIDE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id, version=row_version)
        prints = checked_prints(
            work, case, document, texts_version=texts_version, trial=trial, undrawable=undrawable
        )
    signed = [(item, seal(item.facts)) for item in prints]
    with uow.begin(actor, Right.DECIDE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id, version=row_version)
        now = checked_prints(
            work,
            case,
            document,
            texts_version=texts_version,
            trial=trial,
            undrawable=undrawable,
            seal=prints[0].facts.seal,
        )
        if now != prints:
            raise StaleData("decision.changed_while_signing")
        store = store_first if prints[0].facts.second_signature else store_signed
        store(work, case, document, signed)
        return work.commit()


def record_serving(
    uow: UnitOfWork,
    actor: Actor,
    *,
    recipient_id: UUID,
    way: ServingWay,
    served_on: date,
    received_on: date | None = None,
) -> Changes:
    """Record how and when a recipient was served (tiedoksianto); the appeal period follows.

    `received_on` is the proved day of receipt (HL 59 §: unless shown otherwise). Raises
    RuleBroken("serving.demanded") once a demand was recorded: its day depends on the service.
    """
    with uow.begin(actor, Right.RECORD_SERVING) as work:
        recipient = recipient_of(work, recipient_id)
        signed_on = signed_day(work, recipient.document_id)
        require_told(work, recipient)
        if recipient.demand_on is not None:
            raise RuleBroken("serving.demanded", day=recipient.demand_on)
        require_servable(
            recipient.person.row().data,
            way=way,
            served_on=served_on,
            signed_on=signed_on,
            today=work.today,
        )
        if received_on is not None:
            require_received(received_on, served_on=served_on, today=work.today)
        recipient.way, recipient.served_on = way.value, served_on
        recipient.received_on = received_on
        return recorded(work, recipient, "decision.served", {"way": way})


def signed_bytes(
    uow: UnitOfWork,
    actor: Actor,
    *,
    document_id: UUID,
    recipient_id: UUID | None = None,
    purpose: str,
) -> bytes:
    """Return the stored signed bytes of a print, the archive copy where no recipient is named.

    The same bytes every time; each time is logged with its purpose. RuleBroken
    ("recipient.forbidden") for a print that would leave the house for one to whom the child has
    forbidden to tell.
    """
    with uow.begin(actor, Right.PRINT) as work:
        stated = stated_purpose(purpose)
        document = work.documents.get(document_id)
        case = work.cases.get(document.case_id)
        if recipient_id is not None and purpose != Purpose.CLIENT_WORK:
            require_told(work, recipient_of(work, recipient_id))
        copies = work.documents.copies_of(document_id)
        copy = next((item for item in copies if item.recipient_id == recipient_id), None)
        if copy is None:
            raise NotFound("copy.not_found")
        content = copy.content
        facts = {"copy": str(recipient_id or "archive"), "sha256": copy.sha256}
        work.log("copy.read", case_id=case.id, document_id=document_id, purpose=stated, facts=facts)
        work.commit()
        return content
