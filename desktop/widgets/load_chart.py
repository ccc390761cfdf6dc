"""Bars of who carries what, and a strip of how a number spreads: drawn by hand, light, spoken."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.base.theme import theme
from desktop.widgets.plain import tip

_NAME_LETTERS, _GAP = 24, 10


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a bar: how long, which colour of the theme, what it is called."""

    count: int
    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `over` paints the first piece as past the limit."""

    name: str
    parts: tuple[Part, ...]
    over: bool = False

    @property
    def total(self) -> int:
        """The length."""
        return sum(part.count for part in self.parts)

    @property
    def spoken(self) -> str:
        """What is said of the bar."""
        said = ", ".join(f"{part.name} {part.count}" for part in self.parts)
        return f"{self.name}: {said}"


class LoadChart(QWidget):
    """Bars below each other; those with a first piece have a line at its limit.

    Up and Down go from bar to bar, Left and Right from piece to piece, Enter or a click opens one.

    Signals:
        asked(int, int): which bar and which of its pieces.
    """

    asked = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: tuple[Bar, ...] = ()
        self._limit = 0
        self._at = (0, 0)

    def show_bars(self, bars: Sequence[Bar], limit: int) -> None:
        """Show bars; `limit` is drawn as a line."""
        self.bars, self._limit = tuple(bars), limit
        self._at = (min(self._at[0], max(0, len(bars) - 1)), self._at[1])
        self._describe()
        self.updateGeometry()
        self.update()

    def part_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return which bar and piece lie at a place."""
        for row, bar in enumerate(self.bars):
            for index, rect in enumerate(self._pieces(row, bar)):
                if rect.width() > 0 and rect.adjusted(0, -2, 0, 2).contains(place):
                    return row, index
        return None

    def place_of(self, row: int, index: int) -> QRectF:
        """Return where a piece of a bar is drawn."""
        return self._pieces(row, self.bars[row])[index]

    # places

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 12

    @property
    def _left(self) -> int:
        wide = _NAME_LETTERS * self.fontMetrics().averageCharWidth()
        return min(wide, self.width() // 3)

    @property
    def _scale(self) -> float:
        limit = self._limit if self._limited else 0
        most = max((*(bar.total for bar in self.bars), limit, 1))
        numbers = self.fontMetrics().horizontalAdvance("0000") + 2 * _GAP
        return max(1.0, self.width() - self._left - numbers) / most

    def _pieces(self, row: int, bar: Bar) -> list[QRectF]:
        x, top = float(self._left), self._top + row * self._line + 4.0
        found = []
        for part in bar.parts:
            wide = part.count * self._scale
            found.append(QRectF(x, top, wide, self._line - 8))
            x += wide
        return found

    @property
    def _limited(self) -> bool:
        first = (bar.parts[0].count for bar in self.bars if bar.parts)
        return bool(self._limit) and any(first)

    @property
    def _top(self) -> int:
        return self.fontMetrics().height() + 4 if self._limited else 0

    def _describe(self) -> None:
        if self.bars:
            said = self.bars[self._at[0]].spoken
            if said != self.accessibleDescription():
                self.setAccessibleDescription(said)
                kind = QAccessible.Event.DescriptionChanged
                QAccessible.updateAccessibility(QAccessibleEvent(self, kind))

    # Qt calls

    def sizeHint(self) -> QSize:
        """Return room for every bar."""
        return QSize(480, self._top + max(1, len(self.bars)) * self._line + 4)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size of the same height."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, pieces, numbers and the limit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, bar in enumerate(self.bars):
            self._draw(painter, row, bar)
        self._draw_limit(painter)
        painter.end()

    def _draw(self, painter: QPainter, row: int, bar: Bar) -> None:
        pieces = self._pieces(row, bar)
        first = pieces[0] if pieces else QRectF(self._left, 0, 0, 0)
        name = QRectF(0, first.top(), self._left - _GAP, first.height())
        shown = self.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.setPen(QColor(theme().ink))
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), shown)
        for index, (part, rect) in enumerate(zip(bar.parts, pieces, strict=True)):
            over = bar.over and index == 0
            self._piece(painter, part, rect, "late" if over else part.colour)
            if self.hasFocus() and (row, index) == self._at:
                painter.setPen(QPen(QColor(theme().ink), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                wide = max(rect.width(), 3.0)
                painter.drawRect(QRectF(rect.left(), rect.top() - 2, wide, rect.height() + 4))
        painter.setPen(QColor(theme().ink))
        end = pieces[-1].right() if pieces else float(self._left)
        painter.drawText(QPointF(end + 6, first.bottom() - self.fontMetrics().descent() - 2),
                         str(bar.total))  # fmt: skip

    def _piece(self, painter: QPainter, part: Part, rect: QRectF, colour: str) -> None:
        if rect.width() <= 0:
            return
        painter.fillRect(rect.adjusted(0, 0, -1, 0), QColor(getattr(theme(), colour)))
        said = str(part.count)
        if self.fontMetrics().horizontalAdvance(said) + 6 <= rect.width():
            painter.setPen(QColor(theme().card))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), said)

    def _draw_limit(self, painter: QPainter) -> None:
        if not self._limited:
            return
        x = self._left + self._limit * self._scale
        painter.setPen(QPen(QColor(theme().late), 1.5, Qt.PenStyle.DashLine))
        for row, bar in enumerate(self.bars):
            if bar.parts and bar.parts[0].count:
                top = self._top + row * self._line
                painter.drawLine(QPointF(x, top), QPointF(x, top + self._line))
        painter.setPen(QColor(theme().late))
        painter.drawText(QRectF(x - 60, 0, 120, self._top),
                         int(Qt.AlignmentFlag.AlignCenter), str(self._limit))  # fmt: skip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the bar under the pointer."""
        found = self.part_at(event.position())
        self.setToolTip(tip(self.bars[found[0]].spoken) if found else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the piece under the pointer."""
        found = self.part_at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(*found)
            self.asked.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by the arrows, open by Enter."""
        row, index = self._at
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.bars:
            rows, parts = len(self.bars), len(self.bars[row].parts)
            self._go(min(rows - 1, max(0, row + step[0])), min(parts - 1, max(0, index + step[1])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.bars:
            self.asked.emit(row, index)
        else:
            super().keyPressEvent(event)

    def _go(self, row: int, index: int) -> None:
        self._at = (row, index)
        self._describe()
        self.update()


_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SpreadStrip(QWidget):
    """Each worker's number as a dot on a line, the most marked: a spread, never a mean alone."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._counts: tuple[int, ...] = ()
        self._limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[int], limit: int, spoken: str) -> None:
        """Show dots; `limit` 0 draws none. `spoken` is the same in words."""
        self._counts, self._limit = tuple(counts), limit
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(spoken)
        self.setToolTip(tip(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a line of text and room for dots (Qt calls)."""
        return QSize(200, self.fontMetrics().height() + 26)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow strip (Qt calls)."""
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and the limit (Qt calls)."""
        if not self._counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((*self._counts, self._limit, 1))
        room = self.width() - 40
        y = self.height() - 8.0
        painter.setPen(QPen(QColor(theme().line), 1))
        painter.drawLine(QPointF(8, y), QPointF(8 + room, y))
        if self._limit:
            x = 8 + room * self._limit / most
            painter.setPen(QPen(QColor(theme().late), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 2), QPointF(x, y + 6))
        painter.setPen(QPen(QColor(theme().card), 1))
        stacked: Counter[int] = Counter()
        for count in sorted(self._counts):
            up = 4 * min(stacked[count], 3)
            stacked[count] += 1
            bad = self._limit and count > self._limit
            painter.setBrush(QColor(theme().late if bad else theme().accent))
            painter.drawEllipse(QPointF(8 + room * count / most, y - up), 5, 5)
        top = max(self._counts)
        self._write(painter, 8 + room * top / most, y - 17, top, "ink")
        if self._limit > top:
            wide = self.fontMetrics().horizontalAdvance(str(self._limit))
            self._write(painter, 8 + room - wide, y - 17, self._limit, "late")
        painter.end()

    def _write(
        self, painter: QPainter, middle: float, height: float, number: int, colour: str
    ) -> None:
        painter.setPen(QColor(getattr(theme(), colour)))
        where = QRectF(middle - 30, 0, 60, height)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), str(number))


class Sample(QWidget):
    """A colour of the chart with what it stands for."""

    def __init__(self, words: str, colour: str) -> None:
        super().__init__()
        self._words, self._colour = words, colour
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Return room for both (Qt calls)."""
        line = self.fontMetrics().height()
        return QSize(line + 6 + self.fontMetrics().horizontalAdvance(self._words), line + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same (Qt calls)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a square and the words (Qt calls)."""
        line = self.fontMetrics().height()
        side = line * 0.7
        painter = QPainter(self)
        painter.fillRect(QRectF(0, (self.height() - side) / 2, side, side),
                         QColor(getattr(theme(), self._colour)))  # fmt: skip
        painter.setPen(QColor(theme().ink))
        painter.drawText(QRectF(line, 0, self.width() - line, self.height()),
                         int(Qt.AlignmentFlag.AlignVCenter), self._words)  # fmt: skip
        painter.end()
