"""Small marks drawn by hand: arrow heads, the clock, a sheet, a person, a sign."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from diagram.editor.drawing.look import Look, colour, pen
from diagram.editor.text import write


def arrow(painter: QPainter, before: QPointF, tip: QPointF, ink: str, size: float) -> None:
    """Draw the filled head of an arrow whose tip touches the border of its target."""
    along = _unit(tip - before)
    across = QPointF(-along.y(), along.x())
    back = tip - along * size
    head = QPainterPath(tip)
    head.lineTo(back + across * size * 0.55)
    head.lineTo(back + along * size * 0.2)
    head.lineTo(back - across * size * 0.55)
    head.closeSubpath()
    painter.fillPath(head, colour(ink))


def slash(painter: QPainter, start: QPointF, after: QPointF, ink: str, size: float) -> None:
    """Draw the stroke across the beginning of the flow that is taken when no other may be."""
    along = _unit(after - start)
    across = QPointF(-along.y(), along.x())
    middle = start + along * size * 1.4
    painter.setPen(pen(ink, 1.6))
    painter.drawLine(middle - (across + along) * size * 0.5, middle + (across + along) * size * 0.5)


def lozenge(painter: QPainter, start: QPointF, after: QPointF, look: Look, size: float) -> None:
    """Draw the small lozenge at the beginning of a flow that has a condition."""
    along = _unit(after - start)
    across = QPointF(-along.y(), along.x())
    middle = start + along * size
    corners = [start, middle + across * size * 0.6, start + along * size * 2,
               middle - across * size * 0.6]  # fmt: skip
    painter.setPen(pen(look.theme.accent, 1.4))
    painter.setBrush(colour(look.theme.card))
    painter.drawPolygon(QPolygonF(corners))


def clock(painter: QPainter, box: QRectF, ink: str, ground: str) -> None:
    """Draw a clock face: the deadline of a phase."""
    size = box.width()
    painter.setPen(pen(ink, max(size / 18, 1.2)))
    painter.setBrush(colour(ground))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if size < 12:
        return
    inner = box.adjusted(size * 0.18, size * 0.18, -size * 0.18, -size * 0.18)
    painter.setPen(pen(ink, max(size / 22, 1.0)))
    painter.drawEllipse(inner)
    middle = box.center()
    painter.drawPolyline(
        QPolygonF([middle - QPointF(0, size * 0.22), middle, middle + QPointF(size * 0.15, 0)])
    )


def sheets(painter: QPainter, at: QPointF, count: int, look: Look, scale: float) -> None:
    """Draw a sheet with a number, its right lower corner at a point: the forms of a step."""
    wide, high = 8 * scale, 10 * scale
    face = look.face(9.5 * scale)
    number = str(count) if count > 1 else ""
    left = at.x() - wide - (9 * scale if number else 0)
    sheet = QRectF(left, at.y() - high, wide, high)
    painter.setPen(pen(look.theme.idle, max(scale, 0.8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(sheet)
    for share in (0.35, 0.65):
        y = sheet.top() + high * share
        painter.drawLine(QPointF(left + wide * 0.25, y), QPointF(left + wide * 0.75, y))
    if number:
        box = QRectF(sheet.right() + 2.5 * scale, sheet.top() - 2, 14 * scale, high + 4)
        write(painter, box, number, face, look.theme.dim)


def person(painter: QPainter, at: QPointF, look: Look, scale: float) -> None:
    """Draw a head and shoulders, the left lower corner at a point: a step with a doer named."""
    painter.setPen(pen(look.theme.idle, max(scale, 0.8)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(at.x() + 2.5 * scale, at.y() - 10 * scale, 4 * scale, 4 * scale))
    shoulders = QRectF(at.x(), at.y() - 4.6 * scale, 9 * scale, 9 * scale)
    painter.drawArc(shoulders, 0, 180 * 16)
    painter.drawLine(QPointF(at.x(), at.y()), QPointF(at.x() + 9 * scale, at.y()))


def bell(painter: QPainter, at: QPointF, look: Look, scale: float) -> None:
    """Draw a bell, the middle of its top at a point: something is called to mind."""
    wide, high = 11 * scale, 11 * scale
    left, right, foot = at.x() - wide / 2, at.x() + wide / 2, at.y() + high
    path = QPainterPath(QPointF(left - 1.5 * scale, foot))
    path.cubicTo(left + scale, foot - 2 * scale, left, at.y(), at.x(), at.y())
    path.cubicTo(right, at.y(), right - scale, foot - 2 * scale, right + 1.5 * scale, foot)
    path.closeSubpath()
    painter.setPen(pen(look.theme.accent, max(1.3 * scale, 0.9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    clapper = QRectF(at.x() - 2 * scale, foot - 1.4 * scale, 4 * scale, 4 * scale)
    painter.drawArc(clapper, 180 * 16, 180 * 16)


def number(painter: QPainter, middle: QPointF, text: str, look: Look, scale: float) -> None:
    """Draw a small number on a plate: when a parallel branch is done."""
    size = 7.5 * scale
    painter.setPen(pen(look.theme.accent, 1.0))
    painter.setBrush(colour(look.theme.card))
    painter.drawEllipse(middle, size, size)
    box = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
    face = look.face(10.0 * scale, bold=True)
    write(painter, box, text, face, look.theme.accent, align=Qt.AlignmentFlag.AlignHCenter)


def sign(painter: QPainter, middle: QPointF, text: str, ink: str, look: Look) -> None:
    """Draw a round badge with one sign in it: a problem, or what differs."""
    size = 9.0 * min(look.enlarged, 1.5)
    painter.setPen(pen(look.theme.card, 1.6))
    painter.setBrush(colour(ink))
    painter.drawEllipse(middle, size, size)
    face = look.face(size * 1.4, bold=True)
    box = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
    write(painter, box, text, face, look.theme.card, align=Qt.AlignmentFlag.AlignHCenter)


def _unit(way: QPointF) -> QPointF:
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 0.1)
    return QPointF(way.x() / length, way.y() / length)
