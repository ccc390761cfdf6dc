"""Notes, reminders and parallel branches: drawn, edited, written, read back, laid out."""

from dataclasses import replace

import pytest
from lxml import etree

from diagram.graph import edits
from diagram.graph.arrange import laid_out
from diagram.graph.bpmn import read, write
from diagram.graph.changing import boxes
from diagram.graph.checks import problems
from diagram.graph.clipping import clip_from
from diagram.graph.foreign import foreign
from diagram.graph.geometry import contains, overlap
from diagram.graph.shipped import shipped
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition, StepKind
from models.rules.words import Words
from tests.diagram.graph.paths import flow_named, paired

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
NOTE = Words("Kysy lapselta ensin.", "Fråga barnet först.", "Ask the child first.")


def noted(path: ProcessDefinition, *, at: tuple[float, float] = (300.0, 20.0)) -> ProcessDefinition:
    """Return a path with a note tied to the contact (yhteydenotto)."""
    path = edits.add_step(path, StepKind.NOTE, at=at, words=NOTE, phase="", id="Note_1")
    return edits.add_flow(path, "Note_1", "Task_contact", id="Line_1")


def reminded(path: ProcessDefinition) -> ProcessDefinition:
    """Return a path with a reminder two weeks after the contact."""
    words = Words("Soita perheelle", "Ring familjen", "Call the family")
    path = edits.insert_on_flow(
        path, "Flow_from_contact", StepKind.SEND, (0.0, 0.0), words=words, id="Reminder_1"
    )
    return edits.set_step(path, "Reminder_1", after="P2W")


def full() -> ProcessDefinition:
    """Return the shipped path with one of each."""
    return noted(reminded(paired(shipped())))


def test_that_each_is_written_in_the_words_of_the_standard() -> None:
    root = etree.fromstring(write(full()))

    note = root.find(f".//{MODEL}textAnnotation[@id='Note_1']")
    line = root.find(f".//{MODEL}association[@id='Line_1']")
    assert note is not None
    assert note.findtext(f"{MODEL}text") == "Kysy lapselta ensin."
    assert note.get("name") is None
    assert line is not None
    assert (line.get("sourceRef"), line.get("targetRef")) == ("Task_contact", "Note_1")
    assert root.find(f".//{MODEL}sendTask[@id='Reminder_1']") is not None
    assert len(root.findall(f".//{MODEL}parallelGateway")) == 2
    task = root.find(f".//{MODEL}userTask[@id='Task_contact']")
    assert task is not None
    assert "Line_1" not in [each.text for each in task]


def test_that_all_of_it_survives_a_round_trip() -> None:
    path = full()
    data = write(path)

    assert read(data) == path
    assert write(read(data), onto=data) == data
    assert read(write(path, onto=write(shipped()))) == path
    assert foreign(data).elements == ()
    assert dict(foreign(data).marked) == {}


def test_that_a_line_drawn_from_the_note_keeps_its_direction_in_the_file() -> None:
    data = write(noted(shipped())).replace(
        b'sourceRef="Task_contact" targetRef="Note_1"',
        b'sourceRef="Note_1" targetRef="Task_contact"',
    )
    path = read(data)
    turned = flow_named(noted(shipped()), "Line_1").waypoints[::-1]

    moved = write(edits.move(path, ["Note_1"], 40, 0), onto=data)

    assert flow_named(path, "Line_1").waypoints == turned
    assert b'sourceRef="Note_1" targetRef="Task_contact"' in moved
    assert read(moved) == edits.move(path, ["Note_1"], 40, 0)


def test_that_a_sound_path_with_all_of_it_has_no_findings() -> None:
    assert problems(full()) == ()


def test_that_a_note_may_stand_outside_the_phase_of_what_it_tells_of() -> None:
    path = noted(shipped())

    assert path.step("Note_1").phase is None
    assert flow_named(path, "Line_1").source == "Task_contact"


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Note_1", "Task_contact", "edit.noted_already"),
        ("Task_contact", "Note_1", "edit.noted_already"),
        ("Note_1", "Note_2", "edit.note_to_note"),
        ("Note_1", "Note_1", "edit.to_itself"),
    ],
)
def test_that_a_line_is_refused(source: str, target: str, code: str) -> None:
    path = edits.add_step(noted(shipped()), StepKind.NOTE, at=(800, 20), phase="", id="Note_2")

    with pytest.raises(RuleBroken) as broken:
        edits.add_flow(path, source, target)

    assert broken.value.code == code


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda d: edits.reconnect(d, "Line_1", target="Task_urgency"), "edit.line_without_note"),
        (lambda d: edits.reconnect(d, "Flow_from_contact", target="Note_1"), "edit.flow_to_note"),
        (lambda d: edits.insert_on_flow(d, "Line_1", StepKind.TASK, (0, 0)), "edit.note_between"),
        (
            lambda d: edits.insert_on_flow(d, "Flow_from_contact", StepKind.NOTE, (0, 0)),
            "edit.note_between",
        ),
        (lambda d: edits.set_step(d, "Note_1", kind=StepKind.TASK), "edit.note_stays"),
        (lambda d: edits.set_step(d, "Task_plan", kind=StepKind.NOTE), "edit.note_stays"),
        (lambda d: edits.add_parallel(d, at=(0, 0), flow="Line_1"), "edit.note_between"),
        (lambda d: edits.set_step(d, "Task_plan", after="soon"), "edit.bad_length"),
    ],
)  # fmt: skip
def test_that_what_would_make_no_sense_is_refused(edit: object, code: str) -> None:
    assert callable(edit)

    with pytest.raises(RuleBroken) as broken:
        edit(noted(shipped()))

    assert broken.value.code == code


def test_that_a_line_can_be_led_to_another_step_and_to_another_note() -> None:
    path = edits.add_step(noted(shipped()), StepKind.NOTE, at=(800, 20), phase="", id="Note_2")

    led = edits.reconnect(path, "Line_1", source="Task_plan")
    led = edits.reconnect(led, "Line_1", target="Note_2")

    assert (flow_named(led, "Line_1").source, flow_named(led, "Line_1").target) == (
        "Task_plan", "Note_2",
    )  # fmt: skip


def test_that_the_line_follows_the_note_and_the_step() -> None:
    path = noted(shipped())

    for moved in ("Note_1", "Task_contact"):
        after = edits.move(path, [moved], 0, -20)
        line = flow_named(after, "Line_1").waypoints
        assert line != flow_named(path, "Line_1").waypoints
        assert line[-1][1] in (
            after.step("Note_1").box.y,
            after.step("Note_1").box.y + after.step("Note_1").box.height,
        )


def test_that_a_step_with_a_note_is_rejoined_past_when_it_goes() -> None:
    path = edits.remove(noted(shipped()), ["Task_contact"])

    assert all(flow.id != "Line_1" for flow in path.flows)
    assert path.step("Note_1").words == NOTE
    assert any(f.target == "Task_urgency" and f.source == "Event_begin_1" for f in path.flows)


def test_that_a_step_moved_to_another_phase_keeps_its_note() -> None:
    path = noted(shipped())
    way = path.phase("Phase_3").box.x + 60 - path.step("Task_contact").box.x

    moved = edits.move(path, ["Task_contact"], way, 0)

    assert moved.step("Task_contact").phase == "Phase_3"
    assert flow_named(moved, "Line_1").source == "Task_contact"


def test_that_a_note_is_as_high_as_its_text() -> None:
    path = noted(shipped())
    long = Words("Kysy lapselta itseltään, mitä hän toivoo, ja kirjaa vastaus sanatarkasti. " * 3)

    written = edits.rename(path, "Note_1", long)

    assert written.step("Note_1").box.height > path.step("Note_1").box.height
    assert written.step("Note_1").box.width == path.step("Note_1").box.width
    assert edits.rename(written, "Note_1", NOTE).step("Note_1") == path.step("Note_1")


def test_that_a_note_is_copied_with_its_line() -> None:
    path = noted(shipped())

    clip = clip_from(edits.copy(path, ["Note_1", "Task_contact"]))
    pasted = edits.paste(path, clip, (4000.0, 900.0))

    new = [step for step in pasted.steps if step.id not in boxes(path)]
    line = next(f for f in pasted.flows if f.target in pasted.notes and f.id != "Line_1")
    assert sorted(step.kind for step in new) == [StepKind.NOTE, StepKind.TASK]
    assert next(step for step in new if step.kind is StepKind.NOTE).words == NOTE
    assert {line.source, line.target} == {step.id for step in new}


def test_that_notes_are_laid_out_over_nothing() -> None:
    path = edits.add_step(
        full(), StepKind.NOTE, at=(0, 0), words=NOTE, phase="Phase_2", id="Note_in"
    )
    path = edits.add_flow(path, "Note_in", "Task_conclusions")

    made = laid_out(path)

    known = boxes(made)
    assert contains(known["Phase_2"], known["Note_in"])
    for note in ("Note_1", "Note_in"):
        others = (s for s in made.steps if s.id != note)
        assert not any(overlap(known[note], known[other.id]) for other in others)
    assert not any(overlap(known["Note_1"], phase.box) for phase in made.phases)
    assert laid_out(made) == made


def test_that_a_default_is_refused_out_of_parallel_branches() -> None:
    path = paired(shipped())

    with pytest.raises(RuleBroken, match="parallel_default"):
        edits.set_flow(path, "Flow_1_2", default=True)


def test_that_a_choice_made_parallel_has_no_default_any_more() -> None:
    path = edits.set_step(shipped(), "Gateway_needed", kind=StepKind.PARALLEL)

    assert not any(flow.default for flow in path.flows if flow.source == "Gateway_needed")
    assert b'<bpmn:parallelGateway id="Gateway_needed"' in write(path, onto=write(shipped()))


def test_that_a_pair_lies_free_on_a_flow_with_its_own_ways() -> None:
    path = paired(shipped())

    new = [step for step in path.steps if step.id not in boxes(shipped())]
    assert [step.kind for step in new] == [
        StepKind.PARALLEL, StepKind.TASK, StepKind.TASK, StepKind.PARALLEL,
    ]  # fmt: skip
    assert all(len(flow.waypoints) > 1 for flow in path.flows)
    assert flow_named(path, "Flow_from_contact").guards == ("contact_finished",)


def test_that_a_plan_beside_a_parallel_step_is_still_wanted() -> None:
    path = edits.add_parallel(shipped(), at=(0, 0), flow="Flow_begin_3")
    path = replace(
        path,
        flows=tuple(replace(f, guards=()) if f.source == "Task_plan" else f for f in path.flows),
    )

    assert "process.plan_without_bypass" in {found.code for found in problems(path)}
