"""How what a document tells is joined to what is known of the case already."""

from collections.abc import Mapping, Sequence
from datetime import date

from models.rules.facts import CaseFacts
from models.rules.kinds import Group

EARLIEST = frozenset(
    {
        "urgency_assessed_on",
        "first_met_on",
        "assessment_started_on",
        "assessment_ready_on",
        "service_started_on",
    }
)
_WEIGHT = {Group.OTHER: 0, Group.SPECIAL_SUPPORT: 1, Group.CHILD_PROTECTION: 2}


def merged(
    known: CaseFacts, told: Mapping[str, object], others: Sequence[Mapping[str, object]] = ()
) -> dict[str, object]:
    """Return the facts that change when a document tells `told`.

    `others` is what the case's other documents in force tell. A first act is the earliest of all
    told days, so that a second meeting or a renewed assessment moves no clock; a corrected
    document takes its old day away. A child-protection matter does not turn into a lighter one
    by an evaluation form.
    """
    kept = {name: _joined(name, value, others) for name, value in told.items()}
    if known.group is Group.CHILD_PROTECTION:
        kept.pop("group", None)
    if _starts_again(known, told):
        kept["service_ended_on"] = None
    return {name: value for name, value in kept.items() if value != getattr(known, name)}


def heavier(known: Group, told: Group) -> Group:
    """Return the group whose time limits are the stricter."""
    return max(known, told, key=_WEIGHT.__getitem__)


def _joined(name: str, value: object, others: Sequence[Mapping[str, object]]) -> object:
    if name not in EARLIEST:
        return value
    told = [value, *(other.get(name) for other in others)]
    return min((day for day in told if isinstance(day, date)), default=None)


def _starts_again(known: CaseFacts, told: Mapping[str, object]) -> bool:
    started = told.get("service_started_on")
    ended = known.service_ended_on
    return isinstance(started, date) and ended is not None and started > ended
