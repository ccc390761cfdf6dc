"""What two versions of the path differ in, and where its steps have their counterparts."""

from dataclasses import replace

import pytest

from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind
from models.rules.version_difference import difference
from models.rules.version_mapping import How, MappedStep, changes_phase, counterparts, suggest
from models.rules.words import Words
from tests.models.services.builders import shipped_process
from tests.models.services.paths import redrawn, with_deadline, with_guards, with_renamed_id


def test_that_a_path_does_not_differ_from_itself() -> None:
    assert not difference(shipped_process(), shipped_process())


def test_that_a_moved_box_and_a_bent_flow_change_the_drawing_only() -> None:
    whole = redrawn()
    bent = replace(whole.flows[0], waypoints=((1.0, 2.0), (3.0, 4.0)))
    found = difference(shipped_process(), replace(whole, flows=(bent, *whole.flows[1:])))

    assert found.is_layout_only
    assert set(found.changed_layout) == {whole.steps[0].id, whole.flows[0].id}


@pytest.mark.parametrize(
    ("changed", "element", "fields"),
    [
        (with_deadline("P5D"), "Deadline_start", ("value",)),
        (with_guards("Task_contact", "first_met"), "Flow_from_contact", ("guards",)),
    ],
)
def test_that_a_changed_meaning_names_its_fields(
    changed: ProcessDefinition, element: str, fields: tuple[str, ...]
) -> None:
    found = difference(shipped_process(), changed)

    assert found.changed_meaning == {element: fields}
    assert found.has_meaning


def test_that_an_element_changed_in_both_ways_counts_as_meaning() -> None:
    whole = shipped_process()
    step = replace(whole.steps[0], words=Words("Toinen"), box=Box(1, 1, 1, 1))

    found = difference(whole, replace(whole, steps=(step, *whole.steps[1:])))

    assert found.changed_meaning == {step.id: ("words",)}
    assert found.changed_layout == ()


def test_that_added_and_removed_elements_are_named() -> None:
    found = difference(shipped_process(), with_renamed_id("Task_plan", "Task_plan_2"))

    assert found.added == ("Task_plan_2",)
    assert found.removed == ("Task_plan",)
    assert set(found.changed_meaning) == {"Flow_begin_3", "Flow_from_plan"}


def test_that_a_deadline_on_another_phase_changes_its_phase() -> None:
    whole = shipped_process()
    marked = next(phase for phase in whole.phases if phase.deadlines)
    other = next(phase for phase in whole.phases if phase is not marked)
    phases = tuple(
        replace(phase, deadlines=())
        if phase is marked
        else replace(phase, deadlines=(*phase.deadlines, *marked.deadlines))
        if phase is other
        else phase
        for phase in whole.phases
    )

    found = difference(whole, replace(whole, phases=phases))

    assert found.changed_meaning == {mark.id: ("phase",) for mark in marked.deadlines}


def test_that_a_step_of_the_same_id_is_its_own_counterpart() -> None:
    found = suggest(shipped_process(), redrawn())

    assert {one.how for one in found} == {How.ID}
    assert all(one.source == one.target for one in found)


def test_that_a_step_is_found_by_its_name_whatever_its_letters() -> None:
    new = with_renamed_id("Task_plan", "Task_p", "ASIAKASSUUNNITELMA")

    assert MappedStep("Task_plan", "Task_p", How.NAME) in suggest(shipped_process(), new)


@pytest.mark.parametrize("step", ["Task_urgency", "Task_contact", "Task_review"])
def test_that_a_renamed_step_is_found_between_its_neighbours(step: str) -> None:
    new = with_renamed_id(step, "Task_u", "Pikainen arvio")

    assert MappedStep(step, "Task_u", How.NEIGHBOURS) in suggest(shipped_process(), new)


def test_that_steps_without_counterpart_come_first() -> None:
    whole = shipped_process()
    new = replace(whole, steps=tuple(step for step in whole.steps if step.id != "Task_review"))

    found = suggest(whole, new)

    assert found[0] == MappedStep("Task_review", None, How.NONE)
    assert "Task_review" not in counterparts(found)


def test_that_no_step_is_guessed_for_two() -> None:
    whole = shipped_process()
    twin = Step("Task_twin", StepKind.TASK, Words("Asiakassuunnitelma"), "Phase_3", Box(0, 0, 1, 1))
    old = replace(
        whole,
        steps=(*whole.steps, twin),
        flows=(*whole.flows, Flow("Flow_twin", "Task_plan", "Task_twin")),
    )

    found = counterparts(suggest(old, with_renamed_id("Task_plan", "Task_p")))

    assert len(found) == len(set(found.values()))


def test_that_a_counterpart_in_another_phase_is_known() -> None:
    whole = shipped_process()

    assert changes_phase(whole, whole, MappedStep("Task_plan", "Task_decision", How.CHOSEN))
    assert not changes_phase(whole, whole, MappedStep("Task_plan", None, How.NONE))
