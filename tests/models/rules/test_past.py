"""What was known of a case on a past day, and what a case with a broken journal shows."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from models.rules.clocks import NO_CLOCK
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import ClockKind, DueState, Group, Outcome
from models.rules.organisation import RuleSettings
from models.rules.past import AS_NOW, EVENTS, KNOWN_WITH, CaseJournal, History, known_on
from models.rules.rows import CaseRow

TODAY = date(2026, 11, 24)
RECEIVED = date(2026, 10, 1)
FACTS = CaseFacts(
    RECEIVED,
    urgent=True,
    urgency_assessed_on=date(2026, 10, 2),
    assessment_started_on=date(2026, 10, 5),
)
ME = UUID(int=8)


def _row(step: str = "Task_plan", closed_on: date | None = None) -> CaseRow:
    return CaseRow(
        id=UUID(int=1), number="ES-2026-0001", name="Esimerkki Aino", initials="A. E.",
        birth_date=None, step_id=step, phase=3, worker_id=ME, worker_name="Salla",
        team_id=None, group=Group.OTHER, received_on=RECEIVED, urgent=True,
        non_disclosure=False, clock=NO_CLOCK, next_act="make_plan", closed_on=closed_on,
    )  # fmt: skip


def _history(*journals: CaseJournal) -> History:
    phases = {"Task_contact": 1, "Task_plan": 3}
    return History(journals, settings=RuleSettings(), phases=phases, today=TODAY)


def test_that_every_fact_is_an_event_a_companion_or_taken_as_now() -> None:
    told = [*EVENTS, *KNOWN_WITH, *AS_NOW, "renewed_at", "servings"]

    assert sorted(told) == sorted(f.name for f in fields(CaseFacts))


def test_that_an_act_is_unknown_before_its_day() -> None:
    known = known_on(FACTS, date(2026, 10, 2))

    assert known.urgency_assessed_on == date(2026, 10, 2)
    assert known.urgent
    assert known.assessment_started_on is None


def test_that_what_came_with_an_act_is_unknown_before_it() -> None:
    known = known_on(FACTS, RECEIVED)

    assert known == CaseFacts(RECEIVED)


def test_that_a_decision_not_yet_signed_has_no_outcome_end_or_service() -> None:
    facts = replace(
        FACTS,
        decision_signed_on=date(2026, 11, 20),
        outcome=Outcome.FAVOURABLE,
        decision_ends_on=date(2027, 5, 20),
        servings=(Serving(UUID(int=3), day=date(2026, 11, 23)),),
    )

    known = known_on(facts, date(2026, 11, 19))
    later = known_on(facts, date(2026, 11, 20))

    assert (known.outcome, known.decision_ends_on, known.servings) == (None, None, ())
    assert later.decision_ends_on == date(2027, 5, 20)
    assert later.servings[0].day is None


def test_that_a_case_is_not_shown_before_it_came_nor_after_it_closed() -> None:
    row = _row("End_closed", closed_on=date(2026, 11, 2))
    facts = replace(FACTS, closed_on=date(2026, 11, 2))
    moves = ((date(2026, 11, 2), "Task_contact", "End_closed"),)
    history = _history(CaseJournal(row, facts, date(2026, 11, 2), moves))

    assert history.on(date(2026, 9, 30)) == ()
    assert [r.step_id for r in history.on(date(2026, 11, 1))] == ["Task_contact"]
    assert history.on(date(2026, 11, 2)) == ()


def test_that_a_future_day_shows_todays_cases_with_its_clocks() -> None:
    came = date(2026, 11, 23)
    facts = CaseFacts(came, urgency_assessed_on=came)
    row = replace(_row("Task_contact"), received_on=facts.received_on)
    history = _history(CaseJournal(row, facts, facts.received_on))

    (now,), (then,) = history.on(TODAY), history.on(date(2026, 12, 31))

    assert now.clock.state is not DueState.LATE
    assert then.clock.state is DueState.LATE
    assert then.clock.kind is not ClockKind.APPEAL
    assert then.step_id == now.step_id


def test_that_the_worker_of_a_day_is_the_one_assigned_then() -> None:
    turns = (
        (date(2026, 10, 5), date(2026, 10, 20), UUID(int=4), "Olli"),
        (date(2026, 10, 20), None, ME, "Salla"),
    )
    history = _history(CaseJournal(_row(), FACTS, date(2026, 10, 21), (), turns))

    names = [history.on(date(2026, 10, day))[0].worker_name for day in (2, 5, 19, 20)]

    assert names == ["", "Olli", "Olli", "Salla"]


def test_that_a_case_without_assignments_keeps_its_worker() -> None:
    history = _history(CaseJournal(_row(), FACTS, RECEIVED))

    assert history.on(date(2026, 10, 2))[0].worker_name == "Salla"


@pytest.mark.parametrize(
    "moves",
    [
        ((date(2026, 9, 1), "Task_contact", "Task_plan"),),
        ((date(2026, 10, 9), "Task_gone", "Task_urgency"), (date(2026, 10, 9), "x", "Task_plan")),
        (),
    ],
    ids=["a move before the case came", "steps that no version has", "no journal"],
)
def test_that_a_broken_journal_still_gives_every_day_a_row(
    moves: tuple[tuple[date, str, str], ...],
) -> None:
    history = _history(CaseJournal(_row(), FACTS, date(2026, 10, 12), moves))

    for day in (RECEIVED, date(2026, 10, 9), TODAY, date(2027, 1, 1)):
        assert len(history.on(day)) == 1


def test_that_a_case_received_after_today_is_there_today() -> None:
    late = date(2027, 1, 1)
    row, facts = replace(_row(), received_on=late), CaseFacts(late)

    assert len(_history(CaseJournal(row, facts, late)).on(TODAY)) == 1


def test_that_no_cases_give_empty_days() -> None:
    history = _history()

    assert history.on(TODAY) == ()
    assert history.first_day == TODAY


def test_that_a_renewal_is_unknown_before_it() -> None:
    facts = replace(FACTS, renewed_at=datetime(2026, 11, 2, 9, tzinfo=UTC))

    assert known_on(facts, date(2026, 11, 1)).renewed_at is None
    assert known_on(facts, date(2026, 11, 2)).renewed_at is not None
