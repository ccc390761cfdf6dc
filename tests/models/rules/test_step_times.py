"""Time spent at steps and on flows, in working days."""

from datetime import date

import pytest

from models.rules.step_times import (
    HOTTEST,
    Move,
    StepTimes,
    TimeSpent,
    heat,
    step_times,
)
from models.rules.workdays import working_day_number, working_days_between

SINCE, UNTIL = date(2026, 5, 24), date(2026, 11, 24)
FRIDAY, MONDAY = date(2026, 10, 30), date(2026, 11, 2)


def _times(
    begun: dict[object, date], moves: list[Move], standing: dict[str, int] | None = None
) -> StepTimes:
    return step_times(begun, moves, standing or {}, since=SINCE, until=UNTIL)


def test_that_a_weekend_is_no_time_at_a_step() -> None:
    times = _times({"a": FRIDAY}, [("a", "one", "two", MONDAY)])

    assert times.steps == (TimeSpent("one", "", 1.0, 1, 1, 1, 1),)
    assert times.flows == (TimeSpent("one", "two", 1.0, 1, 1, 1, 1),)


def test_that_a_later_step_counts_from_the_move_that_led_there() -> None:
    moves: list[Move] = [("a", "one", "two", MONDAY), ("a", "two", "three", date(2026, 11, 9))]

    times = _times({"a": FRIDAY}, moves)

    assert {spent.step: spent.median for spent in times.steps} == {"one": 1.0, "two": 5.0}


def test_that_nine_of_ten_were_not_longer_than_the_ninetieth_percentile() -> None:
    begun: dict[object, date] = {n: date(2026, 6, 1) for n in range(10)}
    moves: list[Move] = [(n, "one", "two", date(2026, 6, 2 + n // 9 * 6)) for n in range(10)]

    (spent,) = _times(begun, moves).steps

    assert (spent.median, spent.slow, spent.longest, spent.cases) == (1.0, 1, 5, 10)


def test_that_moves_outside_the_period_do_not_count() -> None:
    begun: dict[object, date] = {"a": date(2026, 1, 2), "b": date(2026, 1, 2)}
    moves: list[Move] = [
        ("a", "one", "two", date(2026, 2, 2)),
        ("b", "one", "two", date(2026, 12, 1)),
    ]

    times = _times(begun, moves)

    assert times.steps == ()
    assert times.cases == 0


@pytest.mark.parametrize(
    "moves",
    [
        [("a", "one", "two", date(2026, 10, 29))],
        [("a", "one", "two", MONDAY), ("a", "three", "four", date(2026, 11, 3))],
    ],
    ids=["moved before it was received", "left a step where it never was"],
)
def test_that_moves_out_of_order_are_left_out_and_told(moves: list[Move]) -> None:
    times = _times({"a": FRIDAY}, moves)

    assert times.unclear == 1
    assert all(spent.longest >= 0 for spent in times.steps)


def test_that_a_case_unknown_to_the_store_is_unclear() -> None:
    assert _times({}, [("a", "one", "two", MONDAY)]).unclear == 1


def test_that_a_step_which_nobody_left_is_told_with_those_who_wait_there() -> None:
    (spent,) = _times({}, [], {"one": 100_000}).steps

    assert (spent.stays, spent.standing, spent.median) == (0, 100_000, 0.0)


def test_that_no_cases_give_no_times() -> None:
    times = _times({}, [])

    assert (times.steps, times.flows, times.cases) == ((), (), 0)


@pytest.mark.parametrize(
    ("median", "level"),
    [(0.0, 0), (0.5, 1), (5.0, 1), (5.5, 2), (20.0, 2), (60.0, 3), (60.5, 4), (9999.0, HOTTEST)],
)
def test_that_heat_grows_at_a_week_a_month_and_three_months(median: float, level: int) -> None:
    assert heat(TimeSpent("one", "", median, 0, 0, 1, 1)) == level


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2026, 6, 20), date(2026, 12, 24)])
def test_that_numbers_of_working_days_differ_by_the_working_days_between(day: date) -> None:
    between = working_days_between(FRIDAY, day)

    assert working_day_number(day) - working_day_number(FRIDAY) == between
