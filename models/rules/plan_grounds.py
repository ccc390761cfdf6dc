"""When a client plan (asiakassuunnitelma) may be left unmade, and on what ground."""

from models.rules.facts import CaseFacts
from models.rules.kinds import NeedKind, ServiceTask

TEMPORARY_ADVICE = "temporary_advice"
OBVIOUSLY_NEEDLESS = "obviously_needless"
ASSESSMENT_COVERS = "assessment_covers"

PLAN_GROUNDS = frozenset({TEMPORARY_ADVICE, OBVIOUSLY_NEEDLESS, ASSESSMENT_COVERS})


def is_child_protection(facts: CaseFacts) -> bool:
    """Answer whether the client is one of child protection (lastensuojelun asiakas, LsL 27 §).

    The group tells which time limits bound the assessment; it stays when no such client
    relationship begins, and then does not ask for a plan.
    """
    return facts.task is ServiceTask.CHILD_PROTECTION


def allowed_plan_grounds(facts: CaseFacts) -> frozenset[str]:
    """Return the lawful grounds for making no plan, as codes of the list `plan_grounds`.

    Empty for child protection (LsL 30 § 1 mom.) and for a long-term need (THL): they must have a
    plan. Otherwise temporary advice (AsL 7 §), an obviously needless plan (SHL 39 § 1 mom.), or an
    assessment that already holds the same.
    """
    if is_child_protection(facts) or facts.need is NeedKind.LONG_TERM:
        return frozenset()
    return PLAN_GROUNDS
