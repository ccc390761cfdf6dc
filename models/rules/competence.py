"""Who is competent (toimivalta) for acts that the law keeps for a social worker in office."""

from collections.abc import Mapping
from enum import StrEnum

from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import Group
from models.rules.law import citation
from models.rules.plan_grounds import is_child_protection
from models.rules.rights import Actor, Role


class Act(StrEnum):
    """An act whose doer's competence depends on the client."""

    FINISH_ASSESSMENT = "finish_assessment"
    OWN_WORKER = "own_worker"
    RESPONSIBLE = "responsible"
    DECIDE = "decide"


_SOCIAL_WORKERS = frozenset({Role.SOCIAL_WORKER, Role.TEAM_LEAD})
_STATUTES: Mapping[Act, str] = {
    Act.FINISH_ASSESSMENT: "competence.assessment",
    Act.OWN_WORKER: "competence.own_worker",
    Act.RESPONSIBLE: "competence.responsible",
    Act.DECIDE: "competence.decision",
}


def needs_social_worker_in_office(facts: CaseFacts) -> bool:
    """Answer whether the client is a special-support client or one of child protection."""
    return facts.group is Group.SPECIAL_SUPPORT or is_child_protection(facts)


def require_competent(actor: Actor, act: Act, facts: CaseFacts) -> None:
    """Raise RuleBroken("competence.office_social_worker") unless `actor` may do `act` here.

    SHL 36 § 5 mom., 42 § 3 mom. and 46 § 1 mom.: a social worker in public office (virkasuhteessa
    oleva sosiaalityöntekijä); a leading social worker is one. The one responsible for a child's
    affairs (LsL 13 b §) always is a social worker in office.
    """
    if act is not Act.RESPONSIBLE and not needs_social_worker_in_office(facts):
        return
    qualified = bool(_SOCIAL_WORKERS & {actor.role, *actor.extra_roles})
    if not (qualified and actor.in_office):
        statute = citation(competence_statute(act, facts))
        raise RuleBroken("competence.office_social_worker", act=act.value, statute=statute)


def may_act(actor: Actor, act: Act, facts: CaseFacts) -> bool:
    """Answer whether `require_competent` would let `actor` pass."""
    try:
        require_competent(actor, act, facts)
    except RuleBroken:
        return False
    return True


def competence_statute(act: Act, facts: CaseFacts) -> str:
    """Return the citation id of the rule that keeps `act` for a social worker in office."""
    if act is Act.FINISH_ASSESSMENT and is_child_protection(facts):
        return "competence.child_protection"
    return _STATUTES[act]
