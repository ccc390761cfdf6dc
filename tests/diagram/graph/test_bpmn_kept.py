"""What is not ours in a BPMN file is kept as it is, also after an edit of what is ours."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from lxml import etree

from diagram.graph import edits
from diagram.graph.bpmn import read, write
from diagram.graph.changing import grouped
from diagram.graph.foreign import foreign
from diagram.graph.shipped import shipped
from models.rules.process import Box, ProcessDefinition, StepKind, StepRole
from models.rules.words import Words

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DRAWN = "{http://www.omg.org/spec/BPMN/20100524/DI}"
NOTE = (
    '<vendor:note xmlns:vendor="urn:vendor" vendor:deep="1" other="a&#10;b">  spaced \n text '
    "<vendor:x><![CDATA[1 < 2]]></vendor:x> tail </vendor:note>"
)
BESIDE = """<bpmn:dataObjectReference id="Paper" name="Lomake" dataObjectRef="Paper_is"/>
<bpmn:dataObject id="Paper_is"/>
<bpmn:boundaryEvent id="Alarm" name="Hälytys" attachedToRef="Phase_3">
<bpmn:outgoing>To_alarm</bpmn:outgoing><bpmn:signalEventDefinition id="Signal"/>
</bpmn:boundaryEvent>
<bpmn:intermediateThrowEvent id="Alarmed"><bpmn:incoming>To_alarm</bpmn:incoming>
</bpmn:intermediateThrowEvent>
<bpmn:sequenceFlow id="To_alarm" sourceRef="Alarm" targetRef="Alarmed"/>
<bpmn:textAnnotation id="Remark"><bpmn:text>Huomio</bpmn:text></bpmn:textAnnotation>
<bpmn:association id="Tie" sourceRef="Alarm" targetRef="Remark"/>
"""
DRAWN_BESIDE = """<bpmndi:BPMNShape id="Alarm_di" bpmnElement="Alarm">
<dc:Bounds x="1600" y="400" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="Remark_di" bpmnElement="Remark">
<dc:Bounds x="1500" y="600" width="100" height="40"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="Alarmed_di" bpmnElement="Alarmed">
<dc:Bounds x="1700" y="600" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNEdge id="Tie_di" bpmnElement="Tie"><di:waypoint x="1600" y="300"/>
<di:waypoint x="1550" y="600"/></bpmndi:BPMNEdge>
"""


def with_strangers() -> bytes:
    """Return the shipped path with things of other makers in it, in each kind of place."""
    data = write(shipped()).decode("utf-8")
    data = data.replace('<polku:form kind="plan"/>', f'<polku:form kind="plan"/>{NOTE}')
    data = data.replace(
        '<bpmn:userTask id="Task_plan"',
        '<bpmn:userTask xmlns:v="urn:v" v:colour="red" id="Task_plan"',
    )
    data = data.replace("<bpmn:boundaryEvent", f"{BESIDE}<bpmn:boundaryEvent", 1)
    data = data.replace("<bpmndi:BPMNEdge", f"{DRAWN_BESIDE}<bpmndi:BPMNEdge", 1)
    data = data.replace("?>", "?><!-- a remark before all --><?tool keep?>", 1)
    return data.encode("utf-8")


def strangers(data: bytes) -> dict[str, str]:
    """Return the canonical form of everything foreign, by what it is called."""
    root = etree.fromstring(data)
    found: Iterable[etree._Element] = root.iter("{urn:vendor}note")
    kept = {"note": next(iter(found))}
    names = ("Paper", "Paper_is", "Alarmed", "To_alarm", "Remark", "Signal")
    kept |= {e.get("id"): e for e in root.iter(MODEL + "*") if e.get("id") in names}
    return {
        name: etree.tostring(e, method="c14n", exclusive=True, with_tail=False).decode("utf-8")
        for name, e in kept.items()
    }


Edit = Callable[[ProcessDefinition], ProcessDefinition]
EDITS: dict[str, Edit] = {
    "nothing": lambda d: d,
    "a name": lambda d: edits.rename(d, "Task_plan", Words("Uusi nimi", "Nytt", "New")),
    "a move": lambda d: edits.move(d, ["Phase_3"], 30, 20),
    "a new step": lambda d: edits.add_step(
        d, StepKind.TASK, at=(d.phase("Phase_3").box.x + 60, d.phase("Phase_3").box.y + 90)
    ),
    "a removed step": lambda d: edits.remove(d, ["Task_contact"]),
    "a role": lambda d: edits.set_step(d, "Task_plan", role=StepRole.OWN_WORKER),
    "a help": lambda d: edits.set_step(d, "Task_plan", help=Words("Apua", "Hjälp", "Help")),
    "a deadline": lambda d: edits.set_deadline(d, "Deadline_start", value="P5D"),
    "a guard": lambda d: edits.set_flow(d, "Flow_closed", guards=("service_ended",)),
}
by_edit = pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)


@by_edit
def test_that_foreign_parts_stay_the_same_to_the_letter_after_an_edit(edit: Edit) -> None:
    data = with_strangers()

    written = write(edit(read(data)), onto=data)

    assert strangers(written) == strangers(data)
    assert b'v:colour="red"' in written
    assert b"a remark before all" in written
    assert b"<?tool keep?>" in written


@by_edit
def test_that_an_edit_laid_onto_the_file_reads_back_as_the_edited_path(edit: Edit) -> None:
    data = with_strangers()
    edited = grouped(edit(read(data)))

    written = write(edited, onto=data)

    assert read(written) == edited
    assert write(read(written), onto=written) == written


def test_that_an_unchanged_path_gives_the_file_as_it_was() -> None:
    data = with_strangers()

    assert etree.tostring(etree.fromstring(write(read(data), onto=data)), method="c14n2") == (
        etree.tostring(etree.fromstring(data), method="c14n2")
    )


def test_that_every_new_field_survives_a_round_trip() -> None:
    definition = shipped()
    step = replace(
        definition.step("Task_plan"),
        role=StepRole.OWN_WORKER,
        help=Words("Kysy lapselta.", "Fråga barnet.", "Ask the child."),
        statute="SHL 39 §",
        label=Box(1.5, 2.0, 90.0, 20.0),
    )
    phase = definition.phase("Phase_1")
    mark = replace(phase.deadlines[0], reminder="P2D")
    phase = replace(phase, help=Words("Ohje"), deadlines=(mark,))
    flow = replace(definition.flows[0], label=Box(10.0, 20.0, 60.0, 14.0))
    changed = replace(
        definition,
        steps=tuple(step if s.id == step.id else s for s in definition.steps),
        phases=(phase, *definition.phases[1:]),
        flows=(flow, *definition.flows[1:]),
    )

    assert read(write(changed)) == changed
    assert read(write(changed, onto=write(definition))) == changed


def test_that_a_role_is_also_a_lane_of_the_standard() -> None:
    data = write(shipped())
    definition = edits.set_step(read(data), "Task_plan", role=StepRole.OWN_WORKER)

    written = write(definition, onto=data)

    lanes = list(etree.fromstring(written).iter(MODEL + "lane"))
    assert [(e.get("name"), e.findtext(MODEL + "flowNodeRef")) for e in lanes] == [
        ("Omatyöntekijä", "Task_plan")
    ]
    back = edits.set_step(definition, "Task_plan", role="")
    assert b"laneSet" not in write(back, onto=written)


def test_that_what_is_foreign_is_listed_with_its_place_and_name() -> None:
    view = foreign(with_strangers())

    assert [(e.id, e.kind, e.name) for e in view.elements] == [
        ("Alarm", "boundaryEvent", "Hälytys"),
        ("Tie", "association", ""),
    ]
    assert view.elements[0].box == Box(1600.0, 400.0, 36.0, 36.0)
    assert view.elements[1].line == ((1600.0, 300.0), (1550.0, 600.0))
    assert dict(view.marked) == {"Alarmed": "intermediateThrowEvent"}


def test_that_our_own_path_has_nothing_foreign() -> None:
    view = foreign(write(shipped()))

    assert view.elements == ()
    assert view.marked == {}


def test_that_a_foreign_step_is_carried_out_and_marked_as_what_it_is() -> None:
    data = write(shipped()).replace(b"userTask", b"serviceTask")

    assert read(data).step("Task_plan").kind is StepKind.TASK
    assert foreign(data).marked["Task_plan"] == "serviceTask"
    renamed = edits.rename(read(data), "Task_plan", Words("Toinen"))
    assert b'<bpmn:serviceTask id="Task_plan" name="Toinen">' in write(renamed, onto=data)


def test_that_what_hangs_on_a_moved_phase_moves_with_it() -> None:
    data = with_strangers()

    edited = edits.move(read(data), ["Phase_3"], 30, 20)

    moved = write(edited, onto=data)

    old, new = read(data).phase("Phase_3").box, edited.phase("Phase_3").box
    dx, dy = new.x - old.x, new.y - old.y
    assert _place(moved, "Alarm") == Box(1600.0 + dx, 400.0 + dy, 36.0, 36.0)
    assert read(moved).step("Remark").box == read(data).step("Remark").box
    tie = next(e for e in foreign(moved).elements if e.id == "Tie")
    assert tie.line == ((1600.0 + dx, 300.0 + dy), (1550.0, 600.0))


def _place(data: bytes, element: str) -> Box | None:
    return next(e.box for e in foreign(data).elements if e.id == element)


def test_that_foreign_ties_to_a_removed_phase_go_with_it() -> None:
    data = with_strangers()

    written = write(edits.remove(read(data), ["Phase_3"]), onto=data)

    root = etree.fromstring(written)
    ids = {e.get("id") for e in root.iter() if isinstance(e.tag, str)}
    assert ids.isdisjoint({"Alarm", "To_alarm", "Tie", "Alarm_di", "Tie_di"})
    assert {"Remark", "Alarmed", "Paper"} <= ids
    drawn = {e.get("bpmnElement") for e in root.iter(DRAWN + "BPMNShape", DRAWN + "BPMNEdge")}
    assert drawn <= ids


def test_that_a_condition_gets_the_prefix_that_the_file_has_for_the_standard() -> None:
    data = write(shipped()).replace(b"bpmn:", b"model:").replace(b"xmlns:bpmn=", b"xmlns:model=")
    definition = edits.set_flow(read(data), "Flow_advice", guards=("urgency_assessed",))

    written = write(definition, onto=data)

    assert b'xsi:type="model:tFormalExpression">urgency_assessed<' in written


def test_that_a_deadline_keeps_the_name_that_another_program_gave_it() -> None:
    data = write(shipped()).replace("7 arkipäivää".encode(), "Seitsemän päivää".encode())

    named = write(edits.set_deadline(read(data), "Deadline_start", value="P5D"), onto=data)
    own = write(edits.set_deadline(read(data), "Deadline_ready", value="P1M"), onto=data)

    assert "Seitsemän päivää".encode() in named
    assert b'name="1 kuukausi"' in own
