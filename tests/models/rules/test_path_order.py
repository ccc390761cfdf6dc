"""Parallel branches: all are done, one after the other, and notes are no part of the way."""

from dataclasses import replace

import pytest

from diagram.graph import edits
from diagram.graph.graph import ProcessGraph
from diagram.graph.shipped import shipped
from models.rules.path_order import as_walked, pairs, unpaired
from models.rules.phases import first_step, next_moves
from models.rules.process import ProcessDefinition, StepKind
from models.rules.version_difference import difference
from models.rules.words import Words
from tests.diagram.graph.paths import paired, without

PAIRED = paired(shipped())


def _walk(path: ProcessDefinition, source: str, steps: int) -> list[str]:
    """Return the steps that a case comes to along its first moves."""
    found = [source]
    for _ in range(steps):
        found.append(next_moves(path, found[-1])[0].target.id)
    return found


def test_that_both_parallel_steps_are_done_before_the_case_goes_on() -> None:
    assert _walk(PAIRED, "Task_contact", 3) == [
        "Task_contact", "Task_1_1", "Task_1_2", "Task_urgency",
    ]  # fmt: skip
    assert all(len(next_moves(PAIRED, step)) == 1 for step in ("Task_contact", "Task_1_1"))


def test_that_the_graph_of_the_map_walks_as_cases_do() -> None:
    graph = ProcessGraph(PAIRED)

    assert graph.next_tasks("Task_contact") == ("Task_1_1",)
    assert graph.next_tasks("Task_1_1") == ("Task_1_2",)
    assert graph.next_tasks("Task_1_2") == ("Task_urgency",)


def test_that_a_branch_is_done_earlier_when_it_is_moved_earlier() -> None:
    out = next(flow.id for flow in PAIRED.flows if flow.target == "Task_1_2")

    moved = edits.move_branch(PAIRED, out, later=False)

    assert _walk(moved, "Task_contact", 3)[1:3] == ["Task_1_2", "Task_1_1"]
    assert dict(difference(PAIRED, moved).changed_meaning) == {"Gateway_1_1": ("branches",)}
    assert difference(PAIRED, moved).has_meaning
    assert edits.move_branch(moved, out, later=False) == moved


def test_that_conditions_at_the_end_of_a_branch_hold_the_case_there() -> None:
    back = next(flow.id for flow in PAIRED.flows if flow.source == "Task_1_1")

    guarded = edits.set_flow(PAIRED, back, guards=("first_met",))

    assert next_moves(guarded, "Task_1_1")[0].guards == ("first_met",)
    assert next_moves(guarded, "Task_1_2")[0].guards == ()


def test_that_a_pair_within_a_pair_is_done_in_its_place() -> None:
    inner = next(flow.id for flow in PAIRED.flows if flow.source == "Task_1_1")

    path = edits.add_parallel(PAIRED, at=(600.0, 150.0), flow=inner)

    assert len(pairs(path)) == 2
    assert _walk(path, "Task_contact", 5) == [
        "Task_contact", "Task_1_1", "Task_1_3", "Task_1_4", "Task_1_2", "Task_urgency",
    ]  # fmt: skip


def test_that_a_choice_within_a_branch_leads_back_into_it() -> None:
    flow = next(flow.id for flow in PAIRED.flows if flow.source == "Gateway_1_1")
    path = edits.insert_on_flow(PAIRED, flow, StepKind.GATEWAY, (500.0, 100.0), id="Choice")
    path = edits.insert_on_flow(
        path, next(f.id for f in path.flows if f.source == "Task_1_1"), StepKind.GATEWAY,
        (600.0, 100.0), id="Merge",
    )  # fmt: skip
    path = edits.add_flow(path, "Choice", "Merge")

    assert unpaired(path) == ()
    assert {move.target.id for move in next_moves(path, "Task_contact")} == {
        "Task_1_1", "Task_1_2",
    }  # fmt: skip


def test_that_whole_phases_can_be_parallel_branches() -> None:
    path = shipped()
    path = edits.remove(path, ["Flow_planned", "Flow_continues"])
    path = edits.add_step(path, StepKind.PARALLEL, at=(0, 600), phase="", id="Split")
    path = edits.add_step(path, StepKind.PARALLEL, at=(900, 600), phase="", id="Join")
    path = edits.remove(path, ["Flow_arranged"])
    for source, target in (
        ("Gateway_continues", "Split"), ("Split", "Phase_3"), ("Split", "Phase_4"),
        ("Phase_3", "Join"), ("Phase_4", "Join"), ("Join", "Phase_5"),
    ):  # fmt: skip
        path = edits.add_flow(path, source, target)

    assert unpaired(path) == ()
    assert _walk(path, "Task_plan", 3) == [
        "Task_plan", "Task_services", "Task_preconditions", "Task_decision",
    ]  # fmt: skip


@pytest.mark.parametrize("flow", ["Flow_1_3", "Flow_1_4"])
def test_that_a_branch_that_does_not_end_in_the_join_makes_no_pair(flow: str) -> None:
    torn = without(PAIRED, flow)

    assert pairs(torn) == ()
    assert "Gateway_1_1" in unpaired(torn)


def test_that_a_way_out_of_the_middle_of_a_branch_makes_no_pair() -> None:
    back = next(flow.id for flow in PAIRED.flows if flow.source == "Task_1_1")
    path = edits.insert_on_flow(PAIRED, back, StepKind.GATEWAY, (600.0, 100.0), id="Choice")

    path = edits.add_flow(path, "Choice", "Task_urgency")

    assert pairs(path) == ()


def test_that_notes_and_their_lines_are_no_part_of_the_way() -> None:
    path = edits.add_step(shipped(), StepKind.NOTE, at=(900, 900), words=Words("Huom."), id="N")
    path = edits.add_flow(path, "N", "Task_contact")

    assert next_moves(path, "Task_contact") == next_moves(shipped(), "Task_contact")
    assert as_walked(path) == shipped()
    assert as_walked(shipped()) is not None
    assert not difference(shipped(), path).has_meaning
    assert difference(shipped(), path).is_layout_only


def test_that_a_reminder_is_passed_and_told_with_the_move() -> None:
    path = edits.insert_on_flow(
        shipped(), "Flow_from_contact", StepKind.SEND, (0, 0), words=Words("Soita"), id="R"
    )

    (move,) = next_moves(path, "Task_contact")

    assert move.target.id == "Task_urgency"
    assert [step.id for step in move.reminders] == ["R"]
    assert move.guards == ("contact_finished",)


def test_that_a_path_may_begin_with_a_reminder() -> None:
    path = edits.insert_on_flow(shipped(), "Flow_begin_1", StepKind.SEND, (0, 0), id="R")

    assert first_step(path).id == "Task_contact"


def test_that_a_reminder_without_a_time_is_kept_as_one() -> None:
    path = edits.insert_on_flow(shipped(), "Flow_begin_1", StepKind.SEND, (0, 0), id="R")

    changed = edits.set_step(path, "R", after="P2W")

    assert replace(changed.step("R"), after="") == path.step("R")
    assert difference(path, changed).changed_meaning["R"] == ("after",)
