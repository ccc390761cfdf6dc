"""What starts and stops each clock of a case (domain B6): one row a clock, facts only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, Outcome
from models.rules.law import has_limit

Anchor: TypeAlias = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One clock.

    `anchor` is the start day and, where the end is a recorded day, that day; None where the case
    has no such clock; it is given the day from which the limits of the round count. `stopped` is
    the day that stops it. `unclosed` says that later work shows the act done although its day is
    missing. `lapses` is true where an end passed is no delay.
    """

    anchor: Callable[[CaseFacts, date], Anchor | None]
    stopped: Callable[[CaseFacts], date | None]
    unclosed: Callable[[CaseFacts], bool]
    excused: Callable[[CaseFacts], bool]
    lapses: bool = False


def _never(_: CaseFacts) -> bool:
    return False


def _extended(facts: CaseFacts) -> bool:
    return bool(facts.execution_extension)


def _received(facts: CaseFacts, begun: date) -> Anchor | None:
    return facts.received_on, None


def _begun(facts: CaseFacts, begun: date) -> Anchor | None:
    return begun, None


def _assessed(facts: CaseFacts, begun: date) -> Anchor | None:
    return None if facts.needless_on else (begun, None)


def _granted(facts: CaseFacts, begun: date) -> Anchor | None:
    return None if _nothing_to_execute(facts) else (begun, None)


def _supported(facts: CaseFacts, begun: date) -> Anchor | None:
    found = facts.psychosocial_need_on
    if found is None or _nothing_to_execute(facts):
        return None
    is_bound = has_limit(ClockKind.PSYCHOSOCIAL_SUPPORT.value, found)
    return (found, None) if is_bound else None


def _support_started(facts: CaseFacts) -> date | None:
    found, started = facts.psychosocial_need_on, facts.service_started_on
    return started if found and started and started >= found else None


def _nothing_to_execute(facts: CaseFacts) -> bool:
    return bool(
        facts.needless_on
        or facts.continues is False
        or facts.outcome is Outcome.NEGATIVE
        or (facts.closed_on and not facts.decision_signed_on)
    )


def _asked_for_log(facts: CaseFacts, begun: date) -> Anchor | None:
    asked = facts.log_requested_on
    return (asked, None) if asked else None


def _log_answered(facts: CaseFacts) -> date | None:
    asked, answered = facts.log_requested_on, facts.log_answered_on
    return answered if asked and answered and answered >= asked else None


def _planned(facts: CaseFacts, begun: date) -> Anchor | None:
    return (facts.plan_on, facts.plan_review_on) if facts.plan_on else None


def _fixed_term(facts: CaseFacts, begun: date) -> Anchor | None:
    is_signed = facts.decision_signed_on or facts.renewed_at
    if not is_signed or facts.decision_ends_on is None:
        return None
    if facts.outcome is Outcome.NEGATIVE:
        return None
    starts_on = facts.decision_starts_on or facts.decision_signed_on or begun
    return starts_on, facts.decision_ends_on


def _protected(facts: CaseFacts, begun: date) -> Anchor | None:
    until = facts.non_disclosure_until
    return (facts.received_on, until) if until else None


def _urgency_left_open(facts: CaseFacts) -> bool:
    return bool(
        facts.assessment_started_on
        or facts.needless_on
        or facts.assessment_ready_on
        or facts.closed_on
    )


def _start_left_open(facts: CaseFacts) -> bool:
    return bool(facts.assessment_ready_on or _ready_left_open(facts))


def _ready_left_open(facts: CaseFacts) -> bool:
    # an urgent matter is decided on what is known; its assessment still has to become ready
    decided = facts.plan_on or facts.decision_signed_on or facts.service_started_on
    return bool(facts.closed_on or (decided and not facts.urgent))


def _execution_left_open(facts: CaseFacts) -> bool:
    return bool(facts.service_ended_on or facts.closed_on)


CLOCK_RULES: Mapping[ClockKind, ClockRule] = {
    ClockKind.URGENCY: ClockRule(
        _received, lambda facts: facts.urgency_assessed_on, _urgency_left_open, _never
    ),
    ClockKind.ASSESSMENT_START: ClockRule(
        _begun,
        lambda facts: facts.assessment_started_on or facts.needless_on,
        _start_left_open,
        _never,
    ),
    ClockKind.ASSESSMENT_READY: ClockRule(
        _assessed, lambda facts: facts.assessment_ready_on, _ready_left_open, _never
    ),
    ClockKind.DECISION_EXECUTED: ClockRule(
        _granted, lambda facts: facts.service_started_on, _execution_left_open, _extended
    ),
    ClockKind.PSYCHOSOCIAL_SUPPORT: ClockRule(
        _supported, _support_started, _execution_left_open, _extended
    ),
    ClockKind.PLAN_REVIEW: ClockRule(_planned, lambda facts: facts.closed_on, _never, _never),
    ClockKind.DECISION_ENDS: ClockRule(
        _fixed_term, lambda facts: facts.service_ended_on or facts.closed_on, _never, _never
    ),
    ClockKind.NON_DISCLOSURE_ENDS: ClockRule(
        _protected, lambda facts: None, _never, _never, lapses=True
    ),
    ClockKind.LOG_REQUEST: ClockRule(_asked_for_log, _log_answered, _never, _never),
}
