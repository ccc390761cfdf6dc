"""A window with a drawing board and its history, worked with keys and mouse as a user does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.base.draft_words import draft_words
from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.places import Point
from diagram.editor.theme import LIGHT
from diagram.graph.history import History
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition
from tests.desktop.typing import type_text

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


class Stage(QMainWindow):
    """The window; `edits` and `said` note what the board reported."""

    def __init__(self, definition: ProcessDefinition) -> None:
        super().__init__()
        self.canvas = DraftCanvas(words=draft_words(), theme=LIGHT, motion=False)
        self.history = History(definition)
        self.edits: list[str] = []
        self.said: list[str] = []
        self.refusals: list[RuleBroken] = []
        self.setCentralWidget(self.canvas)
        self.resize(1366, 768)
        self.canvas.edited.connect(self._on_edited)
        self.canvas.said.connect(self.said.append)
        self.canvas.refused.connect(self.refusals.append)
        self.canvas.show_definition(definition)

    @property
    def value(self) -> ProcessDefinition:
        """The path as the history has it."""
        return self.history.value

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the window; the widget in focus gets it."""
        QTest.keyClick(self.windowHandle(), key, held)

    def write(self, text: str) -> None:
        """Type letters, also those that QTest does not know."""
        for letter in text:
            focus = QApplication.focusWidget()
            assert isinstance(focus, QWidget)
            type_text(focus, letter)

    def name(self, text: str) -> None:
        """Type a name and take it."""
        self.write(text)
        self.key(Qt.Key.Key_Return)

    def at_once(self, zoom: float = 1.0, *, left: float = 60.0, top: float = 40.0) -> None:
        """Show the path at a zoom from a point on."""
        self.canvas.fitted = False
        self.canvas._place(zoom, left, top)
        QApplication.processEvents()

    def spot(self, point: Point) -> QPoint:
        """Return where a diagram point is on the view."""
        return self.canvas.view_point(point)

    def middle(self, element_id: str) -> Point:
        """Return the middle of an element."""
        box = self.canvas.places.box(element_id)
        return box.x + box.width / 2, box.y + box.height / 2

    def press(self, point: Point, held: Qt.KeyboardModifier = NONE) -> None:
        """Press the left button on a diagram point."""
        QTest.mousePress(self.canvas.viewport(), LEFT, held, self.spot(point))

    def drag(self, start: Point, end: Point, held: Qt.KeyboardModifier = NONE) -> None:
        """Press at one diagram point and go to another, the button still held."""
        goal = self.spot(end)
        self.press(start, held)
        self._go(self.spot(start), goal)

    def drag_pixels(self, start: QPoint, end: Point) -> None:
        """The same from a point of the view."""
        QTest.mousePress(self.canvas.viewport(), LEFT, NONE, start)
        self._go(start, self.spot(end))

    def let_go(self, point: Point) -> None:
        """Let the button go at a diagram point."""
        QTest.mouseRelease(self.canvas.viewport(), LEFT, NONE, self.spot(point))

    def click(self, point: Point, held: Qt.KeyboardModifier = NONE) -> None:
        """Click a diagram point."""
        QTest.mouseClick(self.canvas.viewport(), LEFT, held, self.spot(point))

    def go_to(self, element_id: str) -> None:
        """Walk by Tab until the keyboard is on an element."""
        self.key(Qt.Key.Key_Home)
        for _ in range(len(self.canvas.places.parts)):
            if self.canvas.shown.current == element_id:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError((element_id, self.canvas.shown.selected, self.said[-6:]))

    def _go(self, start: QPoint, goal: QPoint) -> None:
        for share in (0.4, 0.8, 1.0):
            QTest.mouseMove(self.canvas.viewport(), start + (goal - start) * share)

    def _on_edited(self, name: str, value: ProcessDefinition, merge_key: str) -> None:
        self.edits.append(name)
        self.history.push(value, name, merge_key or None)
        self.canvas.show_definition(self.history.value)
