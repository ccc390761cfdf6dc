"""Gestures of the mouse: press, move, release, cancel. Each changes the path once, or not at all.

While it goes on the board shows what would come of it; a cancelled gesture leaves no trace.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from diagram.editor.drawing.bends import part_at
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.grounds import handles
from diagram.editor.drawing.places import HEAD, box_between
from diagram.editor.drawing.pulling import Bend, Resize
from diagram.editor.drawing.shown import Hints
from diagram.editor.drawing.taking import Move
from diagram.editor.drawing.wiring import Connect, Reconnect
from diagram.editor.gestures import far_enough

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

_GRIP = 9
"""Pixels around a handle within which it is taken."""


class Gesture(Protocol):
    """What the board hands mouse events to from press to release; points are view pixels."""

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """The pointer moved with these keys held."""

    def release(self, at: QPoint) -> None:
        """The button was let go: do what the gesture means."""

    def cancel(self) -> None:
        """Escape: put everything back."""


class Pan:
    """The ground follows the hand."""

    def __init__(self, canvas: "DraftCanvas", at: QPoint) -> None:
        self._canvas, self._last = canvas, at
        canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Pan by the way the pointer went."""
        way, self._last = at - self._last, at
        self._canvas.pan(way.x(), way.y())

    def release(self, at: QPoint) -> None:
        """The drawing stays where it is."""
        self._canvas.viewport().unsetCursor()

    def cancel(self) -> None:
        """The drawing stays where it is."""
        self._canvas.viewport().unsetCursor()


class Band:
    """Draw a rectangle: what lies wholly in it is chosen. A click chooses what is under it."""

    def __init__(
        self, canvas: "DraftCanvas", at: QPoint, under: str | None, *, adding: bool
    ) -> None:
        self._canvas, self._start, self._under, self._adding = canvas, at, under, adding
        self._is_drawn = False

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Show the rectangle."""
        self._is_drawn = self._is_drawn or far_enough(self._start, at)
        if self._is_drawn:
            point = self._canvas.scene_point
            self._canvas.hint(Hints(band=box_between(point(self._start), point(at))))

    def release(self, at: QPoint) -> None:
        """Choose."""
        band = self._canvas.shown.hints.band
        self._canvas.hint()
        if band is not None:
            found = self._canvas.places.within(band)
        else:
            found = (self._under,) if self._under is not None else ()
        if self._adding:
            self._canvas.choice.add(found)
        else:
            self._canvas.choice.select(found, reveal=False)

    def cancel(self) -> None:
        """Take the rectangle away."""
        self._canvas.hint()


class BadgePress:
    """A press on a badge of touched cases: let go on it, it asks for the list of them."""

    def __init__(self, canvas: "DraftCanvas", element_id: str) -> None:
        self._canvas, self._element = canvas, element_id

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Nothing is dragged."""

    def release(self, at: QPoint) -> None:
        """Ask for the cases."""
        if self._canvas.badge_under(at) == self._element:
            self._canvas.effects_asked.emit(self._element)

    def cancel(self) -> None:
        """Nothing was begun."""


class Press:
    """A press on an element: a click chooses it, a drag begins another gesture."""

    def __init__(
        self,
        canvas: "DraftCanvas",
        at: QPoint,
        element_id: str,
        drag: Callable[[], Gesture],
        *,
        adding: bool,
    ) -> None:
        self._canvas, self._start, self._element, self._adding = canvas, at, element_id, adding
        self._begin = drag
        self._drag: Gesture | None = None
        self._was_chosen = element_id in canvas.selected
        if not self._was_chosen and not adding:
            canvas.choice.select((element_id,), reveal=False)

    def move(self, at: QPoint, held: Qt.KeyboardModifier) -> None:
        """Begin the drag once the pointer has left the spot."""
        if self._drag is None and far_enough(self._start, at) and not self._adding:
            self._drag = self._begin()
        if self._drag is not None:
            self._drag.move(at, held)

    def release(self, at: QPoint) -> None:
        """End the drag, or choose."""
        if self._drag is not None:
            self._drag.release(at)
        elif self._adding:
            self._canvas.choice.toggle(self._element)
        elif self._was_chosen and len(self._canvas.selected) > 1:
            self._canvas.choice.select((self._element,), reveal=False)

    def cancel(self) -> None:
        """Cancel the drag."""
        if self._drag is not None:
            self._drag.cancel()


def begin(canvas: "DraftCanvas", event: QMouseEvent) -> Gesture | None:
    """Return the gesture that a press begins."""
    at, button = event.position().toPoint(), event.button()
    is_left = button is Qt.MouseButton.LeftButton
    if button is Qt.MouseButton.MiddleButton or (is_left and canvas.is_space_held):
        return Pan(canvas, at)
    if not is_left:
        return None
    badge = canvas.badge_under(at)
    if badge is not None:
        return BadgePress(canvas, badge)
    adding = bool(event.modifiers() & (_SHIFT | _CTRL))
    if canvas.shown.is_editable and not adding:
        found = _on_handles(canvas, at)
        if found is not None:
            return found
    return _on_elements(canvas, at, adding=adding)


def _on_handles(canvas: "DraftCanvas", at: QPoint) -> Gesture | None:
    """Return the gesture of what the chosen element shows around itself."""
    single, places = canvas.shown.single, canvas.places
    if single is None:
        return None
    if canvas.is_on_knob(at):
        return Connect(canvas, at, single)
    if single in places.phases:
        frame = canvas.device().box(places.box(single))
        for corner, handle in enumerate(handles(frame)):
            if (handle.toPoint() - at).manhattanLength() <= _GRIP:
                return Resize(canvas, at, single, corner)
    if single in places.flows:
        points = places.points(single)
        for is_source, end in ((True, points[0]), (False, points[-1])):
            if (canvas.view_point(end) - at).manhattanLength() <= _GRIP + 2:
                return Reconnect(canvas, at, single, is_source=is_source)
    return None


def _on_elements(canvas: "DraftCanvas", at: QPoint, *, adding: bool) -> Gesture:
    places, under = canvas.places, canvas.element_at(at)
    if under is None:
        return Band(canvas, at, None, adding=adding)
    if not canvas.shown.is_editable:
        return Press(canvas, at, under, lambda: Pan(canvas, at), adding=adding)
    kind, point = places.kind(under), canvas.scene_point(at)
    if kind is Kind.PHASE and point[1] > places.box(under).y + HEAD:
        return Band(canvas, at, under, adding=adding)
    if kind is Kind.FLOW:
        part = part_at(places.points(under), point)
        return Press(canvas, at, under, lambda: Bend(canvas, at, under, part), adding=adding)
    if kind is Kind.DEADLINE:
        return Press(canvas, at, under, lambda: Pan(canvas, at), adding=adding)
    return Press(canvas, at, under, lambda: Move(canvas, at), adding=adding)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
