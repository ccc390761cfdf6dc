"""The path's own limits: stricter than the law's, never longer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagram.graph.bpmn import read
from models.rules.clocks import clocks, explain, nearest, nearest_of
from models.rules.deadlines import add_days
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, DueState, Group
from models.rules.limits import Limits, Nearest
from models.rules.organisation import RuleSettings
from models.rules.path_limits import (
    LIMITED,
    HouseLimit,
    limit_of,
    limits_in,
    limits_of,
    limits_text,
    longer_than_law,
)
from models.rules.process import DeadlineMark, ProcessDefinition
from resources import path

RULES = RuleSettings()
RECEIVED = date(2026, 11, 2)  # a Monday: the seventh working day is Wednesday the 11th


def a_mark(value: str, unit: str = "workday", clock: str = "assessment_start") -> DeadlineMark:
    return DeadlineMark("Timer_x", value, unit, "received_on", clock)


def with_marks(*marks: DeadlineMark) -> ProcessDefinition:
    shipped = read(path("process/families.bpmn").read_bytes())
    bare = tuple(replace(phase, deadlines=()) for phase in shipped.phases)
    return replace(shipped, phases=(replace(bare[0], deadlines=marks), *bare[1:]))


def test_that_the_shipped_path_sets_no_limit_of_its_own() -> None:
    assert limits_of(read(path("process/families.bpmn").read_bytes())) == ""


def test_that_the_strictest_of_two_deadlines_of_one_clock_counts() -> None:
    definition = with_marks(a_mark("P5D"), replace(a_mark("P3D"), id="Timer_y"))

    assert limits_of(definition) == "assessment_start=3workday"


def test_that_recorded_limits_are_read_back_as_they_were() -> None:
    found = (HouseLimit(LIMITED[0], 5, "workday"), HouseLimit(LIMITED[2], 2, "month"))

    assert limits_in(limits_text(found)) == found


@pytest.mark.parametrize("mark", [a_mark("PT5H"), a_mark("P5D", clock="urgency"), a_mark("x")])
def test_that_a_deadline_without_effect_is_no_limit(mark: DeadlineMark) -> None:
    assert limit_of(mark) is None


@pytest.mark.parametrize(
    ("mark", "stretches"),
    [
        (a_mark("P7D"), False),
        (a_mark("P8D"), True),
        (a_mark("P3M", "month", "assessment_ready"), False),
        (a_mark("P4M", "month", "assessment_ready"), True),
        (a_mark("P60D", "day", "assessment_ready"), False),
        (a_mark("P95D", "day", "assessment_ready"), True),
        (a_mark("P2W", "day"), True),
    ],
)
def test_that_a_deadline_longer_than_the_laws_names_the_statute(
    mark: DeadlineMark, stretches: bool
) -> None:
    assert bool(longer_than_law(mark)) is stretches


def test_that_the_statute_named_is_the_clocks_own() -> None:
    assert longer_than_law(a_mark("P8D")) == ("SHL 36 § 3 mom.",)


def test_that_a_stricter_limit_presses_before_the_laws_as_a_target() -> None:
    facts = _told("assessment_start=5workday")

    found = nearest_of(facts, RULES, date(2026, 11, 9))

    assert (found.due, found.state, found.statutory) == (date(2026, 11, 9), DueState.SOON, False)


def test_that_a_stricter_limit_passed_is_late_but_no_breach_of_law() -> None:
    facts = _told("assessment_start=5workday")

    found = nearest_of(facts, RULES, date(2026, 11, 10))

    assert (found.state, found.statutory) == (DueState.LATE, False)


def test_that_the_law_comes_first_once_its_limit_is_passed() -> None:
    facts = _told("assessment_start=5workday")

    found = nearest_of(facts, RULES, date(2026, 11, 12))

    assert (found.due, found.statutory) == (date(2026, 11, 11), True)


def test_that_the_laws_own_last_day_stays_in_the_clock() -> None:
    today = date(2026, 11, 3)

    found = {
        clock.kind: clock for clock in clocks(_told("assessment_start=5workday"), RULES, today)
    }

    clock = found[ClockKind.ASSESSMENT_START]
    assert (clock.due, clock.house_due) == (date(2026, 11, 11), date(2026, 11, 9))
    assert "Polun oma määräaika on tiukempi: viimeistään ma 9.11.2026." in explain(clock, RULES)


def test_that_a_limit_is_no_longer_told_when_the_act_is_done() -> None:
    facts = replace(_told("assessment_start=2workday"), assessment_started_on=date(2026, 11, 5))

    started = next(c for c in clocks(facts, RULES, RECEIVED) if c.kind is LIMITED[0])

    assert started.house_due is None


_LIMITS = st.sampled_from(
    ["", "assessment_start=5workday", "assessment_ready=2month", "decision_executed=40day"]
)


@given(_LIMITS, st.integers(0, 120), st.sampled_from(Group), st.booleans())
def test_that_lists_case_and_other_days_agree_on_the_nearest_limit(
    limits: str, day: int, group: Group, extended: bool
) -> None:
    ground = "special_reason" if extended else None
    facts = CaseFacts(RECEIVED, group, house_limits=limits, execution_extension=ground)
    today = add_days(RECEIVED, day)

    found = nearest_of(facts, RULES, today)

    assert found == nearest(clocks(facts, RULES, today), RULES)
    assert found == Nearest(today).of(Limits(RULES).running(facts))


@given(st.integers(0, 400), st.integers(1, 60), st.sampled_from(["workday", "day", "month"]))
def test_that_no_own_limit_ends_later_than_the_laws(day: int, count: int, unit: str) -> None:
    received = add_days(RECEIVED, day)
    text = limits_text(HouseLimit(kind, count, unit) for kind in LIMITED)
    facts = CaseFacts(received, Group.SPECIAL_SUPPORT, house_limits=text)

    for clock in clocks(facts, RULES, received):
        assert clock.house_due is None or clock.due is None or clock.house_due < clock.due


def _told(limits: str) -> CaseFacts:
    urgency = {"urgency_assessed_on": RECEIVED}
    return CaseFacts(RECEIVED, Group.SPECIAL_SUPPORT, house_limits=limits, **urgency)  # type: ignore[arg-type]
