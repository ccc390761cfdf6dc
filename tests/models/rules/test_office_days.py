"""An office's own days off reach everything that counts or shows working days."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.answers import deadlines_answer, service_answer
from models.rules.figures import Assessment, Line, half_year, lines_of
from models.rules.figures_periods import period_named
from models.rules.kinds import Group, ServingWay
from models.rules.organisation import DayChanges, RuleSettings
from models.rules.reminders import reminder_day
from models.rules.step_times import step_times

CASE = UUID(int=7)
MONDAY, FRIDAY = date(2026, 11, 2), date(2026, 11, 6)
OFF = DayChanges(off=frozenset({date(2026, 11, 4)}))
OFFICE = RuleSettings(days=OFF)


def test_that_a_reminder_on_an_offices_day_off_comes_up_on_the_next_working_day() -> None:
    wanted = date(2026, 11, 4)

    assert reminder_day(wanted, today=MONDAY) == wanted
    assert reminder_day(wanted, today=MONDAY, changes=OFF) == date(2026, 11, 5)


def test_that_an_offices_day_off_is_not_time_spent_at_a_step() -> None:
    def median(changes: DayChanges) -> float:
        moves = [(CASE, "a", "b", FRIDAY)]
        found = step_times({CASE: MONDAY}, moves, {}, since=MONDAY, until=FRIDAY, changes=changes)
        return found.steps[0].median

    assert (median(DayChanges()), median(OFF)) == (4, 3)


def test_that_the_command_line_counts_an_offices_day_off() -> None:
    def due(settings: RuleSettings) -> object:
        return deadlines_answer(MONDAY, Group.CHILD_PROTECTION, settings)["clocks"]

    assert due(RuleSettings())[0]["due"] == "2026-11-11"  # type: ignore[index]
    assert due(OFFICE)[0]["due"] == "2026-11-12"  # type: ignore[index]


def test_that_the_last_day_of_appeal_rolls_over_an_offices_day_off() -> None:
    served = date(2026, 10, 5)
    last = service_answer(ServingWay.HANDED, served)["appeal_last_day"]
    assert last == "2026-11-04"

    told = service_answer(ServingWay.HANDED, served, settings=OFFICE)

    assert told["appeal_last_day"] == "2026-11-05"


@pytest.mark.parametrize(
    ("started", "settings", "line"),
    [
        (date(2026, 11, 12), RuleSettings(), Line.STARTED_8_14),
        (date(2026, 11, 12), OFFICE, Line.STARTED_IN_TIME),
        (date(2026, 11, 23), RuleSettings(), Line.STARTED_15),
        (date(2026, 11, 23), OFFICE, Line.STARTED_8_14),
    ],
)
def test_that_the_classes_of_late_starts_follow_an_offices_day_off(
    started: date, settings: RuleSettings, line: Line
) -> None:
    one = Assessment(CASE, Group.CHILD_PROTECTION, MONDAY, started_on=started)
    period = period_named("2026H2", today=date(2026, 12, 1))

    assert line in lines_of(one, period, settings, date(2026, 12, 1))


def test_that_a_holiday_made_a_working_day_counts_in_the_figures() -> None:
    christmas = DayChanges(working=frozenset({date(2026, 12, 25)}))
    one = Assessment(CASE, Group.CHILD_PROTECTION, date(2026, 12, 18))
    period = period_named("2026H2", today=date(2027, 1, 31))
    late = replace(one, started_on=date(2026, 12, 31))

    def found(settings: RuleSettings) -> int:
        return half_year([late], period, settings, date(2027, 1, 31)).count(Line.STARTED_LATE)

    assert (found(RuleSettings()), found(RuleSettings(days=christmas))) == (0, 1)
