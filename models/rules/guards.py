"""Named conditions of moves (vartijat): each says what is missing, never just no."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from models.rules.facts import CaseFacts, CaseView, Missing
from models.rules.kinds import INTAKE_KINDS, DocumentKind, Outcome
from models.rules.law import citation
from models.rules.plan_grounds import allowed_plan_grounds, is_child_protection

Guard: TypeAlias = Callable[[CaseView], tuple[Missing, ...]]

CITATIONS: Mapping[str, str] = {
    "contact_finished": "pending",
    "urgency_assessed": "urgency",
    "first_met": "assessment.with_client",
    "assessment_started": "assessment",
    "assessment_needless": "assessment.needless",
    "meeting_held": "assessment.with_client",
    "assessment_finished": "assessment.content",
    "client_continues": "assessment.content",
    "client_ends": "assessment.content",
    "own_worker_settled": "own_worker",
    "plan_or_ground": "plan",
    "services_chosen": "services",
    "preconditions_clear": "services.cooperation",
    "decision_complete": "decision",
    "decision_signed": "decision.signature",
    "all_served": "serving",
    "service_started": "decision.executed",
    "service_ended": "closing.record",
    "renewal_wanted": "decision",
    "closing_finished": "closing",
}
"""The section of law behind each guard, as an id of `law.citation`."""


def missing_for(guard: str, view: CaseView) -> tuple[Missing, ...]:
    """Return what `guard` still wants; KeyError for an unknown name."""
    return GUARDS[guard](view)


def unfinished(view: CaseView, kind: DocumentKind, statute: str = "") -> tuple[Missing, ...]:
    """Return what the newest document of `kind` lacks before it is finished; empty when it is.

    `statute` is a citation id for the document as a whole.
    """
    state = view.state_of(kind)
    said = citation(statute) if statute else ""
    if state is None:
        return (Missing("document.not_begun", kind, statute=said),)
    if state.finished:
        return ()
    waits = kind is DocumentKind.DECISION and view.facts.decision_first_signed_on is not None
    code = "decision.second_awaited" if waits else "document.not_finished"
    return state.missing or (Missing(code, kind, statute=said),)


def _recorded(
    name: str,
    holds: Callable[[CaseFacts], object],
    code: str,
    kind: DocumentKind,
    field: str | None = None,
) -> Guard:
    """Make a guard that wants a fact, and else the document of `kind` that records it."""
    statute = CITATIONS[name]

    def guard(view: CaseView) -> tuple[Missing, ...]:
        if holds(view.facts):
            return ()
        fact = Missing(code, kind, field, citation(statute))
        return unfinished(view, kind, statute) or (fact,)

    return guard


def _contact_finished(view: CaseView) -> tuple[Missing, ...]:
    if any(view.is_finished(kind) for kind in INTAKE_KINDS):
        return ()
    begun = next((kind for kind in INTAKE_KINDS if view.state_of(kind)), DocumentKind.CONTACT)
    return unfinished(view, begun, CITATIONS["contact_finished"])


def _meeting_held(view: CaseView) -> tuple[Missing, ...]:
    if view.is_finished(DocumentKind.MEETING):
        return ()
    return unfinished(view, DocumentKind.MEETING, CITATIONS["meeting_held"])


def _assessment_finished(view: CaseView) -> tuple[Missing, ...]:
    return unfinished(view, DocumentKind.ASSESSMENT, "assessment.content")


def _concluded(wanted: bool, code: str) -> Guard:
    """Make a guard that wants the assessment to say whether the client relationship goes on."""

    def guard(view: CaseView) -> tuple[Missing, ...]:
        if view.facts.continues is wanted:
            return ()
        other = Missing(code, DocumentKind.ASSESSMENT, "continues", citation("assessment.content"))
        return unfinished(view, DocumentKind.ASSESSMENT, "assessment.content") or (other,)

    return guard


def _plan_or_ground(view: CaseView) -> tuple[Missing, ...]:
    facts, allowed = view.facts, allowed_plan_grounds(view.facts)
    if facts.plan_on or facts.plan_ground in allowed:
        return ()
    statute = citation("plan.child_protection" if is_child_protection(facts) else "plan")
    if allowed:
        lacking = unfinished(view, DocumentKind.PLAN, "plan")
        return lacking or (Missing("plan.missing", DocumentKind.PLAN, statute=statute),)
    return (Missing("plan.must_be_made", DocumentKind.PLAN, statute=statute),)


def _decision_complete(view: CaseView) -> tuple[Missing, ...]:
    state = view.state_of(DocumentKind.DECISION)
    if state is not None and (state.finished or not state.missing):
        return ()
    return unfinished(view, DocumentKind.DECISION, "decision")


def _all_served(view: CaseView) -> tuple[Missing, ...]:
    servings = view.facts.servings
    if not servings:
        return (_of_decision("serving.no_recipients", "serving"),)
    if any(serving.day is None and serving.received_on is None for serving in servings):
        return (_of_decision("serving.not_served", "serving.each"),)
    return ()


def _started(facts: CaseFacts) -> bool:
    return facts.outcome is Outcome.NEGATIVE or facts.service_started_on is not None


def _ended(facts: CaseFacts) -> bool:
    return facts.outcome is Outcome.NEGATIVE or facts.service_ended_on is not None


def _renewal_wanted(view: CaseView) -> tuple[Missing, ...]:
    """Want a decision to renew and no closing: whether to renew is the worker's choice."""
    if view.facts.decision_signed_on is None:
        return (_of_decision("decision.not_signed", "decision"),)
    if view.is_finished(DocumentKind.CLOSING):
        return (Missing("renewal.closed", DocumentKind.CLOSING, statute=citation("closing")),)
    return ()


def _closing_finished(view: CaseView) -> tuple[Missing, ...]:
    return unfinished(view, DocumentKind.CLOSING, "closing")


def _of_decision(code: str, statute: str) -> Missing:
    return Missing(code, DocumentKind.DECISION, statute=citation(statute))


GUARDS: Mapping[str, Guard] = {
    "contact_finished": _contact_finished,
    "urgency_assessed": _recorded(
        "urgency_assessed",
        lambda facts: facts.urgency_assessed_on,
        "urgency.not_assessed",
        DocumentKind.EVALUATION,
        "urgency_assessed_on",
    ),
    "first_met": _recorded(
        "first_met",
        lambda facts: facts.first_met_on,
        "client.not_met",
        DocumentKind.MEETING,
    ),
    "assessment_started": _recorded(
        "assessment_started",
        lambda facts: facts.assessment_started_on,
        "assessment.not_started",
        DocumentKind.EVALUATION,
        "assessment_started_on",
    ),
    "assessment_needless": _recorded(
        "assessment_needless",
        lambda facts: facts.needless_on,
        "assessment.needless_without_ground",
        DocumentKind.EVALUATION,
        "needless_on",
    ),
    "meeting_held": _meeting_held,
    "assessment_finished": _assessment_finished,
    "client_continues": _concluded(True, "client.does_not_continue"),
    "client_ends": _concluded(False, "client.continues"),
    "own_worker_settled": _recorded(
        "own_worker_settled",
        lambda facts: facts.own_worker_named or facts.own_worker_omitted,
        "own_worker.not_settled",
        DocumentKind.ASSESSMENT,
        "needs_own_worker",
    ),
    "plan_or_ground": _plan_or_ground,
    "services_chosen": _recorded(
        "services_chosen",
        lambda facts: facts.services_chosen_on,
        "services.not_chosen",
        DocumentKind.SERVICES,
    ),
    "preconditions_clear": _recorded(
        "preconditions_clear",
        lambda facts: facts.preconditions_clear,
        "preconditions.open",
        DocumentKind.SERVICES,
    ),
    "decision_complete": _decision_complete,
    "decision_signed": _recorded(
        "decision_signed",
        lambda facts: facts.decision_signed_on,
        "decision.not_signed",
        DocumentKind.DECISION,
    ),
    "all_served": _all_served,
    "service_started": _recorded(
        "service_started",
        _started,
        "service.not_started",
        DocumentKind.SERVICE_STARTED,
    ),
    "service_ended": _recorded(
        "service_ended",
        _ended,
        "service.not_ended",
        DocumentKind.SERVICE_ENDED,
    ),
    "renewal_wanted": _renewal_wanted,
    "closing_finished": _closing_finished,
}
