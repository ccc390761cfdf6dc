"""A view that is fitted, zoomed at the pointer and panned; the fitted one follows its size."""

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from diagram.editor.detail import NEAREST
from diagram.editor.last_frame import REST, LastFrame
from diagram.editor.motion import is_motion_allowed

STEP = 1.2
_OUTERMOST = 0.35
_NOTHING = QRect(-2, -2, 1, 1)
"""Out of sight. Qt asks for no further frame until its own painting has seen to the last one."""

_MOTION = 120
"""Milliseconds; none where the system wants no motion."""


class ZoomView(QGraphicsView):
    """Zoom and pan. Subclasses say how large the map is and lay it out anew for a new size.

    Signals: `looked` after another part of the map came into sight.
    """

    looked = Signal()

    def __init__(self, parent: QWidget | None = None, *, motion: bool = True) -> None:
        super().__init__(parent)
        self.fitted = True
        self._is_due = False
        self._motion = motion
        self._moving: QVariantAnimation | None = None
        self.frame = LastFrame()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setInteractive(False)

    def map_size(self) -> tuple[float, float]:
        """Return the width and height of the map in scene units."""
        raise NotImplementedError

    def map_pitch(self) -> float:
        """Return the distance between two cases in scene units."""
        raise NotImplementedError

    def nearest_zoom(self) -> float:
        """Return the nearest zoom, in pixels for a scene unit."""
        return NEAREST / self.map_pitch()

    def lay_out(self) -> None:
        """Lay the map out for the present size of the view."""
        raise NotImplementedError

    def lay_out_again(self) -> None:
        """Have the map laid out anew: at once while it is seen, else once when it is asked for.

        A map is given its process, cases, font and size before it is first seen.
        """
        self._is_due = True
        if self.isVisible():
            self.settle()

    def settle(self) -> None:
        """Lay the map out now if that is still due."""
        if not self._is_due:
            return
        self._is_due = False
        self.lay_out()
        if self.fitted:
            self._stop()
            self._place(*self._fitted_place())

    @property
    def zoom(self) -> float:
        """How many pixels one scene unit takes."""
        self.settle()
        return self.transform().m11()

    @property
    def seen(self) -> QRectF:
        """The part of the scene that is in sight."""
        self.settle()
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def fit(self) -> None:
        """Show the whole map, laid out for the size of the view (Kohdista)."""
        self.lay_out_again()
        self.fitted = True
        if not self._is_due:
            self._go(*self._fitted_place())

    def zoom_in(self) -> None:
        """Zoom one step nearer, around the middle."""
        self.zoom_by(STEP, self.viewport().rect().center())

    def zoom_out(self) -> None:
        """Zoom one step out, around the middle."""
        self.zoom_by(1 / STEP, self.viewport().rect().center())

    def zoom_by(self, factor: float, at: QPoint) -> None:
        """Zoom by a factor; the point of the map under `at` (view pixels) stays where it is."""
        self._stop()
        lowest = self._fitted_place()[0] * _OUTERMOST
        wanted = min(max(self.zoom * factor, lowest), self.nearest_zoom())
        under = self.mapToScene(at)
        self.fitted = False
        self._place(wanted, under.x() - at.x() / wanted, under.y() - at.y() / wanted)

    def zoom_to(self, left: float, top: float, width: float, height: float) -> None:
        """Fill the view with a scene rectangle."""
        size = self.viewport().rect()
        wanted = min(size.width() / width, size.height() / height, self.nearest_zoom())
        self.fitted = False
        self._go(
            wanted,
            left + width / 2 - size.width() / wanted / 2,
            top + height / 2 - size.height() / wanted / 2,
        )

    def pan(self, across: float, down: float) -> None:
        """Move the map by pixels."""
        self._stop()
        self.fitted = False
        corner = self.mapToScene(QPoint(0, 0))
        self._place(self.zoom, corner.x() - across / self.zoom, corner.y() - down / self.zoom)

    def bring_into_view(self, x: float, y: float, slack: float = 60) -> None:
        """Pan as little as needed for a scene point to be seen with some room around it."""
        at, size = self.mapFromScene(QPointF(x, y)), self.viewport().rect()
        across = _needed(at.x(), slack, size.width() - slack)
        down = _needed(at.y(), slack, size.height() - slack)
        if across or down:
            self.pan(across, down)

    def _fitted_place(self) -> tuple[float, float, float]:
        size = self.viewport().rect()
        width, height = self.map_size()
        scale = min(size.width() / max(width, 1), size.height() / max(height, 1))
        scale = scale or self.zoom  # a window too low leaves the map no room at all
        return scale, width / 2 - size.width() / scale / 2, 0.0

    def _place(self, scale: float, left: float, top: float) -> None:
        """Show the scene from (left, top) on at a scale."""
        self.frame.moved()
        size = self.viewport().rect()
        self.setTransform(QTransform.fromScale(scale, scale))
        self.centerOn(left + size.width() / scale / 2, top + size.height() / scale / 2)
        self.looked.emit()

    def _go(self, scale: float, left: float, top: float) -> None:
        self._stop()
        if not (self._motion and is_motion_allowed() and self.isVisible()):
            self._place(scale, left, top)
            return
        corner = self.mapToScene(QPoint(0, 0))
        start = (self.zoom, corner.x(), corner.y())
        if max(abs(a - b) for a, b in zip(start, (scale, left, top), strict=True)) < 0.01:
            return
        self._moving = self._motion_from(start, (scale, left, top))
        self._moving.start()

    def _motion_from(
        self, start: tuple[float, float, float], end: tuple[float, float, float]
    ) -> QVariantAnimation:
        motion = QVariantAnimation(self)
        motion.setDuration(_MOTION)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)

        def show(share: float) -> None:
            self._place(*(a + (b - a) * share for a, b in zip(start, end, strict=True)))

        motion.valueChanged.connect(show)
        return motion

    def _stop(self) -> None:
        if self._moving is not None:
            self._moving.stop()
            self._moving = None

    def setScene(self, scene: QGraphicsScene | None) -> None:
        """Qt: another scene; no picture of the one before stands in for it."""
        self.frame.forget()
        super().setScene(scene)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw; on the move, where drawing comes late, move what was drawn last.

        Once nothing has moved for a moment the map is drawn sharp.
        """
        frame, place, size = self.frame, self.viewportTransform(), self.viewport().size()
        if frame.may_stand_in(place, size):
            super().paintEvent(QPaintEvent(_NOTHING))
            with QPainter(self.viewport()) as painter:
                frame.draw(painter, place, self.scene().backgroundBrush())
            self._rest.start()
        elif frame.is_late:
            self._draw_and_keep()
        else:
            with frame.timed():
                super().paintEvent(event)

    def _draw_and_keep(self) -> None:
        view = self.viewport()
        density = view.devicePixelRatio()
        super().paintEvent(QPaintEvent(_NOTHING))
        with self.frame.timed():
            picture = self.frame.keep(self.viewportTransform(), view.size(), density)
            with QPainter(picture) as painter:
                painter.setRenderHints(self.renderHints())
                self.render(painter, QRectF(view.rect()), view.rect())
            with QPainter(view) as painter:
                painter.drawPixmap(0, 0, picture)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: zoom at the pointer."""
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: a pinch on a touchpad zooms too."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is pinch:
            self.zoom_by(1 + event.value(), event.position().toPoint())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a fitted map follows the size of the view."""
        super().resizeEvent(event)
        if self.fitted:
            self.lay_out_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what was put off while nobody saw the map is done."""
        super().showEvent(event)
        self.settle()


def _needed(at: float, low: float, high: float) -> float:
    if at < low:
        return low - at
    return high - at if at > high else 0.0
