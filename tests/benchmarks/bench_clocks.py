"""How long all clocks of a large caseload take, beside a plain reckoning of the same limits."""

import random
import time
from collections.abc import Callable, Iterable
from datetime import date

from models.rules.clocks import nearest_of
from models.rules.deadlines import add_days
from models.rules.facts import CaseFacts
from models.rules.kinds import Group, Outcome
from models.rules.organisation import RuleSettings
from models.rules.workdays import is_working_day
from tests.benchmarks.figure import Figure

TODAY = date(2026, 11, 24)
CASES = 100_000
_REACH_SECONDS = 0.5
_SAMPLE = 2_000


def figures() -> Iterable[Figure]:
    """Measure the nearest clock of 100,000 cases, nothing reckoned before."""
    cases, settings = made_up(CASES), RuleSettings()
    is_working_day(TODAY)  # the holiday library is loaded once, when the program starts
    spent = _seconds(lambda: [nearest_of(facts, settings, TODAY) for facts in cases])
    plain = _seconds(lambda: [_counted_by_hand(facts) for facts in cases[:_SAMPLE]])
    yield Figure(
        "clocks_100000",
        spent,
        "s",
        plain / _SAMPLE * CASES / spent,
        f"<= {_REACH_SECONDS} s",
        spent <= _REACH_SECONDS,
    )


def made_up(count: int) -> list[CaseFacts]:
    """Return cases in every state of the path, the same for the same count."""
    chance = random.Random(20261124)
    return [_case(chance) for _ in range(count)]


def _case(chance: random.Random) -> CaseFacts:
    received = add_days(TODAY, -chance.randrange(700))

    def day(likely: float, within: int) -> date | None:
        return add_days(received, chance.randrange(within)) if chance.random() < likely else None

    return CaseFacts(
        received,
        chance.choice(list(Group)),
        urgency_assessed_on=day(0.9, 3),
        assessment_started_on=day(0.8, 15),
        assessment_ready_on=day(0.6, 100),
        plan_on=day(0.5, 120),
        plan_review_on=day(0.3, 400),
        decision_signed_on=day(0.4, 130),
        decision_ends_on=day(0.4, 500),
        service_started_on=day(0.3, 150),
        outcome=Outcome.FAVOURABLE,
        closed_on=day(0.1, 400),
        non_disclosure_until=day(0.05, 800),
    )


def _counted_by_hand(facts: CaseFacts) -> date:
    """Count the seven days and the days left one by one, as a report would without tables."""
    day, counted = facts.received_on, 0
    while counted < 7 or day < TODAY:
        day = add_days(day, 1)
        counted += is_working_day(day)
    return day


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
