"""Thousands of sprites in one call: QPainter.drawPixmapFragments fed from a numpy array.

PySide6 has no list overload, so the array's memory is handed over as the C structure it is. The
layout is proved once by drawing; where it differs the sprites are drawn one by one.
"""

from functools import cache

import numpy as np
import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from diagram.editor.caseload import Floats

COLUMNS = 10
"""x, y, source left, source top, width, height, scale x, scale y, rotation, opacity."""

X, Y, LEFT, TOP, WIDTH, HEIGHT, SCALE_X, SCALE_Y, _, OPACITY = range(COLUMNS)


def buffer(count: int) -> Floats:
    """Return room for `count` sprites, unscaled, unturned and opaque."""
    array = np.zeros((count, COLUMNS), np.float64)
    array[:, SCALE_X : SCALE_Y + 1] = 1.0
    array[:, OPACITY] = 1.0
    return array


def draw(painter: QPainter, array: Floats, pixmap: QPixmap) -> None:
    """Draw each row of `array` from `pixmap`."""
    if not len(array):
        return
    if layout_is_known():
        _draw_at_once(painter, np.ascontiguousarray(array, np.float64), pixmap)
    else:
        draw_one_by_one(painter, array, pixmap)


def draw_one_by_one(painter: QPainter, array: Floats, pixmap: QPixmap) -> None:
    """Draw the same the slow way."""
    before = painter.opacity()
    for row in array.tolist():
        wide, tall = row[WIDTH] * row[SCALE_X], row[HEIGHT] * row[SCALE_Y]
        painter.setOpacity(before * row[OPACITY])
        target = QRectF(row[X] - wide / 2, row[Y] - tall / 2, wide, tall)
        source = QRectF(row[LEFT], row[TOP], row[WIDTH], row[HEIGHT])
        painter.drawPixmap(target, pixmap, source)
    painter.setOpacity(before)


@cache
def layout_is_known() -> bool:
    """Answer whether the array's memory is what Qt takes it for: draw two sprites and look."""
    pixmap = QPixmap(4, 2)
    with QPainter(pixmap) as painter:
        painter.fillRect(0, 0, 2, 2, QColor("#ff0000"))
        painter.fillRect(2, 0, 2, 2, QColor("#0000ff"))
    image = QImage(12, 4, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#ffffff"))
    array = buffer(2)
    array[:, WIDTH] = array[:, HEIGHT] = 2.0
    array[:, X], array[:, Y], array[1, LEFT] = (2.0, 9.0), 2.0, 2.0
    with QPainter(image) as painter:
        _draw_at_once(painter, array, pixmap)
    seen = [image.pixelColor(x, 2).name() for x in (1, 6, 9)]
    return seen == ["#ff0000", "#ffffff", "#0000ff"]


def _draw_at_once(painter: QPainter, array: Floats, pixmap: QPixmap) -> None:
    fragments = shiboken6.wrapInstance(array.ctypes.data, QPainter.PixmapFragment)
    assert isinstance(fragments, QPainter.PixmapFragment)
    painter.drawPixmapFragments(fragments, len(array), pixmap)
