"""What a finished document makes known of its case (asian tiedot): names of `CaseFacts`."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from models.rules.documents.conditions import rows_of, visible_values
from models.rules.documents.field_checks import day_of
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.kinds import (
    START_GROUPS,
    DocumentKind,
    Group,
    NeedKind,
    Outcome,
    ServiceTask,
)
from models.rules.merging import GROUP_AT_INTAKE

Told: TypeAlias = Mapping[str, object]

MEETING_WAYS = frozenset({"meeting", "home_visit", "phone", "video", "elsewhere", "network"})
_LOG_DAYS = ("log_requested_on", "log_answered_on")
_OPEN_STATES = frozenset({"open", ""})


def effects(kind: DocumentKind, values: Values, *, finished_on: date) -> Told:
    """Return the facts that the document tells; the caller joins them to what is known.

    Receipt is not among them: a later contact in an open matter moves no clock (O4). Days are
    `date`s, a fact that a corrected document takes back is None.
    """
    rule = _RULES.get(kind)
    return rule(visible_values(document_type(kind), values), finished_on) if rule else {}


def _intake(values: Values, finished_on: date) -> Told:
    return {**_seems_urgent(values), GROUP_AT_INTAKE: start_group(values)}


def _seems_urgent(values: Values) -> Told:
    return {"urgent": True} if values.get("seems_urgent") is True else {}


def _child_welfare_notification(values: Values, finished_on: date) -> Told:
    return {
        **_seems_urgent(values),
        "group": Group.CHILD_PROTECTION,
        "task": ServiceTask.CHILD_PROTECTION,
    }


def _pending_entry(values: Values, finished_on: date) -> Told:
    return {"task": ServiceTask(str(values["service_task"]))} if "service_task" in values else {}


def _evaluation(values: Values, finished_on: date) -> Told:
    told: dict[str, object] = {
        "urgency_assessed_on": day_of(values.get("urgency_assessed_on")),
        "urgent": values.get("urgency") == "urgent",
        "needless_on": day_of(values.get("needless_on")),
        "group": _group(values),
    }
    if values.get("child_protection_matter") is True:
        told["task"] = ServiceTask.CHILD_PROTECTION
    if values.get("result") != "meeting_first":
        told["assessment_started_on"] = day_of(values.get("assessment_started_on"))
    return told


def _group(values: Values) -> Group:
    if values.get("child_protection_matter") is True:
        return Group.CHILD_PROTECTION
    special = values.get("special_support_child") is True
    return Group.SPECIAL_SUPPORT if special else start_group(values)


def start_group(values: Values) -> Group:
    """Return which group of SHL 36 § 2 mom. the client belongs to; the one bound longest wins."""
    named = (group for group in START_GROUPS if values.get(group.name.lower()) is True)
    return next(named, Group.OTHER)


def _meeting(values: Values, finished_on: date) -> Told:
    return {**_met(values), **{key: day_of(values.get(key)) for key in _LOG_DAYS}}


def _met(values: Values) -> Told:
    if values.get("took_place") is not True or values.get("way") not in MEETING_WAYS:
        return {}
    met = day_of(values.get("starts_at"))
    starts = values.get("starts_assessment") is True
    return {"first_met_on": met, **({"assessment_started_on": met} if starts else {})}


def _assessment(values: Values, finished_on: date) -> Told:
    need = values.get("need")
    told: dict[str, object] = {
        "assessment_started_on": day_of(values.get("started_on")),
        "assessment_ready_on": finished_on,
        "continues": values.get("continues"),
        "need": NeedKind(str(need)) if need else None,
        "own_worker_named": values.get("needs_own_worker") is True,
        "own_worker_omitted": values.get("needs_own_worker") is False,
        "psychosocial_need_on": day_of(values.get("psychosocial_need_on")),
    }
    if values.get("child_protection_starts") is True:
        told |= {"group": Group.CHILD_PROTECTION, "task": ServiceTask.CHILD_PROTECTION}
    elif values.get("special_support") is True:
        told["group"] = Group.SPECIAL_SUPPORT
    if values.get("child_protection_starts") is False:
        told["task"] = ServiceTask.FAMILIES  # the matter goes on under the social welfare act
    if values.get("plan_made") is not None:
        told["plan_ground"] = values.get("plan_ground")
    return told


def _plan(values: Values, finished_on: date) -> Told:
    made = values.get("plan_made") is True
    return {
        "plan_on": day_of(values.get("planned_on")) if made else None,
        "plan_ground": values.get("plan_ground"),
        "plan_review_on": day_of(values.get("review_on")),
    }


def _services(values: Values, finished_on: date) -> Told:
    rows = rows_of(values, "services")
    return {
        "services_chosen_on": day_of(values.get("chosen_on")) if rows else None,
        "preconditions_clear": bool(rows) and not any(_is_open(row) for row in rows),
        "execution_extension": values.get("execution_extension"),
    }


def _is_open(row: Values) -> bool:
    unclear = str(row.get("precondition_state") or "") in _OPEN_STATES
    return unclear or row.get("reply") == "waiting"


def _decision(values: Values, finished_on: date) -> Told:
    outcome = values.get("outcome")
    return {
        "outcome": Outcome(str(outcome)) if outcome else None,
        "decision_starts_on": day_of(values.get("starts_on")),
        "decision_ends_on": day_of(values.get("ends_on")),
    }


def _day_fact(fact: str, key: str) -> Callable[[Values, date], Told]:
    return lambda values, finished_on: {fact: day_of(values.get(key))}


_RULES: Mapping[DocumentKind, Callable[[Values, date], Told]] = {
    DocumentKind.CONTACT: _intake,
    DocumentKind.NOTIFICATION: _intake,
    DocumentKind.CHILD_WELFARE_NOTIFICATION: _child_welfare_notification,
    DocumentKind.APPLICATION: _intake,
    DocumentKind.PENDING_ENTRY: _pending_entry,
    DocumentKind.EVALUATION: _evaluation,
    DocumentKind.MEETING: _meeting,
    DocumentKind.ASSESSMENT: _assessment,
    DocumentKind.PLAN: _plan,
    DocumentKind.SERVICES: _services,
    DocumentKind.DECISION: _decision,
    DocumentKind.SERVICE_STARTED: _day_fact("service_started_on", "started_on"),
    DocumentKind.SERVICE_ENDED: _day_fact("service_ended_on", "ended_on"),
    DocumentKind.CLOSING: _day_fact("closed_on", "closed_on"),
}
