"""What arrow keys pull until Enter or Escape: a phase's border, a part of a flow, room between."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from diagram.editor.drawing.bends import is_across, pulled, resized
from diagram.editor.drawing.board import GRID, Edit
from diagram.editor.drawing.gestures import Gesture
from diagram.editor.drawing.places import Point, centre
from diagram.editor.drawing.pulling import MakeSpace, main_way
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.words import EditName, Say
from diagram.graph import edits
from diagram.graph.aligning import Axis

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

ARROWS: dict[int, Point] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Mode:
    """Arrows pull by steps of the grid (Shift: five), Tab takes the next part, Enter does it."""

    name = EditName.RESIZE
    sentence = Say.RESIZING

    def __init__(self, canvas: "DraftCanvas") -> None:
        self.canvas = canvas
        self.way: Point = (0.0, 0.0)

    def edit(self) -> Edit:
        """Return what the way so far means."""
        raise NotImplementedError

    def hints(self) -> Hints:
        """Return what is shown meanwhile."""
        raise NotImplementedError

    def next_part(self, step: int) -> None:
        """Take the next part to pull; the way begins anew."""

    def press(self, at: QPoint) -> Gesture | None:
        """Return the gesture that a press of the mouse begins, None where it ends the mode."""
        return None

    def begin(self) -> None:
        """Show what can be pulled and say so."""
        self._show()
        self.canvas.announce(self.canvas.words.say(self.sentence))

    def key(self, event: QKeyEvent) -> None:
        """A key was pressed."""
        arrow = ARROWS.get(event.key())
        if arrow is not None:
            far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.way = tuple(  # type: ignore[assignment]
                was + step * far * GRID for was, step in zip(self.way, arrow, strict=True)
            )
            self._show()
        elif event.key() in _ENTER:
            self.finish()

    def tab(self, *, forward: bool) -> bool:
        """Take the next part, or the one before; what was pulled so far stays in the preview."""
        self.next_part(1 if forward else -1)
        self._show()
        return True

    def finish(self) -> None:
        """Enter: do it."""
        canvas = self.canvas
        canvas.end_mode()
        if canvas.settle_preview(self.name):
            canvas.announce(canvas.words.say(Say.DONE))

    def cancel(self) -> None:
        """Escape: put everything back."""
        self.canvas.end_preview()

    def _show(self) -> None:
        canvas = self.canvas
        broken = canvas.preview(self.edit())
        if broken is not None:
            canvas.announce(canvas.words.refusal(broken))
        canvas.hint(self.hints())
        theme = canvas.theme
        said = canvas.words.refusal(broken) if broken else canvas.words.say(self.sentence)
        edge = theme.soon if broken else theme.accent
        canvas.say_at(QPoint(8, 4), [(said, theme.ink)], edge=edge)


class ResizeMode(Mode):
    """Pull the border of a phase; Tab goes round its eight handles."""

    def __init__(self, canvas: "DraftCanvas", phase: str) -> None:
        super().__init__(canvas)
        self._phase, self._corner = phase, 4
        self._box = canvas.places.box(phase)

    def edit(self) -> Edit:
        """Return the phase made larger or smaller."""
        box = resized(self._box, self._corner, self.way)
        return lambda definition: edits.resize_phase(definition, self._phase, box)

    def hints(self) -> Hints:
        """Light the handle."""
        return Hints(corner=self._corner)

    def next_part(self, step: int) -> None:
        """Take the next handle."""
        self._box = resized(self._box, self._corner, self.way)
        self.way = (0.0, 0.0)
        self._corner = (self._corner + step) % 8


class BendMode(Mode):
    """Pull the parts of a flow; Tab takes the next one."""

    name = EditName.BEND
    sentence = Say.BENDING

    def __init__(self, canvas: "DraftCanvas", flow: str) -> None:
        super().__init__(canvas)
        self._flow = flow
        self._points = canvas.places.points(flow)
        self._part = (len(self._points) - 1) // 2

    def edit(self) -> Edit:
        """Return the flow with the part pulled."""
        points = pulled(self._points, self._part, self.way)
        return lambda definition: edits.bend(definition, self._flow, points)

    def hints(self) -> Hints:
        """Light the part."""
        count = len(self.canvas.places.points(self._flow)) - 1
        part = self._part + (1 if self._part == 0 and self._is_pulled() else 0)
        return Hints(bend=min(part, count - 1))

    def next_part(self, step: int) -> None:
        """Take the next part."""
        self._points = pulled(self._points, self._part, self.way)
        self.way = (0.0, 0.0)
        self._part = (self._part + step) % (len(self._points) - 1)

    def _is_pulled(self) -> bool:
        return bool(self.way[1] if is_across(self._points, self._part) else self.way[0])


class SpaceMode(Mode):
    """Make room beside the chosen element by arrows, or anywhere by a drag."""

    name = EditName.SPACE
    sentence = Say.SPACING

    def __init__(self, canvas: "DraftCanvas") -> None:
        super().__init__(canvas)
        current = canvas.shown.current
        box = canvas.places.box(current) if current is not None else canvas.places.bounds
        self._at = (box.x - GRID, box.y - GRID) if current is not None else centre(box)
        canvas.viewport().setCursor(Qt.CursorShape.SplitHCursor)

    def edit(self) -> Edit:
        """Return the path with the room made."""
        axis, amount = main_way(self.way)
        at = self._at[0 if axis is Axis.X else 1]
        return lambda definition: edits.make_space(definition, at=at, axis=axis, amount=amount)

    def hints(self) -> Hints:
        """Show the line and where it goes."""
        axis, amount = main_way(self.way)
        x, y = self._at
        return Hints(space=(self._at, (x + amount, y) if axis is Axis.X else (x, y + amount)))

    def press(self, at: QPoint) -> Gesture:
        """A drag makes room where it begins."""
        return MakeSpace(self.canvas, at)

    def cancel(self) -> None:
        """Put everything back."""
        super().cancel()
        self.canvas.viewport().unsetCursor()

    def finish(self) -> None:
        """Do it."""
        self.canvas.viewport().unsetCursor()
        super().finish()
