"""The key to the marks, in a row under the lanes."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from diagram.editor.content import Content
from diagram.editor.device import Device
from diagram.editor.items import MapItem
from diagram.editor.shapes import draw_mark
from diagram.editor.sprites import hatch_of
from diagram.editor.text import width_of, write
from models.rules.kinds import DueState

_SIZE = 11.0


class LegendItem(MapItem):
    """What shapes, colours and the dashed line mean; what does not fit is left out."""

    def __init__(self, content: Content) -> None:
        super().__init__(content, content.layout.legend, 0)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint mark after mark with its words."""
        if device.scale < 0.7:
            return
        content, face = self.content, self.content.face(_SIZE * self.content.enlarged)
        x, y = frame.left() + 8, frame.center().y()
        for state, hollow, text in self._entries():
            wide = width_of(text, face)
            if x + wide + 16 > frame.right():
                return
            self._sign(painter, state, QPointF(x, y), hollow=hollow)
            box = QRectF(x + 10, frame.top(), wide + 1, frame.height())
            write(painter, box, text, face, content.theme.dim)
            x += wide + 32

    def _entries(self) -> Iterator[tuple[DueState | None, bool, str]]:
        words = self.content.words
        for state in (DueState.TIME_LEFT, DueState.SOON, DueState.LATE):
            yield state, False, words.states[state]
        yield DueState.TIME_LEFT, True, words.target
        yield None, False, words.last_day
        yield DueState.IDLE, False, words.states[DueState.IDLE]

    def _sign(
        self, painter: QPainter, state: DueState | None, middle: QPointF, *, hollow: bool
    ) -> None:
        theme = self.content.theme
        if state is None:
            pen = QPen(QColor(theme.late), 1.2)
            pen.setDashPattern([2.6, 2.6])
            painter.setPen(pen)
            painter.drawLine(middle + QPointF(0.5, -7), middle + QPointF(0.5, 7))
            return
        colour = theme.mark(state)
        draw_mark(painter, state, middle, 12, colour=colour, ground=theme.ground,
                  hollow=hollow, hatch=hatch_of(12))  # fmt: skip
