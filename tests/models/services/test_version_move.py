"""Moving running cases to another version of the path, and back."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from models.entities.case import Case, StepMove
from models.entities.record import Process
from models.rules.errors import NotAllowed, RuleBroken
from models.rules.kinds import ClockKind
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Right
from models.rules.rows import PersonData, VersionState
from models.rules.version_mapping import How, MappedStep, suggest
from models.rules.version_moves import Accepted, VersionChoice, chosen
from models.services.cases import case_sheet
from models.services.intake import record_intake
from models.services.lists import case_rows
from models.services.processes import (
    process_definition,
    process_versions,
    retire_process,
    save_process,
    shown_process,
)
from models.services.version_move import (
    move_to_version,
    plan_revert,
    plan_version_move,
    revert_version_move,
    version_move_rows,
)
from models.store.uow import UnitOfWork
from tests.models.services.builders import ADMINISTRATOR, a_house, an_intake, moved, shipped_process
from tests.models.services.looking import chain_is_sound, entries, stored
from tests.models.services.paths import published, with_deadline, with_guards, with_renamed_id

START = ClockKind.ASSESSMENT_START


@pytest.fixture
def cases(uow: UnitOfWork, worker: Actor) -> tuple[UUID, ...]:
    """Three new cases of the shipped path, whose children were heard of on different days."""
    a_house(uow)
    made = []
    for name in ("Aada", "Eeli", "Venla"):
        command = an_intake(client=PersonData("Esimerkki", name, temporary_id=f"T-{name}"))
        record_intake(uow, worker, command=command)
        made.append(command.case_id)
    return tuple(made)


def a_choice(
    uow: UnitOfWork, actor: Actor, source: UUID, target: UUID, **changes: object
) -> VersionChoice:
    old = process_definition(uow, actor, process_id=source)
    new = process_definition(uow, actor, process_id=target)
    return replace(VersionChoice(source, target, suggest(old, new)), **changes)  # type: ignore[arg-type]


def to_new(
    uow: UnitOfWork, actor: Actor, definition: ProcessDefinition, **changes: object
) -> VersionChoice:
    """Publish a new version and choose to move the cases of the one before to it."""
    source = next(row.id for row in process_versions(uow, actor))
    return a_choice(uow, actor, source, published(uow, definition), **changes)


def of(uow: UnitOfWork, case_id: UUID) -> Case:
    return next(case for case in stored(uow, Case) if case.id == case_id)


def test_that_cases_stay_on_their_version_when_a_new_one_is_published(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))

    rows = {row.id: row for row in process_versions(uow, administrator)}

    assert (rows[choice.source].cases, rows[choice.source].state) == (3, VersionState.FORMER)
    assert (rows[choice.target].cases, rows[choice.target].state) == (0, VersionState.CURRENT)


def test_that_moved_cases_follow_the_new_versions_rules(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))
    before = case_sheet(uow, worker, case_id=cases[0]).moves[0].missing

    done = move_to_version(uow, administrator, choice=choice)

    after = case_sheet(uow, worker, case_id=cases[0])
    assert done.moved == 3
    assert {item.code for item in before} != {item.code for item in after.moves[0].missing}
    assert after.path is not None
    assert after.path.version == 2


def test_that_each_moved_case_has_a_line_of_its_own_and_the_batch_one(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))

    done = move_to_version(uow, administrator, choice=choice)

    lines = [line for line in entries(uow) if line.act == "case.version_changed"]
    assert {line.case_id for line in lines} == set(cases)
    assert {line.facts["move"] for line in lines} == {str(done.move_id)}
    assert [line.act for line in entries(uow)].count("process.cases_moved") == 1
    assert chain_is_sound(uow)


def test_that_a_moved_case_is_stale_for_who_had_it_open(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    before = case_sheet(uow, worker, case_id=cases[0]).row_version

    move_to_version(uow, administrator, choice=to_new(uow, administrator, with_deadline("P5D")))

    assert case_sheet(uow, worker, case_id=cases[0]).row_version == before + 1


def test_that_a_renamed_step_keeps_its_cases_and_tells_the_journal(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_renamed_id("Task_contact", "Task_hello"))
    assert MappedStep("Task_contact", "Task_hello", How.NAME) in choice.mapping

    move_to_version(uow, administrator, choice=choice)

    (line,) = [move for move in stored(uow, StepMove) if move.case_id == cases[0]]
    assert of(uow, cases[0]).step_id == "Task_hello"
    assert (line.source, line.target, line.reason) == (
        "Task_contact",
        "Task_hello",
        "polun uusi versio",
    )


def test_that_a_step_without_counterpart_leaves_its_cases_and_says_why(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))
    choice = replace(choice, mapping=chosen(choice.mapping, "Task_contact", None))

    plan = plan_version_move(uow, administrator, choice=choice)

    assert plan.ready == ()
    assert {item.why.code for item in plan.refused} == {"version.no_place"}
    with pytest.raises(RuleBroken, match=r"version\.none_moves"):
        move_to_version(uow, administrator, choice=choice)


def test_that_another_phase_is_asked_about(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))
    choice = replace(choice, mapping=chosen(choice.mapping, "Task_contact", "Task_plan"))

    asked = plan_version_move(uow, administrator, choice=choice)
    accepted = replace(choice, accepted=frozenset({Accepted.PHASE}))

    assert {item.why.code for item in asked.refused} == {"version.phase_changes"}
    assert len(plan_version_move(uow, administrator, choice=accepted).ready) == 3


def test_that_a_deadline_moved_into_the_past_is_blocked_kept_or_accepted(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P0D"))
    _age(uow, cases[0])

    blocked = plan_version_move(uow, administrator, choice=choice)
    kept = plan_version_move(uow, administrator, choice=replace(choice, keep=frozenset({START})))
    accepted = replace(choice, accepted=frozenset({Accepted.LATE}))

    assert [item.why.code for item in blocked.refused] == ["version.becomes_late"]
    assert kept.refused == ()
    assert plan_version_move(uow, administrator, choice=accepted).refused == ()


@pytest.mark.parametrize(("keep", "limits"), [(True, ""), (False, "assessment_start=5workday")])
def test_that_a_case_records_the_limit_that_is_kept_or_the_new_one(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...], keep: bool, limits: str
) -> None:
    kept = frozenset({START}) if keep else frozenset()

    move_to_version(
        uow, administrator, choice=to_new(uow, administrator, with_deadline("P5D"), keep=kept)
    )

    assert {of(uow, each).house_limits for each in cases} == {limits}


def test_that_a_case_that_could_not_leave_its_new_step_is_told_of(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    moved(uow, worker, cases[0], "Task_urgency")
    free = to_new(uow, administrator, with_guards("Task_contact"))
    move_to_version(uow, administrator, choice=free)
    choice = to_new(uow, administrator, with_guards("Task_contact", "first_met"))

    plan = plan_version_move(uow, administrator, choice=choice)

    assert {item.why.code for item in plan.noted} == {"version.stuck"}
    assert {item.case_id for item in plan.noted} == set(cases[1:])
    assert len(plan.ready) == 3


def test_that_a_revert_gives_back_version_step_and_limits(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    changed = with_renamed_id("Task_contact", "Task_hello")
    phases = with_deadline("P5D").phases
    choice = to_new(uow, administrator, replace(changed, phases=phases))
    done = move_to_version(uow, administrator, choice=choice)

    back = revert_version_move(uow, administrator, move_id=done.move_id)

    found = [of(uow, each) for each in cases]
    assert back.moved == 3
    assert {(c.process_id, c.step_id, c.house_limits) for c in found} == {
        (choice.source, "Task_contact", "")
    }
    assert [row.reverted_at is None for row in version_move_rows(uow, administrator)] == [False]
    assert chain_is_sound(uow)


def test_that_a_case_that_has_moved_on_since_stays_where_it_is(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P5D"))
    done = move_to_version(uow, administrator, choice=choice)
    moved(uow, worker, cases[0], "Task_urgency")

    plan = plan_revert(uow, administrator, move_id=done.move_id)
    revert_version_move(uow, administrator, move_id=done.move_id)

    assert [(item.case_id, item.why.code) for item in plan.refused] == [
        (cases[0], "version.moved_since")
    ]
    assert of(uow, cases[0]).process_id == choice.target


def test_that_a_batch_is_reverted_once(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P5D"))
    done = move_to_version(uow, administrator, choice=choice)
    revert_version_move(uow, administrator, move_id=done.move_id)

    with pytest.raises(RuleBroken, match=r"version\.reverted"):
        revert_version_move(uow, administrator, move_id=done.move_id)


def test_that_a_cancelled_move_stores_nothing(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P5D"))

    with pytest.raises(RuleBroken, match=r"many\.cancelled"):
        move_to_version(uow, administrator, choice=choice, progress=lambda done, total: False)

    assert {of(uow, each).process_id for each in cases} == {choice.source}
    assert version_move_rows(uow, administrator) == ()


def test_that_a_version_is_retired_only_when_no_open_case_follows_it(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P5D"))
    with pytest.raises(RuleBroken, match=r"process\.has_cases"):
        retire_process(uow, administrator, process_id=choice.source)
    with pytest.raises(RuleBroken, match=r"process\.in_use"):
        retire_process(uow, administrator, process_id=choice.target)
    done = move_to_version(uow, administrator, choice=choice)

    retire_process(uow, administrator, process_id=choice.source)

    old = next(row for row in stored(uow, Process) if row.id == choice.source)
    assert old.retired_at is not None
    with pytest.raises(RuleBroken, match=r"version\.target_retired"):
        revert_version_move(uow, administrator, move_id=done.move_id)


def test_that_a_case_on_an_older_version_is_shown_and_moved_by_its_own(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    to_new(uow, administrator, with_renamed_id("Task_contact", "Task_hello", "Tervehdys"))

    shown = shown_process(uow, worker)
    sheet = case_sheet(uow, worker, case_id=cases[0])

    assert shown.former == {"Task_contact"}
    assert shown.definition.step("Task_contact").words.fi == "Yhteydenotto (versio 1)"
    assert sheet.row.phase == 1
    assert {move.target for move in sheet.moves} == {"Task_urgency"}


def test_that_no_step_of_an_older_version_is_shown_once_it_is_empty(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_renamed_id("Task_contact", "Task_hello"))

    move_to_version(uow, administrator, choice=choice)

    assert shown_process(uow, worker).former == frozenset()


def test_that_only_who_publishes_the_path_moves_cases(
    uow: UnitOfWork, administrator: Actor, lead: Actor, cases: tuple[UUID, ...]
) -> None:
    choice = to_new(uow, administrator, with_deadline("P5D"))

    with pytest.raises(NotAllowed):
        plan_version_move(uow, lead, choice=choice)


def test_that_nothing_moves_to_a_draft(
    uow: UnitOfWork, administrator: Actor, cases: tuple[UUID, ...]
) -> None:
    source, draft = next(row.id for row in process_versions(uow, administrator)), uuid4()
    save_process(uow, administrator, process_id=draft, definition=shipped_process(), bpmn=b"x")

    with pytest.raises(RuleBroken, match=r"version\.target_draft"):
        plan_version_move(uow, administrator, choice=VersionChoice(source, draft, ()))


def _age(uow: UnitOfWork, case_id: UUID) -> None:
    """Let a case be older, so that a limit of no days at all is past."""
    with uow.begin(ADMINISTRATOR, Right.CHECK_STORE) as work:
        work.session.execute(
            update(Case)
            .where(Case.id == case_id)
            .values(received_on=date(2026, 11, 20), urgency_assessed_on=date(2026, 11, 20))
        )
        work.commit()


def test_that_a_case_is_in_the_phase_that_its_own_version_says(
    uow: UnitOfWork, administrator: Actor, worker: Actor, cases: tuple[UUID, ...]
) -> None:
    whole = shipped_process()
    steps = tuple(
        replace(step, phase="Phase_2") if step.id == "Task_contact" else step
        for step in whole.steps
    )
    choice = to_new(uow, administrator, replace(whole, steps=steps))
    before = {row.phase for row in case_rows(uow, worker)}

    move_to_version(
        uow, administrator, choice=replace(choice, accepted=frozenset({Accepted.PHASE}))
    )

    assert before == {1}
    assert {row.phase for row in case_rows(uow, worker)} == {2}
