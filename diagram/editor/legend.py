"""The key to the marks on paper, in rows under the map."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from diagram.editor.content import Content
from diagram.editor.ghosts import draw_ghost_sign
from diagram.editor.legend_entries import LegendEntry, legend_entries
from diagram.editor.shapes import draw_mark
from diagram.editor.sprites import hatch_of
from diagram.editor.text import Face, elided, width_of, write

ROW = 20.0
_SIZE, _SIGN, _GAP = 11.0, 12.0, 18.0


def legend_height(content: Content, width: float) -> float:
    """Return how high the legend is over a width."""
    return ROW * (1 + max(row for row, _, _, _ in _placed(content, width)))


def draw_legend(painter: QPainter, content: Content, box: QRectF) -> None:
    """Draw sign after sign with its words, from the upper left corner of `box` on."""
    face = Face(content.family, _SIZE)
    for row, x, entry, words in _placed(content, box.width()):
        middle = QPointF(box.left() + x + _SIGN / 2, box.top() + (row + 0.5) * ROW)
        _draw_sign(painter, content, entry, middle)
        left = box.left() + x + _SIGN + 5
        text = QRectF(left, box.top() + row * ROW, width_of(words, face) + 1, ROW)
        write(painter, text, words, face, content.theme.dim)


def _placed(content: Content, width: float) -> list[tuple[int, float, LegendEntry, str]]:
    """Return for each entry its row, its left edge and its words, shortened to half a row."""
    face = Face(content.family, _SIZE)
    placed: list[tuple[int, float, LegendEntry, str]] = []
    row, x = 0, 0.0
    for entry in _entries(content):
        words = elided(entry.words, face, width / 2)
        wide = _SIGN + 5 + width_of(words, face)
        if x and x + wide > width:
            row, x = row + 1, 0.0
        placed.append((row, x, entry, words))
        x += wide + _GAP
    return placed


def _entries(content: Content) -> tuple[LegendEntry, ...]:
    return legend_entries(
        content.theme, content.words, content.shading, has_former=bool(content.former)
    )


def _draw_sign(painter: QPainter, content: Content, entry: LegendEntry, middle: QPointF) -> None:
    if entry.state is not None:
        draw_mark(painter, entry.state, middle, _SIGN, colour=entry.colour,
                  ground=content.theme.ground, hollow=entry.hollow,
                  hatch=hatch_of(_SIGN))  # fmt: skip
    elif entry.facet is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.colour))
        painter.drawRoundedRect(QRectF(middle.x() - 6, middle.y() - 4, 12, 8), 2, 2)
    elif entry.is_former:
        draw_ghost_sign(painter, content.theme, middle, _SIGN)
    else:
        pen = QPen(QColor(entry.colour), 1.2)
        pen.setDashPattern([2.6, 2.6])
        painter.setPen(pen)
        painter.drawLine(middle - QPointF(0, 7), middle + QPointF(0, 7))
