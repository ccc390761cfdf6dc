import pytest

from diagram.graph import edits
from diagram.graph.connecting import may_connect
from diagram.graph.shipped import shipped
from models.rules.errors import RuleBroken
from tests.diagram.graph.paths import laid_out

PATH = laid_out(shipped())


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Task_contact", "Event_begin_1", "edit.into_start"),
        ("Phase_1", "Event_pending", "edit.into_start"),
        ("Event_ready_1", "Task_contact", "edit.out_of_end"),
        ("End_advice", "Phase_1", "edit.out_of_end"),
        ("Task_contact", "Task_plan", "edit.crosses_phase"),
        ("Task_contact", "Phase_1", "edit.crosses_phase"),
        ("Task_contact", "End_advice", "edit.crosses_phase"),
        ("Phase_1", "Phase_1", "edit.to_itself"),
        ("Task_contact", "Task_urgency", "edit.joined_already"),
        ("Task_contact", "Flow_begin_1", "edit.not_a_node"),
        ("Deadline_start", "Phase_2", "edit.not_a_node"),
    ],
)
def test_that_preview_and_edit_refuse_a_flow_alike(source: str, target: str, code: str) -> None:
    problem = may_connect(PATH, source, target)

    with pytest.raises(RuleBroken) as refused:
        edits.add_flow(PATH, source, target)

    assert problem is not None
    assert problem.code == refused.value.code == code


@pytest.mark.parametrize(
    ("source", "target"),
    [("Task_first_meeting", "Task_contact"), ("Phase_1", "Phase_3"), ("Gateway_needed", "Phase_5")],
)
def test_that_a_flow_may_lead_back_and_past(source: str, target: str) -> None:
    assert may_connect(PATH, source, target) is None

    added = edits.add_flow(PATH, source, target)

    assert len(added.flows) == len(PATH.flows) + 1


def test_that_a_flow_may_be_led_back_to_where_it_led() -> None:
    assert may_connect(PATH, "Task_contact", "Task_urgency", flow="Flow_from_contact") is None


def test_that_a_flow_from_another_node_is_no_longer_the_default() -> None:
    led = edits.reconnect(PATH, "Flow_assess", source="Phase_1")

    flow = led.named("Flow_assess")

    assert (flow.source, flow.default) == ("Phase_1", False)  # type: ignore[union-attr]


def test_that_a_flow_cannot_be_led_through_a_border() -> None:
    with pytest.raises(RuleBroken, match="crosses_phase"):
        edits.reconnect(PATH, "Flow_from_contact", target="Task_plan")
