"""A small histogram drawn by hand: how many workers have how many children, and the limit."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.base.theme import theme

_BAR_MOST, _GAP, _EDGE = 64, 6, 12


class Histogram(QWidget):
    """Bars side by side, each with its number above and its range below.

    It is a picture only: the same numbers stand in a table beside it, and all of them are in the
    accessible description.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps: tuple[tuple[int, int, int], ...] = ()
        self._limit: int | None = None
        self._limit_words = ""

    def show_steps(
        self, steps: Sequence[tuple[int, int, int]], limit: int | None, limit_words: str
    ) -> None:
        """Show (least, most, how many) for each bar; those above `limit` stand out."""
        self._steps, self._limit, self._limit_words = tuple(steps), limit, limit_words
        self.setAccessibleDescription(
            "; ".join(f"{low}–{high}: {count}" for low, high, count in steps)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for ten lines of text (Qt calls)."""
        return QSize(320, 9 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Give none of the height away (Qt calls)."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw bars, numbers, ranges and the line of the limit (Qt calls)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._steps:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        look, line = theme(), self.fontMetrics().height()
        wide = min(_BAR_MOST, (self.width() - 2 * _EDGE) / len(self._steps) - _GAP)
        base, most = self.height() - line - 6, max(count for _, _, count in self._steps)
        room = base - 2 * line - 8
        painter.setPen(QPen(QColor(look.line)))
        painter.drawLine(0, base, self.width(), base)
        for place, (low, high, count) in enumerate(self._steps):
            left = _EDGE + place * (wide + _GAP)
            tall = room * count / most if most else 0
            over = self._limit is not None and low > self._limit
            painter.fillRect(
                QRectF(left, base - tall, wide, tall), QColor(look.late if over else look.accent)
            )
            self._text(painter, left, base + 2, wide, f"{low}–{high}", look.dim)
            if count:
                self._text(painter, left, base - tall - line - 2, wide, str(count), look.ink)
        self._draw_limit(painter, wide, base)

    def _draw_limit(self, painter: QPainter, wide: float, base: float) -> None:
        """Draw the limit between the last bar that is within it and the first above."""
        if self._limit is None:
            return
        within = sum(low <= self._limit for low, _, _ in self._steps)
        if within == len(self._steps):
            return
        x = _EDGE + within * (wide + _GAP) - _GAP / 2
        pen = QPen(QColor(theme().late), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(round(x), 0, round(x), round(base))
        painter.setPen(QColor(theme().late))
        across = self.fontMetrics().horizontalAdvance(self._limit_words)
        left = x - across - 6 if x - across - 6 > 0 else x + 6
        painter.drawText(round(left), self.fontMetrics().ascent(), self._limit_words)

    def _text(
        self, painter: QPainter, left: float, top: float, wide: float, words: str, colour: str
    ) -> None:
        painter.setPen(QColor(colour))
        area = QRectF(left - _GAP, top, wide + 2 * _GAP, self.fontMetrics().height())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
