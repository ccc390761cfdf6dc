"""Staffing of child protection: who is a client on a day, and who answers for too many."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from models.rules.facts import CaseFacts
from models.rules.figures_rounds import FormerRound
from models.rules.figures_staff import (
    Turn,
    distribution,
    is_client_on,
    staffing,
    turn_on,
)
from models.rules.kinds import ServiceTask

DAY = date(2026, 10, 13)
ANNA, BEA = UUID(int=1), UUID(int=2)


def client(**facts: object) -> CaseFacts:
    known = {
        "task": ServiceTask.CHILD_PROTECTION,
        "assessment_ready_on": date(2026, 6, 1),
        "continues": True,
        **facts,
    }
    return CaseFacts(date(2026, 3, 2), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "is_client"),
    [
        (client(), True),
        (client(task=ServiceTask.FAMILIES), False),
        (client(assessment_ready_on=None, continues=None), False),
        (client(assessment_ready_on=date(2026, 10, 14)), False),
        (client(assessment_ready_on=DAY), True),
        (client(continues=False), False),
        (client(assessment_ready_on=None, service_started_on=DAY), True),
        (client(closed_on=DAY), False),
        (client(closed_on=date(2026, 10, 14)), True),
    ],
)
def test_that_a_client_is_one_whose_relationship_runs_on_the_day(
    facts: CaseFacts, is_client: bool
) -> None:
    assert is_client_on(DAY, facts) is is_client


def test_that_a_renewal_does_not_end_the_client_relationship() -> None:
    renewed = client(assessment_ready_on=None, continues=None)
    former = (FormerRound(date(2025, 3, 2), date(2025, 3, 3), date(2025, 6, 1)),)

    assert is_client_on(DAY, renewed, former)


def test_that_the_responsible_social_worker_comes_before_the_own_worker() -> None:
    own = Turn(ANNA, "Anna", date(2026, 6, 1))
    responsible = Turn(BEA, "Bea", date(2026, 5, 1), is_responsible=True)

    assert turn_on(DAY, [own, responsible]) == responsible


def test_that_a_task_that_ends_on_the_day_has_ended() -> None:
    former, new = Turn(ANNA, "Anna", date(2026, 1, 1), DAY), Turn(BEA, "Bea", DAY)

    assert turn_on(DAY, [former, new]) == new
    assert turn_on(date(2026, 10, 12), [former, new]) == former


def test_that_the_children_of_a_worker_who_left_stand_without_one() -> None:
    left = Turn(ANNA, "Anna", date(2026, 1, 1), left_on=date(2026, 9, 30))

    found = staffing(DAY, [(uuid4(), client(), (), [left])])

    assert not found.workers
    assert len(found.without) == len(found.clients) == 1


def test_that_only_those_above_the_limit_are_over_it() -> None:
    cases = [(uuid4(), client(), (), [Turn(ANNA, "Anna", date(2026, 1, 1))]) for _ in range(31)]
    cases += [(uuid4(), client(), (), [Turn(BEA, "Bea", date(2026, 1, 1))]) for _ in range(30)]

    found = staffing(DAY, cases)

    assert found.limit == 30
    assert [worker.name for worker in found.over] == ["Anna"]
    assert (found.most, len(found.clients)) == (31, 61)


def test_that_the_limit_is_that_of_the_day() -> None:
    assert staffing(date(2023, 10, 10), []).limit == 35
    assert staffing(date(2021, 10, 12), []).limit is None


def test_that_the_distribution_shows_every_worker_in_even_steps() -> None:
    cases = [(uuid4(), client(), (), [Turn(ANNA, "Anna", date(2026, 1, 1))]) for _ in range(12)]
    cases += [(uuid4(), client(), (), [Turn(BEA, "Bea", date(2026, 1, 1))]) for _ in range(3)]

    assert distribution(staffing(DAY, cases)) == ((1, 5, 1), (6, 10, 0), (11, 15, 1))
    assert distribution(staffing(DAY, [])) == ()
