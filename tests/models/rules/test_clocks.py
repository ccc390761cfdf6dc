"""Clocks of a case: who is bound, what stops them, and what presses most."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.clocks import (
    NO_CLOCK,
    Clock,
    appeal_clock,
    clocks,
    expected_clocks,
    explain,
    nearest,
    nearest_of,
    reckoning_of,
)
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import (
    START_GROUPS,
    ClockKind,
    ClockState,
    DueState,
    Group,
    Outcome,
    ServingWay,
)
from models.rules.organisation import RuleSettings

RULES = RuleSettings()
RECEIVED = date(2026, 3, 3)
SEVENTH, THREE_MONTHS = date(2026, 3, 12), date(2026, 6, 3)
ANNA, BERTIL = UUID(int=1), UUID(int=2)
BOUND = (Group.SPECIAL_SUPPORT, Group.CHILD_PROTECTION)


def clock_of(kind: ClockKind, facts: CaseFacts, today: date) -> Clock:
    return next(clock for clock in clocks(facts, RULES, today) if clock.kind is kind)


def kinds_of(facts: CaseFacts, today: date) -> list[ClockKind]:
    return [clock.kind for clock in clocks(facts, RULES, today)]


@pytest.mark.parametrize("group", BOUND)
@pytest.mark.parametrize("kind", [ClockKind.ASSESSMENT_START, ClockKind.ASSESSMENT_READY])
def test_that_assessment_limits_are_statutory_for_the_bound_groups(
    group: Group, kind: ClockKind
) -> None:
    assert clock_of(kind, CaseFacts(RECEIVED, group), RECEIVED).statutory


@pytest.mark.parametrize("kind", [ClockKind.ASSESSMENT_START, ClockKind.ASSESSMENT_READY])
def test_that_assessment_limits_are_house_targets_for_others(kind: ClockKind) -> None:
    clock = clock_of(kind, CaseFacts(RECEIVED), RECEIVED)

    assert not clock.statutory
    assert clock.basis[0] == "yksikön oma tavoite"


@pytest.mark.parametrize("group", START_GROUPS)
def test_that_the_words_of_a_clock_say_whether_the_law_sets_it(group: Group) -> None:
    facts = CaseFacts(RECEIVED, group)
    start = clock_of(ClockKind.ASSESSMENT_START, facts, RECEIVED)
    ready = clock_of(ClockKind.ASSESSMENT_READY, facts, RECEIVED)

    assert start.due == SEVENTH
    assert explain(start, RULES)[0] == "Lakisääteinen määräaika (SHL 36 § 2 mom.)."
    assert explain(ready, RULES)[0].startswith("Yksikön tavoite, ei lakisääteinen määräaika")


def test_that_a_disabled_person_of_2024_has_a_target_only() -> None:
    facts = CaseFacts(date(2024, 12, 31), Group.DISABLED)

    assert not clock_of(ClockKind.ASSESSMENT_START, facts, facts.received_on).statutory


def test_that_psychosocial_support_is_carried_out_a_month_after_the_need_was_found() -> None:
    found = date(2026, 3, 30)
    facts = CaseFacts(RECEIVED, psychosocial_need_on=found)

    clock = clock_of(ClockKind.PSYCHOSOCIAL_SUPPORT, facts, found)

    assert (clock.starts_on, clock.due) == (found, date(2026, 4, 30))
    assert explain(clock, RULES)[0] == "Lakisääteinen määräaika (SHL 45 § 3 mom.)."
    assert nearest_of(facts, RULES, found) == nearest(clocks(facts, RULES, found), RULES)


def test_that_a_service_before_the_need_was_found_does_not_stop_its_month() -> None:
    found = date(2026, 3, 30)
    earlier = CaseFacts(RECEIVED, psychosocial_need_on=found, service_started_on=RECEIVED)
    later = replace(earlier, service_started_on=date(2026, 4, 20))

    kind, today = ClockKind.PSYCHOSOCIAL_SUPPORT, date(2026, 4, 21)
    assert clock_of(kind, earlier, today).state is ClockState.RUNNING
    assert clock_of(kind, later, today).state is ClockState.MET


def test_that_a_need_found_before_the_law_has_no_month() -> None:
    facts = CaseFacts(date(2025, 3, 3), psychosocial_need_on=date(2025, 4, 30))

    assert ClockKind.PSYCHOSOCIAL_SUPPORT not in kinds_of(facts, date(2025, 5, 2))


def test_that_a_recorded_ground_lengthens_the_month_too() -> None:
    facts = CaseFacts(RECEIVED, psychosocial_need_on=RECEIVED, execution_extension="special_reason")

    clock = clock_of(ClockKind.PSYCHOSOCIAL_SUPPORT, facts, date(2026, 4, 20))

    assert clock.state is ClockState.RUNNING


def test_that_a_log_request_is_answered_in_two_months() -> None:
    asked = date(2026, 3, 9)
    facts = CaseFacts(RECEIVED, log_requested_on=asked)

    clock = clock_of(ClockKind.LOG_REQUEST, facts, asked)

    assert (clock.due, clock.statutory) == (date(2026, 5, 11), True)  # 9.5.2026 is a Saturday
    assert clock.basis[0] == "ATL 11 § 1 mom."


def test_that_an_answer_stops_the_request_before_it_only() -> None:
    asked, kind = date(2026, 3, 9), ClockKind.LOG_REQUEST
    answered = CaseFacts(RECEIVED, log_requested_on=asked, log_answered_on=date(2026, 3, 20))
    asked_again = replace(answered, log_requested_on=date(2026, 4, 1))

    assert clock_of(kind, answered, date(2026, 4, 2)).state is ClockState.MET
    assert clock_of(kind, asked_again, date(2026, 4, 2)).state is ClockState.RUNNING


@pytest.mark.parametrize(("restarts", "starts_on"), [(True, date(2026, 9, 7)), (False, RECEIVED)])
def test_that_the_limits_of_a_renewed_case_count_as_the_setting_says(
    restarts: bool, starts_on: date
) -> None:
    rules = RuleSettings(renewal_restarts_clocks=restarts)
    facts = CaseFacts(RECEIVED, renewed_at=datetime(2026, 9, 7, 9, tzinfo=UTC))
    today = date(2026, 9, 8)

    found = {clock.kind: clock for clock in clocks(facts, rules, today)}

    for kind in (
        ClockKind.ASSESSMENT_START,
        ClockKind.ASSESSMENT_READY,
        ClockKind.DECISION_EXECUTED,
    ):
        assert found[kind].starts_on == starts_on
    assert nearest_of(facts, rules, today) == nearest(found.values(), rules)


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("kind", [ClockKind.URGENCY, ClockKind.DECISION_EXECUTED])
def test_that_urgency_and_execution_are_statutory_for_everyone(
    group: Group, kind: ClockKind
) -> None:
    assert clock_of(kind, CaseFacts(RECEIVED, group), RECEIVED).statutory


def test_that_each_group_rests_on_its_own_statute() -> None:
    kind = ClockKind.ASSESSMENT_START
    found = {
        group: clock_of(kind, CaseFacts(RECEIVED, group), RECEIVED).basis[0] for group in BOUND
    }

    assert found[Group.SPECIAL_SUPPORT] == "SHL 36 § 3 mom."
    assert found[Group.CHILD_PROTECTION] == "LsL 26 § 5 mom."


def test_that_urgency_is_due_on_the_day_of_receipt() -> None:
    facts = CaseFacts(RECEIVED)

    assert clock_of(ClockKind.URGENCY, facts, RECEIVED).state is ClockState.RUNNING
    assert clock_of(ClockKind.URGENCY, facts, date(2026, 3, 4)).state is ClockState.LATE


def test_that_both_limits_run_from_receipt_and_not_from_a_late_start() -> None:
    facts = CaseFacts(RECEIVED, assessment_started_on=date(2026, 4, 1))

    assert clock_of(ClockKind.ASSESSMENT_READY, facts, date(2026, 4, 1)).due == THREE_MONTHS


STOPS: Mapping[ClockKind, tuple[Callable[[date], CaseFacts], date]] = {
    ClockKind.URGENCY: (lambda day: CaseFacts(RECEIVED, urgency_assessed_on=day), RECEIVED),
    ClockKind.ASSESSMENT_START: (
        lambda day: CaseFacts(RECEIVED, assessment_started_on=day),
        SEVENTH,
    ),
    ClockKind.ASSESSMENT_READY: (
        lambda day: CaseFacts(RECEIVED, assessment_ready_on=day),
        THREE_MONTHS,
    ),
    ClockKind.DECISION_EXECUTED: (
        lambda day: CaseFacts(RECEIVED, service_started_on=day),
        THREE_MONTHS,
    ),
}


@pytest.mark.parametrize("kind", STOPS)
def test_that_a_clock_stopped_on_its_last_day_is_met(kind: ClockKind) -> None:
    stopped, last = STOPS[kind]

    clock = clock_of(kind, stopped(last), date(2026, 12, 1))

    assert clock.state is ClockState.MET
    assert clock.stopped_on == last
    assert clock.days_left is None


@pytest.mark.parametrize("kind", STOPS)
def test_that_a_clock_stopped_later_is_met_late(kind: ClockKind) -> None:
    stopped, _ = STOPS[kind]

    assert clock_of(kind, stopped(date(2026, 6, 4)), date(2026, 12, 1)).state is ClockState.MET_LATE


def test_that_a_needless_assessment_stops_the_start_and_ends_the_rest() -> None:
    facts = CaseFacts(RECEIVED, urgency_assessed_on=RECEIVED, needless_on=date(2026, 3, 5))

    found = clocks(facts, RULES, date(2026, 3, 6))

    assert [clock.kind for clock in found] == [ClockKind.URGENCY, ClockKind.ASSESSMENT_START]
    assert found[1].state is ClockState.MET


@pytest.mark.parametrize(
    "facts",
    [CaseFacts(RECEIVED, continues=False), CaseFacts(RECEIVED, outcome=Outcome.NEGATIVE)],
)
def test_that_nothing_is_executed_when_nothing_is_granted(facts: CaseFacts) -> None:
    assert ClockKind.DECISION_EXECUTED not in kinds_of(facts, RECEIVED)


def test_that_a_step_done_but_not_dated_is_a_state_of_its_own() -> None:
    facts = CaseFacts(RECEIVED, assessment_ready_on=date(2026, 5, 1))
    today = date(2026, 5, 4)

    assert clock_of(ClockKind.URGENCY, facts, today).state is ClockState.NO_DATE
    assert clock_of(ClockKind.ASSESSMENT_START, facts, today).state is ClockState.NO_DATE
    assert clock_of(ClockKind.ASSESSMENT_READY, facts, today).state is ClockState.MET


def test_that_an_urgent_decision_leaves_the_assessment_running() -> None:
    facts = CaseFacts(RECEIVED, urgent=True, decision_signed_on=date(2026, 3, 4))
    calm = replace(facts, urgent=False)
    today = date(2026, 3, 5)

    assert clock_of(ClockKind.ASSESSMENT_READY, facts, today).state is ClockState.RUNNING
    assert clock_of(ClockKind.ASSESSMENT_READY, calm, today).state is ClockState.NO_DATE


def test_that_a_recorded_ground_excuses_a_late_execution() -> None:
    facts = CaseFacts(RECEIVED, execution_extension="client_need")
    started = replace(facts, service_started_on=date(2026, 7, 1))
    kind, today = ClockKind.DECISION_EXECUTED, date(2026, 7, 1)

    late = clock_of(kind, facts, today)

    assert late.state is ClockState.RUNNING
    assert late.days_left is None
    assert clock_of(kind, started, today).state is ClockState.MET


def test_that_days_left_are_working_days() -> None:
    facts = CaseFacts(RECEIVED)

    assert clock_of(ClockKind.ASSESSMENT_START, facts, RECEIVED).days_left == 7
    assert clock_of(ClockKind.ASSESSMENT_START, facts, SEVENTH).days_left == 0
    assert clock_of(ClockKind.ASSESSMENT_START, facts, date(2026, 3, 16)).days_left == -2


def test_that_a_clock_late_over_a_weekend_is_still_late() -> None:
    facts = CaseFacts(date(2026, 3, 4))
    saturday = date(2026, 3, 14)

    clock = clock_of(ClockKind.ASSESSMENT_START, facts, saturday)

    assert clock.due == date(2026, 3, 13)
    assert clock.state is ClockState.LATE
    assert clock.days_left == -1


def test_that_a_child_protection_plan_is_reviewed_within_a_year() -> None:
    plan, agreed = date(2026, 5, 4), date(2028, 1, 3)
    facts = CaseFacts(RECEIVED, Group.CHILD_PROTECTION, plan_on=plan, plan_review_on=agreed)

    clock = clock_of(ClockKind.PLAN_REVIEW, facts, plan)

    assert clock.statutory
    assert clock.due == date(2027, 5, 4)


def test_that_the_day_agreed_in_the_plan_holds_when_it_is_lawful() -> None:
    plan, agreed = date(2026, 5, 4), date(2026, 10, 1)
    facts = CaseFacts(RECEIVED, Group.CHILD_PROTECTION, plan_on=plan, plan_review_on=agreed)
    other = replace(facts, group=Group.OTHER, plan_review_on=date(2028, 1, 3))

    assert clock_of(ClockKind.PLAN_REVIEW, facts, plan).due == agreed
    assert clock_of(ClockKind.PLAN_REVIEW, other, plan).due == date(2028, 1, 3)


def test_that_a_plan_without_a_day_follows_the_house_interval() -> None:
    facts = CaseFacts(RECEIVED, plan_on=date(2026, 5, 4))
    half_yearly = replace(RULES, plan_review_months=6)

    found = {c.kind: c for c in clocks(facts, half_yearly, date(2026, 5, 4))}

    assert found[ClockKind.PLAN_REVIEW].due == date(2026, 11, 4)
    assert not found[ClockKind.PLAN_REVIEW].statutory


def test_that_a_fixed_term_warns_the_set_weeks_before_its_end() -> None:
    facts = CaseFacts(
        RECEIVED,
        urgency_assessed_on=RECEIVED,
        assessment_started_on=RECEIVED,
        assessment_ready_on=RECEIVED,
        decision_signed_on=date(2026, 4, 1),
        decision_ends_on=date(2026, 10, 30),
        service_started_on=date(2026, 4, 2),
    )

    assert nearest_of(facts, RULES, date(2026, 9, 17)).state is DueState.TIME_LEFT
    assert nearest_of(facts, RULES, date(2026, 9, 18)).state is DueState.SOON
    assert nearest_of(facts, RULES, date(2026, 11, 2)).state is DueState.LATE


def test_that_an_ended_service_stops_the_running_out() -> None:
    facts = CaseFacts(
        RECEIVED,
        decision_signed_on=date(2026, 4, 1),
        decision_ends_on=date(2026, 10, 30),
        service_ended_on=date(2026, 9, 1),
    )

    assert clock_of(ClockKind.DECISION_ENDS, facts, date(2026, 12, 1)).state is ClockState.MET


def test_that_a_non_disclosure_order_lapses_and_is_never_late() -> None:
    facts = CaseFacts(RECEIVED, non_disclosure_until=date(2026, 5, 1))
    kind = ClockKind.NON_DISCLOSURE_ENDS

    assert clock_of(kind, facts, date(2026, 5, 1)).state is ClockState.RUNNING
    assert clock_of(kind, facts, date(2026, 5, 2)).state is ClockState.LAPSED


def test_that_every_recipient_has_an_own_appeal_period() -> None:
    posted = Serving(ANNA, ServingWay.POST, date(2026, 11, 17))
    handed = Serving(BERTIL, ServingWay.HANDED, date(2026, 11, 17))
    facts = CaseFacts(RECEIVED, servings=(posted, handed, Serving(UUID(int=3))))

    found = [c for c in clocks(facts, RULES, date(2026, 11, 20)) if c.kind is ClockKind.APPEAL]

    assert {c.recipient_id: c.due for c in found} == {
        ANNA: date(2026, 12, 28),
        BERTIL: date(2026, 12, 17),
    }


@pytest.mark.parametrize(
    ("demand", "today", "state"),
    [
        (None, date(2026, 12, 28), ClockState.RUNNING),
        (None, date(2026, 12, 29), ClockState.LAPSED),
        (date(2026, 12, 28), date(2027, 1, 5), ClockState.MET),
        (date(2026, 12, 29), date(2027, 1, 5), ClockState.MET_LATE),
    ],
)
def test_that_an_appeal_period_lapses_or_is_used(
    demand: date | None, today: date, state: ClockState
) -> None:
    serving = Serving(ANNA, ServingWay.POST, date(2026, 11, 17), demand_on=demand)

    clock = appeal_clock(serving, Group.OTHER, today)

    assert clock is not None
    assert clock.state is state


def test_that_a_proved_receipt_beats_the_presumed_one() -> None:
    serving = Serving(ANNA, ServingWay.POST, date(2026, 11, 17), received_on=date(2026, 11, 30))

    clock = appeal_clock(serving, Group.OTHER, date(2026, 12, 1))

    assert clock is not None
    assert clock.starts_on == date(2026, 11, 30)
    assert clock.due == date(2026, 12, 30)


def test_that_the_intake_form_shows_four_clocks_before_anything_is_saved() -> None:
    found = expected_clocks(date(2026, 12, 15), Group.SPECIAL_SUPPORT, RULES)

    assert [(c.kind, c.due) for c in found] == [
        (ClockKind.URGENCY, date(2026, 12, 15)),
        (ClockKind.ASSESSMENT_START, date(2026, 12, 28)),
        (ClockKind.ASSESSMENT_READY, date(2027, 3, 15)),
        (ClockKind.DECISION_EXECUTED, date(2027, 3, 15)),
    ]


def test_that_a_breach_of_law_presses_before_an_older_house_target() -> None:
    facts = CaseFacts(RECEIVED, urgency_assessed_on=RECEIVED)

    found = nearest_of(facts, RULES, date(2026, 6, 8))

    assert found.kind is ClockKind.DECISION_EXECUTED
    assert found.state is DueState.LATE
    assert found.statutory


def test_that_the_earliest_day_presses_while_nothing_is_late() -> None:
    facts = CaseFacts(RECEIVED, urgency_assessed_on=RECEIVED)

    found = nearest_of(facts, RULES, date(2026, 3, 10))

    assert (found.kind, found.days_left) == (ClockKind.ASSESSMENT_START, 2)
    assert found.state is DueState.SOON
    assert nearest_of(facts, RULES, date(2026, 3, 9)).state is DueState.TIME_LEFT


def test_that_a_closed_case_has_no_pressing_clock() -> None:
    assert nearest_of(CaseFacts(RECEIVED, closed_on=RECEIVED), RULES, SEVENTH) == NO_CLOCK


def test_that_an_appeal_period_never_presses_the_worker() -> None:
    serving = Serving(ANNA, ServingWay.POST, date(2026, 11, 17))
    facts = CaseFacts(RECEIVED, closed_on=date(2026, 11, 18), servings=(serving,))

    assert nearest(clocks(facts, RULES, date(2026, 12, 1)), RULES) == NO_CLOCK


DAY = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MAYBE = st.none() | DAY
FACTS = st.builds(
    CaseFacts,
    received_on=DAY,
    group=st.sampled_from(Group),
    urgent=st.booleans(),
    urgency_assessed_on=MAYBE,
    needless_on=st.none() | st.none() | DAY,
    assessment_started_on=MAYBE,
    assessment_ready_on=MAYBE,
    continues=st.none() | st.booleans(),
    plan_on=MAYBE,
    plan_review_on=MAYBE,
    outcome=st.none() | st.sampled_from(Outcome),
    decision_signed_on=MAYBE,
    decision_starts_on=MAYBE,
    decision_ends_on=MAYBE,
    execution_extension=st.none() | st.just("clarifying"),
    service_started_on=MAYBE,
    service_ended_on=MAYBE,
    non_disclosure_until=MAYBE,
)


@given(facts=FACTS, today=DAY)
@settings(max_examples=400)
def test_that_the_fast_way_and_the_full_way_agree(facts: CaseFacts, today: date) -> None:
    assert nearest_of(facts, RULES, today) == nearest(clocks(facts, RULES, today), RULES)


@given(facts=FACTS, today=DAY, language=st.sampled_from(["fi", "sv", "en"]))
@settings(max_examples=100)
def test_that_every_clock_explains_itself(facts: CaseFacts, today: date, language: str) -> None:
    for clock in clocks(facts, RULES, today):
        said = explain(clock, RULES, language)

        assert said
        assert all(each.endswith(".") and "{" not in each for each in said)


@given(facts=FACTS, today=DAY)
@settings(max_examples=100)
def test_that_an_explanation_counts_to_the_day_shown(facts: CaseFacts, today: date) -> None:
    for clock in clocks(facts, RULES, today):
        reckoning = reckoning_of(clock, RULES)

        if reckoning is not None:
            assert (reckoning.nominal, reckoning.due) == (clock.nominal, clock.due)


def test_that_an_appeal_clock_explains_the_way_of_service() -> None:
    clock = appeal_clock(Serving(ANNA, ServingWay.POST, date(2026, 11, 17)), Group.OTHER, RECEIVED)

    assert clock is not None
    assert any("Postitettu päätös" in each for each in explain(clock, RULES))
