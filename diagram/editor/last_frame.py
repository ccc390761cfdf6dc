"""The last frame moved and scaled in place of a fresh one, while a fresh one would come late."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPixmap, QTransform

LATE = 16.0
"""Milliseconds; a frame that takes longer is missed at 60 pictures a second."""

REST = 80
"""Milliseconds without a move after which the map is drawn sharp."""

_SCALES = (0.5, 2.0)
_LEAST_COVER = 0.5
"""How much of the view a moved frame must still fill to stand in for a fresh one."""


class LastFrame:
    """What was drawn last, and where the map lay then.

    `stands_in` says whether the screen shows a moved frame; `took` is how many milliseconds the
    last fresh frame took. `late` may be set lower to have every frame kept.
    """

    def __init__(self) -> None:
        self.late = LATE
        self.took = 0.0
        self.stands_in = False
        self._moved = False
        self._picture = QPixmap()
        self._place = QTransform()

    @property
    def is_late(self) -> bool:
        """Whether the last fresh frame came too late to follow a hand."""
        return self.took > self.late

    def moved(self) -> None:
        """The map was panned or zoomed, and nothing else of it has changed."""
        self._moved = True

    def forget(self) -> None:
        """What was drawn is no longer true."""
        self._picture = QPixmap()
        self._moved = False

    def may_stand_in(self, place: QTransform, size: QSize) -> bool:
        """Answer whether the next frame may be the last one moved; each move is good for one."""
        moved, self._moved = self._moved, False
        if not (moved and self.is_late) or self._picture.isNull():
            return False
        view = QRectF(0, 0, size.width(), size.height())
        if self._picture.deviceIndependentSize().toSize() != size:
            return False
        way = self._way_to(place)
        covered = way.mapRect(view).intersected(view)
        share = covered.width() * covered.height() / max(view.width() * view.height(), 1)
        return _SCALES[0] <= way.m11() <= _SCALES[1] and share >= _LEAST_COVER

    def draw(self, painter: QPainter, place: QTransform, ground: QBrush) -> None:
        """Draw the last frame where the map lies now."""
        painter.fillRect(painter.viewport(), ground)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setTransform(self._way_to(place), True)
        painter.drawPixmap(0, 0, self._picture)
        self.stands_in = True

    def keep(self, place: QTransform, size: QSize, density: float) -> QPixmap:
        """Return the empty picture that the next fresh frame is drawn on and kept."""
        self._picture = QPixmap(size * density)
        self._picture.setDevicePixelRatio(density)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._place = QTransform(place)
        return self._picture

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Measure a fresh frame."""
        start = time.perf_counter()
        yield
        self.took = (time.perf_counter() - start) * 1000
        self.stands_in = False

    def _way_to(self, place: QTransform) -> QTransform:
        back, _ = self._place.inverted()
        return back * place
