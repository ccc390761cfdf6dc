"""Where time is spent, from the real journal of moves."""

from datetime import date

from models.rules.deadlines import add_days
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services.journal import case_history, step_times
from models.services.lists import Scope, case_rows
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import a_case, a_finished, carried_to_signing, moved
from tests.models.services.looking import entries


def test_that_the_journal_tells_how_long_a_case_stood_at_its_steps(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)

    times = step_times(uow, worker, months=6)

    assert times.cases == 1
    assert times.unclear == 0
    assert {"Task_contact", "Task_plan"} <= {spent.step for spent in times.steps}
    assert sum(spent.standing for spent in times.steps) == 1
    assert entries(uow)[-1].facts == {"scope": "step_times", "count": 1}


def test_that_a_strangers_figures_hold_none_of_the_teams_cases(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)

    times = step_times(uow, stranger, months=12)

    assert (times.cases, times.steps, times.flows) == (0, (), ())


def test_that_today_in_the_history_is_the_list_of_today(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    carried_to_signing(uow, worker, made.case_id)

    history = case_history(uow, worker)

    assert history.on(history.today) == case_rows(uow, worker, scope=Scope.ALL)


def test_that_a_past_day_is_shown_as_the_list_was_on_that_day(
    uow: UnitOfWork, worker: Actor, clock: FakeClock
) -> None:
    made = a_case(uow, worker)
    seen = []
    for target, kind in (
        ("Task_urgency", DocumentKind.EVALUATION),
        ("Task_first_meeting", None),
    ):
        moved(uow, worker, made.case_id, target)
        if kind is not None:
            a_finished(uow, worker, made.case_id, kind)
        seen.append((clock.today, case_rows(uow, worker, scope=Scope.ALL)))
        clock.go_to(add_days(clock.today, 1))

    history = case_history(uow, worker)

    for day, rows in seen:
        assert [(r.step_id, r.clock) for r in history.on(day)] == [
            (r.step_id, r.clock) for r in rows
        ]


def test_that_a_strangers_history_is_empty(uow: UnitOfWork, worker: Actor, stranger: Actor) -> None:
    a_case(uow, worker)

    assert case_history(uow, stranger).on(date(2026, 11, 24)) == ()
