"""The running half-year by team (kuluva puolivuosi tiimeittäin): counts, side by side.

A case counts for the team that has it on the day of counting, its earlier time in another team
too: a case moved between teams in the period is counted once, where it is now. The sum of the
teams and of the cases without a team is the figure of the whole house.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.figures import Assessment, HalfYear, Line, half_year
from models.rules.figures_periods import Period
from models.rules.organisation import RuleSettings

SHOWN = (
    Line.PENDING,
    Line.STARTED_IN_TIME,
    Line.STARTED_LATE,
    Line.NOT_STARTED_LATE,
    Line.NOT_STARTED_YET,
    Line.NEEDLESS,
    Line.START_MISSING,
    Line.READY,
    Line.READY_IN_TIME,
    Line.READY_LATE,
    Line.NOT_READY_LATE,
    Line.READY_MISSING,
)


@dataclass(frozen=True, slots=True)
class TeamColumn:
    """One team's figures; `team_id` None is for cases of no team. `own` is the reader's team."""

    team_id: UUID | None
    name: str
    own: bool
    figures: HalfYear


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """The teams side by side, the reader's own first, then by name; `whole` is the house."""

    first: date
    last: date
    as_of: date
    columns: tuple[TeamColumn, ...]
    whole: HalfYear

    @property
    def own(self) -> TeamColumn | None:
        """The reader's team, None for one who has none."""
        return next((column for column in self.columns if column.own), None)


def team_figures(
    counted: Iterable[tuple[UUID | None, Sequence[Assessment]]],
    teams: Mapping[UUID, str],
    own: UUID | None,
    *,
    period: Period,
    settings: RuleSettings,
    today: date,
) -> TeamFigures:
    """Return the figures of a period by team; `counted` are assessments with their case's team."""
    by_team: dict[UUID | None, list[Assessment]] = {team: [] for team in teams}
    for team, assessments in counted:
        by_team.setdefault(team, []).extend(assessments)
    columns = [
        TeamColumn(
            team,
            teams.get(team, "") if team is not None else "",
            team is not None and team == own,
            half_year(assessments, period, settings, today),
        )
        for team, assessments in by_team.items()
        if assessments or team == own
    ]
    every = [one for assessments in by_team.values() for one in assessments]
    whole = half_year(every, period, settings, today)
    ordered = sorted(columns, key=lambda each: (not each.own, each.team_id is None, each.name))
    return TeamFigures(period.first, period.last, whole.as_of, tuple(ordered), whole)
