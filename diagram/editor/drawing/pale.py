"""Shapes that are shown and not edited: what a file holds besides the path, what was removed."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.look import FAR, Look, colour, pen
from diagram.editor.drawing.nodes import name_lines
from diagram.editor.drawing.shown import ForeignShape

_NAME = 11.0


def draw_foreign(painter: QPainter, device: Device, look: Look, shape: ForeignShape) -> None:
    """Draw something of the file that is no part of the path: grey, with its name."""
    _draw(painter, device, look, shape, look.theme.idle)


def draw_gone(painter: QPainter, device: Device, look: Look, shape: ForeignShape) -> None:
    """Draw what the version before had and this one has not."""
    painter.setOpacity(0.75)
    _draw(painter, device, look, shape, look.theme.late)
    painter.setOpacity(1.0)


def _draw(painter: QPainter, device: Device, look: Look, shape: ForeignShape, ink: str) -> None:
    painter.setPen(pen(ink, 1.4, (4.0, 3.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(shape.points) > 1:
        painter.drawPolyline(QPolygonF([QPointF(*device.point(*at)) for at in shape.points]))
    if shape.box is None:
        return
    frame = device.box(shape.box)
    painter.setBrush(colour(look.theme.ground, 120))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    if device.scale >= FAR and shape.name:
        pixels = _NAME * device.scale * min(look.enlarged, 1.35)
        name_lines(painter, frame.adjusted(5, 3, -5, -3), shape.name, look, pixels,
                   ink=ink if ink == look.theme.late else look.theme.dim, bold=False,
                   lines=3)  # fmt: skip
