"""Notes, reminders and parallel steps on the board, with keys and mouse as a user makes them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication

from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.words import Command, EditName
from diagram.graph import edits
from diagram.graph.foreign import NOTHING_FOREIGN, ForeignElement, ForeignView
from diagram.graph.shipped import shipped
from models.rules.path_order import pairs
from models.rules.process import Box, ProcessDefinition, StepKind
from models.rules.words import Words
from tests.diagram.drawing.conftest import ShowPath
from tests.diagram.drawing.stage import CTRL, SHIFT, Stage

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def _reader_is_on() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def noted() -> ProcessDefinition:
    """Return the shipped path with a note on the contact (yhteydenotto)."""
    path = edits.add_step(
        shipped(), StepKind.NOTE, at=(300, 0), phase="", words=Words("Kysy lapselta"), id="Note_1"
    )
    return edits.add_flow(path, "Note_1", "Task_contact", id="Line_1")


def _create(stage: Stage, what: str) -> None:
    """Choose in the list of what can be created."""
    stage.key(Qt.Key.Key_Insert)
    stage.write(what)
    stage.key(Qt.Key.Key_Return)


def test_that_a_note_is_written_over_the_chosen_step_with_keys_alone(show_path: ShowPath) -> None:
    stage = show_path()
    stage.canvas.select(("Task_contact",))

    stage.key(Qt.Key.Key_T, CTRL)
    stage.name("Kysy lapselta")

    (note,) = (step for step in stage.value.steps if step.kind is StepKind.NOTE)
    (line,) = (flow for flow in stage.value.flows if flow.target == note.id)
    assert note.words.fi == "Kysy lapselta"
    assert note.phase is None
    assert note.box.y + note.box.height < stage.value.phase("Phase_1").box.y
    assert line.source == "Task_contact"
    assert stage.canvas.selected == (note.id,)
    assert stage.edits == [EditName.ADD_NOTE, EditName.RENAME]


def test_that_the_note_is_one_undo_with_its_line(show_path: ShowPath) -> None:
    stage = show_path()
    stage.canvas.select(("Task_contact",))

    stage.key(Qt.Key.Key_T, CTRL)
    stage.key(Qt.Key.Key_Escape)
    stage.history.undo()

    assert stage.value == shipped()


def test_that_a_note_is_chosen_from_the_create_list_too(show_path: ShowPath) -> None:
    stage = show_path()
    stage.canvas.select(("Phase_2",))

    _create(stage, "selit")
    stage.name("Kolme kuukautta")

    (note,) = (step for step in stage.value.steps if step.kind is StepKind.NOTE)
    assert any(f.source == "Phase_2" and f.target == note.id for f in stage.value.flows)


@pytest.mark.parametrize("element", ["Flow_from_contact", "Deadline_start"])
def test_that_a_note_stands_over_a_flow_or_deadline_and_is_tied_to_it(
    show_path: ShowPath, element: str
) -> None:
    stage = show_path()
    stage.canvas.select((element,))

    stage.key(Qt.Key.Key_T, CTRL)
    stage.name("Vain kerran")

    (line,) = (flow for flow in stage.value.flows if flow.target in stage.value.notes)
    assert line.source == element
    assert stage.value.step(line.target).words.fi == "Vain kerran"
    assert stage.refusals == []
    stage.history.undo()
    stage.history.undo()
    assert stage.value == shipped()


def test_that_a_line_of_a_note_begins_by_control_and_enter(show_path: ShowPath) -> None:
    stage = show_path(noted())
    stage.canvas.select(("Note_1",))

    stage.key(Qt.Key.Key_F2)
    stage.write("Kysy.")
    stage.key(Qt.Key.Key_Return, CTRL)
    stage.write("Kirjaa.")
    stage.key(Qt.Key.Key_Return)

    assert stage.value.step("Note_1").words.fi == "Kysy.\nKirjaa."
    assert stage.edits == [EditName.RENAME]


def test_that_a_reminder_goes_onto_the_chosen_flow(show_path: ShowPath) -> None:
    stage = show_path()
    stage.canvas.select(("Flow_from_contact",))

    _create(stage, "muistutus")
    stage.name("Soita perheelle")

    (step,) = (step for step in stage.value.steps if step.kind is StepKind.SEND)
    assert step.words.fi == "Soita perheelle"
    assert any(f.source == step.id and f.target == "Task_urgency" for f in stage.value.flows)


def test_that_parallel_steps_are_made_on_a_flow_and_the_first_is_named(
    show_path: ShowPath,
) -> None:
    stage = show_path()
    stage.canvas.select(("Flow_from_contact",))

    _create(stage, "rinnakkaiset")
    stage.name("Kuuleminen")

    (pair,) = pairs(stage.value)
    assert len(pair.branches) == 2
    assert stage.value.step("Task_1_1").words.fi == "Kuuleminen"
    assert stage.edits == [EditName.ADD_PARALLEL, EditName.RENAME]


def test_that_parallel_steps_are_made_after_a_step_by_command(show_path: ShowPath) -> None:
    stage = show_path(edits.remove(shipped(), ["Flow_from_contact"]))
    stage.canvas.select(("Task_contact",))

    stage.canvas.run(Command.NEW_PARALLEL)

    (pair,) = pairs(stage.value)
    assert any(f.source == "Task_contact" and f.target == pair.split for f in stage.value.flows)


def test_that_a_line_is_drawn_from_the_note_to_a_step(show_path: ShowPath) -> None:
    path = edits.remove(noted(), ["Line_1"])
    stage = show_path(path)
    stage.at_once(0.8, left=60, top=-120)
    stage.canvas.select(("Note_1",))
    box = path.step("Note_1").box
    knob = (box.x + box.width + 20 / 0.8, box.y + box.height / 2)

    stage.drag(knob, stage.middle("Task_contact"))
    stage.let_go(stage.middle("Task_contact"))

    (line,) = (flow for flow in stage.value.flows if flow.target == "Note_1")
    assert line.source == "Task_contact"
    assert len(line.waypoints) == 2


@pytest.mark.parametrize("element", ["Flow_from_contact", "Deadline_start"])
def test_that_a_line_is_drawn_from_the_note_to_a_flow_or_deadline(
    show_path: ShowPath, element: str
) -> None:
    stage = show_path(edits.remove(noted(), ["Line_1"]))
    stage.at_once(0.8, left=60, top=-120)
    stage.canvas.select(("Note_1",))
    box = stage.value.step("Note_1").box

    stage.drag((box.x + box.width + 20 / 0.8, box.y + box.height / 2), stage.middle(element))
    stage.let_go(stage.middle(element))

    assert [f.source for f in stage.value.flows if f.target == "Note_1"] == [element]


def test_that_a_note_is_tied_to_a_flow_by_keys(show_path: ShowPath) -> None:
    stage = show_path(noted())
    stage.canvas.select(("Flow_from_contact",))

    stage.canvas.run(Command.CONNECT)
    stage.key(Qt.Key.Key_Return)

    (line,) = stage.canvas.selected
    assert stage.canvas.choice.said(line).startswith("Yhdysviiva: Siirtymä: Yhteydenotto – ")
    stage.key(Qt.Key.Key_Left)
    assert stage.canvas.selected == ("Flow_from_contact",)


def test_that_a_note_is_moved_deleted_copied_and_pasted(show_path: ShowPath) -> None:
    stage = show_path(noted())
    stage.canvas.select(("Note_1",))
    before = stage.value.step("Note_1").box

    stage.key(Qt.Key.Key_Up, CTRL)
    assert stage.value.step("Note_1").box.y == before.y - 10
    stage.key(Qt.Key.Key_C, CTRL)
    stage.key(Qt.Key.Key_V, CTRL)
    assert len(stage.value.notes) == 2
    stage.key(Qt.Key.Key_Delete)
    assert stage.value.notes == {"Note_1"}
    stage.canvas.select(("Note_1",))
    stage.key(Qt.Key.Key_Delete)

    assert not stage.value.notes
    assert all(flow.id != "Line_1" for flow in stage.value.flows)


def test_that_a_note_held_over_a_flow_does_not_go_into_it(show_path: ShowPath) -> None:
    path = edits.remove(noted(), ["Line_1"])
    stage = show_path(path)
    stage.at_once(0.8, left=60, top=-120)
    flow = next(flow for flow in path.flows if flow.id == "Flow_from_contact")
    x = (flow.waypoints[0][0] + flow.waypoints[-1][0]) / 2

    stage.drag(stage.middle("Note_1"), (x, flow.waypoints[0][1]))
    stage.let_go((x, flow.waypoints[0][1]))

    assert stage.refusals == []
    assert len(stage.value.flows) == len(path.flows)
    assert stage.value.step("Note_1").phase == "Phase_1"


def test_that_walking_goes_past_the_notes(show_path: ShowPath) -> None:
    stage = show_path(noted())
    stage.canvas.select(("Task_contact",))

    stage.key(Qt.Key.Key_Right)

    assert stage.canvas.selected == ("Task_urgency",)


@pytest.mark.usefixtures("_reader_is_on")
def test_that_a_note_is_read_with_what_it_tells_of(show_path: ShowPath) -> None:
    canvas = show_path(noted()).canvas

    note, step = _named(canvas, "Selite: Kysy lapselta"), _named(canvas, "Askel: Yhteydenotto")

    assert "Koskee: Yhteydenotto." in note.text(Description)
    assert "Selite: Kysy lapselta" in step.text(Description)
    assert _named(canvas, "Yhdysviiva: Yhteydenotto") is not None


@pytest.mark.usefixtures("_reader_is_on")
def test_that_the_order_of_parallel_branches_is_read(show_path: ShowPath) -> None:
    path = edits.add_parallel(shipped(), at=(400, 190), flow="Flow_from_contact")
    canvas = show_path(edits.rename(path, "Task_1_2", Words("Lausunnot"))).canvas

    flow = _named(canvas, "Siirtymä: Rinnakkainen haara – Lausunnot")

    assert "Tehdään 2/2." in flow.text(Description)


@pytest.mark.usefixtures("_reader_is_on")
def test_that_foreign_shapes_are_children_of_the_board(show_path: ShowPath) -> None:
    canvas = show_path().canvas
    store = ForeignElement("Store", "dataStoreReference", "Rekisteri", Box(0, 700, 50, 50))
    line = ForeignElement("Way", "dataInputAssociation", "", line=((0, 0), (9, 9)))
    before = _board(canvas).childCount()

    canvas.mark_foreign(ForeignView((store, line), {"Task_plan": "serviceTask"}))

    board = _board(canvas)
    shape = board.child(board.childCount() - 1)
    assert board.childCount() == before + 1
    assert shape.text(Name) == "Tiedoston muu osa, tietovarasto: Rekisteri"
    assert "säilyttää" in shape.text(Description)
    assert shape.role() is QAccessible.Role.Graphic
    assert shape.state().readOnly
    assert board.indexOfChild(shape) == board.childCount() - 1
    assert shape.rect().width() > 0
    middle = shape.rect().center()
    assert board.childAt(middle.x(), middle.y()) is shape
    assert "palvelutehtävä" in _named(canvas, "Askel: Asiakassuunnitelma").text(Description)
    canvas.mark_foreign(NOTHING_FOREIGN)
    assert not shape.isValid()
    assert board.childCount() == before


def test_that_ties_of_a_note_are_walked_as_flows(show_path: ShowPath) -> None:
    stage = show_path(noted())
    stage.canvas.select(("Note_1",))

    stage.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stage.canvas.selected == ("Line_1",)
    stage.key(Qt.Key.Key_Left)

    assert stage.canvas.selected == ("Task_contact",)
    stage.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert stage.refusals == []


def _board(canvas: DraftCanvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def _all(branch: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(branch.childCount()):
        child = branch.child(place)
        yield child
        yield from _all(child)


def _named(canvas: DraftCanvas, name: str) -> QAccessibleInterface:
    return next(child for child in _all(_board(canvas)) if child.text(Name) == name)


def test_that_text_of_a_file_in_another_encoding_is_pasted_with_its_letters(
    show_path: ShowPath,
) -> None:
    stage = show_path()
    path = edits.rename(shipped(), "Task_plan", Words("Yhteinen pöytä", "Bord", "Table"))
    text = edits.copy(path, ["Task_plan"]).decode("utf-8")
    QGuiApplication.clipboard().setText("\ufeff" + text.replace("UTF-8", "ISO-8859-1", 1))

    stage.key(Qt.Key.Key_V, CTRL)

    assert stage.refusals == []
    assert [step.words.fi for step in stage.value.steps].count("Yhteinen pöytä") == 1
