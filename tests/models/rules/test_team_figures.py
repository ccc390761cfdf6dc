"""The running half-year by team: each case once, where it is now, adding up to the house."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from models.rules.figures import Assessment, Line
from models.rules.figures_periods import period_named
from models.rules.kinds import Group
from models.rules.organisation import RuleSettings
from models.rules.team_figures import SHOWN, TeamFigures, team_figures

TODAY = date(2026, 11, 24)
PERIOD = period_named("2026H2", today=TODAY)
A, B = UUID(int=1), UUID(int=2)
TEAMS = {A: "Arviointi", B: "Lastensuojelu"}


def _one(number: int, begun: date = date(2026, 10, 5)) -> Assessment:
    return Assessment(UUID(int=100 + number), Group.CHILD_PROTECTION, begun, started_on=begun)


def _figures(
    counted: list[tuple[UUID | None, list[Assessment]]], own: UUID | None = B
) -> TeamFigures:
    return team_figures(counted, TEAMS, own, period=PERIOD, settings=RuleSettings(), today=TODAY)


def test_that_the_readers_own_team_stands_first_also_with_nothing_to_count() -> None:
    found = _figures([(A, [_one(1)])])

    assert [(column.name, column.own) for column in found.columns] == [
        ("Lastensuojelu", True),
        ("Arviointi", False),
    ]
    assert found.own is not None
    assert found.own.figures.count(Line.PENDING) == 0


def test_that_cases_of_no_team_stand_last_and_count_in_the_house() -> None:
    found = _figures([(None, [_one(1)]), (A, [_one(2)])])

    assert found.columns[-1].team_id is None
    assert found.whole.count(Line.PENDING) == 2


@given(st.lists(st.sampled_from([A, B, None]), max_size=30))
def test_that_the_teams_add_up_to_the_house_on_every_line(teams: list[UUID | None]) -> None:
    found = _figures([(team, [_one(n)]) for n, team in enumerate(teams)])

    for line in SHOWN:
        assert sum(c.figures.count(line) for c in found.columns) == found.whole.count(line)
