from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from models.rules.absences import AbsenceRow, require_absence
from models.rules.deadlines import appeal_last_day, sentences
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, Group
from models.rules.ladder import read_ladder, rungs_reached
from models.rules.organisation import DayChanges, EveRule, RuleSettings
from models.rules.team_load import LoadCase
from models.rules.what_if import (
    MOST_WEEKS,
    Assumptions,
    at_risk,
    moved_dues,
    pace_of,
    projected,
    weeks_until,
)
from models.rules.workdays import coming_weeks

SETTINGS = RuleSettings()
ME, TEAM = uuid4(), uuid4()
WEEKS = (date(2026, 7, 13), date(2026, 8, 2))  # 29 to 31


def _case(received: date, *, visible: bool = True) -> LoadCase:
    facts = CaseFacts(received, Group.CHILD_PROTECTION, urgency_assessed_on=received)
    return LoadCase(uuid4(), "ES-1", facts, TEAM, ME, visible=visible)


def _starts(cases: list[LoadCase], today: date, first: date, last: date) -> list[object]:
    found = at_risk(cases, ME, first=first, last=last, settings=SETTINGS, today=today)
    return [(one.due, one.last_chance) for one in found if one.kind is ClockKind.ASSESSMENT_START]


@pytest.mark.parametrize(
    ("today", "first", "last", "expected"),
    [
        (date(2026, 7, 1), 29, 31, (date(2026, 7, 13), date(2026, 8, 2))),
        (date(2026, 7, 20), 29, 31, (date(2026, 7, 13), date(2026, 8, 2))),
        (date(2026, 11, 24), 29, 31, (date(2027, 7, 19), date(2027, 8, 8))),
        (date(2026, 11, 24), 52, 1, (date(2026, 12, 21), date(2027, 1, 10))),
        (date(2027, 6, 1), 53, 53, (date(2027, 12, 27), date(2028, 1, 2))),
    ],
)
def test_that_weeks_are_the_coming_ones(
    today: date, first: int, last: int, expected: tuple[date, date]
) -> None:
    assert coming_weeks(today, first, last) == expected


def test_that_a_limit_ending_while_the_worker_is_away_has_its_last_chance_before() -> None:
    cases = [_case(date(2026, 7, 6)), _case(date(2026, 6, 26))]  # due 15.7. and 7.7.

    found = _starts(cases, date(2026, 7, 6), *WEEKS)

    assert found == [(date(2026, 7, 15), date(2026, 7, 10))]


def test_that_nothing_can_be_done_before_an_absence_that_has_begun() -> None:
    found = _starts([_case(date(2026, 7, 6))], date(2026, 7, 13), *WEEKS)

    assert found == [(date(2026, 7, 15), None)]


def test_that_what_is_late_already_is_not_told_again() -> None:
    found = _starts([_case(date(2026, 6, 1))], date(2026, 7, 13), *WEEKS)

    assert found == []


def test_that_a_team_that_starts_what_comes_has_nobody_late() -> None:
    weeks = projected([], lambda _day: 2, Assumptions(10, 5.0, 6), settings=SETTINGS,
                      today=date(2026, 2, 2))  # fmt: skip

    assert [(week.arrived, week.started, week.waiting, week.late) for week in weeks] == [
        (10, 10, 0, 0)
    ] * 6


def test_that_what_nobody_starts_is_late_after_the_seventh_working_day() -> None:
    weeks = projected([], lambda _day: 0, Assumptions(10, 5.0, 3), settings=SETTINGS,
                      today=date(2026, 2, 2))  # fmt: skip

    # Monday's two are due on Wednesday of the next week: two each day Wednesday to Friday
    assert [(week.arrived, week.late) for week in weeks] == [(10, 0), (10, 6), (10, 10)]
    assert weeks[-1].waiting == 30


def test_that_contacts_come_on_working_days_only() -> None:
    # week 53 of 2026: New Year's Day is Friday
    weeks = projected([], lambda _day: 0, Assumptions(10, 0, 1), settings=SETTINGS,
                      today=date(2026, 12, 28))  # fmt: skip

    assert weeks[0].arrived == 8


def test_that_the_queue_of_today_is_started_first() -> None:
    today = date(2026, 2, 2)
    weeks = projected([date(2026, 2, 3)] * 6, lambda _day: 1, Assumptions(0, 5.0, 1),
                      settings=SETTINGS, today=today)  # fmt: skip

    assert (weeks[0].started, weeks[0].late, weeks[0].waiting) == (5, 4, 1)


@pytest.mark.parametrize("assumed", [Assumptions(-1, 1), Assumptions(1, -1), Assumptions(1, 1, 0)])
def test_that_numbers_that_make_no_projection_are_refused(assumed: Assumptions) -> None:
    with pytest.raises(RuleBroken, match=r"what_if\.numbers"):
        projected([], lambda _day: 1, assumed, settings=SETTINGS, today=date(2026, 2, 2))


def test_that_the_pace_of_a_team_without_workers_is_told_as_none() -> None:
    assert (pace_of(24, 12, weeks=12, workers=0).starts, pace_of(24, 12, weeks=12, workers=2)) == (
        0.0,
        replace(pace_of(24, 12, weeks=12, workers=2), weekly=2.0, starts=0.5),
    )


def test_that_counting_the_eves_moves_a_last_day_and_tells_from_when_to_when() -> None:
    case = _case(date(2026, 12, 18))

    moved = moved_dues([case], SETTINGS, replace(SETTINGS, eves=EveRule.COUNTED))

    starts = [one for one in moved if one.kind is ClockKind.ASSESSMENT_START]
    assert [(one.before, one.after, one.number) for one in starts] == [
        (date(2026, 12, 31), date(2026, 12, 30), "ES-1")
    ]


def test_that_cases_not_to_be_listed_are_told_as_a_number() -> None:
    cases = [_case(date(2026, 12, 18), visible=False) for _ in range(3)]

    moved = moved_dues(cases, SETTINGS, replace(SETTINGS, eves=EveRule.COUNTED))

    starts = [one for one in moved if one.kind is ClockKind.ASSESSMENT_START]
    assert [(one.case_id, one.number, one.count) for one in starts] == [(None, "", 3)]


def test_that_a_new_holiday_moves_the_last_days_that_it_lies_before() -> None:
    added = replace(SETTINGS, days=DayChanges(off=frozenset({date(2026, 3, 10)})))

    moved = moved_dues([_case(date(2026, 3, 3)), _case(date(2026, 3, 11))], SETTINGS, added)

    starts = [one for one in moved if one.kind is ClockKind.ASSESSMENT_START]
    assert [(one.before, one.after) for one in starts] == [(date(2026, 3, 12), date(2026, 3, 13))]


def test_that_a_holiday_that_is_none_any_more_is_counted() -> None:
    removed = replace(SETTINGS, days=DayChanges(working=frozenset({date(2026, 5, 14)})))

    moved = moved_dues([_case(date(2026, 5, 8))], SETTINGS, removed)

    starts = [one for one in moved if one.kind is ClockKind.ASSESSMENT_START]
    assert [(one.before, one.after) for one in starts] == [(date(2026, 5, 20), date(2026, 5, 19))]


def test_that_a_new_holiday_moves_an_appeal_period_and_is_named_in_its_reasons() -> None:
    changes = DayChanges(off=frozenset({date(2026, 4, 8)}))

    plain, moved = appeal_last_day(date(2026, 3, 9)), appeal_last_day(date(2026, 3, 9), changes)

    assert (plain.due, moved.due) == (date(2026, 4, 8), date(2026, 4, 9))
    assert any("arkipyhä" in said for said in sentences(moved))
    assert any("helgdag" in said for said in sentences(moved, "sv"))


def test_that_rules_that_are_the_same_move_nothing() -> None:
    assert moved_dues([_case(date(2026, 12, 18))], SETTINGS, SETTINGS) == ()


def _away(first: date, last: date) -> AbsenceRow:
    return AbsenceRow(uuid4(), ME, "Anna", first, last)


def test_that_overlapping_absences_are_refused_with_the_days_of_the_other() -> None:
    other = _away(date(2026, 7, 13), date(2026, 8, 2))

    with pytest.raises(RuleBroken, match=r"absence\.overlaps") as refused:
        require_absence(date(2026, 8, 2), date(2026, 8, 9), ended_on=None, others=[other])

    assert refused.value.facts == {"first": other.first, "last": other.last}


def test_that_an_absence_may_begin_on_the_day_after_another() -> None:
    other = _away(date(2026, 7, 13), date(2026, 8, 2))
    require_absence(date(2026, 8, 3), date(2026, 8, 9), ended_on=None, others=[other])


def test_that_an_absence_of_one_who_has_left_by_then_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"absence\.worker_left"):
        require_absence(date(2026, 8, 3), date(2026, 8, 9), ended_on=date(2026, 8, 9), others=())


def test_that_an_absence_cannot_end_before_it_begins() -> None:
    with pytest.raises(RuleBroken, match=r"absence\.order"):
        require_absence(date(2026, 8, 3), date(2026, 8, 2), ended_on=None, others=())


def _steps(received: date, today: date, settings: RuleSettings = SETTINGS) -> list[int]:
    facts = CaseFacts(received, Group.CHILD_PROTECTION, urgency_assessed_on=received)
    known: list[tuple[UUID, str, CaseFacts]] = [(uuid4(), "ES-1", facts)]
    found = rungs_reached(known, settings, today)
    return [rung.step for rung in found if rung.kind is ClockKind.ASSESSMENT_START]


@pytest.mark.parametrize(
    ("today", "steps"),
    [
        (date(2026, 11, 3), [10]),  # seven working days left
        (date(2026, 11, 5), [5]),
        (date(2026, 11, 10), [2]),
        (date(2026, 11, 12), [0]),
        (date(2026, 11, 13), []),  # late: the lists tell that
        (date(2026, 11, 7), []),  # Saturday
    ],
)
def test_that_a_limit_stands_at_the_lowest_rung_it_has_come_down_to(
    today: date, steps: list[int]
) -> None:
    assert _steps(date(2026, 11, 3), today) == steps


def test_that_an_empty_ladder_reminds_of_nothing() -> None:
    assert _steps(date(2026, 11, 3), date(2026, 11, 12), replace(SETTINGS, ladder=())) == []


def test_that_a_ladder_is_read_as_it_is_written_by_hand() -> None:
    assert read_ladder("2; 10,5 0 5") == (10, 5, 2, 0)
    assert read_ladder(" ") == ()


@pytest.mark.parametrize("text", ["x", "-1", "1,5.5", "61", "1 2 3 4 5 6 7", "٣"])
def test_that_an_unreadable_ladder_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"ladder\.unreadable"):
        read_ladder(text)


@pytest.mark.parametrize(
    ("last", "weeks"),
    [(date(2026, 11, 24), 3), (date(2026, 11, 30), 4), (date(2026, 12, 20), 6)],
)
def test_that_a_projection_looks_two_weeks_past_the_absence(last: date, weeks: int) -> None:
    assert weeks_until(date(2026, 11, 24), last) == weeks


def test_that_a_projection_looks_a_year_ahead_at_most() -> None:
    assert weeks_until(date(2026, 11, 24), date(2030, 1, 1)) == MOST_WEEKS


def test_that_fewer_workers_let_contacts_go_past_the_seventh_working_day() -> None:
    def late(present: int) -> int:
        assumed = Assumptions(weekly=10, starts=5.0, weeks=8)
        found = projected(
            [], lambda day: present if day < date(2026, 12, 14) else 2, assumed,
            settings=RuleSettings(), today=date(2026, 11, 24),
        )  # fmt: skip
        return sum(week.late for week in found)

    assert late(2) == 0
    assert late(0) > 0
