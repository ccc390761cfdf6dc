"""Where time is spent, from the real journal of moves."""

from models.rules.rights import Actor
from models.services.journal import step_times
from models.store.uow import UnitOfWork
from tests.models.services.builders import a_case, carried_to_signing
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
