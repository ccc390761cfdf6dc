from itertools import combinations

import pytest

from diagram.graph import edits
from diagram.graph.changing import fresh_id
from diagram.graph.edits import Axis, Side
from diagram.graph.geometry import centre, contains, is_orthogonal, overlap
from diagram.graph.history import History
from diagram.graph.shipped import shipped
from diagram.graph.templates import TEMPLATES
from models.rules.errors import RuleBroken
from models.rules.guards import GUARDS
from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind, StepRole
from models.rules.words import Words
from tests.diagram.graph.paths import laid_out

PATH = laid_out(shipped())


def _flow(path: ProcessDefinition, flow_id: str) -> Flow:
    return next(flow for flow in path.flows if flow.id == flow_id)


def _ways(path: ProcessDefinition) -> set[tuple[str, str]]:
    return {(flow.source, flow.target) for flow in path.flows}


def _added(before: ProcessDefinition, after: ProcessDefinition) -> Step:
    known = {step.id for step in before.steps}
    return next(step for step in after.steps if step.id not in known)


# adding


def test_that_a_step_belongs_to_the_phase_it_is_put_in() -> None:
    added = edits.add_step(PATH, StepKind.TASK, at=centre(PATH.phase("Phase_2").box))

    assert _added(PATH, added).phase == "Phase_2"


def test_that_a_step_outside_all_phases_lies_on_the_top_level() -> None:
    added = edits.add_step(PATH, StepKind.END, at=(500, 2_000), words=Words("Loppu"))

    assert _added(PATH, added).phase is None


def test_that_a_phase_grows_for_a_step_at_its_border() -> None:
    box = PATH.phase("Phase_1").box

    added = edits.add_step(PATH, StepKind.TASK, at=(box.x + 60, box.y + box.height - 1))

    assert contains(added.phase("Phase_1").box, _added(PATH, added).box)
    assert added.phase("Phase_1").box != box


def test_that_a_phase_that_grows_pushes_the_next_ones_away() -> None:
    box = PATH.phase("Phase_1").box

    added = edits.add_step(PATH, StepKind.TASK, at=(box.x + box.width - 1, box.y + 100))

    boxes = [phase.box for phase in added.phases] + [added.step("Gateway_needed").box]
    assert not any(overlap(a, b) for a, b in combinations(boxes, 2))
    assert added.step("Task_plan").box.x > PATH.step("Task_plan").box.x


def test_that_equal_paths_give_equal_ids_and_a_new_version_gives_others() -> None:
    again = ProcessDefinition(PATH.id, 2, PATH.words, PATH.phases, PATH.steps, PATH.flows)

    assert fresh_id(PATH, "Task") == fresh_id(laid_out(shipped()), "Task") == "Task_1_1"
    assert fresh_id(again, "Task") == "Task_2_1"


def test_that_an_id_in_use_is_refused() -> None:
    with pytest.raises(RuleBroken, match="id_taken"):
        edits.add_step(PATH, StepKind.TASK, at=(0, 0), id="Flow_begin_1")


def test_that_a_phase_between_others_takes_its_number() -> None:
    phase_3 = PATH.phase("Phase_3").box
    room = edits.make_space(PATH, at=phase_3.x - 10, axis=Axis.X, amount=500)

    added = edits.add_phase(room, at=(phase_3.x + 200, 190), words=Words("Väli"), id="Phase_x")

    assert [(p.id, p.number) for p in added.phases] == [
        ("Phase_1", 1),
        ("Phase_2", 2),
        ("Phase_x", 3),
        ("Phase_3", 4),
        ("Phase_4", 5),
        ("Phase_5", 6),
    ]


def test_that_a_phase_cannot_be_put_on_another() -> None:
    with pytest.raises(RuleBroken, match="phase_in_phase"):
        edits.add_phase(PATH, at=centre(PATH.phase("Phase_1").box))


def test_that_a_step_on_a_flow_comes_between_and_keeps_the_conditions_before_it() -> None:
    found = edits.insert_on_flow(PATH, "Flow_from_contact", StepKind.TASK, (500, 240))
    new = _added(PATH, found).id

    assert {("Task_contact", new), (new, "Task_urgency")} <= _ways(found)
    assert ("Task_contact", "Task_urgency") not in _ways(found)
    assert _flow(found, "Flow_from_contact").guards == ("contact_finished",)
    order = [step.id for step in found.steps]
    assert order.index(new) == order.index("Task_contact") + 1


def test_that_a_step_with_flows_is_not_put_on_a_flow() -> None:
    with pytest.raises(RuleBroken, match="has_flows"):
        edits.insert_on_flow(PATH, "Flow_from_contact", "Task_urgency", (500, 240))


def test_that_a_start_is_not_put_on_a_flow() -> None:
    with pytest.raises(RuleBroken, match="not_between"):
        edits.insert_on_flow(PATH, "Flow_from_contact", StepKind.START, (500, 240))


# removing


def test_that_a_removed_step_leaves_its_neighbours_joined() -> None:
    found = edits.remove(PATH, ["Task_urgency"])

    assert ("Task_contact", "Task_first_meeting") in _ways(found)
    assert _flow(found, "Flow_from_contact").guards == ("contact_finished",)
    assert all("Task_urgency" not in (f.source, f.target) for f in found.flows)


def test_that_removing_an_inserted_step_gives_the_path_back() -> None:
    found = edits.insert_on_flow(PATH, "Flow_from_contact", StepKind.TASK, (392, 190))

    assert edits.remove(found, [_added(PATH, found).id]) == PATH


def test_that_a_row_of_removed_steps_leaves_one_flow() -> None:
    found = edits.remove(PATH, ["Task_contact", "Task_urgency", "Task_first_meeting"])

    inside = [f for f in found.flows if f.source == "Event_begin_1"]
    assert [(f.source, f.target) for f in inside] == [("Event_begin_1", "Event_ready_1")]


def test_that_a_removed_branch_joins_nothing_it_did_not_join() -> None:
    found = edits.remove(PATH, ["Gateway_needed"])

    assert not any(flow.source == "Phase_1" for flow in found.flows)


def test_that_a_removed_phase_takes_its_steps_and_joins_its_neighbours() -> None:
    found = edits.remove(PATH, ["Phase_3"])

    assert _flow(found, "Flow_continues").target == "Phase_4"
    assert not any(step.phase == "Phase_3" for step in found.steps)
    assert [phase.number for phase in found.phases] == [1, 2, 3, 4]


def test_that_a_deadline_is_removed_from_its_phase() -> None:
    found = edits.remove(PATH, ["Deadline_start"])

    assert found.phase("Phase_1").deadlines == ()
    assert found == edits.remove_deadline(PATH, "Deadline_start")


def test_that_what_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(RuleBroken, match="no_such"):
        edits.remove(PATH, ["Task_contact", "Task_gone"])


def test_that_undoing_a_removed_step_restores_its_flows_in_order() -> None:
    history = History(PATH)
    history.push(edits.remove(PATH, ["Task_urgency"]), "remove")

    assert history.undo().flows == PATH.flows


# moving


def test_that_flows_follow_a_moved_step_and_stay_at_right_angles() -> None:
    found = edits.move(PATH, ["Task_urgency"], 0, 20)
    box = found.step("Task_urgency").box

    points = _flow(found, "Flow_from_contact").waypoints

    assert points[-1] == (box.x, box.y + box.height / 2)
    assert is_orthogonal(points)


def test_that_bends_of_the_user_are_kept_when_a_step_moves() -> None:
    way = ((402.0, 190.0), (420.0, 190.0), (420.0, 260.0), (440.0, 260.0), (440.0, 200.0))
    bent = edits.bend(PATH, "Flow_from_contact", (*way, (452.0, 200.0)))

    moved = edits.move(bent, ["Task_contact"], 0, -10)

    points = _flow(moved, "Flow_from_contact").waypoints
    assert points[0] == (402.0, 180.0)
    assert points[2:] == _flow(bent, "Flow_from_contact").waypoints[2:]


def test_that_a_flow_is_led_round_a_step_that_is_put_in_its_way() -> None:
    loose = edits.add_step(PATH, StepKind.GATEWAY, at=(427, 400), phase="Phase_1", id="Loose")
    raised = edits.move(loose, ["Task_first_meeting"], 100, 0)
    flow = _flow(raised, "Flow_from_urgency")
    middle = (flow.waypoints[0][0] + flow.waypoints[-1][0]) / 2

    found = edits.move(raised, ["Loose"], middle - 427, 190 - 400)

    assert _flow(found, "Flow_from_urgency").waypoints != flow.waypoints
    assert len(_flow(found, "Flow_from_urgency").waypoints) > 2


def test_that_a_phase_takes_its_steps_and_their_flows_along() -> None:
    found = edits.move(PATH, ["Phase_2"], 0, 300)

    for step in PATH.steps:
        if step.phase == "Phase_2":
            assert found.step(step.id).box.y == step.box.y + 300
    inner = _flow(PATH, "Flow_begin_2").waypoints
    assert _flow(found, "Flow_begin_2").waypoints == tuple((x, y + 300) for x, y in inner)


def test_that_moving_there_and_back_gives_the_path_back() -> None:
    away = edits.move(PATH, ["Phase_2", "Gateway_needed"], 30, 300)

    back = edits.move(away, ["Phase_2", "Gateway_needed"], -30, -300)

    assert (back.steps, back.phases) == (PATH.steps, PATH.phases)


def test_that_a_step_dropped_in_another_phase_belongs_to_it_and_leaves_no_gap() -> None:
    way = PATH.phase("Phase_3").box.x - PATH.step("Task_urgency").box.x

    found = edits.move(PATH, ["Task_urgency"], way + 20, 0)

    assert found.step("Task_urgency").phase == "Phase_3"
    assert ("Task_contact", "Task_first_meeting") in _ways(found)


def test_that_a_row_dropped_in_another_phase_stays_joined_and_leaves_no_gap() -> None:
    row = ["Task_contact", "Task_urgency"]
    way = PATH.phase("Phase_3").box.x - PATH.step("Task_contact").box.x

    found = edits.move(PATH, row, way, 0)

    assert {found.step(step).phase for step in row} == {"Phase_3"}
    assert ("Task_contact", "Task_urgency") in _ways(found)
    assert ("Event_begin_1", "Task_first_meeting") in _ways(found)


def test_that_neighbours_joined_already_are_not_joined_twice() -> None:
    short = edits.add_flow(PATH, "Task_contact", "Task_first_meeting")

    found = edits.remove(short, ["Task_urgency"])

    ways = [(flow.source, flow.target) for flow in found.flows]
    assert ways.count(("Task_contact", "Task_first_meeting")) == 1


def test_that_phases_are_renumbered_when_their_order_changes() -> None:
    found = edits.move(PATH, ["Phase_1"], 10_000, 0)

    assert found.phase("Phase_1").number == 5
    assert found.phase("Phase_2").number == 1


def test_that_a_phase_cannot_be_smaller_than_its_steps() -> None:
    box = PATH.phase("Phase_1").box

    with pytest.raises(RuleBroken, match="too_small"):
        edits.resize_phase(PATH, "Phase_1", Box(box.x, box.y, 200, box.height))


def test_that_flows_dock_on_a_resized_phase() -> None:
    box = PATH.phase("Phase_1").box
    wider = Box(box.x, box.y, box.width + 20, box.height)

    found = edits.resize_phase(PATH, "Phase_1", wider)

    assert _flow(found, "Flow_needed").waypoints[0][0] == box.x + box.width + 20


def test_that_space_made_and_taken_back_gives_the_path_back() -> None:
    made = edits.make_space(PATH, at=700, axis=Axis.X, amount=100)

    assert made.phase("Phase_1").box.width == PATH.phase("Phase_1").box.width + 100
    assert edits.make_space(made, at=700, axis=Axis.X, amount=-100) == PATH


def test_that_space_is_not_taken_from_under_steps() -> None:
    with pytest.raises(RuleBroken, match="no_space"):
        edits.make_space(PATH, at=700, axis=Axis.X, amount=-400)


@pytest.mark.parametrize(
    ("side", "place"),
    [
        (Side.LEFT, lambda box: box.x),
        (Side.CENTRE, lambda box: box.x + box.width / 2),
        (Side.RIGHT, lambda box: box.x + box.width),
        (Side.TOP, lambda box: box.y),
        (Side.MIDDLE, lambda box: box.y + box.height / 2),
        (Side.BOTTOM, lambda box: box.y + box.height),
    ],
)
def test_that_aligned_shapes_share_a_side(side: Side, place: object) -> None:
    ids = ["End_advice", "Gateway_needed", "End_closed"]

    found = edits.align(PATH, ids, side)

    assert len({place(found.step(step).box) for step in ids}) == 1  # type: ignore[operator]


def test_that_distributed_shapes_have_equal_gaps() -> None:
    ids = ["Task_contact", "Task_urgency", "Task_first_meeting"]
    uneven = edits.move(PATH, ["Task_urgency"], 20, 0)

    found = edits.distribute(uneven, ids, Axis.X)

    first, second, third = (found.step(step).box for step in ids)
    assert second.x - first.x - first.width == third.x - second.x - second.width


def test_that_one_shape_cannot_be_aligned() -> None:
    with pytest.raises(RuleBroken) as refused:
        edits.align(PATH, ["Task_contact"], Side.TOP)

    assert refused.value.facts["least"] == 2


def test_that_steps_of_different_phases_are_not_aligned() -> None:
    with pytest.raises(RuleBroken, match="not_together"):
        edits.align(PATH, ["Task_contact", "Task_plan"], Side.LEFT)


def test_that_a_bent_flow_is_routed_again_on_demand() -> None:
    bent = edits.bend(PATH, "Flow_from_contact", ((402, 190), (420, 300), (452, 190)))

    again = edits.reroute(bent, ["Task_contact"])

    assert _flow(again, "Flow_from_contact") == _flow(PATH, "Flow_from_contact")


# what elements say


def test_that_names_are_kept_on_one_line_and_their_length_is_limited() -> None:
    found = edits.rename(PATH, "Task_contact", Words(" Uusi \n nimi ", "Nytt", ""))

    assert found.step("Task_contact").words == Words("Uusi nimi", "Nytt", "")
    with pytest.raises(RuleBroken) as refused:
        edits.rename(PATH, "Task_contact", Words("x" * 301))
    assert refused.value.facts["limit"] == 300


@pytest.mark.parametrize("element", ["Phase_1", "Flow_assess", "Process_families", "End_closed"])
def test_that_every_kind_of_element_can_be_renamed(element: str) -> None:
    found = edits.rename(PATH, element, Words("Nimi"))

    named = found if element == found.id else found.named(element)
    assert named.words == Words("Nimi")  # type: ignore[union-attr]


def test_that_a_character_no_file_can_hold_is_refused() -> None:
    with pytest.raises(RuleBroken, match="bad_characters"):
        edits.rename(PATH, "Task_contact", Words("a\x01b"))


def test_that_a_step_says_who_does_it_and_on_what_law() -> None:
    found = edits.set_step(PATH, "Task_plan", role=StepRole.OWN_WORKER, statute="SHL 39 §")

    assert found.step("Task_plan").role == "own_worker"
    assert found.step("Task_plan").statute == "SHL 39 §"
    with pytest.raises(RuleBroken, match="unknown_role"):
        edits.set_step(PATH, "Task_plan", role="king")


def test_that_a_step_with_a_way_in_cannot_become_a_start() -> None:
    with pytest.raises(RuleBroken, match="into_start"):
        edits.set_step(PATH, "Task_plan", kind=StepKind.START)


def test_that_a_step_made_a_branch_has_no_forms_and_its_own_size() -> None:
    found = edits.set_step(PATH, "Task_plan", kind=StepKind.GATEWAY).step("Task_plan")

    assert (found.forms, found.box.width) == ((), 50.0)
    assert centre(found.box) == centre(PATH.step("Task_plan").box)


def test_that_only_one_way_out_is_the_default() -> None:
    found = edits.set_flow(PATH, "Flow_advice", default=True)

    assert _flow(found, "Flow_advice").default
    assert not _flow(found, "Flow_assess").default


def test_that_an_unknown_condition_is_refused() -> None:
    with pytest.raises(RuleBroken, match="unknown_guard"):
        edits.set_flow(PATH, "Flow_advice", guards=("full_moon",))


def test_that_a_field_an_element_has_not_is_our_own_mistake() -> None:
    with pytest.raises(TypeError):
        edits.set_step(PATH, "Task_plan", colour="red")


def test_that_a_deadline_is_added_changed_and_its_length_checked() -> None:
    added = edits.add_deadline(PATH, "Phase_3", value="P6M", unit="month", clock="plan_review")
    mark = added.phase("Phase_3").deadlines[0]

    changed = edits.set_deadline(added, mark.id, anchor="plan_on", reminder="P14D")

    assert changed.phase("Phase_3").deadlines[0].reminder == "P14D"
    with pytest.raises(RuleBroken, match="bad_length"):
        edits.set_deadline(added, mark.id, value="soon")


# templates


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_that_a_template_brings_its_form_role_law_and_conditions(template: object) -> None:
    wanted = next(each for each in TEMPLATES if each is template)

    found = edits.add_template(PATH, wanted.id, at=(2_000, 240), flow="Flow_from_plan")

    step = _added(PATH, found)
    way_out = next(flow for flow in found.flows if flow.source == step.id)
    assert (step.words, step.forms, step.statute) == (wanted.words, wanted.forms, wanted.statute)
    assert set(wanted.guards) <= set(way_out.guards) <= set(GUARDS)
    assert step.words.sv
    assert step.words.en
