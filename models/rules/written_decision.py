"""What a decision's form says, as the letter says it: pure, so that a preview needs no store."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.decision_texts import SHIPPED, DecisionTexts, with_texts
from models.rules.documents.codes import said
from models.rules.documents.conditions import visible_values
from models.rules.documents.field_checks import day_of
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Values
from models.rules.documents.spoken import in_words
from models.rules.errors import RuleBroken
from models.rules.informed import informed_lines
from models.rules.kinds import DocumentKind, Outcome
from models.rules.letters import DecisionFacts, Official
from models.rules.names import given_first
from models.rules.organisation import Organisation, PostalAddress
from models.rules.words import Language, Words

_HOURS = Words("{count} tuntia kuukaudessa", "{count} timmar i månaden", "{count} hours a month")
_USUAL_SECRECY = "client_data"
_PLAIN = (
    "service_details",
    "open_ended_reason",
    "goal",
    "outcome_text",
    "immediate_reasons",
    "fee",
    "plain_summary",
    "application_description",
    "additional",
)


def with_values(
    facts: DecisionFacts, values: Values, *, today: date, texts: DecisionTexts = SHIPPED
) -> DecisionFacts:
    """Return the print of `facts` as it would be with what is typed now."""
    language = language_of(values, facts.language)
    fields = written(values, language, facts.organisation, today=today, draft=facts.draft)
    return with_texts(replace(facts, **fields), shown_values(values), texts)


def shown_values(values: Values) -> Values:
    """Return the values of the fields that the form shows."""
    return visible_values(document_type(DocumentKind.DECISION), values)


def written(
    values: Values, language: Language, organisation: Organisation, *, today: date, draft: bool
) -> Mapping[str, Any]:
    """Return the fields of `DecisionFacts` that the form decides.

    RuleBroken("decision.no_outcome") when it is not said what is decided and it is no draft.
    """
    shown = shown_values(values)
    return {
        "language": language,
        "decided_on": day_of(shown.get("decided_on")) or today,
        "hearing": _hearing(shown, language),
        "child_opinion": _child_opinion(shown),
        "outcome": _outcome(shown, draft=draft),
        "service": _coded(shown, "service", "social_services", language),
        "amount": _amount(shown, language),
        "arrangement": _joined(
            _coded(shown, "arrangement", "arrangements", language),
            _said(shown, "arrangement_details"),
        ),
        "starts_on": day_of(shown.get("starts_on")),
        "ends_on": day_of(shown.get("ends_on")),
        "reasons": _paragraphs(_said(shown, "facts_text"), _said(shown, "amount_reasons")),
        "departure_from_plan": _said(shown, "departure_reasons"),
        "provisions": _joined(_said(shown, "legal_basis"), _said(shown, "provisions")),
        "immediate": bool(shown.get("immediate")),
        "contact": _contact(shown, organisation),
        "secrecy": _secrecy(shown, language),
        "informed": informed_lines(shown),
        **{key: _said(shown, key) for key in _PLAIN},
    }


def language_of(values: Values, otherwise: Language) -> Language:
    """Return the language of the decision; the matter's own until one is chosen."""
    chosen = _said(values, "language")
    return Language(chosen) if chosen in set(Language) else otherwise


def _child_opinion(values: Values) -> str:
    told = _joined(_said(values, "child_opinion"), _said(values, "child_opinion_how"))
    return told or _said(values, "child_opinion_none_reason")


def _amount(values: Values, language: Language) -> str:
    hours = document_type(DocumentKind.DECISION).field("hours_per_month")
    count = in_words(hours, values.get(hours.key), language)
    said_hours = _HOURS.said_in(language).format(count=count) if count else ""
    return ", ".join(text for text in (_said(values, "amount"), said_hours) if text)


def _outcome(values: Values, *, draft: bool) -> Outcome | None:
    said_so = _said(values, "outcome")
    if said_so not in set(Outcome):
        if draft:
            return None
        raise RuleBroken("decision.no_outcome", document=DocumentKind.DECISION, field="outcome")
    return Outcome(said_so)


def _hearing(values: Values, language: Language) -> str:
    ground = _coded(values, "hearing_none_ground", "hearing_none_grounds", language)
    return _said(values, "hearing") or ground


def _contact(values: Values, organisation: Organisation) -> Official:
    address = PostalAddress(
        _said(values, "contact_street"),
        _said(values, "contact_postcode"),
        _said(values, "contact_town"),
    )
    return Official(
        name=given_first(_said(values, "contact_name")),
        title=_said(values, "contact_title"),
        unit=organisation.unit,
        phone=_said(values, "contact_phone"),
        email=_said(values, "contact_email"),
        address=address.lines,
    )


def _secrecy(values: Values, language: Language) -> str:
    """Return the ground alone: the letter says itself that it is secret, and the usual ground."""
    if values.get("secrecy") == _USUAL_SECRECY:
        return ""
    return _coded(values, "secrecy", "secrecy_grounds", language).partition(". ")[2]


def _coded(values: Values, key: str, codes: str, language: Language) -> str:
    code = _said(values, key)
    return said(codes, code, language) if code else ""


def _said(values: Values, key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())
