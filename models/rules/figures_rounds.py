"""From the facts of a case to its counted assessments: one for each round (kierros)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.facts import CaseFacts
from models.rules.figures import Assessment
from models.rules.organisation import RuleSettings


@dataclass(frozen=True, slots=True)
class FormerRound:
    """A round that a renewal ended: since when it ran, and what its documents told."""

    begun_on: date
    started_on: date | None
    ready_on: date | None


def assessments_of(
    case_id: UUID,
    facts: CaseFacts,
    former: Sequence[FormerRound],
    settings: RuleSettings,
) -> Iterator[Assessment]:
    """Yield the assessments of a case, the first round first.

    Where a renewal does not restart the time limits by the house's settings, the need assessed
    anew is no new matter: only the first round counts.
    """
    for number, one in enumerate(former, start=1):
        if number == 1 or settings.renewal_restarts_clocks:
            yield Assessment(
                case_id=case_id,
                group=facts.group,
                begun_on=one.begun_on,
                started_on=one.started_on,
                ready_on=one.ready_on,
                shown_on=_renewed_from(former, facts, number) if one.ready_on is None else None,
                round=number,
            )
    if not former or settings.renewal_restarts_clocks:
        yield _running(case_id, facts, len(former) + 1)


def shown_done_on(facts: CaseFacts) -> date | None:
    """Return the day of the first act that shows the assessment done, None where none does.

    A plan, a decision or a started service shows it, except in an urgent matter, which is decided
    on what is known; the end of the case always does.
    """
    acts = (facts.plan_on, facts.decision_signed_on, facts.service_started_on)
    shown = () if facts.urgent else acts
    return min((day for day in (*shown, facts.closed_on) if day is not None), default=None)


def _renewed_from(former: Sequence[FormerRound], facts: CaseFacts, number: int) -> date:
    """Return when the next round began: a decision came before it, so the assessment was done."""
    return former[number].begun_on if number < len(former) else facts.begun_on


def _running(case_id: UUID, facts: CaseFacts, number: int) -> Assessment:
    needless = facts.needless_on
    return Assessment(
        case_id=case_id,
        group=facts.group,
        begun_on=facts.begun_on,
        started_on=facts.assessment_started_on,
        ready_on=facts.assessment_ready_on,
        needless_on=needless if number == 1 else None,
        closed_on=facts.closed_on,
        shown_on=shown_done_on(facts) if facts.assessment_ready_on is None else None,
        round=number,
    )
