"""How the half-year figures are counted: each rule of the report, and every edge of a period."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from models.rules.enum_words import enum_name
from models.rules.errors import RuleBroken
from models.rules.facts import CaseFacts
from models.rules.figures import PARTS, Assessment, HalfYear, Line, half_year, lines_of
from models.rules.figures_periods import (
    Period,
    counted_until,
    is_running,
    period_before,
    period_named,
    period_of,
    periods_until,
    staffing_day,
)
from models.rules.figures_report import checked_reason, differences
from models.rules.figures_rounds import FormerRound, assessments_of, shown_done_on
from models.rules.figures_words import LINES, RULES
from models.rules.kinds import Group
from models.rules.organisation import RuleSettings
from models.rules.plain import from_plain, to_plain

TODAY = date(2026, 11, 24)
SETTINGS = RuleSettings()
H1 = period_named("2026H1", today=TODAY)
END = H1.last


def one(
    begun: date = date(2026, 6, 1),
    started: date | None = None,
    ready: date | None = None,
    *,
    group: Group = Group.SPECIAL_SUPPORT,
    needless: date | None = None,
    closed: date | None = None,
    shown: date | None = None,
) -> Assessment:
    return Assessment(uuid4(), group, begun, started, ready, needless, closed, shown)


def lines(assessment: Assessment, period: Period = H1, today: date = TODAY) -> set[Line]:
    return set(lines_of(assessment, period, SETTINGS, counted_until(period, today)))


# periods


def test_that_a_half_year_has_its_days_and_the_day_its_figures_are_due() -> None:
    second = period_named("2026h2", today=TODAY)

    assert (H1.first, H1.last, H1.due) == (
        date(2026, 4, 1),
        date(2026, 9, 30),
        date(2026, 10, 17),
    )
    assert (second.first, second.last, second.due) == (
        date(2026, 10, 1),
        date(2027, 3, 31),
        date(2027, 4, 17),
    )
    assert is_running(second, TODAY)
    assert not is_running(H1, TODAY)


@pytest.mark.parametrize(
    "name", ["", "2026", "2026H3", "26H1", "2013H2", "9999H1", "2026-04", "H1", "２０２６H1x"]
)
def test_that_a_period_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(RuleBroken, match=r"figures\.no_period"):
        period_named(name, today=TODAY)


def test_that_a_period_that_has_not_begun_is_refused_with_its_first_day() -> None:
    with pytest.raises(RuleBroken, match=r"figures\.future") as refused:
        period_named("2027H1", today=TODAY)

    assert refused.value.facts == {"first": date(2027, 4, 1)}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 31), "2025H2"),
        (date(2026, 4, 1), "2026H1"),
        (date(2026, 9, 30), "2026H1"),
        (date(2026, 10, 1), "2026H2"),
        (date(2026, 12, 31), "2026H2"),
        (date(2027, 1, 1), "2026H2"),
    ],
)
def test_that_every_day_is_in_one_period(day: date, name: str) -> None:
    assert period_of(day).name == name


def test_that_nothing_was_collected_before_the_first_period() -> None:
    first = period_named("2014H1", today=TODAY)

    assert period_before(first) is None
    assert periods_until(TODAY, most=3)[-1].name == "2025H2"
    with pytest.raises(RuleBroken, match=r"figures\.no_period"):
        period_of(date(2014, 3, 31))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026H1", date(2026, 4, 14)),
        ("2026H2", date(2026, 10, 13)),
        ("2027H1", date(2027, 4, 13)),
        ("2027H2", date(2027, 10, 12)),
    ],
)
def test_that_staffing_is_counted_on_the_second_tuesday(name: str, day: date) -> None:
    assert staffing_day(period_named(name, today=date(2030, 1, 1))) == day


def test_that_no_staffing_was_counted_before_the_survey_began() -> None:
    assert staffing_day(period_named("2021H1", today=TODAY)) is None


# the start


@pytest.mark.parametrize(
    ("started", "line"),
    [
        (date(2026, 6, 10), Line.STARTED_IN_TIME),
        (date(2026, 6, 11), Line.STARTED_8_14),
        (date(2026, 6, 22), Line.STARTED_8_14),
        (date(2026, 6, 23), Line.STARTED_15),
    ],
)
def test_that_a_start_is_parted_by_its_working_day(started: date, line: Line) -> None:
    # pending on Monday 1.6.: the 7th working day is 10.6., the 14th 22.6. (midsummer eve is none)
    found = lines(one(date(2026, 6, 1), started))

    assert line in found
    assert (Line.STARTED_LATE in found) is (line is not Line.STARTED_IN_TIME)


def test_that_a_start_before_the_matter_became_pending_is_in_time() -> None:
    assert Line.STARTED_IN_TIME in lines(one(date(2026, 6, 1), date(2026, 5, 29)))


def test_that_a_limit_on_the_last_day_of_the_period_has_not_passed() -> None:
    on_last_day = one(date(2026, 9, 21))  # its 7th working day is Wednesday 30.9.
    day_before = one(date(2026, 9, 18))  # Friday: the 7th working day is Tuesday 29.9.

    assert Line.NOT_STARTED_YET in lines(on_last_day)
    assert Line.NOT_STARTED_LATE in lines(day_before)


def test_that_a_start_after_the_period_is_not_counted_as_started_in_it() -> None:
    assert lines(one(date(2026, 9, 18), date(2026, 10, 2))) == {
        Line.PENDING,
        Line.NOT_STARTED_LATE,
    }


def test_that_the_edge_days_belong_to_the_period() -> None:
    assert Line.PENDING in lines(one(date(2026, 4, 1)))
    assert Line.PENDING in lines(one(date(2026, 9, 30)))
    assert Line.PENDING not in lines(one(date(2026, 3, 31)))
    assert Line.PENDING not in lines(one(date(2026, 10, 1)))


def test_that_a_needless_assessment_is_counted_apart() -> None:
    assert lines(one(needless=date(2026, 6, 3))) == {Line.PENDING, Line.NEEDLESS}


def test_that_an_assessment_found_needless_after_it_was_started_counts_as_started() -> None:
    found = lines(one(started=date(2026, 6, 3), needless=date(2026, 6, 30)))

    assert found == {Line.PENDING, Line.STARTED_IN_TIME}


def test_that_a_matter_found_needless_after_the_period_was_waiting_in_it() -> None:
    assert Line.NOT_STARTED_LATE in lines(one(needless=date(2026, 10, 5)))


def test_that_a_missing_start_is_its_own_state_and_never_late() -> None:
    ready = lines(one(date(2026, 4, 1), None, date(2026, 6, 30)))
    closed = lines(one(date(2026, 4, 1), closed=date(2026, 6, 30), shown=date(2026, 6, 30)))

    for found in (ready, closed):
        assert Line.START_MISSING in found
        assert not found & {Line.STARTED_LATE, Line.NOT_STARTED_LATE}


# three months


@pytest.mark.parametrize(
    ("begun", "ready", "line"),
    [
        (date(2026, 3, 19), date(2026, 6, 22), Line.READY_IN_TIME),  # 19.6. is midsummer eve
        (date(2026, 3, 19), date(2026, 6, 23), Line.READY_LATE),
        (date(2026, 2, 28), date(2026, 5, 28), Line.READY_IN_TIME),
        (date(2026, 2, 28), date(2026, 5, 29), Line.READY_LATE),
    ],
)
def test_that_three_months_run_from_the_day_the_matter_became_pending(
    begun: date, ready: date, line: Line
) -> None:
    assert line in lines(one(begun, begun, ready))


def test_that_what_became_ready_counts_in_the_period_whenever_it_began() -> None:
    found = lines(one(date(2025, 12, 1), date(2025, 12, 3), date(2026, 4, 1)))

    assert found == {Line.READY, Line.READY_LATE}


def test_that_what_became_ready_before_or_after_the_period_does_not_count_in_it() -> None:
    before = one(date(2026, 1, 2), date(2026, 1, 5), date(2026, 3, 31))
    after = one(date(2026, 8, 3), date(2026, 8, 5), date(2026, 10, 1))

    assert not lines(before)
    assert not lines(after) & {Line.READY, Line.READY_IN_TIME, Line.NOT_READY_LATE}


def test_that_what_was_unfinished_at_the_end_is_late_although_it_was_ready_later() -> None:
    found = lines(one(date(2026, 6, 1), date(2026, 6, 2), date(2026, 10, 1)))

    assert Line.NOT_READY_LATE in found


def test_that_a_case_that_ended_on_the_last_day_is_not_unfinished() -> None:
    ended = one(date(2026, 6, 1), date(2026, 6, 2), closed=END, shown=END)
    day_later = one(date(2026, 6, 1), date(2026, 6, 2), closed=date(2026, 10, 1))

    assert Line.READY_MISSING in lines(ended)
    assert Line.NOT_READY_LATE not in lines(ended)
    assert Line.NOT_READY_LATE in lines(day_later)


def test_that_a_missing_completion_counts_where_a_later_act_shows_it() -> None:
    planned = one(date(2026, 2, 2), date(2026, 2, 3), shown=date(2026, 3, 31))

    assert not lines(planned) & {Line.READY_MISSING, Line.NOT_READY_LATE}
    assert Line.READY_MISSING in lines(planned, period_named("2025H2", today=TODAY))


def test_that_no_plan_or_decision_shows_an_urgent_assessment_done() -> None:
    facts = CaseFacts(
        date(2026, 6, 1), urgent=True, plan_on=date(2026, 6, 4), closed_on=date(2026, 7, 1)
    )

    assert shown_done_on(facts) == date(2026, 7, 1)
    assert shown_done_on(CaseFacts(date(2026, 6, 1), plan_on=date(2026, 6, 4))) == date(2026, 6, 4)


def test_that_a_ground_to_execute_later_does_not_extend_the_assessment() -> None:
    facts = CaseFacts(
        date(2026, 4, 1),
        group=Group.SPECIAL_SUPPORT,
        assessment_started_on=date(2026, 4, 2),
        assessment_ready_on=date(2026, 7, 2),
        execution_extension="special_ground",
    )
    (assessment,) = assessments_of(uuid4(), facts, (), SETTINGS)

    assert Line.READY_LATE in lines(assessment)


# who and what


@pytest.mark.parametrize("group", list(Group), ids=lambda group: enum_name(group, "en"))
def test_that_only_the_groups_of_the_law_are_counted(group: Group) -> None:
    counted = group in (Group.SPECIAL_SUPPORT, Group.CHILD_PROTECTION)

    assert bool(lines(one(started=date(2026, 6, 2), group=group))) is counted


def test_that_a_renewal_is_an_assessment_of_its_own_from_its_day() -> None:
    case_id = uuid4()
    facts, former = _renewed()
    first, second = assessments_of(case_id, facts, former, SETTINGS)

    assert (first.round, first.begun_on, first.ready_on) == (1, date(2025, 5, 4), date(2025, 7, 1))
    assert (second.round, second.begun_on) == (2, date(2026, 9, 30))
    assert Line.PENDING in lines(second)
    assert Line.NOT_STARTED_YET in lines(second)


def test_that_a_renewal_counts_nothing_new_where_it_does_not_restart_the_limits() -> None:
    settings = RuleSettings(renewal_restarts_clocks=False)
    facts, former = _renewed()

    (only,) = assessments_of(uuid4(), facts, former, settings)

    assert only.round == 1


def test_that_a_round_that_was_renewed_without_its_day_of_completion_is_missing_it() -> None:
    facts, _ = _renewed()
    (first, _) = assessments_of(
        uuid4(), facts, (FormerRound(date(2025, 5, 4), date(2025, 5, 5), None),), SETTINGS
    )

    assert Line.READY_MISSING in lines(first)


def test_that_a_running_period_is_counted_until_today() -> None:
    running = period_named("2026H2", today=TODAY)
    figures = half_year([one(date(2026, 11, 2)), one(date(2026, 11, 25))], running, SETTINGS, TODAY)

    assert figures.as_of == TODAY
    assert figures.count(Line.PENDING) == 1
    assert figures.count(Line.NOT_STARTED_LATE) == 1


# sums and published figures


def test_that_the_parts_of_a_line_make_its_number() -> None:
    days = [date(2026, month, day) for month in range(4, 10) for day in (1, 9, 17, 28)]
    all_of_them = [
        one(begun, started, ready, shown=shown)
        for begun in days
        for started in (None, *days[::3])
        for ready in (None, *days[::5])
        for shown in (None, days[-1])
    ]

    figures = half_year(all_of_them, H1, SETTINGS, TODAY)

    for whole, parts in PARTS.items():
        assert figures.count(whole) == sum(figures.count(part) for part in parts), whole
        assert figures.count(whole) > 0


def test_that_the_figures_thl_published_come_out_of_the_rule() -> None:
    # 1.10.2016–31.3.2017: 49 685 of 50 704 started in time, 19 873 of 21 223 ready in time
    period = period_named("2016H2", today=TODAY)
    begun, in_time, late = date(2016, 11, 1), date(2016, 11, 10), date(2016, 11, 14)
    ready, too_late = date(2017, 2, 1), date(2017, 2, 2)
    group = Group.CHILD_PROTECTION
    published = [
        *(Assessment(UUID(int=n), group, begun, in_time, ready) for n in range(19_873)),
        *(Assessment(UUID(int=n), group, begun, in_time, too_late) for n in range(1_350)),
        *(Assessment(UUID(int=n), group, begun, in_time) for n in range(49_685 - 21_223)),
        *(Assessment(UUID(int=n), group, begun, late) for n in range(50_704 - 49_685)),
    ]

    figures = half_year(published, period, SETTINGS, TODAY)

    assert (figures.count(Line.STARTED_IN_TIME), figures.count(Line.PENDING)) == (49_685, 50_704)
    assert (figures.count(Line.READY_IN_TIME), figures.count(Line.READY)) == (19_873, 21_223)
    assert figures.count(Line.STARTED_LATE) == 1_019
    assert figures.share(Line.STARTED_IN_TIME) == pytest.approx(0.9799, abs=0.00005)
    assert figures.share(Line.READY_IN_TIME) == pytest.approx(0.9364, abs=0.00005)


def test_that_a_share_of_nothing_is_no_share() -> None:
    assert half_year([], H1, SETTINGS, TODAY).share(Line.READY_IN_TIME) is None


def test_that_figures_are_kept_and_read_back_as_they_were() -> None:
    figures = half_year([one(started=date(2026, 6, 2))], H1, SETTINGS, TODAY)

    assert from_plain(HalfYear, to_plain(figures)) == figures


def test_that_later_changes_are_told_line_by_line() -> None:
    kept, gone, new = one(), one(), one()
    before = half_year([kept, gone], H1, SETTINGS, TODAY)
    after = half_year([kept, new], H1, SETTINGS, TODAY)

    pending = next(each for each in differences(before, after) if each.line is Line.PENDING)

    assert (pending.sent, pending.now) == (2, 2)
    assert (pending.came, pending.gone) == ((new.case_id,), (gone.case_id,))
    assert differences(before, before) == ()


def test_that_every_line_has_its_name_and_its_rule_in_three_languages() -> None:
    for table in (LINES, RULES):
        assert set(table) == set(Line)
        assert all(words.fi and words.sv and words.en for words in table.values())


@pytest.mark.parametrize(
    ("text", "code"), [("  \n", "reason.missing"), ("x" * 501, "text.too_long")]
)
def test_that_a_reason_is_wanted_and_short(text: str, code: str) -> None:
    with pytest.raises(RuleBroken, match=code.replace(".", r"\.")):
        checked_reason(text)


def _renewed() -> tuple[CaseFacts, tuple[FormerRound, ...]]:
    from datetime import UTC, datetime

    facts = CaseFacts(
        date(2025, 5, 4),
        group=Group.SPECIAL_SUPPORT,
        renewed_at=datetime(2026, 9, 30, 12, tzinfo=UTC),
    )
    return facts, (FormerRound(date(2025, 5, 4), date(2025, 5, 5), date(2025, 7, 1)),)
