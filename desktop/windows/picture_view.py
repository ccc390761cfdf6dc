"""A picture, or pages of pictures, looked at by keyboard or mouse: zoomed, turned, fitted."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.base.words import tr
from desktop.widgets.plain import PictureLabel

ZOOMS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_AROUND = 24


class PictureView(QScrollArea):
    """Shows one picture at a time, never changing it.

    + and - zoom, 0 fits, 1 is full size, R turns, Page Down and Page Up go to the next and the
    former page where there are several.

    Signals:
        shown(): another page, size or turn is shown.
        page_asked(int): the page of this place is wanted.
    """

    shown = Signal()
    page_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self.at, self.count, self.turns = 0, 1, 0
        self.zoom: float | None = None
        self.setObjectName("paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Kuva"))
        self._label = PictureLabel()
        self.setWidget(self._label)
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(None),
            Qt.Key.Key_1: lambda: self.set_zoom(1.0),
            Qt.Key.Key_R: self.turn,
            Qt.Key.Key_PageDown: lambda: self.go(1),
            Qt.Key.Key_PageUp: lambda: self.go(-1),
        }

    def show_picture(self, picture: QImage, words: str, *, at: int = 0, count: int = 1) -> None:
        """Show the page at `at` of `count`; `words` say what it is."""
        self.picture, self.at, self.count = picture, at, count
        self._label.setAccessibleName(words)
        self._draw()

    @property
    def scale(self) -> float:
        """Pixels of the screen to one of the picture."""
        return self.zoom if self.zoom is not None else self._fitting()

    def set_zoom(self, zoom: float | None) -> None:
        """Choose a zoom; None fits the whole picture."""
        self.zoom = zoom
        self._draw()

    def step_zoom(self, by: int) -> None:
        """Zoom in or out by steps."""
        now = self.scale
        wanted = [z for z in ZOOMS if (z > now * 1.01 if by > 0 else z < now * 0.99)]
        if wanted:
            self.set_zoom(wanted[0] if by > 0 else wanted[-1])

    def turn(self) -> None:
        """Turn a quarter clockwise, on the screen only."""
        self.turns = (self.turns + 1) % 4
        self._draw()

    def go(self, by: int) -> None:
        """Ask for another page."""
        wanted = max(0, min(self.count - 1, self.at + by))
        if wanted != self.at:
            self.page_asked.emit(wanted)

    def _size(self) -> QSize:
        size = self.picture.size()
        return size.transposed() if self.turns % 2 else size

    def _fitting(self) -> float:
        if self.picture.isNull():
            return 1.0
        size, room = self._size(), self.viewport().size()
        fits = min(
            max(1, room.width() - _AROUND) / size.width(),
            max(1, room.height() - _AROUND) / size.height(),
        )
        return min(1.0, fits)

    def _draw(self) -> None:
        if self.picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        picture = self.picture
        if self.turns:
            picture = picture.transformed(QTransform().rotate(90 * self.turns))
        size = picture.size() * self.scale
        drawn = picture.scaled(
            size * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(drawn))
        self._label.resize(size)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, turn and go on by keys (Qt calls)."""
        act = self._keys.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl (Qt calls)."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again (Qt calls)."""
        super().resizeEvent(event)
        if self.zoom is None:
            self._draw()
