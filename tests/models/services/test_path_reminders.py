"""A reminder drawn on the path (muistutus): set on a case that passes it, gone with the undo."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from models.rules.errors import RuleBroken
from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind
from models.rules.reminders import LONGEST, passed_day
from models.rules.rights import Actor
from models.rules.words import Words
from models.services.cases import case_sheet, move_case
from models.services.intake import record_intake
from models.services.many import move_cases, undo_moves
from models.services.processes import require_usable
from models.services.reminders import finish_reminder, open_reminders
from models.store.uow import UnitOfWork
from tests.fakes import FakeClock
from tests.models.services.builders import a_house, an_intake, shipped_process
from tests.models.services.looking import entries
from tests.models.services.paths import published

TODAY = date(2026, 11, 24)


def reminding(after: str = "P2W", name: str = "Soita perheelle") -> ProcessDefinition:
    """The shipped path with a reminder between the contact and the urgency."""
    whole = shipped_process()
    step = Step("Reminder_1", StepKind.SEND, Words(name), "Phase_1", Box(0, 0, 120, 80))
    flows = [
        replace(flow, target="Reminder_1") if flow.id == "Flow_from_contact" else flow
        for flow in whole.flows
    ]
    flows.append(Flow("Flow_on", "Reminder_1", "Task_urgency"))
    return replace(
        whole, steps=(*whole.steps, replace(step, after=after)), flows=tuple(flows), version=2
    )


@pytest.fixture
def case(uow: UnitOfWork, worker: Actor) -> UUID:
    """A new case on a path with a reminder."""
    a_house(uow)
    published(uow, reminding())
    command = an_intake()
    record_intake(uow, worker, command=command)
    return command.case_id


def _move(uow: UnitOfWork, worker: Actor, case: UUID) -> None:
    version = case_sheet(uow, worker, case_id=case).row_version
    move_case(uow, worker, case_id=case, target="Task_urgency", row_version=version)


def test_that_a_case_does_not_rest_at_a_reminder(
    uow: UnitOfWork, worker: Actor, case: UUID
) -> None:
    sheet = case_sheet(uow, worker, case_id=case)

    assert [move.target for move in sheet.moves] == ["Task_urgency"]


def test_that_passing_sets_the_reminder_for_its_day(
    uow: UnitOfWork, worker: Actor, case: UUID
) -> None:
    _move(uow, worker, case)

    (row,) = open_reminders(uow, worker)
    assert (row.case_id, row.text, row.due_on) == (case, "Soita perheelle", date(2026, 12, 8))
    assert "reminder.set" in [line.act for line in entries(uow) if line.case_id == case]


def test_that_a_reminder_before_the_first_step_is_set_when_a_case_is_opened(
    uow: UnitOfWork, worker: Actor
) -> None:
    whole = reminding()
    led = {"Flow_begin_1": "Reminder_1", "Flow_from_contact": "Task_urgency", "Flow_on": ""}
    flows = [replace(f, target=led.get(f.id) or f.target) for f in whole.flows]
    flows = [replace(f, target="Task_contact") if f.id == "Flow_on" else f for f in flows]
    a_house(uow)
    published(uow, replace(whole, flows=tuple(flows)))
    command = an_intake()

    record_intake(uow, worker, command=command)

    assert [row.text for row in open_reminders(uow, worker)] == ["Soita perheelle"]


def test_that_moving_many_sets_one_for_each(uow: UnitOfWork, worker: Actor, case: UUID) -> None:
    move_cases(uow, worker, case_ids=(case,), target="Task_urgency")

    assert len(open_reminders(uow, worker)) == 1


def test_that_the_undo_of_the_move_takes_the_reminder_back(
    uow: UnitOfWork, worker: Actor, case: UUID, clock: FakeClock
) -> None:
    move_cases(uow, worker, case_ids=(case,), target="Task_urgency")
    clock.go_on(timedelta(seconds=20))

    undo_moves(uow, worker, case_ids=(case,))

    assert open_reminders(uow, worker) == ()
    assert [line.act for line in entries(uow)].count("reminder.removed") == 1


def test_that_a_reminder_done_meanwhile_is_kept(
    uow: UnitOfWork, worker: Actor, case: UUID, clock: FakeClock
) -> None:
    move_cases(uow, worker, case_ids=(case,), target="Task_urgency")
    (row,) = open_reminders(uow, worker)
    finish_reminder(uow, worker, reminder_id=row.id)
    clock.go_on(timedelta(seconds=20))

    undo_moves(uow, worker, case_ids=(case,))

    assert "reminder.removed" not in [line.act for line in entries(uow)]


@pytest.mark.parametrize(("name", "told"), [("", []), ("Soita " * 40, ["Soita"])])
def test_that_no_name_of_a_reminder_holds_a_case_back(
    uow: UnitOfWork, worker: Actor, name: str, told: list[str]
) -> None:
    a_house(uow)
    published(uow, reminding(name=name))
    command = an_intake()
    record_intake(uow, worker, command=command)

    _move(uow, worker, command.case_id)

    rows = open_reminders(uow, worker)
    assert [row.text.split()[0] for row in rows] == told
    assert all(len(row.text) <= LONGEST for row in rows)


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("", date(2026, 11, 24)),
        ("P3D", date(2026, 11, 27)),
        ("P5D", date(2026, 11, 30)),
        ("P1W", date(2026, 12, 1)),
        ("P1M", date(2026, 12, 28)),
        ("P9999Y", date(2036, 11, 24)),
        ("nonsense", date(2026, 11, 24)),
    ],
)
def test_that_a_reminder_comes_up_on_a_working_day(after: str, day: date) -> None:
    assert passed_day(after, today=TODAY) == day


def test_that_a_path_whose_parallel_branches_do_not_meet_is_not_published() -> None:
    whole = shipped_process()
    split = replace(whole.step("Gateway_needed"), kind=StepKind.PARALLEL)
    steps = tuple(split if step.id == split.id else step for step in whole.steps)

    with pytest.raises(RuleBroken, match=r"process\.parallel_without_join"):
        require_usable(replace(whole, steps=steps))
