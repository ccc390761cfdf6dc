"""A view that hands mouse events to one gesture at a time, and shows a card where it rests."""

from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from diagram.editor.callout import Callout
from diagram.editor.gestures import Gesture
from diagram.editor.zooming import ZoomView

HOVER_DELAY = 90
"""Milliseconds the pointer rests on a case before its card comes."""

EDGE = 24
"""Pixels from the edge of the view where a drag pans, and how far."""


class HandView(ZoomView):
    """Presses begin gestures, Escape ends them; subclasses say which.

    Signals: `pointed` (QPoint in the view) when the pointer moved and no gesture goes on,
    `unpointed` when it left or a gesture began.
    """

    pointed = Signal(QPoint)
    unpointed = Signal()

    def __init__(self, parent: QWidget | None = None, *, motion: bool = True) -> None:
        super().__init__(parent, motion=motion)
        self.callout = Callout(self.viewport())
        self._gesture: Gesture | None = None
        self._space_held = False
        self._pointer = QPoint()
        self._hovered: UUID | None = None
        self._hover_timer = QTimer(self, singleShot=True, interval=HOVER_DELAY)
        self._hover_timer.timeout.connect(self._on_rested)
        self.viewport().setMouseTracking(True)

    def begin(self, event: QMouseEvent) -> Gesture | None:
        """Return the gesture that a press begins."""
        raise NotImplementedError

    def hover(self, at: QPoint) -> UUID | None:
        """Return the case that the pointer rests on."""
        raise NotImplementedError

    def show_hovered(self, at: QPoint) -> None:
        """Show the card of the case at a point."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    @property
    def gesture(self) -> Gesture | None:
        """What the mouse is doing."""
        return self._gesture

    def pans(self, event: QMouseEvent) -> bool:
        """Answer whether a press pans: the middle button, or the left one with the space bar."""
        if event.button() is Qt.MouseButton.MiddleButton:
            return True
        return self._space_held and event.button() is Qt.MouseButton.LeftButton

    def end_gesture(self) -> None:
        """Cancel what the mouse has begun; it leaves no trace."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        self._unhover()

    def nudge(self, at: QPoint) -> None:
        """Pan a little when something is dragged to the edge of a zoomed map."""
        room = self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if self.fitted or room.contains(at):
            return
        across = EDGE if at.x() < room.left() else -EDGE if at.x() > room.right() else 0
        down = EDGE if at.y() < room.top() else -EDGE if at.y() > room.bottom() else 0
        self.pan(across, down)

    def _on_rested(self) -> None:
        if not self.busy:
            self.show_hovered(self._pointer)

    def _unhover(self) -> None:
        self._hover_timer.stop()
        self._hovered = None
        self.callout.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: begin a gesture."""
        self.end_gesture()
        self.unpointed.emit()
        self._gesture = self.begin(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: go on with the gesture, or hover."""
        self._pointer = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(self._pointer)
            return
        self.pointed.emit(self._pointer)
        hovered = self.hover(self._pointer)
        if hovered != self._hovered:
            self._unhover()
            self._hovered = hovered
            if hovered is not None:
                self._hover_timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: end the gesture."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(event.position().toPoint())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer left."""
        self.unpointed.emit()
        if not self.busy:
            self._unhover()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar held lets the left button pan."""
        if event.key() == Qt.Key.Key_Space:
            self._space_held = True
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar let go ends it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: a space bar let go elsewhere is let go here too."""
        self._space_held = False
        super().focusOutEvent(event)
