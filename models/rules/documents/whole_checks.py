"""What may be wrong between the fields of one document, by its kind."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from models.rules.documents.conditions import is_empty, rows_of
from models.rules.documents.field_checks import day_of
from models.rules.documents.schema import Problem, Values
from models.rules.errors import RuleBroken
from models.rules.identity import birth_date_of
from models.rules.kinds import INTAKE_KINDS, DocumentKind

_Rule: TypeAlias = Callable[[Values], Iterator[Problem]]

_BOUND_GROUPS = (
    "child_protection_matter",
    "special_support_child",
    "disabled",
    "highest_care_allowance",
    "over_75",
)


def contradictions(kind: DocumentKind, values: Values) -> Iterator[Problem]:
    """Yield what cannot be true together, in a draft too."""
    for rule in _ALWAYS.get(kind, ()):
        yield from rule(values)


def lacks(kind: DocumentKind, values: Values) -> Iterator[Problem]:
    """Yield what a finished document still wants beyond its mandatory fields."""
    for rule in _FINISHED.get(kind, ()):
        yield from rule(values)


def _birth_date_matches(values: Values) -> Iterator[Problem]:
    code, birth = values.get("client_code"), day_of(values.get("client_birth_date"))
    if not isinstance(code, str) or birth is None:
        return
    try:
        told = birth_date_of(code)
    except RuleBroken:
        return
    if told is not None and told != birth:
        yield Problem("client_birth_date", "code.other_birth_date")


def _service_or_words(values: Values) -> Iterator[Problem]:
    for index, row in enumerate(rows_of(values, "services")):
        if is_empty(row.get("service")) and is_empty(row.get("description")):
            yield Problem(f"services[{index}].service", "application.service_or_words")


def _urgency_fits_group(values: Values) -> Iterator[Problem]:
    bound = any(values.get(key) is True for key in _BOUND_GROUPS)
    if bound and values.get("urgency") == "not_urgent":
        yield Problem("urgency", "urgency.seven_days_bind")


def _plan_needed(values: Values) -> Iterator[Problem]:
    if values.get("plan_made") is not False:
        return
    if values.get("need") == "long_term":
        yield Problem("plan_made", "plan.needed_long_term")
    elif values.get("child_protection_starts") is True:
        yield Problem("plan_made", "plan.needed_child_protection")


def _ends_or_stays(values: Values) -> Iterator[Problem]:
    if is_empty(values.get("starts_on")):
        return
    ends, stays = not is_empty(values.get("ends_on")), values.get("open_ended") is True
    if not ends and not stays:
        yield Problem("ends_on", "decision.end_missing")


def _not_both_ends(values: Values) -> Iterator[Problem]:
    if not is_empty(values.get("ends_on")) and values.get("open_ended") is True:
        yield Problem("ends_on", "decision.end_and_open")


def _heard_or_why_not(values: Values) -> Iterator[Problem]:
    if is_empty(values.get("hearing")) and is_empty(values.get("hearing_none_ground")):
        yield Problem("hearing", "decision.hearing_missing")


_ALWAYS: Mapping[DocumentKind, tuple[_Rule, ...]] = {
    **dict.fromkeys(INTAKE_KINDS, (_birth_date_matches,)),
    DocumentKind.DECISION: (_not_both_ends,),
}
_FINISHED: Mapping[DocumentKind, tuple[_Rule, ...]] = {
    DocumentKind.APPLICATION: (_service_or_words,),
    DocumentKind.EVALUATION: (_urgency_fits_group,),
    DocumentKind.ASSESSMENT: (_plan_needed,),
    DocumentKind.DECISION: (_ends_or_stays, _heard_or_why_not),
}
