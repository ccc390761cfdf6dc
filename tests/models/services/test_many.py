from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from models.entities.case import Assignment, Case
from models.rules.errors import NotAllowed, RuleBroken
from models.rules.kinds import AssignmentKind
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.services.cases import assign_worker, case_sheet
from models.services.intake import record_intake
from models.services.many import (
    move_cases,
    plan_moves,
    plan_reassignment,
    reassign,
    undo_moves,
    undo_reassignment,
)
from models.store.uow import UnitOfWork
from tests.conftest import OTHER_TEAM_ID
from tests.fakes import FakeClock
from tests.models.services.builders import a_house, an_intake
from tests.models.services.looking import chain_is_sound, entries, stored

OWN = AssignmentKind.OWN_WORKER
TODAY = date(2026, 11, 24)
TO_URGENCY = "Task_urgency"


@pytest.fixture
def cases(uow: UnitOfWork, worker: Actor) -> tuple[UUID, ...]:
    """Three new cases of team A."""
    a_house(uow)
    made = []
    for name in ("Aada", "Eeli", "Venla"):
        command = an_intake(client=PersonData("Esimerkki", name, temporary_id=f"T-{name}"))
        record_intake(uow, worker, command=command)
        made.append(command.case_id)
    return tuple(made)


def _workers(uow: UnitOfWork, case_id: UUID) -> list[tuple[UUID, str, date, date | None]]:
    return sorted(
        (item.worker_id, item.kind, item.starts_on, item.ends_on)
        for item in stored(uow, Assignment)
        if item.case_id == case_id
    )


def _facts(uow: UnitOfWork, case_id: UUID) -> tuple[UUID | None, bool]:
    case = next(case for case in stored(uow, Case) if case.id == case_id)
    return case.worker_id, case.own_worker_named


def _acts(uow: UnitOfWork, act: str) -> list[UUID | None]:
    return [entry.case_id for entry in entries(uow) if entry.act == act]


def test_that_many_cases_get_a_worker_with_one_line_each_in_the_use_log(
    uow: UnitOfWork, lead: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    reassign(uow, lead, case_ids=cases, worker_id=counsellor.user_id, kind=OWN, starts_on=TODAY)

    assert _acts(uow, "case.assigned") == list(cases)
    assert {_facts(uow, case) for case in cases} == {(counsellor.user_id, True)}
    assert chain_is_sound(uow)


def test_that_a_case_the_worker_is_not_competent_for_is_named_before_anything_is_done(
    uow: UnitOfWork, lead: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    asked = {"worker_id": counsellor.user_id, "kind": AssignmentKind.RESPONSIBLE}

    plan = plan_reassignment(uow, lead, case_ids=cases, starts_on=TODAY, **asked)  # type: ignore[arg-type]

    assert plan.ready == ()
    assert [item.why.code for item in plan.refused] == ["competence.office_social_worker"] * 3
    assert [item.number for item in plan.refused] == [f"ES-2026-000{n}" for n in (1, 2, 3)]
    assert _acts(uow, "case.assigned") == []


def test_that_a_plan_parts_those_that_can_from_those_that_cannot(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    strange = uuid4()
    assign_worker(uow, lead, case_id=cases[0], worker_id=worker.user_id, kind=OWN, starts_on=TODAY)

    plan = plan_reassignment(
        uow,
        lead,
        case_ids=(*cases, strange),
        worker_id=worker.user_id,
        kind=OWN,
        starts_on=TODAY,
    )

    assert plan.ready == cases[1:]
    assert [(item.case_id, item.why.code) for item in plan.refused] == [
        (cases[0], "assign.same_worker"),
        (strange, "case.not_found"),
    ]


def test_that_one_refusal_leaves_the_whole_batch_undone(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    asked = (*cases, uuid4())

    with pytest.raises(RuleBroken, match=r"many\.refused"):
        reassign(uow, lead, case_ids=asked, worker_id=worker.user_id, kind=OWN, starts_on=TODAY)

    assert _acts(uow, "case.assigned") == []
    assert all(_facts(uow, case)[1] is False for case in cases)


def test_that_a_cancelled_batch_leaves_nothing(
    uow: UnitOfWork, lead: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    seen: list[tuple[int, int]] = []

    def until_the_second(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 2

    with pytest.raises(RuleBroken, match=r"many\.cancelled"):
        reassign(
            uow,
            lead,
            case_ids=cases,
            worker_id=worker.user_id,
            kind=OWN,
            starts_on=TODAY,
            progress=until_the_second,
        )

    assert seen == [(1, 3), (2, 3)]
    assert _acts(uow, "case.assigned") == []


def test_that_undoing_restores_the_former_workers_exactly_with_its_own_lines(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    assign_worker(uow, lead, case_id=cases[0], worker_id=worker.user_id, kind=OWN, starts_on=TODAY)
    before = [(_workers(uow, case), _facts(uow, case)) for case in cases]
    done = reassign(
        uow, lead, case_ids=cases, worker_id=counsellor.user_id, kind=OWN, starts_on=TODAY
    )

    undo_reassignment(uow, lead, former=done.former)

    assert [(_workers(uow, case), _facts(uow, case)) for case in cases] == before
    assert _acts(uow, "case.assignment_undone") == list(cases)
    assert chain_is_sound(uow)


def test_that_nothing_is_undone_once_one_of_the_cases_has_changed(
    uow: UnitOfWork, lead: Actor, worker: Actor, counsellor: Actor, cases: tuple[UUID, ...]
) -> None:
    done = reassign(
        uow, lead, case_ids=cases, worker_id=counsellor.user_id, kind=OWN, starts_on=TODAY
    )
    assign_worker(uow, lead, case_id=cases[2], worker_id=worker.user_id, kind=OWN, starts_on=TODAY)

    with pytest.raises(RuleBroken, match=r"undo\.changed"):
        undo_reassignment(uow, lead, former=done.former)

    assert _facts(uow, cases[0]) == (counsellor.user_id, True)


def test_that_only_a_lead_may_reassign_many(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    with pytest.raises(NotAllowed):
        reassign(uow, worker, case_ids=cases, worker_id=worker.user_id, kind=OWN, starts_on=TODAY)


def test_that_many_cases_move_together_and_each_has_its_line(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    move_cases(uow, worker, case_ids=cases, target=TO_URGENCY)

    steps = {case_sheet(uow, worker, case_id=case).row.step_id for case in cases}
    assert steps == {TO_URGENCY}
    assert _acts(uow, "case.moved") == list(cases)


def test_that_a_plan_of_moves_tells_what_each_case_lacks_and_logs_each_reading(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    move_cases(uow, worker, case_ids=cases[:1], target=TO_URGENCY)

    plan = plan_moves(
        uow, worker, case_ids=cases, target="Task_first_meeting", purpose="client_work"
    )

    assert [item.why.code for item in plan.refused] == [
        "move.blocked",
        "move.not_next",
        "move.not_next",
    ]
    read = [entry for entry in entries(uow) if entry.act == "case.opened"]
    assert [(entry.case_id, entry.purpose) for entry in read] == [
        (case, "client_work") for case in cases
    ]


def test_that_one_case_that_may_not_move_keeps_all_where_they_are(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    move_cases(uow, worker, case_ids=cases[:1], target=TO_URGENCY)

    with pytest.raises(RuleBroken, match=r"move\.not_next"):
        move_cases(uow, worker, case_ids=(cases[1], cases[0]), target=TO_URGENCY)

    assert case_sheet(uow, worker, case_id=cases[1]).row.step_id == "Task_contact"


def test_that_a_move_is_taken_back_within_a_minute_with_its_reason(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...], clock: FakeClock
) -> None:
    move_cases(uow, worker, case_ids=cases, target=TO_URGENCY)
    clock.go_on(timedelta(seconds=59))

    undo_moves(uow, worker, case_ids=cases)

    steps = {case_sheet(uow, worker, case_id=case).row.step_id for case in cases}
    assert steps == {"Task_contact"}
    assert _acts(uow, "case.stepped_back") == list(cases)


def test_that_a_move_is_not_undone_after_a_minute(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...], clock: FakeClock
) -> None:
    move_cases(uow, worker, case_ids=cases, target=TO_URGENCY)
    clock.go_on(timedelta(seconds=61))

    with pytest.raises(RuleBroken, match=r"undo\.late"):
        undo_moves(uow, worker, case_ids=cases)


def test_that_an_undone_move_is_not_undone_again(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...], clock: FakeClock
) -> None:
    move_cases(uow, worker, case_ids=cases, target=TO_URGENCY)
    clock.go_on(timedelta(seconds=2))
    undo_moves(uow, worker, case_ids=cases)
    clock.go_on(timedelta(seconds=2))

    with pytest.raises(RuleBroken, match=r"undo\.changed"):
        undo_moves(uow, worker, case_ids=cases)


def test_that_anothers_move_is_not_undone(
    uow: UnitOfWork, worker: Actor, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    move_cases(uow, worker, case_ids=cases, target=TO_URGENCY)

    with pytest.raises(RuleBroken, match=r"undo\.changed"):
        undo_moves(uow, lead, case_ids=cases)


def test_that_a_worker_of_another_team_moves_none_of_them(
    uow: UnitOfWork, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    stranger = replace(worker, user_id=uuid4(), team_id=OTHER_TEAM_ID)

    plan = plan_moves(uow, stranger, case_ids=cases, target=TO_URGENCY, purpose="duty")

    assert plan.ready == ()
    assert {item.why.code for item in plan.refused} == {"case.not_found"}
    assert {item.number for item in plan.refused} == {""}


def test_that_ones_own_cases_are_read_for_client_work_and_others_for_the_stated_purpose(
    uow: UnitOfWork, worker: Actor, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    assign_worker(uow, lead, case_id=cases[0], worker_id=worker.user_id, kind=OWN, starts_on=TODAY)

    plan_moves(uow, worker, case_ids=cases[:2], target=TO_URGENCY, purpose="substitute")

    read = [entry.purpose for entry in entries(uow) if entry.act == "case.opened"]
    assert read == ["client_work", "substitute"]
