"""What holds of every time limit, whatever the day."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.deadlines import (
    Reckoning,
    StepKindCode,
    add_days,
    appeal_from_service,
    appeal_last_day,
    days_between,
    months_after,
    sentences,
    seventh_working_day,
)
from models.rules.kinds import ServingWay
from models.rules.organisation import EveRule, RuleSettings
from models.rules.workdays import is_working_day, working_days_between

DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))
EVES = st.sampled_from(EveRule)

LIMITS: dict[str, Callable[[date], Reckoning]] = {
    "seven": lambda day: seventh_working_day(day, RuleSettings()),
    "seven, eves counted": lambda day: seventh_working_day(day, RuleSettings(eves=EveRule.COUNTED)),
    "three months": lambda day: months_after(day, 3, RuleSettings()),
    "twelve months": lambda day: months_after(day, 12, RuleSettings()),
    "appeal": appeal_last_day,
    "posted": lambda day: appeal_from_service(ServingWay.POST, day),
}
each_limit = pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS.keys())


@each_limit
@given(day=DAYS)
def test_that_the_last_day_is_always_a_working_day(
    limit: Callable[[date], Reckoning], day: date
) -> None:
    reckoning = limit(day)

    assert is_working_day(reckoning.due)
    assert is_working_day(reckoning.target)
    assert is_working_day(reckoning.stricter)


@each_limit
@given(day=DAYS)
def test_that_target_nominal_and_due_stand_in_order(
    limit: Callable[[date], Reckoning], day: date
) -> None:
    reckoning = limit(day)

    assert day < reckoning.target <= reckoning.nominal <= reckoning.due
    assert reckoning.stricter <= reckoning.due


@each_limit
@given(day=DAYS, later=st.integers(0, 400))
def test_that_a_later_start_never_ends_earlier(
    limit: Callable[[date], Reckoning], day: date, later: int
) -> None:
    other = add_days(day, later)

    assert limit(day).due <= limit(other).due
    assert limit(day).target <= limit(other).target


@each_limit
@given(day=DAYS)
def test_that_a_roll_passes_no_working_day(limit: Callable[[date], Reckoning], day: date) -> None:
    reckoning = limit(day)
    passed = days_between(reckoning.nominal, reckoning.due)
    between = [add_days(reckoning.nominal, n) for n in range(passed)]

    assert not any(is_working_day(each) for each in between)
    skipped = [s.day for s in reckoning.steps if s.kind is StepKindCode.SKIPPED]
    assert skipped[-passed:] == between if passed else True


@given(day=DAYS, eves=EVES)
def test_that_the_steps_name_every_day_once_and_in_order(day: date, eves: EveRule) -> None:
    reckoning = seventh_working_day(day, RuleSettings(eves=eves))
    kinds = (StepKindCode.COUNTED, StepKindCode.SKIPPED, StepKindCode.ROLLED)
    days = sorted({step.day for step in reckoning.steps if step.kind in kinds and step.day})

    assert days[0] == add_days(day, 1)
    assert days[-1] == reckoning.due
    assert all(days_between(a, b) == 1 for a, b in pairwise(days))


@given(day=DAYS, eves=EVES)
def test_that_seven_days_are_counted_and_only_working_days(day: date, eves: EveRule) -> None:
    steps = seventh_working_day(day, RuleSettings(eves=eves)).steps
    counted = [step for step in steps if step.kind is StepKindCode.COUNTED]

    assert [step.number for step in counted] == [1, 2, 3, 4, 5, 6, 7]
    assert all(step.day and is_working_day(step.day, eves=eves) for step in counted)


@given(day=DAYS)
def test_that_no_earlier_day_is_the_seventh(day: date) -> None:
    due = seventh_working_day(day, RuleSettings()).due

    assert working_days_between(day, due) == 7
    assert working_days_between(day, add_days(due, -1)) == 6


@given(first=DAYS, last=DAYS, eves=EVES)
@settings(max_examples=60)
def test_that_counting_agrees_with_looking_at_each_day(
    first: date, last: date, eves: EveRule
) -> None:
    first, last = sorted((first, last))
    passed = (add_days(first, n + 1) for n in range(days_between(first, last)))

    looked = sum(is_working_day(day, eves=eves) for day in passed)

    assert working_days_between(first, last, eves=eves) == looked
    assert working_days_between(last, first, eves=eves) == -looked


@each_limit
@given(day=DAYS, language=st.sampled_from(["fi", "sv", "en"]))
@settings(max_examples=40)
def test_that_every_step_has_a_finished_sentence(
    limit: Callable[[date], Reckoning], day: date, language: str
) -> None:
    reckoning = limit(day)
    said = sentences(reckoning, language)

    assert len(said) > len(reckoning.steps)
    assert all(each.endswith(".") and "{" not in each and "None" not in each for each in said)
    assert all(each[0].isupper() or each[0].isdigit() for each in said)
