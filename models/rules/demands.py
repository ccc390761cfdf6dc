"""A demand for rectification (oikaisuvaatimus, HL 49 b–49 g §) after it came in."""

from dataclasses import dataclass
from datetime import date

from models.rules.errors import RuleBroken
from models.rules.kinds import DemandOutcome
from models.rules.law import citation

LETS_STAND = frozenset({DemandOutcome.REJECTED, DemandOutcome.DISMISSED, DemandOutcome.WITHDRAWN})
"""After these the decision stands as it was signed."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand as recorded: when it came, went to the body and was answered.

    `note` says what is demanded. `answered_on` is the day of the answer, `answer_served_on` the
    day when the recipient got it: from it the time of appeal to the administrative court runs
    (HOL 13 §). `court_on` is the day of an appeal to the court, `court_ended_on` when it was over.
    """

    received_on: date
    note: str = ""
    sent_on: date | None = None
    outcome: DemandOutcome | None = None
    answered_on: date | None = None
    answer_served_on: date | None = None
    court_on: date | None = None
    court_ended_on: date | None = None


def require_new_demand(
    received_on: date, *, served_on: date | None, known: Demand | None, today: date
) -> None:
    """Raise RuleBroken for a demand that cannot be recorded.

    "demand.unserved" before the decision was served, "demand.already" for a second one and
    "serving.received_day" for a day outside service and today. One that comes late is recorded
    all the same: the body decides whether it is examined.
    """
    if served_on is None:
        raise RuleBroken("demand.unserved", statute=citation("appeal.time"))
    if known is not None:
        raise RuleBroken("demand.already", day=known.received_on)
    if not served_on <= received_on <= today:
        raise RuleBroken("serving.received_day", first=served_on, last=today)


def require_course(demand: Demand, *, today: date) -> None:
    """Raise RuleBroken("demand.order", field=…) unless its days follow each other up to today.

    "demand.outcome_wanted" where an answer has its day and not what it says, or the other way.
    """
    if (demand.outcome is None) != (demand.answered_on is None):
        field = "outcome" if demand.outcome is None else "answered_on"
        raise RuleBroken("demand.outcome_wanted", field=field)
    first = demand.received_on
    for field in ("sent_on", "answered_on", "answer_served_on", "court_on", "court_ended_on"):
        day = getattr(demand, field)
        if day is None:
            continue
        if not first <= day <= today:
            raise RuleBroken("demand.order", field=field, first=first, last=today)
        first = day
    if demand.answer_served_on is not None and demand.answered_on is None:
        raise RuleBroken("demand.outcome_wanted", field="outcome")
    if demand.court_on is not None and demand.answer_served_on is None:
        raise RuleBroken("demand.order", field="answer_served_on", first=first, last=today)
    if demand.court_ended_on is not None and demand.court_on is None:
        raise RuleBroken("demand.order", field="court_on", first=first, last=today)
