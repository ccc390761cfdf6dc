"""What a decision still lacks on paper (HL 44-46 §, SHL 32 and 45 §): codes for draft and seal."""

from collections.abc import Callable, Mapping

from models.rules.kinds import Outcome
from models.rules.letters import DecisionFacts

Lacks = Callable[[DecisionFacts], bool]


def missing_items(facts: DecisionFacts) -> tuple[str, ...]:
    """Return the codes of the lawful items that the print would lack, in the letter's order."""
    return tuple(code for code, lacks in _ITEMS.items() if lacks(facts))


def _grants(facts: DecisionFacts) -> bool:
    return facts.outcome is not Outcome.NEGATIVE


def _no_validity(facts: DecisionFacts) -> bool:
    return _grants(facts) and facts.starts_on is None


def _open_without_reason(facts: DecisionFacts) -> bool:
    return _grants(facts) and facts.ends_on is None and not facts.open_ended_reason.strip()


def _no_contact(facts: DecisionFacts) -> bool:
    contact = facts.contact
    return not (contact.name.strip() and (contact.phone.strip() or contact.email.strip()))


def _no_registry(facts: DecisionFacts) -> bool:
    organisation = facts.organisation
    return not (organisation.registry_address.lines or organisation.registry_email.strip())


_ITEMS: Mapping[str, Lacks] = {
    "organisation": lambda facts: not facts.organisation.name.strip(),
    "client": lambda facts: not facts.client_name.strip(),
    "service": lambda facts: not facts.service.strip(),
    "pending_by": lambda facts: not facts.pending_by.strip(),
    "parties": lambda facts: not any(party.strip() for party in facts.parties),
    "hearing": lambda facts: not facts.hearing.strip(),
    "child_opinion": lambda facts: facts.child_opinion_needed and not facts.child_opinion.strip(),
    "outcome": lambda facts: facts.outcome is None,
    "outcome_text": lambda facts: not facts.outcome_text.strip(),
    "validity": _no_validity,
    "goal": lambda facts: _grants(facts) and not facts.goal.strip(),
    "reasons": lambda facts: not any(reason.strip() for reason in facts.reasons),
    "open_ended": _open_without_reason,
    "provisions": lambda facts: not facts.provisions.strip(),
    "execution": lambda facts: facts.immediate and not facts.immediate_reasons.strip(),
    "decider": lambda facts: not (facts.decider.name.strip() and facts.decider.title.strip()),
    "contact": _no_contact,
    "rectification": lambda facts: not facts.organisation.rectification_body.strip(),
    "registry": _no_registry,
    "distribution": lambda facts: not any(name.strip() for name in facts.distribution),
}
