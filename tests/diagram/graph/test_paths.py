from dataclasses import replace

import pytest

from diagram.graph.arrange import arrange
from diagram.graph.checks import problems
from diagram.graph.graph import ProcessGraph
from diagram.graph.shipped import shipped
from models.rules.kinds import DocumentKind
from models.rules.phases import first_step, next_moves
from models.rules.process import DeadlineMark, Flow, ProcessDefinition, StepKind
from models.rules.words import Words

PATH = shipped()
GUARDS = {guard for flow in PATH.flows for guard in flow.guards}


def _codes(definition: ProcessDefinition) -> set[tuple[str, str]]:
    return {(p.code, p.element) for p in problems(definition, guards=GUARDS)}


def _without(definition: ProcessDefinition, *flows: str) -> ProcessDefinition:
    return replace(definition, flows=tuple(f for f in definition.flows if f.id not in flows))


def test_that_a_new_case_stands_at_the_contact() -> None:
    assert first_step(PATH).id == "Task_contact"


@pytest.mark.parametrize(
    ("step", "targets"),
    [
        ("Task_contact", ["Task_urgency"]),
        ("Task_first_meeting", ["Task_assessment_start", "End_advice"]),
        ("Task_conclusions", ["Task_plan", "End_no_need"]),
        ("Task_plan", ["Task_services"]),
        ("Task_preconditions", ["Task_decision"]),
        ("Task_service_running", ["Task_review"]),
        ("Task_review", ["End_closed", "Task_assessment_start"]),
    ],
)
def test_that_a_step_leads_where_the_path_says(step: str, targets: list[str]) -> None:
    assert [move.target.id for move in next_moves(PATH, step)] == targets


def test_that_guards_of_every_flow_on_the_way_are_asked() -> None:
    move = next_moves(PATH, "Task_plan")[0]

    assert move.guards == ("plan_or_ground",)


def test_that_a_branch_is_called_by_its_own_name() -> None:
    renewal = next_moves(PATH, "Task_review")[1]

    assert renewal.words.fi == "Uusi arviointi"


def test_that_every_way_out_of_a_step_is_guarded() -> None:
    for step in PATH.tasks:
        for move in next_moves(PATH, step.id):
            assert move.guards, step.id


def test_that_every_document_type_has_its_place_on_the_path() -> None:
    assert {form for step in PATH.steps for form in step.forms} == set(DocumentKind)


def test_that_every_name_is_given_in_three_languages() -> None:
    named = [phase.words for phase in PATH.phases] + [step.words for step in PATH.steps]

    assert all(words.fi and words.sv and words.en for words in named)


def test_that_the_walk_goes_through_the_phases_in_order() -> None:
    walk = ProcessGraph(PATH).walk()

    assert walk == tuple(step.id for step in PATH.tasks)


def test_that_the_renewal_leads_back_and_the_rest_forward() -> None:
    graph = ProcessGraph(PATH)

    assert graph.leads_back("Task_review", "Task_assessment_start")
    assert not graph.leads_back("Task_contact", "Task_urgency")


def test_that_neighbours_are_found_through_gateways_and_phase_borders() -> None:
    graph = ProcessGraph(PATH)

    assert graph.next_tasks("Task_conclusions") == ("Task_plan", "End_no_need")
    assert graph.previous_tasks("Task_assessment_start") == ("Task_first_meeting", "Task_review")


def test_that_the_shipped_path_has_no_problems() -> None:
    assert problems(PATH) == ()


def test_that_a_path_without_a_start_is_a_problem() -> None:
    steps = tuple(s for s in PATH.steps if s.id != "Event_pending")

    assert ("process.no_start", PATH.id) in _codes(replace(PATH, steps=steps))


def test_that_a_step_nobody_leads_to_is_found() -> None:
    assert ("process.unreachable", "Task_urgency") in _codes(_without(PATH, "Flow_from_contact"))


def test_that_a_step_with_no_way_out_is_found() -> None:
    assert ("process.no_way_out", "Task_plan") in _codes(_without(PATH, "Flow_from_plan"))


def test_that_a_flow_to_nowhere_is_found() -> None:
    broken = replace(PATH, flows=(*PATH.flows, Flow("Flow_lost", "Task_plan", "Task_gone")))

    assert ("process.dangling_flow", "Flow_lost") in _codes(broken)


def test_that_a_flow_through_the_border_of_a_phase_is_found() -> None:
    broken = replace(PATH, flows=(*PATH.flows, Flow("Flow_x", "Task_plan", "Task_services")))

    assert ("process.flow_crosses_phase", "Flow_x") in _codes(broken)


def test_that_a_deadline_without_an_anchor_is_found() -> None:
    mark = DeadlineMark("Deadline_x", "P3M", "month", "", "assessment_ready")
    phase = replace(PATH.phases[2], deadlines=(mark,))

    broken = replace(PATH, phases=(*PATH.phases[:2], phase, *PATH.phases[3:]))

    assert ("process.deadline_without_anchor", "Deadline_x") in _codes(broken)


def test_that_an_unknown_guard_is_found_by_its_name() -> None:
    flows = tuple(
        replace(f, guards=(*f.guards, "full_moon")) if f.id == "Flow_from_plan" else f
        for f in PATH.flows
    )

    found = problems(replace(PATH, flows=flows), guards=GUARDS)

    assert [(p.code, p.element, p.detail) for p in found] == [
        ("process.unknown_guard", "Flow_from_plan", "full_moon")
    ]


def test_that_an_id_used_twice_is_found() -> None:
    twice = replace(PATH, steps=(*PATH.steps, replace(PATH.step("Task_plan"), words=Words("B"))))

    assert ("process.duplicate_id", "Task_plan") in _codes(twice)


def test_that_ids_which_other_engines_keep_for_themselves_are_found() -> None:
    steps = tuple(replace(s, id="End") if s.id == "End_closed" else s for s in PATH.steps)

    assert ("process.reserved_id", "End") in _codes(replace(PATH, steps=steps))


def test_that_a_phase_without_an_end_is_found() -> None:
    steps = tuple(s for s in PATH.steps if s.id != "Event_ready_3")

    assert ("process.phase_without_end", "Phase_3") in _codes(replace(PATH, steps=steps))


def test_that_arranging_twice_gives_the_same_places() -> None:
    assert arrange(PATH) == PATH == arrange(arrange(PATH))


def test_that_no_two_nodes_of_a_scope_lie_on_each_other() -> None:
    for phase in (None, *(p.id for p in PATH.phases)):
        boxes = [s.box for s in PATH.steps if s.phase == phase]
        boxes += [p.box for p in PATH.phases] if phase is None else []
        for place, a in enumerate(boxes):
            for b in boxes[place + 1 :]:
                apart_x = a.x + a.width <= b.x or b.x + b.width <= a.x
                apart_y = a.y + a.height <= b.y or b.y + b.height <= a.y
                assert apart_x or apart_y


def test_that_a_step_lies_inside_its_phase() -> None:
    for step in PATH.steps:
        if step.phase:
            outer, inner = PATH.phase(step.phase).box, step.box
            assert outer.x < inner.x
            assert inner.x + inner.width < outer.x + outer.width
            assert outer.y < inner.y
            assert inner.y + inner.height < outer.y + outer.height


def test_that_only_closing_ends_lie_on_the_top_level() -> None:
    ends = [s.id for s in PATH.steps if s.kind is StepKind.END and s.phase is None]

    assert ends == ["End_advice", "End_no_need", "End_closed"]
