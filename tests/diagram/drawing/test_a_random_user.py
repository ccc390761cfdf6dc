"""A user who presses anything at random: the board never loses the path."""

from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diagram.editor.drawing.keys import KEYS
from diagram.editor.drawing.places import Places
from diagram.editor.drawing.shown import Hints
from models.rules.process import Box, ProcessDefinition
from tests.diagram.drawing.conftest import EMPTY, ShowPath
from tests.diagram.drawing.stage import ALT, CTRL, LEFT, NONE, SHIFT, Stage

Key = Qt.Key
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
PLAIN = (*ARROWS, Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Home, Key.Key_End)
HELD = (NONE, CTRL, SHIFT, ALT, CTRL | SHIFT)
WORDS = ("a", "Askel", "Loppu", "Haara", "Vaihe", "Päätös", "7")
STEPS = 120


class User:
    """Does one thing after another."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self._stage, self._random = stage, Random(seed)

    def act(self) -> None:
        """Do something."""
        acts = (self._command, self._key, self._key, self._write, self._press, self._drag)
        self._random.choice(acts)()
        self._close_menu()

    def _command(self) -> None:
        key, held = self._random.choice(list(KEYS))
        self._stage.key(key, held)

    def _key(self) -> None:
        self._stage.key(self._random.choice(PLAIN), self._random.choice(HELD))

    def _write(self) -> None:
        if QApplication.focusWidget() is not None:
            self._stage.write(self._random.choice(WORDS))

    def _press(self) -> None:
        view, at = self._stage.canvas.viewport(), self._spot()
        if self._random.random() < 0.3:
            QTest.mouseDClick(view, LEFT, NONE, at)
        QTest.mouseClick(view, LEFT, self._random.choice((NONE, SHIFT, CTRL)), at)

    def _drag(self) -> None:
        view, start = self._stage.canvas.viewport(), self._spot()
        QTest.mousePress(view, LEFT, self._random.choice((NONE, NONE, SHIFT)), start)
        for _ in range(self._random.randint(1, 4)):
            QTest.mouseMove(view, self._spot())
        if self._random.random() < 0.2:
            self._stage.key(Key.Key_Escape)
        QTest.mouseRelease(view, LEFT, NONE, self._spot())

    def _spot(self) -> QPoint:
        """Return a point, mostly on some element or its border."""
        canvas, random = self._stage.canvas, self._random
        size = canvas.viewport().size()
        spot = QPoint(random.randrange(size.width()), random.randrange(size.height()))
        if canvas.places.parts and random.random() < 0.8:
            box = random.choice(list(canvas.places.parts.values())).box
            share = random.choice((0.0, 0.5, 1.0))
            at = canvas.view_point((box.x + box.width * share, box.y + box.height * 0.5))
            if canvas.viewport().rect().contains(at):
                return at
        return spot

    def _close_menu(self) -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()


def assert_as_anew(places: Places) -> None:
    """An index that has followed edits answers as one made anew."""
    anew = Places(places.definition)
    assert list(places.parts.items()) == list(anew.parts.items())
    assert (places.bounds, places.ways_out, places.ways_in) == (
        anew.bounds, anew.ways_out, anew.ways_in,
    )  # fmt: skip
    for x in range(-400, 4000, 700):
        for wide in (10, 900):
            seen = Box(x, 100, wide, 300)
            assert places.near(seen) == anew.near(seen)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("from_nothing", [True, False])
def test_that_the_board_shows_what_the_history_holds_whatever_is_pressed(
    show_path: ShowPath, shipped: ProcessDefinition, seed: int, from_nothing: bool
) -> None:
    first = EMPTY if from_nothing else shipped
    stage = show_path(first)
    user = User(stage, seed)

    for _ in range(STEPS):
        user.act()
        assert stage.canvas.value == stage.value
        assert_as_anew(stage.canvas.places)
    stage.canvas.cancel()

    canvas = stage.canvas
    assert canvas.places.definition is canvas.value
    assert canvas.shown.hints == Hints()
    assert set(canvas.selected) <= set(canvas.places.parts)
    while stage.history.can_undo:
        canvas.show_definition(stage.history.undo())
    assert canvas.value == first
