"""The lawful items of a decision (päätös) before it may be signed, each met or not (domain D1).

One list for the checklist beside the form and for the refusal of the signature.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from models.rules.cleaning import character_name
from models.rules.dates import day_in
from models.rules.deadlines import age_on
from models.rules.documents.schema import Values
from models.rules.errors import RuleBroken
from models.rules.informed import INFORMED, has_address, informed_lines, names_one_of
from models.rules.kinds import Group, NeedKind, Outcome, ServiceTask
from models.rules.law import citation, limit
from models.rules.letters import Check
from models.rules.organisation import Organisation
from models.rules.revealing import NOTHING_HIDDEN, Finding, Hidden, findings
from models.rules.text_places import unfilled_in


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionContext:
    """What the checklist must know besides the decision itself.

    `protected_addresses` are streets and phone numbers of persons under non-disclosure or with
    secret contacts; none may stand in the text. `undrawable` are letters that the fonts of the
    print lack, those of names and the house in `undrawable_elsewhere`. `plan_services` and the
    plan's days are empty where no plan exists or it says nothing of them.
    `posted_without_address` counts recipients by post whose address is not known or must not be
    printed. `hidden` is what may reveal a place, `accepted` the ids of those words that the worker
    has accepted with a reason; `forbidden` counts recipients to whom the child has forbidden to
    tell, `forbidden_names` are their names whether they are recipients or not. `secret_informers`
    asked to be named to nobody.
    """

    organisation: Organisation
    today: date
    client_name: str
    client_birth_date: date | None = None
    guardian_names: tuple[str, ...] = ()
    group: Group = Group.OTHER
    task: ServiceTask = ServiceTask.FAMILIES
    need: NeedKind | None = None
    recipients: int = 0
    every_way_chosen: bool = True
    posted_without_address: int = 0
    plan_exists: bool = False
    plan_services: tuple[str, ...] = ()
    plan_starts_on: date | None = None
    plan_ends_on: date | None = None
    protected_addresses: tuple[str, ...] = field(default=(), repr=False)
    undrawable: tuple[str, ...] = ()
    undrawable_elsewhere: tuple[str, ...] = ()
    decider_competent: bool = True
    hidden: Hidden = NOTHING_HIDDEN
    accepted: frozenset[str] = frozenset()
    forbidden: int = 0
    forbidden_names: tuple[str, ...] = field(default=(), repr=False)
    secret_informers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def client_age(self) -> int | None:
        """The client's age today in full years; None while the birth date is not known."""
        return age_on(self.client_birth_date, self.today) if self.client_birth_date else None

    @property
    def client_is_child(self) -> bool:
        """Whether the client is under age; one of unknown age is taken for a child."""
        age = self.client_age
        return age is None or age < limit("of_age", self.today).value


def checklist(values: Values, context: DecisionContext) -> tuple[Check, ...]:
    """Return every lawful item in the order of the letter, each met or not.

    `Check.statute` is a Finnish citation, `Check.field` the decision form's field that cures it.
    """
    return tuple(_checked(rule, values, context) for rule in _RULES)


def require_complete(values: Values, context: DecisionContext) -> None:
    """Raise RuleBroken("decision.incomplete", checks=…) with every item that is not met."""
    unmet = tuple(check for check in checklist(values, context) if not check.met)
    if unmet:
        raise RuleBroken("decision.incomplete", checks=unmet)


def revealed(values: Values, context: DecisionContext) -> tuple[Finding, ...]:
    """Return the words that may reveal a place and that nobody has accepted yet."""
    found = findings(values, context.hidden, known=context.protected_addresses)
    return tuple(each for each in found if each.id not in context.accepted)


def departs_from_plan(values: Values, context: DecisionContext) -> bool:
    """Answer whether the decision differs from the plan in service, refusal or last day."""
    if not context.plan_services or not _filled(values, "service"):
        return False
    planned = values.get("service") in context.plan_services
    if not _granted(values):
        return planned
    ends = day_in(values.get("ends_on"))
    return not planned or bool(ends and context.plan_ends_on and ends != context.plan_ends_on)


_Lack: TypeAlias = str | None
_MET: _Lack = None
_ELSEWHERE: _Lack = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    """`lack` returns the first field still wanted, "" if it is no field, None when met."""

    code: str
    statute: Callable[[DecisionContext], str]
    field: str | None
    lack: Callable[[Values, DecisionContext], _Lack]


def _checked(rule: _Rule, values: Values, context: DecisionContext) -> Check:
    lack = rule.lack(values, context)
    statute_id = rule.statute(context)
    statute = citation(statute_id, on=context.today) if statute_id else ""
    shown = rule.field if lack is _MET else lack or None
    named = tuple(map(character_name, _unprintable(context))) if rule.lack is _letters else ()
    return Check(rule.code, statute, lack is _MET, shown, named)


def _authority(values: Values, context: DecisionContext) -> _Lack:
    if not (context.organisation.name.strip() and context.organisation.unit.strip()):
        return _ELSEWHERE
    decided = day_in(values.get("decided_on"))
    return _MET if decided and decided <= context.today else "decided_on"


def _parties(values: Values, context: DecisionContext) -> _Lack:
    known = context.client_name.strip() and (context.guardian_names or not context.client_is_child)
    return _MET if known else _ELSEWHERE


def _outcome(values: Values, context: DecisionContext) -> _Lack:
    lack = _first_empty(values, "outcome", "outcome_text")
    if lack is not _MET or not _granted(values):
        return lack
    measured = _filled(values, "amount") or _filled(values, "hours_per_month")
    return _MET if measured else "amount"


def _service(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(values, "service")


def _goal(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(values, "goal") if _granted(values) else _MET


def _term(values: Values, context: DecisionContext) -> _Lack:
    if not _granted(values):
        return _MET
    if values.get("open_ended") is True:
        return _no_day(values, "starts_on") or _first_empty(values, "open_ended_reason")
    return _no_day(values, "starts_on", "ends_on")


def _term_order(values: Values, context: DecisionContext) -> _Lack:
    first, last = day_in(values.get("starts_on")), day_in(values.get("ends_on"))
    open_ended = values.get("open_ended") is True
    contradicts = (first and last and last < first) or (open_ended and last)
    return "ends_on" if contradicts else _MET


def _reasons(values: Values, context: DecisionContext) -> _Lack:
    lack = _first_empty(values, "facts_text")
    return _first_empty(values, "amount_reasons") if lack is _MET and _granted(values) else lack


def _provisions(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(values, "legal_basis", "provisions")


def _child_opinion(values: Values, context: DecisionContext) -> _Lack:
    if not context.client_is_child or _filled(values, "child_opinion_none_reason"):
        return _MET
    return _first_empty(values, "child_opinion", "child_opinion_how")


def _hearing(values: Values, context: DecisionContext) -> _Lack:
    done = _filled(values, "hearing") or _filled(values, "hearing_none_ground")
    return _MET if done else "hearing"


def _departure(values: Values, context: DecisionContext) -> _Lack:
    said = values.get("departs_from_plan")
    if said is True:
        return _first_empty(values, "departure_reasons")
    if departs_from_plan(values, context) or (context.plan_exists and said is None):
        return "departs_from_plan"
    return _MET


def _immediate(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(values, "immediate_reasons") if values.get("immediate") is True else _MET


def _contact(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(
        values,
        "contact_name",
        "contact_phone",
        "contact_street",
        "contact_postcode",
        "contact_town",
    )


def _instructions(values: Values, context: DecisionContext) -> _Lack:
    organisation = context.organisation
    address = organisation.registry_address
    wanted = (
        organisation.rectification_body,
        organisation.registry_name,
        address.postcode,
        address.town,
    )
    return _MET if all(item.strip() for item in wanted) else _ELSEWHERE


def _secrecy(values: Values, context: DecisionContext) -> _Lack:
    return _first_empty(values, "secrecy")


def _recipients(values: Values, context: DecisionContext) -> _Lack:
    chosen = context.recipients > 0 and context.every_way_chosen
    return _MET if chosen and not context.posted_without_address else _ELSEWHERE


def _prohibition(values: Values, context: DecisionContext) -> _Lack:
    return _ELSEWHERE if context.forbidden else _MET


def _revealing(values: Values, context: DecisionContext) -> _Lack:
    found = revealed(values, context)
    return found[0].key if found else _MET


def _addresses(values: Values, context: DecisionContext) -> _Lack:
    secrets = [_bare(item) for item in context.protected_addresses if _bare(item)]
    for key, value in values.items():
        if isinstance(value, str) and any(secret in _bare(value) for secret in secrets):
            return key
    return _MET


def _informer(values: Values, context: DecisionContext) -> _Lack:
    others = (context.client_name, *context.guardian_names)
    for key, value in values.items():
        if isinstance(value, str) and names_one_of(value, context.secret_informers, others):
            return key
    return _MET


def _informed(values: Values, context: DecisionContext) -> _Lack:
    told = informed_lines(values)
    names, others = context.forbidden_names, (context.client_name,)
    bad = any(has_address(line) or names_one_of(line, names, others) for line in told)
    return INFORMED if bad else _MET


def _letters(values: Values, context: DecisionContext) -> _Lack:
    if not _unprintable(context):
        return _MET
    for key, value in values.items():
        if isinstance(value, str) and any(letter in value for letter in context.undrawable):
            return key
    return _ELSEWHERE


def _places(values: Values, context: DecisionContext) -> _Lack:
    """Return the first field in which a place of a text of the library is still to be filled."""
    for key, value in values.items():
        if isinstance(value, str) and unfilled_in(value):
            return key
    return _MET


def _unprintable(context: DecisionContext) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*context.undrawable, *context.undrawable_elsewhere)))


def _competence(values: Values, context: DecisionContext) -> _Lack:
    return _MET if context.decider_competent else _ELSEWHERE


def _language(values: Values, context: DecisionContext) -> _Lack:
    return _MET if values.get("language") in ("fi", "sv") else "language"


def _always(name: str) -> Callable[[DecisionContext], str]:
    return lambda _: name


def _opinion_statute(context: DecisionContext) -> str:
    protected = context.task is ServiceTask.CHILD_PROTECTION
    return "child.opinion.child_protection" if protected else "child.opinion"


_RULES = (
    _Rule("authority", _always("decision.authority"), "decided_on", _authority),
    _Rule("parties", _always("decision.parties"), None, _parties),
    _Rule("outcome", _always("decision.outcome"), "outcome", _outcome),
    _Rule("service", _always("decision"), "service", _service),
    _Rule("goal", _always("need.kind"), "goal", _goal),
    _Rule("term", _always("need.kind"), "ends_on", _term),
    _Rule("term_order", _always(""), "ends_on", _term_order),
    _Rule("reasons", _always("decision.reasons"), "facts_text", _reasons),
    _Rule("provisions", _always("decision.reasons"), "legal_basis", _provisions),
    _Rule("child_opinion", _opinion_statute, "child_opinion", _child_opinion),
    _Rule("hearing", _always("hearing"), "hearing", _hearing),
    _Rule("departure", _always("decision.departure"), "departs_from_plan", _departure),
    _Rule("immediate", _always("decision.immediate"), "immediate", _immediate),
    _Rule("contact", _always("decision.contact"), "contact_name", _contact),
    _Rule("instructions", _always("decision.instructions"), None, _instructions),
    _Rule("secrecy", _always("decision.secrecy"), "secrecy", _secrecy),
    _Rule("recipients", _always("serving.each"), None, _recipients),
    _Rule("prohibition", _always("minor.prohibition"), None, _prohibition),
    _Rule("addresses", _always("non_disclosure"), None, _addresses),
    _Rule("revealing", _always("revealing"), None, _revealing),
    _Rule("informer", _always("informer.secret"), None, _informer),
    _Rule("informed", _always("informed"), INFORMED, _informed),
    _Rule("letters", _always("decision.readable"), None, _letters),
    _Rule("places", _always("decision.readable"), None, _places),
    _Rule("competence", _always("competence.decision"), None, _competence),
    _Rule("language", _always("decision.language"), "language", _language),
)
CHECK_CODES = tuple(rule.code for rule in _RULES)


def _granted(values: Values) -> bool:
    return values.get("outcome") != Outcome.NEGATIVE


def _filled(values: Values, key: str) -> bool:
    value = values.get(key)
    return bool(value.strip()) if isinstance(value, str) else value not in (None, (), [])


def _first_empty(values: Values, *keys: str) -> _Lack:
    return next((key for key in keys if not _filled(values, key)), _MET)


def _no_day(values: Values, *keys: str) -> _Lack:
    """Return the first field whose text is no day: what is half typed is none yet."""
    return next((key for key in keys if day_in(values.get(key)) is None), _MET)


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
