"""Correcting a signed decision (päätöksen korjaaminen, HL 50–52 §): a new one takes its place."""

from uuid import UUID

from models.rules.changes import Changes
from models.rules.corrections import Correction, ground_statute, require_correctable
from models.rules.errors import RuleBroken
from models.rules.purposes import stated_reason
from models.rules.rights import Actor, Right
from models.services.decision_parts import replacement, signed_day
from models.services.writing import document_of, named
from models.store.decision_papers import replacing
from models.store.uow import UnitOfWork


def correct_decision(
    uow: UnitOfWork,
    actor: Actor,
    *,
    case_id: UUID,
    document_id: UUID,
    new_id: UUID,
    correction: Correction,
) -> Changes:
    """Begin a new decision that corrects the signed one; nothing of the old one changes.

    The old one stays in force until the new one is signed. Raises RuleBroken("decision.unsigned"),
    "correction.superseded" for one that has been corrected already, "correction.begun" while
    another correction is being written, and what `require_correctable` says.
    """
    with uow.begin(actor, Right.DECIDE) as work:
        case = work.cases.get(case_id)
        if work.documents.find(new_id) is not None:
            return ()
        case.require_open()
        old = document_of(work, case, document_id)
        decided_on = signed_day(work, old.id)
        newer = replacing(work.session, old.id)
        if newer is not None:
            if newer.signed_at is not None:
                raise RuleBroken("correction.superseded", number=newer.number)
            raise RuleBroken("correction.begun", number=newer.number)
        stated_reason(correction.reason)
        require_correctable(correction, decided_on=decided_on, today=work.today)
        draft = replacement(work, case, old, new_id, correction)
        facts = {
            **named(draft),
            "replaces": str(old.id),
            "ground": correction.ground.value,
            "effect": correction.effect.value,
            "statute": ground_statute(correction.ground),
        }
        work.log("decision.replacing", case_id=case.id, document_id=draft.id, facts=facts)
        return work.commit()
