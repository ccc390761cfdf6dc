"""Shapes that are shown and not edited: what a file draws besides the path, what was removed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.lettering import MOST
from diagram.editor.drawing.look import FAR, Look, colour, pen
from diagram.editor.drawing.nodes import name_lines
from diagram.editor.ghosts import draw_ghost_edge
from diagram.editor.text import write
from diagram.graph.aligning import Side
from diagram.graph.foreign import ForeignElement

_NAME = 11.0
_DASHES = (4.0, 3.0)
_CONTAINERS = frozenset({"participant", "lane", "group", "subProcess"})
_NOTE = "textAnnotation"


def draw_foreign(painter: QPainter, device: Device, look: Look, shape: ForeignElement) -> None:
    """Draw something of the file that is no part of the path: grey, with its name."""
    _draw(painter, device, look, shape, look.theme.idle)


def draw_gone(painter: QPainter, device: Device, look: Look, shape: ForeignElement) -> None:
    """Draw what the version before had and this one has not: dashed, a step hatched at its edge."""
    painter.setOpacity(0.75)
    _draw(painter, device, look, shape, look.theme.late)
    if shape.box is not None and shape.kind == "task":
        draw_ghost_edge(painter, look.theme.late, device.box(shape.box), 5.0)
    painter.setOpacity(1.0)


def _draw(painter: QPainter, device: Device, look: Look, shape: ForeignElement, ink: str) -> None:
    painter.setPen(pen(ink, 1.3, _DASHES))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(shape.line) > 1:
        painter.drawPolyline(QPolygonF([QPointF(*device.point(*at)) for at in shape.line]))
    if shape.box is None:
        return
    frame = device.box(shape.box)
    _outline(painter, look, shape, frame)
    if device.scale >= FAR and shape.name:
        words = look.theme.late if ink == look.theme.late else look.theme.dim
        _name(painter, device, look, shape, frame, words)


def _outline(painter: QPainter, look: Look, shape: ForeignElement, frame: QRectF) -> None:
    inner = frame.adjusted(0.5, 0.5, -0.5, -0.5)
    if shape.kind == _NOTE:
        edge = min(10.0, inner.width() / 4)
        painter.drawPolyline(QPolygonF([
            inner.topLeft() + QPointF(edge, 0), inner.topLeft(),
            inner.bottomLeft(), inner.bottomLeft() + QPointF(edge, 0),
        ]))  # fmt: skip
        return
    if shape.kind not in _CONTAINERS:
        painter.setBrush(colour(look.theme.ground, 140))
    if shape.kind.endswith("Event"):
        painter.drawEllipse(inner)
    elif shape.kind.endswith("Gateway"):
        middle = inner.center()
        painter.drawPolygon(QPolygonF([
            QPointF(middle.x(), inner.top()), QPointF(inner.right(), middle.y()),
            QPointF(middle.x(), inner.bottom()), QPointF(inner.left(), middle.y()),
        ]))  # fmt: skip
    else:
        painter.drawRoundedRect(inner, 5, 5)


def _name(
    painter: QPainter, device: Device, look: Look, shape: ForeignElement, frame: QRectF, ink: str
) -> None:
    pixels = _NAME * device.scale * min(look.enlarged, MOST)
    if shape.kind in _CONTAINERS:
        high = pixels * 1.6
        head = QRectF(frame.left() + 6, frame.top() + 2, frame.width() - 12, high)
        write(painter, head, shape.name, look.face(pixels), ink)
        return
    is_gone = ink == look.theme.late  # flows of the newer version pass through its middle
    box, side = frame.adjusted(5, 3, -5, -3), Side.TOP if is_gone else Side.MIDDLE
    if is_gone:
        box.setLeft(frame.left() + 9)
    if shape.label is not None:
        box, side = device.box(shape.label).adjusted(-8, 0, 8, 0), Side.TOP
    elif frame.width() < _SMALL * device.scale:
        wide = _UNDER * device.scale
        box = QRectF(frame.center().x() - wide / 2, frame.bottom() + 3, wide, 3 * pixels)
        side = Side.TOP
    name_lines(painter, box, shape.name, look, pixels, ink=ink, bold=False, lines=3, side=side)


_SMALL, _UNDER = 60.0, 110.0
"""Narrower shapes have their names under them, in diagram units."""
