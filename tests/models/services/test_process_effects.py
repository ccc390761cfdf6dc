"""What a draft of the path would do to real cases."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from models.rules.errors import NotAllowed
from models.rules.kinds import ClockKind, DocumentKind, DueState
from models.rules.rights import Actor
from models.rules.version_effects import Touched
from models.services.process_effects import effects_of, read_ground
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import a_case, a_draft, a_finished, moved, shipped_process
from tests.models.services.looking import acts
from tests.models.services.paths import redrawn, with_deadline, with_guards, with_renamed_id


@pytest.fixture
def case_id(uow: UnitOfWork, worker: Actor) -> UUID:
    """A new case at the first step."""
    return a_case(uow, worker).case_id


def test_that_a_draft_like_the_present_path_touches_nothing(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    found = effects_of(uow, administrator, draft=redrawn())

    assert (found.looked_at, found.late, found.stuck, found.homeless) == (1, (), (), ())


def test_that_a_shorter_deadline_makes_late_those_whose_days_are_over(
    uow: UnitOfWork, administrator: Actor, worker: Actor, case_id: UUID, clock: FakeClock
) -> None:
    a_finished(uow, worker, case_id, DocumentKind.EVALUATION)
    clock.go_to(date(2026, 12, 22))

    found = effects_of(uow, administrator, draft=with_deadline("P10D", "day", "assessment_ready"))

    (late,) = found.late
    assert late.clock is not None
    assert (late.clock.kind, late.clock.state, late.clock.statutory) == (
        ClockKind.ASSESSMENT_READY,
        DueState.LATE,
        False,
    )


def test_that_a_new_condition_keeps_those_from_leaving_who_do_not_fulfil_it(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    found = effects_of(uow, administrator, draft=with_guards("Task_contact", "first_met"))

    (stuck,) = found.stuck
    assert (stuck.case_id, [item.code for item in stuck.missing]) == (
        case_id,
        ["document.not_begun"],
    )
    assert found.at_steps() == {"Task_contact": 1}


def test_that_a_condition_taken_away_frees_cases(
    uow: UnitOfWork, administrator: Actor, worker: Actor, case_id: UUID
) -> None:
    moved(uow, worker, case_id, "Task_urgency")

    found = effects_of(uow, administrator, draft=with_guards("Task_urgency"))

    assert [item.case_id for item in found.freed] == [case_id]


def test_that_an_unfinished_decision_lets_go_as_the_guard_itself_says(
    uow: UnitOfWork, administrator: Actor, worker: Actor, case_id: UUID
) -> None:
    a_draft(uow, worker, case_id, DocumentKind.DECISION, {})
    lacking = with_guards("Task_contact", "decision_complete")

    (before,) = effects_of(uow, administrator, draft=lacking).stuck

    assert len(before.missing) > 1


def test_that_cases_at_a_step_that_is_gone_have_no_place(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    whole = shipped_process()
    gone = replace(whole, steps=tuple(s for s in whole.steps if s.id != "Task_contact"))

    found = effects_of(uow, administrator, draft=gone)

    assert [item.case_id for item in found.homeless] == [case_id]


def test_that_a_renamed_step_costs_nobody_a_place(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    found = effects_of(uow, administrator, draft=with_renamed_id("Task_contact", "Task_hello"))

    assert (found.homeless, found.stuck) == ((), ())


def test_that_a_condition_that_the_program_does_not_know_is_passed_over(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    found = effects_of(uow, administrator, draft=with_guards("Task_contact", "no_such_guard"))

    assert found.stuck == ()


def test_that_looking_writes_nothing_and_tells_no_name(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    before = acts(uow)

    ground = read_ground(uow, administrator)

    assert acts(uow) == before
    assert not {"name", "client", "person"} & set(type(ground.cases[0]).__slots__)


def test_that_only_who_publishes_the_path_sees_what_it_would_do(
    uow: UnitOfWork, worker: Actor, case_id: UUID
) -> None:
    with pytest.raises(NotAllowed):
        read_ground(uow, worker)


def test_that_the_numbers_are_told_at_the_step_and_at_its_phase(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    draft = with_guards("Task_contact", "first_met")

    found = effects_of(uow, administrator, draft=draft)

    one = Touched(stuck=1)
    assert found.at_places(draft) == {"Task_contact": one, "Phase_1": one}
    assert found.only_at(draft, "Phase_1").stuck == found.stuck
    assert found.only_at(draft, "Phase_2").stuck == ()


def test_that_cases_whose_step_is_gone_are_told_at_their_phase(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    whole = shipped_process()
    gone = replace(whole, steps=tuple(s for s in whole.steps if s.id != "Task_contact"))

    found = effects_of(uow, administrator, draft=gone)

    assert found.at_places(gone) == {"Phase_1": Touched(homeless=1)}


def test_that_cases_of_a_renamed_step_are_told_at_its_counterpart(
    uow: UnitOfWork, administrator: Actor, case_id: UUID
) -> None:
    renamed = with_renamed_id("Task_contact", "Task_hello")
    flows = (
        replace(flow, guards=("first_met",)) if flow.source == "Task_hello" else flow
        for flow in renamed.flows
    )
    draft = replace(renamed, flows=tuple(flows))

    found = effects_of(uow, administrator, draft=draft)

    assert found.at_places(draft)["Task_hello"] == Touched(stuck=1)
