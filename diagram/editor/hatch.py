"""Hatching: the third sign of a state, beside its colour and the shape of its mark."""

from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from models.rules.kinds import DueState

PERIOD = 5
"""Pixels from one line of a hatched ground to the next."""

_ALPHA = 150


def hatched(state: DueState, colour: str, ground: str, density: float) -> QBrush:
    """Return the fill of a state: plain while there is time, lines of `ground` through others."""
    if state is DueState.TIME_LEFT:
        return QBrush(QColor(colour))
    brush = QBrush(_texture(state, colour, ground, density))
    brush.setTransform(QTransform.fromScale(1 / density, 1 / density))
    return brush


def hatch_over(
    painter: QPainter, state: DueState, path: QPainterPath, colour: str, *, period: float
) -> None:
    """Draw the lines of a state over an outline, `period` units of the painter apart."""
    box = path.boundingRect()
    lines = _lines(state, box, period)
    if not lines:
        return
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    pen = QPen(QColor(colour), period * 0.3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(lines)
    painter.restore()


def _lines(state: DueState, box: QRectF, period: float) -> list[QLineF]:
    """Return slanting lines for what is late, level ones for soon, upright ones without clock."""
    if state is DueState.TIME_LEFT:
        return []
    middle, half = box.center(), max(box.width(), box.height())
    count = int(half / period) + 1
    shifts = [place * period for place in range(-count, count + 1)]
    x, y = middle.x(), middle.y()
    if state is DueState.LATE:
        return [QLineF(x + s - half, y + half, x + s + half, y - half) for s in shifts]
    if state is DueState.SOON:
        return [QLineF(x - half, y + s, x + half, y + s) for s in shifts]
    return [QLineF(x + s, y - half, x + s, y + half) for s in shifts]


@lru_cache(maxsize=48)
def _texture(state: DueState, colour: str, ground: str, density: float) -> QPixmap:
    side = max(round(PERIOD * density), 2)
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(colour))
    light = QColor(ground)
    light.setAlpha(_ALPHA)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(light, max(1.2 * density, 1.0)))
        painter.drawLines(_tile_lines(state, side))
    return pixmap


def _tile_lines(state: DueState, side: int) -> list[QLineF]:
    """Return lines that go on from one copy of the texture into the next."""
    if state is DueState.LATE:
        return [QLineF(s - 1, side + 1, s + side + 1, -1) for s in (-side, 0, side)]
    middle = side // 2 + 0.5
    if state is DueState.SOON:
        return [QLineF(-1, middle, side + 1, middle)]
    return [QLineF(middle, -1, middle, side + 1)]
