import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from diagram.editor.drawing.menu import GROUPS
from diagram.editor.drawing.overlay import knob_at
from diagram.editor.drawing.words import Command
from diagram.graph.checks import Problem
from models.rules.process import ProcessDefinition, StepKind
from tests.diagram.drawing.conftest import ShowPath
from tests.diagram.drawing.stage import CTRL, LEFT, NONE, SHIFT, Stage

Key = Qt.Key


@pytest.fixture
def stage(show_path: ShowPath) -> Stage:
    stage = show_path()
    stage.at_once()
    return stage


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _hover(stage: Stage, element_id: str) -> None:
    QTest.mouseMove(stage.canvas.viewport(), QPoint(5, 700))
    QTest.mouseMove(stage.canvas.viewport(), stage.spot(stage.middle(element_id)))


def test_that_the_menu_key_offers_what_can_be_done_with_its_keys(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))

    stage.key(Key.Key_F10, SHIFT)

    texts = [action.text() for action in _menu().actions() if action.text()]
    keys = {action.text(): action.shortcut().toString() for action in _menu().actions()}
    _menu().close()
    assert "Tee siirtymä…" in texts
    assert "Muuta vaiheen kokoa" not in texts
    assert keys["Nimeä uudelleen"] == "F2"


def test_that_a_right_click_chooses_what_is_under_it(stage: Stage) -> None:
    at = stage.spot(stage.middle("Task_contact"))
    view = stage.canvas.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))

    QApplication.sendEvent(view, event)

    _menu().close()
    assert stage.canvas.selected == ("Task_contact",)


def test_that_every_command_has_its_words_and_a_way_by_menu_or_key() -> None:
    from diagram.editor.drawing.keys import key_of

    listed = {command for group in GROUPS for command in group}

    assert {c for c in Command if key_of(c).isEmpty()} <= listed


def test_that_a_click_on_the_knob_asks_what_comes_next(stage: Stage) -> None:
    stage.canvas.select(("Task_first_meeting",))
    knob = knob_at(stage.canvas.device(), stage.canvas.shown)
    assert knob is not None

    QTest.mouseClick(stage.canvas.viewport(), LEFT, NONE, knob.toPoint())
    stage.write("kotikäynti")
    stage.key(Key.Key_Return)

    assert stage.edits == ["add_template"]
    new = stage.value.step(stage.canvas.selected[0])
    assert new.words.fi == "Kotikäynti"
    assert ("Task_first_meeting", new.id) in {(f.source, f.target) for f in stage.value.flows}


def test_that_a_template_goes_on_a_flow(stage: Stage) -> None:
    stage.canvas.select(("Flow_from_contact",))

    stage.key(Key.Key_Insert)
    stage.write("kotikäynti")
    stage.key(Key.Key_Return)

    assert stage.edits == ["add_template"]
    new = stage.canvas.selected[0]
    ways = {(flow.source, flow.target) for flow in stage.value.flows}
    assert {("Task_contact", new), (new, "Task_urgency")} <= ways


def test_that_a_double_click_on_the_ground_creates_there(stage: Stage) -> None:
    at = stage.spot((300.0, 420.0))

    QTest.mouseDClick(stage.canvas.viewport(), LEFT, NONE, at)
    stage.key(Key.Key_Return)
    stage.name("Irrallinen")

    new = next(step for step in stage.value.steps if step.words.fi == "Irrallinen")
    assert new.phase is None
    assert (new.box.x + new.box.width / 2, new.box.y + new.box.height / 2) == (300, 420)


def test_that_a_list_with_nothing_found_chooses_nothing(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))

    stage.key(Key.Key_L, CTRL)
    stage.write("zzz")
    stage.key(Key.Key_Return)

    assert stage.canvas.picker.is_open
    assert stage.said[-1] == "Ei osumia"
    assert not stage.edits


def test_that_a_place_that_may_not_be_joined_says_why_in_the_list(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))

    stage.key(Key.Key_L, CTRL)
    stage.write("Vaihe alkaa")
    stage.key(Key.Key_Return)

    assert "Alkuun" in stage.said[-1]
    assert stage.canvas.picker.is_open
    assert not stage.edits


def test_that_a_letter_made_of_two_keys_begins_a_name(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))
    made = QInputMethodEvent()
    made.setCommitString("Ô")

    QApplication.sendEvent(stage.canvas, made)

    assert stage.canvas.naming.field.text() == "Ô"


def test_that_a_name_of_three_hundred_letters_is_the_longest(stage: Stage) -> None:
    stage.canvas.select(("Task_contact",))

    stage.key(Key.Key_F2)
    stage.name("a" * 320)

    assert stage.value.step("Task_contact").words.fi == "a" * 300


def test_that_findings_are_told_where_the_pointer_rests(stage: Stage) -> None:
    stage.canvas.mark_problems((Problem("process.unreachable", "Task_urgency"),))

    _hover(stage, "Task_urgency")

    assert any("Tänne ei pääse" in line for line in stage.canvas.callout.lines)


def test_that_names_too_small_to_read_are_told_beside_the_pointer(stage: Stage) -> None:
    stage.at_once(0.35)
    _hover(stage, "Task_urgency")
    from_afar = stage.canvas.callout.lines

    QApplication.sendEvent(stage.canvas, QEvent(QEvent.Type.Leave))

    assert from_afar == ("Askel: Kiireellisyys ja alkuarvio",)
    assert stage.canvas.callout.isHidden()


def test_that_zoom_and_fit_have_keys(stage: Stage, shipped: ProcessDefinition) -> None:
    stage.key(Key.Key_0, CTRL)
    fitted = stage.canvas.zoom
    stage.key(Key.Key_1, CTRL)
    real = stage.canvas.zoom
    stage.key(Key.Key_Minus, CTRL)

    assert fitted < 0.5
    assert real == pytest.approx(1.0)
    assert stage.canvas.zoom < real
    assert stage.canvas.value is shipped


def test_that_the_middle_button_and_the_space_bar_pan(stage: Stage) -> None:
    view, before = stage.canvas.viewport(), stage.canvas.scene_point(QPoint(0, 0))

    QTest.mousePress(view, Qt.MouseButton.MiddleButton, NONE, QPoint(400, 400))
    QTest.mouseMove(view, QPoint(450, 430))
    QTest.mouseRelease(view, Qt.MouseButton.MiddleButton, NONE, QPoint(450, 430))

    after = stage.canvas.scene_point(QPoint(0, 0))
    assert (before[0] - after[0], before[1] - after[1]) == (50, 30)


def test_that_a_drag_to_the_edge_pans(stage: Stage) -> None:
    before = stage.canvas.scene_point(QPoint(0, 0))
    x, y = stage.middle("Task_contact")

    stage.drag((x, y), stage.canvas.scene_point(QPoint(1360, 300)))
    after = stage.canvas.scene_point(QPoint(0, 0))
    stage.key(Key.Key_Escape)

    assert after[0] > before[0]
    assert not stage.edits


def test_that_a_step_let_go_in_another_phase_belongs_to_it(stage: Stage) -> None:
    box = stage.canvas.places.box("Phase_2")

    stage.drag(stage.middle("Task_urgency"), (box.x + 100, box.y + 150))
    said = " ".join(stage.canvas.callout.lines)
    QTest.mouseRelease(stage.canvas.viewport(), LEFT, NONE, stage.canvas._pointer)

    assert "Palvelutarpeen arviointi" in said
    assert stage.value.step("Task_urgency").phase == "Phase_2"
    assert stage.edits == ["move"]


def test_that_focus_is_seen_when_nothing_is_chosen(stage: Stage) -> None:
    with_focus = stage.canvas.grab().toImage()

    stage.canvas.clearFocus()

    assert stage.canvas.grab().toImage() != with_focus


def test_that_ground_outside_of_the_phase_says_that_only_a_note_goes_there(stage: Stage) -> None:
    stage.canvas.select(("Task_urgency",))
    knob = knob_at(stage.canvas.device(), stage.canvas.shown)
    assert knob is not None
    x, y = stage.middle("Task_urgency")
    picker = stage.canvas.picker

    stage.drag_pixels(knob.toPoint(), (x, y + 400))
    stage.let_go((x, y + 400))

    assert picker.is_open
    assert picker.keys[0] == StepKind.NOTE
    told = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert all("ylittää vaiheen rajaa" in text for text in told[1:])
    stage.key(Key.Key_Return)
    stage.name("Soita ensin")
    (line,) = (flow for flow in stage.value.flows if flow.target in stage.value.notes)
    assert line.source == "Task_urgency"
