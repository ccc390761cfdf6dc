"""The frame around a map that does not show now: striped, so that colour is not needed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from diagram.editor.content import Content
from diagram.editor.device import Device
from diagram.editor.items import MapItem
from models.rules.process import Box

THICK = 7.0
_LEVEL = 9.0


class OtherDay:
    """Draws the frame at the edges of the view."""

    def item_for(self, content: Content) -> MapItem:
        """Return a new frame."""
        return DayFrame(content)


class DayFrame(MapItem):
    """Stripes along the four edges of what is seen."""

    def __init__(self, content: Content) -> None:
        slack = 4 * max(content.layout.width, content.layout.height)
        box = Box(
            -slack, -slack, content.layout.width + 2 * slack, content.layout.height + 2 * slack
        )
        super().__init__(content, box, _LEVEL)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the stripes."""
        view, theme = device.view, self.content.theme
        edges = (
            QRectF(view.left(), view.top(), view.width(), THICK),
            QRectF(view.left(), view.bottom() - THICK, view.width(), THICK),
            QRectF(view.left(), view.top(), THICK, view.height()),
            QRectF(view.right() - THICK, view.top(), THICK, view.height()),
        )
        for edge in edges:
            painter.fillRect(edge, QColor(theme.card))
            painter.fillRect(edge, QBrush(QColor(theme.soon), Qt.BrushStyle.BDiagPattern))
