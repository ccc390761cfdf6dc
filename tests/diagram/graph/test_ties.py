"""Notes on flows and deadlines, and notes of several lines: followed, joined, written, read."""

import pytest

from diagram.graph import edits
from diagram.graph.arrange import laid_out
from diagram.graph.bpmn import read, write
from diagram.graph.clipping import clip_from
from diagram.graph.foreign import foreign
from diagram.graph.older import as_read_now
from diagram.graph.shipped import shipped
from diagram.graph.ties import middle
from models.rules.errors import RuleBroken
from models.rules.path_order import without_notes
from models.rules.process import Flow, ProcessDefinition, StepKind
from models.rules.words import Words
from tests.diagram.graph.paths import flow_named

FLOW, DEADLINE = "Flow_from_contact", "Deadline_start"
NOTE = Words("Kysy lapselta.", "Fråga barnet.", "Ask the child.")


def tied() -> ProcessDefinition:
    """Return the shipped path with a note on the way from the contact and on its deadline."""
    path = edits.add_step(shipped(), StepKind.NOTE, at=(300, 20), words=NOTE, phase="", id="Note_1")
    path = edits.add_flow(path, "Note_1", FLOW, id="Line_flow")
    return edits.add_flow(path, DEADLINE, "Note_1", id="Line_mark")


def _lines(path: ProcessDefinition) -> list[Flow]:
    return [flow for flow in path.flows if flow.target == "Note_1"]


def test_that_a_note_is_tied_to_a_flow_and_a_deadline_as_the_standard_writes_it() -> None:
    data = write(tied())

    assert b'<bpmn:association id="Line_flow" sourceRef="Flow_from_contact"' in data
    assert b'<bpmn:association id="Line_mark" sourceRef="Deadline_start"' in data
    assert read(data) == tied()
    assert write(read(data), onto=data) == data
    assert read(write(tied(), onto=write(shipped()))) == tied()
    assert foreign(data).elements == ()


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: edits.move(d, ["Task_contact"], 0, 40),
        lambda d: edits.move(d, ["Phase_1", "Note_1"], 50, 40),
        lambda d: edits.bend(d, FLOW, [(402, 190), (402, 240), (452, 240), (452, 190)]),
        lambda d: edits.insert_on_flow(d, FLOW, StepKind.TASK, (427, 190)),
        lambda d: edits.make_space(d, at=410, axis=edits.Axis.X, amount=80),
        laid_out,
    ],
)
def test_that_a_line_begins_in_the_middle_of_its_flow_after_each_edit(edit: object) -> None:
    assert callable(edit)

    path = edit(tied())

    way = flow_named(path, FLOW).waypoints
    assert flow_named(path, "Line_flow").waypoints[0] == middle(way)
    assert read(write(path, onto=write(tied()))) == path


def test_that_a_line_leads_to_the_flow_in_whose_way_a_step_was() -> None:
    path = edits.remove(tied(), ["Task_contact"])

    line = flow_named(path, "Line_flow")
    assert line.source == "Flow_begin_1"
    assert line.waypoints[0] == middle(flow_named(path, "Flow_begin_1").waypoints)


@pytest.mark.parametrize(("gone", "left"), [(FLOW, ["Line_mark"]), (DEADLINE, ["Line_flow"])])
def test_that_a_line_goes_with_its_flow_or_deadline(gone: str, left: list[str]) -> None:
    path = edits.remove(tied(), [gone])

    assert [line.id for line in _lines(path)] == left
    assert path.step("Note_1").words == NOTE
    assert read(write(path, onto=write(tied()))) == path


def test_that_a_second_line_to_the_same_flow_is_refused() -> None:
    with pytest.raises(RuleBroken) as broken:
        edits.add_flow(tied(), FLOW, "Note_1")

    assert broken.value.code == "edit.noted_already"


@pytest.mark.parametrize("end", ["Line_mark", "Flow_none"])
def test_that_a_note_is_not_tied_to_a_line_nor_to_what_is_not_there(end: str) -> None:
    path = edits.add_step(tied(), StepKind.NOTE, at=(800, 20), phase="", id="Note_2")

    with pytest.raises(RuleBroken) as broken:
        edits.add_flow(path, "Note_2", end)

    assert broken.value.code == "edit.not_a_node"


def test_that_a_flow_is_never_led_to_a_flow_or_deadline() -> None:
    with pytest.raises(RuleBroken) as broken:
        edits.reconnect(tied(), "Flow_begin_1", target=DEADLINE)

    assert broken.value.code == "edit.not_a_node"


def test_that_lines_are_copied_with_what_they_tie() -> None:
    clip = clip_from(edits.copy(tied(), ["Note_1", "Phase_1"]))

    path = edits.paste(tied(), clip, (4000.0, 2000.0))

    old = {flow.id for flow in tied().flows}
    new = [flow for flow in path.flows if flow.target in path.notes and flow.id not in old]
    assert len(new) == 2
    assert read(write(path)) == path


def test_that_the_lines_of_a_note_are_kept_when_it_is_written_and_read() -> None:
    words = Words("Kysy lapselta. \r\n\n\n Kirjaa\tvastaus. \n", "Fråga.\nSkriv.", "")

    path = edits.rename(tied(), "Note_1", words)

    note = path.step("Note_1")
    assert note.words == Words("Kysy lapselta.\n\nKirjaa vastaus.", "Fråga.\nSkriv.", "")
    assert note.box.height > tied().step("Note_1").box.height
    assert read(write(path)) == path
    assert read(write(path, onto=write(tied()))) == path


def test_that_annotations_an_older_program_passed_over_are_notes_when_its_version_is_opened() -> (
    None
):
    source = write(tied())
    older = without_notes(tied())

    opened = as_read_now(older, source)

    assert opened == tied()
    assert write(opened, onto=source) == source


def test_that_lines_which_an_older_program_passed_over_are_read_too() -> None:
    source, older = write(tied()), edits.remove(tied(), ["Line_flow", "Line_mark"])

    assert as_read_now(older, source) == tied()
    assert as_read_now(tied(), source) is not None
    assert as_read_now(shipped(), write(shipped())) == shipped()
