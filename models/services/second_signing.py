"""The second signature (toinen allekirjoitus): by one in office who did not prepare the matter."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from models.entities.case import Case
from models.entities.document import Decision, Document
from models.rules.changes import Changes, DocumentSaved
from models.rules.competence import Act, require_competent
from models.rules.errors import NotFound, RuleBroken, StaleData
from models.rules.kinds import DocumentKind
from models.rules.letters import DecisionFacts, Official
from models.rules.plain import from_plain
from models.rules.purposes import stated_purpose, stated_reason
from models.rules.rights import Actor, Right
from models.services.decision_letters import official
from models.services.signing import finish_signed
from models.services.writing import document_of
from models.store.uow import HELSINKI, UnitOfWork, Work

SecondSeal: TypeAlias = Callable[[bytes, DecisionFacts, Official], bytes]
"""Signs a print that bears the first signature, for the official named."""


def sign_second(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    seal: SecondSeal,
    trial: bool = False,
) -> Changes:
    """Sign every print that another signed first, all or none; now the decision is made.

    Raises what `require_second` raises, RuleBroken("second.trial") where only one of the two keys
    is a trial one, and StaleData when the decision was given back meanwhile.
    """
    with uow.begin(actor, Right.DECIDE) as work:
        case, document, decision = _waiting(work, case_id, document_id)
        require_second(work, case, document, decision)
        facts = from_plain(DecisionFacts, decision.facts)
        if facts.trial != trial:
            raise RuleBroken("second.trial")
        signer = official(work.people.worker(actor.user_id), work.records.organisation())
        first_at = decision.first_signed_at
        prints = [(p.recipient_id, p.content) for p in work.documents.first_prints_of(document.id)]
    copies = [(whose, seal(content, facts, signer)) for whose, content in prints]
    with uow.begin(actor, Right.DECIDE) as work:
        case, document, decision = _waiting(work, case_id, document_id)
        if decision.first_signed_at != first_at:
            raise StaleData("decision.changed_while_signing")
        require_second(work, case, document, decision)
        decision.signed_at, decision.second_signer_id = work.now, actor.user_id
        finish_signed(work, case, document, decision, copies)
        _forget_first(work, document)
        return work.commit()


def return_decision(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID, note: str
) -> Changes:
    """Give a decision back unsigned with a note; the first signature is void and it is a draft.

    The first signer may take it back too. RuleBroken("reason.missing") without a note.
    """
    with uow.begin(actor, Right.DECIDE) as work:
        case, document, decision = _waiting(work, case_id, document_id)
        case.require_open()
        said = stated_reason(note)
        name = work.people.worker(actor.user_id).name
        decision.returned = {"by": name, "at": work.now.isoformat(), "note": said}
        decision.first_signed_at, decision.signer_id = None, None
        case.take({"decision_first_signed_on": None})
        _forget_first(work, document)
        facts = {"number": decision.number}
        work.log("decision.returned", case_id=case.id, document_id=document.id, facts=facts)
        work.record(DocumentSaved(case.id, document_id=document.id, kind=DocumentKind.DECISION))
        return work.commit()


def waiting_bytes(
    uow: UnitOfWork,
    actor: Actor,
    *,
    document_id: UUID,
    recipient_id: UUID | None = None,
    purpose: str,
) -> bytes:
    """Return a print as the first signer signed it: the very bytes that the second one signs."""
    with uow.begin(actor, Right.READ_CASE) as work:
        stated = stated_purpose(purpose)
        document = work.documents.get(document_id)
        case = work.cases.get(document.case_id)
        found = work.documents.first_prints_of(document_id)
        made = next((each for each in found if each.recipient_id == recipient_id), None)
        if made is None:
            raise NotFound("copy.not_found")
        content, digest = made.content, made.sha256
        facts = {"copy": str(recipient_id or "archive"), "sha256": digest}
        work.log("copy.read", case_id=case.id, document_id=document_id, purpose=stated, facts=facts)
        work.commit()
        return content


def second_refusal(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID
) -> RuleBroken | None:
    """Return why this worker can't be the second signer, None when nothing bars it."""
    with uow.begin(actor, Right.READ_CASE) as work:
        case, document, decision = _waiting(work, case_id, document_id)
        work.log("decision.checked", case_id=case.id, document_id=document.id)
        work.commit()
        try:
            require_second(work, case, document, decision)
        except RuleBroken as refused:
            return refused
        return None


def require_second(work: Work, case: Case, document: Document, decision: Decision) -> None:
    """Raise RuleBroken unless the actor may be the second signer.

    second.no_right, second.not_in_office, second.same_signer, second.edited_decision and
    second.edited_assessment, which say when; and what competence asks of one who decides.
    """
    actor = work.actor
    case.require_open()
    if Right.DECIDE not in actor.rights:
        raise RuleBroken("second.no_right")
    if not actor.in_office:
        raise RuleBroken("second.not_in_office")
    require_competent(actor, Act.DECIDE, case.facts())
    if decision.signer_id == actor.user_id:
        raise RuleBroken("second.same_signer")
    _require_not_edited(work, document, "second.edited_decision")
    for other in work.documents.of_case(case.id):
        if other.kind == DocumentKind.ASSESSMENT and other.is_of_round(case.renewed_at):
            _require_not_edited(work, other, "second.edited_assessment")


def _require_not_edited(work: Work, document: Document, code: str) -> None:
    actor = work.actor
    logged = work.documents.last_edit(document.id, actor.user_id)
    wrote = str(actor.user_id) in document.editors or document.author_id == actor.user_id
    if logged is None and not wrote:
        return
    when = (logged or document.saved_at).astimezone(HELSINKI)
    raise RuleBroken(code, day=when.date(), version=document.version)


def _waiting(work: Work, case_id: UUID, document_id: UUID) -> tuple[Case, Document, Decision]:
    case = work.cases.get(case_id)
    document = document_of(work, case, document_id)
    decision = work.documents.decision(document.id)
    if decision is None or not decision.awaits_second:
        raise RuleBroken("second.not_awaited")
    return case, document, decision


def _forget_first(work: Work, document: Document) -> None:
    for made in work.documents.first_prints_of(document.id):
        work.documents.forget_first(made)
