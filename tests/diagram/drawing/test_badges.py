"""Badges of what a draft would do to real cases: told, painted, clicked and reached by keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from diagram.editor.drawing.badges import badges
from diagram.editor.theme import MAP_THEMES
from models.rules.version_effects import Effect, Touched
from tests.diagram.drawing.conftest import ShowPath
from tests.diagram.drawing.stage import CTRL, LEFT, NONE, Stage

EFFECTS = {
    "Task_contact": Touched(late=10, stuck=4),
    "Phase_1": Touched(late=10, stuck=4),
    "Task_gone": Touched(homeless=1),
}


def _marked(show_path: ShowPath, zoom: float = 1.0) -> Stage:
    stage = show_path()
    stage.at_once(zoom)
    stage.canvas.mark_effects(EFFECTS)
    return stage


def _middle(stage: Stage, element: str) -> QPoint:
    canvas = stage.canvas
    known = {b.element: b for b in badges(canvas.device(), canvas.shown, canvas.words)}
    return known[element].frame.center().toPoint()


def test_that_a_badge_has_numbers_and_words_where_there_is_room(show_path: ShowPath) -> None:
    canvas = _marked(show_path).canvas

    found = {b.element: b.rows for b in badges(canvas.device(), canvas.shown, canvas.words)}

    late = (Effect.LATE, "10 myöhästyisi")
    stuck = (Effect.STUCK, "4 ei pääsisi eteenpäin")
    assert found == {"Task_contact": ((late,), (stuck,)), "Phase_1": ((late, stuck),)}


def test_that_from_afar_a_phase_tells_for_its_steps(show_path: ShowPath) -> None:
    canvas = _marked(show_path, 0.25).canvas

    found = [b.element for b in badges(canvas.device(), canvas.shown, canvas.words)]

    assert found == ["Phase_1"]


def test_that_a_badge_is_painted_in_every_theme(show_path: ShowPath) -> None:
    stage = _marked(show_path)
    for theme in MAP_THEMES.values():
        stage.canvas.set_theme(theme)
        with_badges = stage.canvas.grab().toImage()

        stage.canvas.mark_effects({})

        assert stage.canvas.grab().toImage() != with_badges
        stage.canvas.mark_effects(EFFECTS)
        assert stage.canvas.grab().toImage() == with_badges


def test_that_a_click_on_a_badge_asks_for_its_cases_and_chooses_nothing(
    show_path: ShowPath,
) -> None:
    stage = _marked(show_path)
    asked: list[str] = []
    stage.canvas.effects_asked.connect(asked.append)

    for element in ("Task_contact", "Phase_1"):
        QTest.mouseClick(stage.canvas.viewport(), LEFT, NONE, _middle(stage, element))

    assert asked == ["Task_contact", "Phase_1"]
    assert stage.canvas.selected == ()


def test_that_the_pointer_over_a_badge_lights_it(show_path: ShowPath) -> None:
    stage = _marked(show_path)
    canvas = stage.canvas

    QTest.mouseMove(canvas.viewport(), _middle(stage, "Task_contact"))
    lit, shape = canvas.shown.lit_badge, canvas.viewport().cursor().shape()
    QTest.mouseMove(canvas.viewport(), QPoint(4, 4))

    assert (lit, shape) == ("Task_contact", Qt.CursorShape.PointingHandCursor)
    assert canvas.shown.lit_badge is None
    assert canvas.viewport().cursor().shape() is not Qt.CursorShape.PointingHandCursor


def test_that_the_cases_of_the_chosen_step_are_asked_for_by_key(show_path: ShowPath) -> None:
    stage = _marked(show_path)
    asked: list[str] = []
    stage.canvas.effects_asked.connect(asked.append)

    stage.canvas.select(("Task_contact",))
    stage.key(Qt.Key.Key_I, CTRL)
    stage.canvas.select(("Task_urgency",))
    stage.key(Qt.Key.Key_I, CTRL)

    assert asked == ["Task_contact"]


def test_that_a_screen_reader_hears_the_numbers_and_can_ask_for_the_cases(
    show_path: ShowPath,
) -> None:
    stage = _marked(show_path)
    asked: list[str] = []
    stage.canvas.effects_asked.connect(asked.append)
    tree = QAccessible.queryAccessibleInterface(stage.canvas)
    assert tree is not None
    phases = (tree.child(place) for place in range(tree.childCount()))
    phase = next(p for p in phases if p.text(QAccessible.Text.Name).startswith("Vaihe 1"))

    actions = phase.actionInterface()
    actions.doAction(actions.actionNames()[-1])

    said = "Luonnoksen vaikutus avoimiin asioihin: 10 myöhästyisi · 4 ei pääsisi eteenpäin."
    assert said in phase.text(QAccessible.Text.Description)
    assert asked == ["Phase_1"]
