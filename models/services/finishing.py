"""Who may make a document final, and what no form can tell alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.entities.case import Case
from models.rules.competence import Act, require_competent
from models.rules.documents.check import in_form_order
from models.rules.documents.conditions import visible_values
from models.rules.documents.effects import effects
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Problem, Values
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import DocumentKind
from models.rules.merging import merged
from models.rules.plan_grounds import allowed_plan_grounds
from models.rules.rights import Actor, require
from models.rules.rights_matrix import FINISHING
from models.services.writing import problems_of, refuse_if_any
from models.store.uow import Work

_ACTS: Mapping[DocumentKind, Act] = {DocumentKind.ASSESSMENT: Act.FINISH_ASSESSMENT}
_GROUND = "plan_ground"


def require_may_finish(actor: Actor, kind: DocumentKind) -> None:
    """Raise unless the actor's role may make a document of `kind` final.

    NotAllowed without the right; RuleBroken("decision.sign_instead") for a decision.
    """
    if kind is DocumentKind.DECISION:
        raise RuleBroken("decision.sign_instead")
    if kind in FINISHING:
        require(actor, FINISHING[kind])


def require_lawful(work: Work, case: Case, kind: DocumentKind, values: Values) -> None:
    """Raise unless the document is complete and may stand for this client and by this worker.

    RuleBroken("document.incomplete", problems=...) with every problem at once, among them
    "plan.ground_not_allowed" where there must be a plan; then RuleBroken of `competence`.
    """
    found = problems_of(work, kind, values)
    found += _unlawful_ground(work, case, kind, _sound(values, found))
    refuse_if_any(kind, in_form_order(document_type(kind), found))
    if kind in _ACTS:
        facts = _as_it_would_be(work, case, kind, values)
        require_competent(work.actor, _ACTS[kind], facts)


def _as_it_would_be(work: Work, case: Case, kind: DocumentKind, values: Values) -> CaseFacts:
    known = case.facts()
    told = effects(kind, values, finished_on=work.today)
    return replace(known, **merged(known, told))  # type: ignore[arg-type]


def _sound(values: Values, found: Sequence[Problem]) -> Values:
    """Return the values of the fields in which nothing is wrong."""
    bad = {problem.place.partition("[")[0] for problem in found}
    return {key: value for key, value in values.items() if key not in bad}


def _unlawful_ground(
    work: Work, case: Case, kind: DocumentKind, values: Values
) -> tuple[Problem, ...]:
    """Return the problem of a ground for making no plan that does not do for this client."""
    ground = visible_values(document_type(kind), values).get(_GROUND)
    if ground is None:
        return ()
    facts = _as_it_would_be(work, case, kind, values)
    if facts.plan_on is not None or ground in allowed_plan_grounds(facts):
        return ()
    return (Problem(_GROUND, "plan.ground_not_allowed"),)
