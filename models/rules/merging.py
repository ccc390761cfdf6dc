"""How what a document tells is joined to what is known of the case already."""

from collections.abc import Mapping, Sequence
from datetime import date

from models.rules.facts import CaseFacts
from models.rules.kinds import START_GROUPS, Group, ServiceTask

GROUP_AT_INTAKE = "group_at_intake"
LATEST = frozenset({"log_requested_on", "log_answered_on"})
EARLIEST = frozenset(
    {
        "urgency_assessed_on",
        "first_met_on",
        "assessment_started_on",
        "assessment_ready_on",
        "service_started_on",
    }
)
START = "assessment_started_on"
_NEVER_TOLD = frozenset({"closed_on"})


def merged(
    known: CaseFacts, told: Mapping[str, object], others: Sequence[Mapping[str, object]] = ()
) -> dict[str, object]:
    """Return the facts that change when a document tells `told`.

    `others` is what the case's other documents in force tell. A first act is the earliest of all
    told days, so that a second meeting or a renewed assessment moves no clock; a corrected
    document takes its old day away. Of log requests the last counts. What an intake says of the
    group (GROUP_AT_INTAKE) holds until the evaluation, and moves no heavier group. A
    child-protection matter stays one as long as some document says so. A case is closed by its
    own act, never by a document.
    """
    told = _with_group_at_intake(known, told, others)
    kept = {
        name: _joined(name, value, others)
        for name, value in told.items()
        if name not in _NEVER_TOLD
    }
    if _is_lighter(known, told):
        kept |= _as_light_as_told(kept, others)
    if _starts_again(known, told):
        kept["service_ended_on"] = None
    return {name: value for name, value in kept.items() if value != getattr(known, name)}


def of_any_round(told: Mapping[str, object]) -> Mapping[str, object]:
    """Return what a document of a former round (ennen uutta arviointia) still tells."""
    return {name: value for name, value in told.items() if name in LATEST}


def of_round(told: Mapping[str, object], begun_on: date) -> Mapping[str, object]:
    """Return what a document tells of the round that a renewal began on `begun_on`.

    A start before that day was the start of the round before.
    """
    started = told.get(START)
    if not isinstance(started, date) or started >= begun_on:
        return told
    return {name: value for name, value in told.items() if name != START}


def _with_group_at_intake(
    known: CaseFacts, told: Mapping[str, object], others: Sequence[Mapping[str, object]]
) -> Mapping[str, object]:
    if GROUP_AT_INTAKE not in told:
        return told
    rest = {name: value for name, value in told.items() if name != GROUP_AT_INTAKE}
    if known.urgency_assessed_on is not None or known.group not in (*START_GROUPS, Group.OTHER):
        return rest
    said = [told[GROUP_AT_INTAKE], *(other.get(GROUP_AT_INTAKE) for other in others)]
    return {**rest, "group": next((each for each in START_GROUPS if each in said), Group.OTHER)}


def _joined(name: str, value: object, others: Sequence[Mapping[str, object]]) -> object:
    if name not in EARLIEST | LATEST:
        return value
    told = [value, *(other.get(name) for other in others)]
    chosen = max if name in LATEST else min
    return chosen((day for day in told if isinstance(day, date)), default=None)


def _is_lighter(known: CaseFacts, told: Mapping[str, object]) -> bool:
    heavy = Group.CHILD_PROTECTION
    return known.group is heavy and told.get("group", heavy) is not heavy


def _as_light_as_told(
    kept: Mapping[str, object], others: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    if any(other.get("group") is Group.CHILD_PROTECTION for other in others):
        return {"group": Group.CHILD_PROTECTION}
    return {"task": kept.get("task", ServiceTask.FAMILIES)}


def _starts_again(known: CaseFacts, told: Mapping[str, object]) -> bool:
    started = told.get("service_started_on")
    ended = known.service_ended_on
    return isinstance(started, date) and ended is not None and started > ended
