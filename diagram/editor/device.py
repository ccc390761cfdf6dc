"""Painting in the pixels of the view: texts, lines and marks keep their size at every zoom."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QWidget

from diagram.editor.caseload import Floats
from models.rules.process import Box


@dataclass(frozen=True, slots=True)
class Device:
    """How scene units lie on the view: x * scale + dx, y * scale + dy; `view` is what is seen."""

    scale: float
    dx: float
    dy: float
    view: QRectF

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a scene point as whole pixels."""
        return round(x * self.scale + self.dx), round(y * self.scale + self.dy)

    def place(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return scene points as whole pixels, so that sprites are copied and not resampled."""
        return np.rint(x * self.scale + self.dx), np.rint(y * self.scale + self.dy)

    def box(self, box: Box) -> QRectF:
        """Return a scene box with its edges on whole pixels."""
        left, top = self.point(box.x, box.y)
        right, bottom = self.point(box.x + box.width, box.y + box.height)
        return QRectF(left, top, right - left, bottom - top)


@contextmanager
def device_pixels(painter: QPainter, widget: QWidget | None) -> Iterator[Device]:
    """Switch the painter to pixels of `widget` for the length of the block."""
    world = painter.worldTransform()
    view = QRectF(widget.rect()) if widget is not None else _seen_by(painter)
    painter.save()
    painter.setWorldTransform(QTransform())  # switched off, it would come back with sprites
    try:
        yield Device(world.m11(), world.dx(), world.dy(), view)
    finally:
        painter.restore()


def _seen_by(painter: QPainter) -> QRectF:
    """Return what a painter on a picture or a page sees; a dense picture counts its dots."""
    dots, density = painter.viewport(), density_of(painter)
    corner = dots.topLeft().toPointF() / density
    return QRectF(corner, dots.size().toSizeF() / density)


def density_of(painter: QPainter) -> float:
    """Return how many screen dots make one pixel (2.0 at 200 %)."""
    return float(painter.device().devicePixelRatio())
