"""The steps that acts on decisions share: numbers, recipients, and what may still change."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID, uuid4

from models.entities.case import Case
from models.entities.document import Decision, Document, Recipient
from models.rules.changes import Changes, DecisionServed, DocumentSaved
from models.rules.commands import RecipientChoice
from models.rules.corrections import Correction, Replaced
from models.rules.documents.schema import Values
from models.rules.errors import NotFound, RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.law import citation
from models.rules.plain import from_plain, to_plain
from models.services.text_use import copy_uses
from models.services.writing import new_draft
from models.store.decision_papers import prohibition_rows
from models.store.uow import HELSINKI, Work


def decision_number(work: Work, case: Case, document: Document) -> str:
    """Return the decision's number, the next free one of the case before it was numbered."""
    decision = work.documents.decision(document.id)
    if decision is not None:
        return decision.number
    used = [int(d.number.rpartition("-P")[2]) for d in work.documents.decisions_of(case.id)]
    return f"{case.number}-P{max(used, default=0) + 1}"


def numbered(work: Work, case: Case, document: Document) -> Decision:
    """Return the decision of a decision document, numbering it when it has no number yet."""
    decision = work.documents.decision(document.id)
    if decision is None:
        number = decision_number(work, case, document)
        decision = Decision(document_id=document.id, case_id=case.id, number=number)
        work.documents.store(decision)
    return decision


def require_unsigned(work: Work, document: Document) -> None:
    """Raise RuleBroken("decision.signed") once it is signed: it is corrected by a new one.

    RuleBroken("decision.awaits_second") while it waits for the second signature.
    """
    decision = work.documents.decision(document.id)
    require_not_waiting(decision)
    if document.is_finished or (decision is not None and decision.signed_at is not None):
        raise RuleBroken("decision.signed", statute="HL 50-52 §")


def require_not_waiting(decision: Decision | None) -> None:
    """Raise RuleBroken("decision.awaits_second") while another's signature is waited for."""
    if decision is not None and decision.awaits_second:
        raise RuleBroken("decision.awaits_second")


def signed_day(work: Work, document_id: UUID) -> date:
    """Return the day in Finland on which a decision was signed; RuleBroken before that."""
    decision = work.documents.decision(document_id)
    if decision is None or decision.signed_at is None:
        raise RuleBroken("decision.unsigned")
    return decision.signed_at.astimezone(HELSINKI).date()


def replaced_by(work: Work, document: Document) -> Replaced | None:
    """Return the decision that this one replaces and why, None when it replaces none."""
    decision = work.documents.decision(document.id)
    if decision is None or decision.replaces_id is None:
        return None
    old = work.documents.decision(decision.replaces_id)
    ground = from_plain(Correction, decision.correction).ground if decision.correction else None
    return Replaced(old.number, ground) if old is not None else None


def recipient_of(work: Work, recipient_id: UUID) -> Recipient:
    """Return a recipient of a case that the actor has a tie to; NotFound for any other."""
    recipient = work.documents.recipient(recipient_id)
    if work.cases.find(recipient.case_id) is None:
        raise NotFound("recipient.not_found")
    return recipient


def put_recipients(
    work: Work, case: Case, document: Document, choices: Sequence[RecipientChoice]
) -> None:
    """Make the chosen ones the recipients; those who stay keep their row.

    Raises RuleBroken("recipient.not_party") for one who is neither the client nor tied to it, and
    "recipient.forbidden" for one to whom the child has forbidden to tell.
    """
    require_unsigned(work, document)
    numbered(work, case, document)
    wanted = {choice.person_id: choice for choice in choices}
    if wanted.keys() & prohibition_rows(work.session, case.client_id).keys():
        raise RuleBroken("recipient.forbidden", statute=citation("minor.prohibition"))
    parties = {case.client_id, *(tie.person_id for tie in work.people.ties_of(case.client_id))}
    if not wanted.keys() <= parties:
        raise RuleBroken("recipient.not_party")
    known = {item.person_id: item for item in work.documents.recipients_of(document.id)}
    for person_id in known.keys() - wanted.keys():
        work.documents.discard(known[person_id])
    for person_id, choice in wanted.items():
        recipient = known.get(person_id) or _new_recipient(work, case, document, person_id)
        recipient.way = choice.way.value if choice.way is not None else None


def replacement(
    work: Work, case: Case, old: Document, new_id: UUID, correction: Correction
) -> Document:
    """Begin a decision that corrects a signed one: its texts, its recipients, a new number.

    All who got the old one get the new one too, in the same way, but those to whom the child has
    since forbidden to tell.
    """
    kind = DocumentKind.DECISION
    draft = new_draft(work, case, new_id, kind, _undated(old.values))
    draft.reason = correction.reason
    decision = numbered(work, case, draft)
    decision.replaces_id, decision.correction = old.id, to_plain(correction)
    forbidden = prohibition_rows(work.session, case.client_id)
    for recipient in work.documents.recipients_of(old.id):
        if recipient.person_id not in forbidden:
            _new_recipient(work, case, draft, recipient.person_id).way = recipient.way
    copy_uses(work, old.id, draft.id)
    work.record(DocumentSaved(case.id, document_id=draft.id, kind=kind))
    return draft


def _undated(values: Values) -> Values:
    return {key: value for key, value in values.items() if key != "decided_on"}


def _new_recipient(work: Work, case: Case, document: Document, person_id: UUID) -> Recipient:
    recipient = Recipient(
        id=uuid4(),
        document_id=document.id,
        case_id=case.id,
        person_id=person_id,
        person=work.people.get(person_id),
        note="",
    )
    work.documents.store(recipient)
    return recipient


def require_told(work: Work, recipient: Recipient) -> None:
    """Raise RuleBroken("recipient.forbidden") where the child has forbidden to tell (ATL 51 §)."""
    case = work.cases.get(recipient.case_id)
    if recipient.person_id in prohibition_rows(work.session, case.client_id):
        raise RuleBroken("recipient.forbidden", statute=citation("minor.prohibition"))


def recorded(
    work: Work, recipient: Recipient, act: str, facts: Mapping[str, str] | None = None
) -> Changes:
    """Log an act on one recipient of a decision and end the caller's unit of work with it."""
    tell(work, recipient, act, facts)
    return work.commit()


def tell(
    work: Work, recipient: Recipient, act: str, facts: Mapping[str, str] | None = None
) -> None:
    """Log an act on one recipient of a decision and tell the views."""
    told = {**(facts or {}), "recipient": str(recipient.id)}
    work.log(act, case_id=recipient.case_id, document_id=recipient.document_id, facts=told)
    work.record(DecisionServed(recipient.case_id, recipient_id=recipient.id))
