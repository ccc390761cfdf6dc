"""Who may make a document final, and what no form can tell alone."""

from collections.abc import Mapping
from dataclasses import replace

from models.entities.case import Case
from models.rules.competence import Act, require_competent
from models.rules.documents.effects import effects
from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import DocumentKind
from models.rules.law import citation
from models.rules.merging import merged
from models.rules.plan_grounds import allowed_plan_grounds
from models.rules.rights import Actor, Right, require
from models.store.uow import Work

_RIGHTS: Mapping[DocumentKind, Right] = {
    DocumentKind.EVALUATION: Right.ASSESS_URGENCY,
    DocumentKind.ASSESSMENT: Right.FINISH_ASSESSMENT,
}
_ACTS: Mapping[DocumentKind, Act] = {DocumentKind.ASSESSMENT: Act.FINISH_ASSESSMENT}


def require_may_finish(actor: Actor, kind: DocumentKind) -> None:
    """Raise unless the actor's role may make a document of `kind` final.

    NotAllowed without the right; RuleBroken("decision.sign_instead") for a decision.
    """
    if kind is DocumentKind.DECISION:
        raise RuleBroken("decision.sign_instead")
    if kind in _RIGHTS:
        require(actor, _RIGHTS[kind])


def require_lawful(work: Work, case: Case, kind: DocumentKind, values: Values) -> None:
    """Raise unless checked values may stand for this client and by this worker.

    RuleBroken of `competence`, and "plan.ground_not_allowed" where there must be a plan.
    """
    facts = _as_it_would_be(work, case, kind, values)
    if kind in _ACTS:
        require_competent(work.actor, _ACTS[kind], facts)
    _require_plan_ground(facts, kind)


def _as_it_would_be(work: Work, case: Case, kind: DocumentKind, values: Values) -> CaseFacts:
    known = case.facts()
    told = effects(kind, values, finished_on=work.today)
    return replace(known, **merged(known, told))  # type: ignore[arg-type]


def _require_plan_ground(facts: CaseFacts, kind: DocumentKind) -> None:
    ground = facts.plan_ground
    if ground is not None and facts.plan_on is None and ground not in allowed_plan_grounds(facts):
        raise RuleBroken(
            "plan.ground_not_allowed", document=kind, ground=ground, statute=citation("plan")
        )
