"""Words of a decision that may reveal a place: accepted one by one with a reason (VTJL 36 §)."""

from uuid import UUID

from models.rules.changes import Changes, DocumentSaved
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.services.decision_checking import context_of
from models.services.decision_parts import numbered, require_unsigned
from models.services.writing import document_of
from models.store.uow import UnitOfWork

_ID_PARTS = 3


def accept_revealing(
    uow: UnitOfWork, actor: Actor, *, case_id: UUID, document_id: UUID, finding: str, reason: str
) -> Changes:
    """Accept that a word stays in the text, with the reason; it holds for that word and field.

    `finding` is a `Finding.id`. RuleBroken("revealing.unknown") where nobody in the case is to be
    protected, "reason.missing" and "decision.signed".
    """
    with uow.begin(actor, Right.DECIDE) as work:
        case = work.cases.get(case_id)
        document = document_of(work, case, document_id)
        require_unsigned(work, document)
        why = stated_reason(reason)
        hidden = context_of(work, case, document).hidden
        guarded = hidden.institutions or hidden.localities or hidden.streets
        parts = finding.split(":", _ID_PARTS - 1)
        if not guarded or len(parts) != _ID_PARTS:
            raise RuleBroken("revealing.unknown")
        decision = numbered(work, case, document)
        decision.accepted = {**(decision.accepted or {}), finding: why}
        facts = {"kind": parts[0], "field": parts[1]}
        work.log("decision.word_accepted", case_id=case.id, document_id=document.id, facts=facts)
        kind = DocumentKind.DECISION
        work.record(DocumentSaved(case.id, document_id=document.id, kind=kind))
        return work.commit()
