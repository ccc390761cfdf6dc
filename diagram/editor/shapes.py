"""The marks of cases: a shape, a colour and a hatch for each state, hollow for a house target."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from diagram.editor.hatch import hatch_over
from models.rules.kinds import DueState


def mark_path(state: DueState, middle: QPointF, size: float) -> QPainterPath:
    """Return the outline of a mark `size` wide: diamond, triangle, disc or square by state."""
    path = QPainterPath()
    x, y, half = middle.x(), middle.y(), size / 2
    if state is DueState.LATE:
        path.addPolygon(_polygon((x, y - half), (x + half, y), (x, y + half), (x - half, y)))
    elif state is DueState.SOON:
        low = y + half * 0.78
        path.addPolygon(_polygon((x, y - half * 0.95), (x + half, low), (x - half, low)))
    elif state is DueState.TIME_LEFT:
        path.addEllipse(middle, half * 0.88, half * 0.88)
    else:
        box = QRectF(x - half * 0.72, y - half * 0.72, half * 1.44, half * 1.44)
        path.addRoundedRect(box, half * 0.3, half * 0.3)
    path.closeSubpath()
    return path


def draw_mark(
    painter: QPainter,
    state: DueState,
    middle: QPointF,
    size: float,
    *,
    colour: str,
    ground: str,
    hollow: bool,
    hatch: float = 0.0,
) -> None:
    """Draw a mark; a hollow one is filled with `ground`. `hatch` is how far its lines lie apart."""
    line = max(min(size / 6.5, 2.0), 0.9) if hollow else 0.0
    path = mark_path(state, middle, size - line)
    painter.setBrush(QColor(ground if hollow else colour))
    pen = QPen(QColor(colour), line)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen if hollow else QPen(Qt.PenStyle.NoPen))
    painter.drawPath(path)
    if hatch:
        hatch_over(painter, state, path, colour if hollow else ground, period=hatch)


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in (*points, points[0])])
