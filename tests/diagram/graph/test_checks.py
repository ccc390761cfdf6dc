"""Each finding of the path at its element, once, with its law."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from diagram.graph import edits
from diagram.graph.checks import Problem, problems
from diagram.graph.fixes import FIXES, fix
from diagram.graph.shipped import shipped
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind
from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind
from models.rules.words import Words
from tests.diagram.graph.paths import (
    EMPTY,
    flow_named,
    laid_out,
    paired,
    with_flow,
    with_mark,
    with_step,
    without,
)

PATH = laid_out(shipped())
_BOX = Box(500, 900, 120, 80)
Edit = Callable[[ProcessDefinition], ProcessDefinition]


def _guarded(flow_id: str, *guards: str) -> Edit:
    return lambda d: with_flow(d, replace(flow_named(d, flow_id), guards=guards))


def _formless(step_id: str) -> Edit:
    return lambda d: edits.set_step(d, step_id, forms=())


def _also(*others: Edit) -> Edit:
    def changed(definition: ProcessDefinition) -> ProcessDefinition:
        for edit in others:
            definition = edit(definition)
        return definition

    return changed


def _torn_join(definition: ProcessDefinition) -> ProcessDefinition:
    """Lead both branches to the next step without a join between."""
    path = edits.add_flow(paired(definition), "Task_1_1", "Task_urgency")
    path = edits.add_flow(path, "Task_1_2", "Task_urgency")
    return without(path, "Gateway_1_2", "Flow_1_3", "Flow_1_4", "Flow_1_5")


BROKEN: dict[str, tuple[Edit, Problem]] = {
    "a path without a start": (
        lambda d: without(d, "Event_pending", "Flow_pending"),
        Problem("process.no_start", "Process_families", fix="add_start"),
    ),
    "a path without an end": (
        lambda d: without(
            d,
            "End_advice",
            "End_no_need",
            "End_closed",
            "Flow_advice",
            "Flow_no_need",
            "Flow_closed",
        ),
        Problem("process.no_end", "Process_families", fix="add_end"),
    ),
    "a phase without steps": (
        lambda d: edits.remove(d, ["Task_plan"]),
        Problem("process.phase_empty", "Phase_3", fix="add_step"),
    ),
    "a phase without a start": (
        lambda d: without(d, "Event_begin_2", "Flow_begin_2"),
        Problem("process.phase_without_start", "Phase_2", fix="add_start"),
    ),
    "a phase without an end": (
        lambda d: without(d, "Event_ready_2", "Flow_from_conclusions"),
        Problem("process.phase_without_end", "Phase_2", fix="add_end"),
    ),
    "a flow to nowhere": (
        lambda d: with_flow(d, Flow("Flow_lost", "Task_review", "Task_gone")),
        Problem("process.dangling_flow", "Flow_lost", "Task_gone", fix="remove_flow"),
    ),
    "a flow through a border": (
        lambda d: with_flow(
            without(d, "Flow_planned"), Flow("Flow_x", "Task_plan", "Task_services")
        ),
        Problem("process.flow_crosses_phase", "Flow_x", fix="join_phases"),
    ),
    "a step that nothing leads to": (
        lambda d: without(d, "Flow_from_contact"),
        Problem("process.unreachable", "Task_urgency", fix="join_from"),
    ),
    "a step that leads nowhere": (
        lambda d: without(d, "Flow_from_contact"),
        Problem("process.no_way_out", "Task_contact", fix="join_on"),
    ),
    "a phase that nothing leads to": (
        lambda d: without(d, "Flow_planned"),
        Problem("process.unreachable", "Phase_4", fix="join_from"),
    ),
    "a phase without an exit": (
        lambda d: without(d, "Flow_planned"),
        Problem("process.phase_without_exit", "Phase_3", fix="join_on"),
    ),
    "an id used twice": (
        lambda d: replace(d, steps=(*d.steps, d.step("Task_plan"))),
        Problem("process.duplicate_id", "Task_plan", fix="new_id"),
    ),
    "an id used by a step and a flow": (
        lambda d: with_flow(d, replace(flow_named(d, "Flow_planned"), id="Task_plan")),
        Problem("process.duplicate_id", "Task_plan", fix="new_id"),
    ),
    "an id that an engine keeps": (
        lambda d: with_step(d, Step("End", StepKind.TASK, Words("a", "b", "c"), None, _BOX)),
        Problem("process.reserved_id", "End", fix="new_id"),
    ),
    "several ways out of a step": (
        lambda d: edits.add_flow(d, "Task_contact", "Task_first_meeting"),
        Problem("process.split_without_gateway", "Task_contact", fix="add_gateway"),
    ),
    "a phase on another": (
        lambda d: edits.move(d, ["Phase_2"], -300, 50),
        Problem("process.phases_overlap", "Phase_2", "Phase_1", fix="move_apart"),
    ),
    "a deadline that counts from nothing": (
        lambda d: with_mark(d, "Deadline_start", anchor=""),
        Problem(
            "process.deadline_without_anchor",
            "Deadline_start",
            "",
            "SHL 36 § 3 mom.; LsL 26 § 5 mom.",
            "set_anchor",
        ),
    ),
    "a deadline that counts from another day": (
        lambda d: with_mark(d, "Deadline_ready", anchor="assessment_started_on"),
        Problem(
            "process.wrong_anchor",
            "Deadline_ready",
            "assessment_started_on",
            "SHL 36 § 3 mom.; LsL 26 § 5 mom.",
            "set_anchor",
        ),
    ),
    "a deadline without a length": (
        lambda d: with_mark(d, "Deadline_executed", value=""),
        Problem(
            "process.deadline_without_length",
            "Deadline_executed",
            "",
            "SHL 45 § 2 mom.",
            "set_length",
        ),
    ),
    "a deadline in a unit that nobody counts": (
        lambda d: with_mark(d, "Deadline_executed", unit="fortnight"),
        Problem(
            "process.deadline_without_length",
            "Deadline_executed",
            "",
            "SHL 45 § 2 mom.",
            "set_length",
        ),
    ),
    "a deadline that stretches the law": (
        lambda d: with_mark(d, "Deadline_executed", value="P4M"),
        Problem(
            "process.deadline_too_long",
            "Deadline_executed",
            "SHL 45 § 2 mom.",
            "SHL 45 § 2 mom.",
            "set_length",
        ),
    ),
    "a role that nobody has": (
        lambda d: with_step(d, replace(d.step("Task_plan"), role="king")),
        Problem("process.unknown_role", "Task_plan", "king", fix="clear_role"),
    ),
    "an unknown condition": (
        _guarded("Flow_from_plan", "plan_or_ground", "full_moon"),
        Problem("process.unknown_guard", "Flow_from_plan", "full_moon", fix="drop_guard"),
    ),
    "a condition whose document comes later": (
        _guarded("Flow_from_contact", "contact_finished", "decision_signed"),
        Problem(
            "process.guard_never_holds",
            "Flow_from_contact",
            "decision_signed",
            "ATL 22 §",
            "add_form",
        ),
    ),
    "a condition after a phase whose document is nowhere": (
        _formless("Task_services"),
        Problem(
            "process.guard_never_holds",
            "Flow_from_services",
            "services_chosen",
            "SHL 14 §",
            "add_form",
        ),
    ),
    "a condition before the first step": (
        lambda d: with_flow(
            d, replace(flow_named(d, "Flow_pending"), guards=("contact_finished",))
        ),
        Problem(
            "process.guard_never_holds",
            "Flow_pending",
            "contact_finished",
            "SHL 34 §",
            "drop_guard",
        ),
    ),
    "conditions that exclude each other": (
        _guarded("Flow_no_need", "assessment_finished", "client_ends", "client_continues"),
        Problem(
            "process.guards_contradict",
            "Flow_no_need",
            "client_continues, client_ends",
            fix="drop_guards",
        ),
    ),
    "conditions that exclude each other across a branch": (
        _also(
            _guarded("Flow_from_conclusions", "client_ends"),
            _guarded("Flow_continues", "client_continues"),
        ),
        Problem(
            "process.guards_contradict",
            "Flow_continues",
            "client_continues, client_ends",
            fix="drop_guards",
        ),
    ),
    "a plan that cannot be left out": (
        _guarded("Flow_from_plan", "assessment_finished"),
        Problem(
            "process.plan_without_bypass", "Task_plan", "", "SHL 39 § 1 mom.", "add_plan_ground"
        ),
    ),
    "a decision that may be left open": (
        _also(_guarded("Flow_from_decision"), _guarded("Flow_from_signing")),
        Problem(
            "process.decision_open",
            "Task_serving",
            "Flow_from_serving",
            "SHL 45 § 1 mom.",
            "want_decision",
        ),
    ),
    "parallel branches without a join": (
        _torn_join,
        Problem("process.parallel_without_join", "Gateway_1_1", fix="add_join"),
    ),
    "a parallel branch with a condition": (
        lambda d: edits.set_flow(paired(d), "Flow_1_2", guards=("contact_finished",)),
        Problem("process.parallel_condition", "Flow_1_2", fix="drop_condition"),
    ),
    "a reminder without a name": (
        lambda d: edits.insert_on_flow(
            d, "Flow_from_contact", StepKind.SEND, (0, 0), id="Reminder_1"
        ),
        Problem("process.no_name", "Reminder_1"),
    ),
    "a reminder that is never set": (
        lambda d: edits.insert_on_flow(
            d, "Flow_closed", StepKind.SEND, (0, 0), words=Words("A", "B", "C"), id="Reminder_1"
        ),
        Problem("process.reminder_unset", "Reminder_1"),
    ),
    "a note without its translations": (
        lambda d: edits.add_step(
            d, StepKind.NOTE, at=(900, 900), words=Words("Huomio"), id="Note_1"
        ),
        Problem("process.no_translation", "Note_1", "sv, en"),
    ),
    "a missing translation": (
        lambda d: edits.rename(d, "Task_plan", Words("Suunnitelma", "", "Plan")),
        Problem("process.no_translation", "Task_plan", "sv"),
    ),
    "help without its translations": (
        lambda d: edits.set_phase(d, "Phase_1", help=Words("Ohje")),
        Problem("process.no_translation", "Phase_1", "sv, en"),
    ),
    "a step without a name": (
        lambda d: edits.rename(d, "Task_plan", Words("")),
        Problem("process.no_name", "Task_plan"),
    ),
}


def test_that_every_repair_is_tried_below() -> None:
    assert {found.fix for _, found in BROKEN.values() if found.fix} == FIXES


@pytest.mark.parametrize("name", BROKEN)
def test_that_the_check_finds(name: str) -> None:
    edit, expected = BROKEN[name]

    found = problems(edit(PATH))

    assert expected in found


@pytest.mark.parametrize("name", [name for name, (_, found) in BROKEN.items() if found.fix])
def test_that_the_repair_leaves_no_trace_of(name: str) -> None:
    edit, expected = BROKEN[name]
    broken = edit(PATH)

    mended = fix(broken, expected)

    left = [(found.code, found.element) for found in problems(mended)]
    assert (expected.code, expected.element) not in left


@pytest.mark.parametrize("name", BROKEN)
def test_that_repairing_all_that_can_be_repaired_comes_to_rest(name: str) -> None:
    mended = _mended(BROKEN[name][0](PATH))

    assert not [found for found in problems(mended) if found.fix]


@pytest.mark.parametrize("seed", range(30))
def test_that_a_torn_path_is_mended_whatever_repair_is_chosen_first(seed: int) -> None:
    chance = Random(seed)
    torn = replace(
        PATH,
        steps=tuple(step for step in PATH.steps if chance.random() > 0.15),
        flows=tuple(flow for flow in PATH.flows if chance.random() > 0.25),
    )

    mended = _mended(torn, chance.choice)

    assert not [found for found in problems(mended) if found.fix]


def test_that_an_empty_path_is_repaired_until_a_case_can_go_through_it() -> None:
    path = _mended(edits.add_phase(EMPTY, at=(300, 200), words=Words("Vaihe", "Fas", "Phase")))

    assert problems(path) == ()
    assert len(path.tasks) == 1


def _mended(
    path: ProcessDefinition, choose: Callable[[list[Problem]], Problem] = lambda found: found[0]
) -> ProcessDefinition:
    for _ in range(60):
        mendable = [found for found in problems(path) if found.fix]
        if not mendable:
            break
        path = fix(path, choose(mendable))
    return path


def test_that_what_follows_from_a_gap_is_not_told_again() -> None:
    codes = [found.code for found in problems(without(PATH, "Flow_from_contact"))]

    assert codes.count("process.unreachable") == 1
    assert codes.count("process.no_way_out") == 1


def test_that_a_circle_without_an_exit_is_told_once() -> None:
    circle = without(PATH, "Flow_from_first_meeting")
    circle = edits.add_flow(circle, "Task_first_meeting", "Task_urgency")

    codes = [(found.code, found.element) for found in problems(circle)]

    assert [code for code, _ in codes].count("process.no_way_out") == 1


def test_that_a_way_past_the_phase_of_the_plan_is_a_bypass() -> None:
    closed = _guarded("Flow_from_plan", "assessment_finished")(PATH)
    fork = edits.insert_on_flow(closed, "Flow_continues", StepKind.GATEWAY, (1_900, 400), id="Fork")

    open_path = edits.add_flow(fork, "Fork", "Phase_4")

    codes = {found.code for found in problems(open_path)}
    assert "process.plan_without_bypass" not in codes


def test_that_a_path_without_decisions_leaves_none_open() -> None:
    steps = tuple(
        replace(s, forms=tuple(f for f in s.forms if f is not DocumentKind.DECISION))
        for s in PATH.steps
    )

    codes = {found.code for found in problems(replace(PATH, steps=steps))}

    assert "process.decision_open" not in codes


def test_that_a_missing_translation_is_only_a_hint() -> None:
    found = problems(edits.rename(PATH, "Task_plan", Words("Suunnitelma")))

    assert [problem.is_hint for problem in found] == [True]


def test_that_the_shipped_path_has_no_problem() -> None:
    assert problems(PATH) == ()


def test_that_a_finding_without_a_repair_says_so() -> None:
    with pytest.raises(RuleBroken, match="no_fix"):
        fix(PATH, Problem("process.no_name", "Task_plan"))
