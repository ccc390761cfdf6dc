"""Steps that only older versions of the path have: a dashed outline and a hatched edge."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from diagram.editor.theme import MapTheme

_DASHES = [4.0, 3.0]
_WIDE, _PERIOD = 4.5, 5.0
"""The hatched edge and the distance of its lines, in pixels."""

_FOOT = 18.0
"""The words under a ruler begin at the edge of a card; the hatch ends above them."""


def ghost_pen(theme: MapTheme) -> QPen:
    """Return the outline of a step of an older version."""
    pen = QPen(QColor(theme.dim), 1.5)
    pen.setDashPattern(_DASHES)
    return pen


def draw_ghost_edge(painter: QPainter, ink: str, frame: QRectF, radius: float) -> None:
    """Hatch the left edge of a card; lines end where the edge does, as files know no clipping."""
    foot = max(radius, min(_FOOT, frame.height() * 0.2))
    edge = QRectF(frame.left() + 2, frame.top() + radius, _WIDE, frame.height() - radius - foot)
    if frame.width() < 4 * _WIDE:
        return
    steps = int(max(edge.height() - _WIDE, 0.0) // _PERIOD) + 1
    lows = [edge.top() + _WIDE + step * _PERIOD for step in range(steps)]
    pen = QPen(QColor(ink), 1.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines([
        QLineF(QPointF(edge.left(), low), QPointF(edge.right(), low - _WIDE)) for low in lows
    ])  # fmt: skip


def draw_ghost_sign(painter: QPainter, theme: MapTheme, middle: QPointF, size: float) -> None:
    """Draw a small card of that kind: the sign of the legend."""
    box = QRectF(middle.x() - size / 2, middle.y() - size * 0.38, size, size * 0.76)
    pen = QPen(QColor(theme.dim), 1.2)
    pen.setDashPattern([2.4, 1.8])
    painter.setPen(pen)
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(box, 2, 2)
    painter.setPen(QPen(QColor(theme.dim), 1.0))
    low, high = box.bottom() - 1.5, box.top() + 1.5
    painter.drawLine(QPointF(box.left() + 1.5, low), QPointF(box.left() + 1.5 + low - high, high))
