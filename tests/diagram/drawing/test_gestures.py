from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diagram.editor.drawing.overlay import knob_at
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.words import Command
from diagram.graph import edits
from models.rules.process import ProcessDefinition, StepKind
from tests.diagram.drawing.conftest import EMPTY, ShowPath
from tests.diagram.drawing.stage import ALT, CTRL, NONE, SHIFT, Stage

Key = Qt.Key
Act = Callable[[Stage], None]


@dataclass(frozen=True)
class Gesture:
    """How a gesture is begun, how it is done, and the edit that it is."""

    name: str
    edit: str
    begin: Act
    done: Act


def _move(stage: Stage) -> None:
    x, y = stage.middle("Task_urgency")
    stage.drag((x, y), (x + 43, y + 33))


def _move_phase(stage: Stage) -> None:
    box = stage.canvas.places.box("Phase_1")
    stage.drag((box.x + 60, box.y + 15), (box.x + 60, box.y + 55))


def _resize(stage: Stage) -> None:
    stage.canvas.select(("Phase_1",))
    box = stage.canvas.places.box("Phase_1")
    stage.drag((box.x + 350, box.y + box.height), (box.x + 350, box.y + box.height + 60))


def _connect(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))
    knob = knob_at(stage.canvas.device(), stage.canvas.shown)
    assert knob is not None
    stage.drag_pixels(knob.toPoint(), stage.middle("Task_first_meeting"))


def _reconnect(stage: Stage) -> None:
    stage.canvas.select(("Flow_from_contact",))
    end = stage.canvas.places.points("Flow_from_contact")[-1]
    stage.drag(end, stage.middle("Task_first_meeting"))


def _bend(stage: Stage) -> None:
    start, end = stage.canvas.places.points("Flow_from_contact")[:2]
    middle = ((start[0] + end[0]) / 2, start[1])
    stage.drag(middle, (middle[0], middle[1] + 50))


def _insert(stage: Stage) -> None:
    start, end = stage.canvas.places.points("Flow_from_contact")[:2]
    stage.drag(stage.middle("Task_1_1"), ((start[0] + end[0]) / 2, start[1]))


def _space(stage: Stage) -> None:
    stage.canvas.run(Command.SPACE)
    box = stage.canvas.places.box("Task_urgency")
    stage.drag((box.x - 10, box.y - 40), (box.x + 70, box.y - 40))


def _let_go(stage: Stage) -> None:
    at = stage.canvas._pointer
    QTest.mouseRelease(stage.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, at)


def _choose_first(stage: Stage) -> None:
    _let_go(stage)
    stage.key(Key.Key_Return)
    stage.key(Key.Key_Escape)


def _connect_to_ground(stage: Stage) -> None:
    stage.canvas.select(("Task_first_meeting",))
    knob = knob_at(stage.canvas.device(), stage.canvas.shown)
    assert knob is not None
    x, y = stage.middle("Task_first_meeting")
    stage.drag_pixels(knob.toPoint(), (x, y + 62))


def _rename(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))
    stage.key(Key.Key_F2)
    stage.write("Kiireellisyyden arvio")


def _double(stage: Stage) -> None:
    at = stage.spot(stage.middle("Task_urgency"))
    QTest.mouseDClick(stage.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    stage.write("Arvio")


def _type(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))
    stage.write("Uusi nimi")


def _enter(stage: Stage) -> None:
    stage.key(Key.Key_Return)


def _keys(chosen: str, key: Key, held: Qt.KeyboardModifier, *then: Key) -> Act:
    def act(stage: Stage) -> None:
        stage.canvas.select((chosen,))
        stage.key(key, held)
        for each in then:
            stage.key(each)

    return act


def _list_and(chosen: str, key: Key, held: Qt.KeyboardModifier, text: str) -> Act:
    def act(stage: Stage) -> None:
        stage.canvas.select((chosen,))
        stage.key(key, held)
        stage.write(text)

    return act


def _enter_and_leave_name(stage: Stage) -> None:
    stage.key(Key.Key_Return)
    if stage.canvas.naming.is_open:
        stage.key(Key.Key_Escape)


GESTURES = (
    Gesture("move a step", "move", _move, _let_go),
    Gesture("move a phase", "move", _move_phase, _let_go),
    Gesture("resize a phase", "resize", _resize, _let_go),
    Gesture("connect", "connect", _connect, _let_go),
    Gesture("connect to a new step", "add_step", _connect_to_ground, _choose_first),
    Gesture("reconnect", "reconnect", _reconnect, _let_go),
    Gesture("bend", "bend", _bend, _let_go),
    Gesture("insert on a flow", "insert", _insert, _let_go),
    Gesture("make space", "space", _space, _let_go),
    Gesture("rename by F2", "rename", _rename, _enter),
    Gesture("rename by double click", "rename", _double, _enter),
    Gesture("rename by typing", "rename", _type, _enter),
    Gesture("connect by keys", "connect",
            _list_and("Task_contact", Key.Key_L, CTRL, "Ensitapaaminen"), _enter),
    Gesture("reconnect by keys", "reconnect",
            _list_and("Flow_from_contact", Key.Key_L, CTRL | SHIFT, "Ensitapaaminen"), _enter),
    Gesture("bend by keys", "bend",
            _keys("Flow_from_contact", Key.Key_B, CTRL, Key.Key_Down, Key.Key_Down), _enter),
    Gesture("resize by keys", "resize",
            _keys("Phase_1", Key.Key_R, CTRL, Key.Key_Down, Key.Key_Tab, Key.Key_Down), _enter),
    Gesture("make space by keys", "space",
            _keys("Task_urgency", Key.Key_M, CTRL, Key.Key_Right, Key.Key_Right), _enter),
    Gesture("create by keys", "add_step",
            _list_and("Task_first_meeting", Key.Key_Insert, NONE, "Haara"),
            _enter_and_leave_name),
    Gesture("insert by keys", "insert",
            _list_and("Flow_from_contact", Key.Key_Insert, NONE, "Askel"),
            _enter_and_leave_name),
)  # fmt: skip
NAMES = [gesture.name for gesture in GESTURES]


@pytest.fixture
def stage(show_path: ShowPath, shipped: ProcessDefinition) -> Stage:
    """The shipped path and a loose step in its first phase."""
    box = shipped.phase("Phase_1").box
    loose = edits.add_step(shipped, StepKind.TASK, at=(box.x + 400, box.y + 250), phase="Phase_1")
    stage = show_path(loose)
    stage.at_once()
    return stage


@pytest.mark.parametrize("gesture", GESTURES, ids=NAMES)
def test_that_a_gesture_is_one_edit(stage: Stage, gesture: Gesture) -> None:
    before = stage.value

    gesture.begin(stage)
    gesture.done(stage)

    assert stage.edits == [gesture.edit]
    assert stage.value != before
    assert stage.history.undo() == before


@pytest.mark.parametrize("gesture", GESTURES, ids=NAMES)
def test_that_escape_cancels_a_gesture_without_a_trace(stage: Stage, gesture: Gesture) -> None:
    before = stage.value
    gesture.begin(stage)

    stage.key(Key.Key_Escape)
    _let_go(stage)

    canvas = stage.canvas
    assert not stage.edits
    assert canvas.value is before
    assert canvas.places.definition is before
    assert canvas.shown.hints == Hints()
    assert canvas.callout.isHidden()
    assert not canvas.busy
    assert canvas.hasFocus()


@pytest.mark.parametrize(
    ("keys", "chosen", "edit"),
    [
        ((Key.Key_Right, CTRL), ("Task_urgency",), "move"),
        ((Key.Key_Down, CTRL | SHIFT), ("Task_urgency", "Task_contact"), "move"),
        ((Key.Key_Delete, NONE), ("Task_urgency",), "delete"),
        ((Key.Key_Backspace, NONE), ("Flow_from_contact",), "delete"),
        ((Key.Key_X, CTRL), ("Task_urgency",), "cut"),
        ((Key.Key_D, CTRL), ("Task_urgency",), "duplicate"),
        ((Key.Key_Return, CTRL), ("Task_first_meeting",), "add_step"),
        ((Key.Key_Return, CTRL), ("Flow_from_contact",), "insert"),
        ((Key.Key_Return, CTRL | SHIFT), (), "add_phase"),
    ],
)
def test_that_a_key_is_one_edit(
    stage: Stage, keys: tuple[Key, Qt.KeyboardModifier], chosen: tuple[str, ...], edit: str
) -> None:
    before = stage.value
    stage.canvas.select(chosen)

    stage.key(*keys)

    assert stage.edits == [edit]
    assert stage.history.undo() == before


def test_that_repeated_small_moves_are_one_undo(stage: Stage) -> None:
    before = stage.value
    stage.canvas.select(("Task_urgency",))

    for _ in range(5):
        stage.key(Key.Key_Right, CTRL)

    assert len(stage.edits) == 5
    assert stage.value.step("Task_urgency").box.x == before.step("Task_urgency").box.x + 50
    assert stage.history.undo() == before


def test_that_a_moved_step_stands_on_the_grid_or_in_line(show_path: ShowPath) -> None:
    two = edits.add_step(EMPTY, StepKind.TASK, at=(200.0, 100.0), id="A")
    stage = show_path(edits.add_step(two, StepKind.TASK, at=(600.0, 100.0), id="B"))
    stage.at_once()

    stage.drag((600.0, 100.0), (204.0, 403.0))
    caught = stage.canvas.shown.hints.guides
    _let_go(stage)

    assert caught
    assert stage.middle("B") == (200, 400)


def test_that_a_rule_is_answered_in_words_before_the_drop(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))
    knob = knob_at(stage.canvas.device(), stage.canvas.shown)
    assert knob is not None

    stage.drag_pixels(knob.toPoint(), stage.middle("Event_begin_1"))
    lines = stage.canvas.callout.lines
    _let_go(stage)

    assert lines
    assert "siirtymä" in lines[0].casefold()
    assert [broken.code for broken in stage.refusals] == ["edit.into_start"]
    assert not stage.edits


def test_that_a_rubber_band_chooses_what_lies_in_it_and_shift_adds(stage: Stage) -> None:
    canvas = stage.canvas
    one, other = canvas.places.box("Task_contact"), canvas.places.box("Task_first_meeting")

    stage.drag((one.x - 5, one.y - 5), (one.x + one.width + 5, one.y + one.height + 5))
    _let_go(stage)
    first = canvas.selected
    stage.drag((other.x - 5, other.y - 5), (other.x + 125, other.y + 85), SHIFT)
    _let_go(stage)

    assert first == ("Task_contact",)
    assert canvas.selected == ("Task_contact", "Task_first_meeting")


def test_that_shift_and_a_click_take_one_more_or_one_less(stage: Stage) -> None:
    stage.click(stage.middle("Task_contact"))
    stage.click(stage.middle("Task_urgency"), SHIFT)
    both = stage.canvas.selected

    stage.click(stage.middle("Task_contact"), SHIFT)

    assert both == ("Task_contact", "Task_urgency")
    assert stage.canvas.selected == ("Task_urgency",)


def test_that_copied_steps_come_to_another_window(
    stage: Stage, show_path: ShowPath, shipped: ProcessDefinition
) -> None:
    stage.canvas.select(("Task_contact", "Task_urgency"))
    stage.key(Key.Key_C, CTRL)
    other = show_path(shipped)

    other.key(Key.Key_V, CTRL)

    assert other.edits == ["paste"]
    assert len(other.value.steps) == len(shipped.steps) + 2
    assert "bpmn" in QApplication.clipboard().text()
    names = [other.value.step(new).words.fi for new in other.canvas.selected]
    assert names == ["Yhteydenotto", "Kiireellisyys ja alkuarvio"]


def test_that_strange_text_on_the_clipboard_is_refused_in_words(stage: Stage) -> None:
    QApplication.clipboard().setText("<kauppalista/>")
    stage.key(Key.Key_V, CTRL)
    QApplication.clipboard().setText("maito")
    stage.key(Key.Key_V, CTRL)

    assert [broken.code for broken in stage.refusals] == ["edit.nothing_to_paste"]
    assert stage.said[-1] == "Leikepöydällä ei ole polun osia."
    assert not stage.edits


def test_that_deleting_a_step_joins_its_neighbours(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))

    stage.key(Key.Key_Delete)

    ways = {(flow.source, flow.target) for flow in stage.value.flows}
    assert ("Task_contact", "Task_first_meeting") in ways
    assert stage.canvas.selected == ("Task_contact",)


@pytest.mark.parametrize(
    ("command", "side"),
    [
        (Command.ALIGN_TOP, lambda box: box.y),
        (Command.ALIGN_BOTTOM, lambda box: box.y + box.height),
        (Command.ALIGN_LEFT, lambda box: box.x),
        (Command.ALIGN_RIGHT, lambda box: box.x + box.width),
    ],
)
def test_that_chosen_steps_are_put_in_line(
    stage: Stage, command: Command, side: Callable[..., float]
) -> None:
    stage.canvas.select(("Task_contact", "Task_1_1"))

    stage.canvas.run(command)

    assert stage.edits == ["align"]
    assert len({side(stage.value.step(s).box) for s in ("Task_contact", "Task_1_1")}) == 1


def test_that_a_path_only_looked_at_is_never_changed(stage: Stage) -> None:
    stage.canvas.set_editable(False)
    stage.canvas.select(("Task_urgency",))

    for gesture in GESTURES:
        if gesture.name not in ("connect", "connect to a new step"):  # there is no knob
            gesture.begin(stage)
            gesture.done(stage)
    stage.key(Key.Key_Delete)
    stage.key(Key.Key_Right, CTRL)

    assert not stage.edits


def test_that_arrows_walk_along_flows_and_alt_reaches_the_flow_itself(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))

    stage.key(Key.Key_Right)
    along = stage.canvas.shown.current
    stage.key(Key.Key_Left, ALT)
    flow = stage.canvas.shown.current
    stage.key(Key.Key_Left)

    assert along == "Task_urgency"
    assert flow == "Flow_from_contact"
    assert stage.canvas.shown.current == "Task_contact"


def test_that_a_step_that_follows_another_stays_in_its_phase_which_grows(stage: Stage) -> None:
    stage.canvas.select(("Task_first_meeting",))
    stage.key(Key.Key_Down, CTRL)
    stage.key(Key.Key_Down, CTRL)
    known = {step.id for step in stage.canvas.value.steps}

    stage.key(Key.Key_Return, CTRL)

    (made,) = (step for step in stage.canvas.value.steps if step.id not in known)
    assert made.phase == "Phase_1"
    assert any(
        (flow.source, flow.target) == ("Task_first_meeting", made.id)
        for flow in stage.canvas.value.flows
    )
