"""Limits asked for many days answer as the clocks of each day do."""

from datetime import date
from random import Random

import pytest

from models.rules.clocks import nearest_of
from models.rules.deadlines import add_days
from models.rules.limits import Limits, Nearest
from models.rules.organisation import RuleSettings
from tests.benchmarks.bench_clocks import made_up

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("restarts", [True, False])
def test_that_limits_answer_as_the_clocks_of_each_day(restarts: bool) -> None:
    settings = RuleSettings(renewal_restarts_clocks=restarts)
    limits, chance = Limits(settings), Random(7)
    cases = made_up(3_000)

    for _ in range(6):
        day = add_days(TODAY, chance.randrange(-500, 300))
        nearest = Nearest(day)
        found = [nearest.of(limits.running(facts)) for facts in cases]
        assert found == [nearest_of(facts, settings, day) for facts in cases]
