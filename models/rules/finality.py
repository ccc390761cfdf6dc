"""When a decision becomes final (lainvoima): once nobody may appeal against it any more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.deadlines import add_days, appeal_from_service, appeal_last_day, days_between
from models.rules.demands import LETS_STAND
from models.rules.facts import Serving
from models.rules.kinds import DemandOutcome
from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.words import Language, Words


class FinalityState(StrEnum):
    """How far a signed decision is from being final, the farthest first."""

    UNSERVED = "unserved"
    CHANGED = "changed"
    IN_COURT = "in_court"
    DEMANDED = "demanded"
    RUNNING = "running"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Finality:
    """Where a decision stands; `day` is when it became final, or from when it may be."""

    state: FinalityState
    day: date | None = None


_WORDS = {
    FinalityState.UNSERVED: Words(
        "ei vielä lainvoimainen: tiedoksianto kesken",
        "har inte vunnit laga kraft: delgivningen pågår",
        "not final: not yet served on all",
    ),
    FinalityState.CHANGED: Words(
        "ei lainvoimainen: oikaisuvaatimus muutti päätöstä",
        "har inte vunnit laga kraft: ändrades vid omprövning",
        "not final: changed after rectification",
    ),
    FinalityState.IN_COURT: Words(
        "ei lainvoimainen: valitus hallinto-oikeudessa",
        "har inte vunnit laga kraft: besvär i förvaltningsdomstolen",
        "not final: appeal in court",
    ),
    FinalityState.DEMANDED: Words(
        "ei lainvoimainen: oikaisuvaatimus käsittelyssä",
        "har inte vunnit laga kraft: omprövning pågår",
        "not final: rectification demanded",
    ),
    FinalityState.RUNNING: Words(
        "lainvoimainen aikaisintaan {day}",
        "vinner laga kraft tidigast {day}",
        "final at the earliest on {day}",
    ),
    FinalityState.FINAL: Words("lainvoimainen {day}", "laga kraft {day}", "final since {day}"),
}
_ORDER = {state: place for place, state in enumerate(FinalityState)}


def finality(
    servings: Iterable[Serving], today: date, changes: DayChanges = NO_CHANGES
) -> Finality:
    """Return where a signed decision stands: what is farthest from final among its recipients.

    A decision is final on the day after the last recipient's last day of appeal.
    """
    found = [_of_one(serving, today, changes) for serving in servings]
    if not found:
        return Finality(FinalityState.UNSERVED)
    state = min((each.state for each in found), key=_ORDER.__getitem__)
    days = [each.day for each in found if each.day is not None]
    return Finality(state, max(days) if days and _ORDER[state] >= _ORDER[_RUNNING] else None)


def finality_words(
    found: Finality, day_words: str, language: Language | str = Language.FINNISH
) -> str:
    """Return where a decision stands, e.g. "lainvoimainen 2.1.2027"; `day_words` say its day."""
    return _WORDS[found.state].said_in(language).format(day=day_words)


_RUNNING = FinalityState.RUNNING
_LEAST_DAYS, _MOST_DAYS = 30, 60


def _due(serving: Serving, changes: DayChanges) -> date | None:
    """Return the last day of appeal, None before the recipient was served."""
    if serving.received_on is not None:
        return appeal_last_day(serving.received_on, changes).due
    if serving.way is None or serving.day is None:
        return None
    return appeal_from_service(serving.way, serving.day, changes).due


def _of_one(serving: Serving, today: date, changes: DayChanges) -> Finality:
    due = _due(serving, changes)
    if due is None:
        return Finality(FinalityState.UNSERVED)
    if serving.demand_on is None:
        return _after(due, today)
    return _demanded(serving, due, today, changes)


def _demanded(serving: Serving, due: date, today: date, changes: DayChanges) -> Finality:
    outcome = serving.demand_outcome
    if outcome is None:
        return Finality(FinalityState.DEMANDED)
    if outcome not in LETS_STAND:
        return Finality(FinalityState.CHANGED)
    if serving.court_ended_on is not None:
        return Finality(FinalityState.FINAL, serving.court_ended_on)
    if serving.court_on is not None:
        return Finality(FinalityState.IN_COURT)
    if outcome is DemandOutcome.WITHDRAWN:
        return _after(due, today)
    if serving.answer_served_on is None:
        return Finality(FinalityState.DEMANDED)
    return _after(appeal_last_day(serving.answer_served_on, changes).due, today)


def _after(due: date, today: date) -> Finality:
    day = add_days(due, 1)
    return Finality(FinalityState.FINAL if today >= day else _RUNNING, day)


def is_final(servings: Sequence[Serving], today: date, changes: DayChanges = NO_CHANGES) -> bool:
    """Answer whether a decision is final; quick, for the rows of many cases.

    A period is reckoned only near its end: it lasts 30 to 60 days from the service.
    """
    return bool(servings) and all(_is_over(serving, today, changes) for serving in servings)


def _is_over(serving: Serving, today: date, changes: DayChanges) -> bool:
    since = serving.received_on or serving.day
    if since is None:
        return False
    gone = days_between(since, today)
    if serving.demand_on is not None or _LEAST_DAYS <= gone <= _MOST_DAYS:
        return _of_one(serving, today, changes).state is FinalityState.FINAL
    return gone > _MOST_DAYS
