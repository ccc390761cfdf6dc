"""Layouts by width: items side by side that wrap, and a form grid of twelve columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from desktop.base.theme import room as room_left

COLUMNS = 12
NARROW = 560
NARROWEST = 380
_LETTER = 18


class _WidthLayout(QLayout):
    """A layout whose height follows from its width; heights are kept until something changes."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 8, down: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every shown item with its rectangle inside `area`."""
        raise NotImplementedError

    def shown_items(self) -> Sequence[QLayoutItem]:
        """Return the items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    def widgets(self) -> list[QWidget]:
        """Return the widgets in their order."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def take_all(self) -> None:
        """Remove every item and delete its widget."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (Qt calls)."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items (Qt calls)."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item or None (Qt calls)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item or None (Qt calls)."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def invalidate(self) -> None:
        """Forget the kept heights (Qt calls)."""
        self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Grow nowhere by itself (Qt calls)."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Answer yes (Qt calls)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that `width` needs (Qt calls)."""
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
            bottom = max((rect.bottom() + 1 for _, rect in self.place(inner)), default=0)
            self._heights[width] = bottom + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Lay the items out (Qt calls)."""
        super().setGeometry(rect)
        for item, place in self.place(rect.marginsRemoved(self.contentsMargins())):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        """Return the wish (Qt calls)."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room that the widest item needs (Qt calls)."""
        size = QSize()
        for item in self.shown_items():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size.grownBy(margins)


class FlowLayout(_WidthLayout):
    """Items at their own width, line after line."""

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every shown item with its rectangle inside `area`."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        line: list[tuple[QLayoutItem, QRect]] = []
        x, y = area.x(), area.y()
        for item in self.shown_items():
            width, height = _own_size(item, area.width())
            if line and x + width > area.x() + area.width():
                placed += _centred(line)
                x, y = area.x(), y + _tall(line) + room_left(self._down)
                line = []
            line.append((item, QRect(x, y, width, height)))
            x += width + self._across
        return placed + _centred(line)


def _own_size(item: QLayoutItem, room: int) -> tuple[int, int]:
    size = item.sizeHint().expandedTo(item.minimumSize())
    label = item.widget()
    wide = size.width()
    if isinstance(label, QLabel) and label.wordWrap():
        wide = label.fontMetrics().horizontalAdvance(label.text()) + 4
    width = min(wide, max(room, 1))
    return width, item.heightForWidth(width) if item.hasHeightForWidth() else size.height()


def _tall(line: list[tuple[QLayoutItem, QRect]]) -> int:
    return max((rect.height() for _, rect in line), default=0)


def _centred(line: list[tuple[QLayoutItem, QRect]]) -> list[tuple[QLayoutItem, QRect]]:
    tall = _tall(line)
    return [(item, rect.translated(0, (tall - rect.height()) // 2)) for item, rect in line]


class HeadedWidget(QWidget):
    """A widget with a head above its body; in a row of the grid the bodies stand level."""

    def head_height(self, width: int) -> int:
        """Return how tall the head is at `width`."""
        raise NotImplementedError


class TwelfthsLayout(_WidthLayout):
    """Fields by their width in twelfths; in a narrow window they grow so that none is squeezed."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 12, down: int = 10) -> None:
        super().__init__(parent, across=across, down=down)
        self._widths: dict[QWidget, int] = {}

    def add_field(self, widget: QWidget, width: int) -> None:
        """Add a field that takes `width` of the twelve columns."""
        self._widths[widget] = max(1, min(COLUMNS, width))
        self.addWidget(widget)

    def minimumSize(self) -> QSize:
        """Return a small size: fields may always go below each other (Qt calls)."""
        size = super().minimumSize()
        return QSize(min(size.width(), 240), size.height())

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every shown item with its rectangle inside `area`."""
        placed: list[tuple[QLayoutItem, QRect]] = []
        y = area.y()
        for row in self._rows(area.width()):
            rects = [(item, self._columns(area, start, width)) for item, start, width in row]
            head = max(_head(item, rect.width()) for item, rect in rects)
            height = 0
            for item, rect in rects:
                lower = head - _head(item, rect.width())
                tall = _height(item, rect.width())
                placed.append((item, QRect(rect.x(), y + lower, rect.width(), tall)))
                height = max(height, lower + tall)
            y += height + room_left(self._down)
        return placed

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int, int]]]:
        rows: list[list[tuple[QLayoutItem, int, int]]] = []
        at = COLUMNS
        for item in self.shown_items():
            wide = self._width_of(item, width)
            if at + wide > COLUMNS:
                rows.append([])
                at = 0
            rows[-1].append((item, at, wide))
            at += wide
        return rows

    def _width_of(self, item: QLayoutItem, area: int) -> int:
        widget = item.widget()
        width = self._widths.get(widget, COLUMNS) if widget else COLUMNS
        room = area * _LETTER / max(1, widget.fontMetrics().height()) if widget else area
        if room < NARROWEST:
            return COLUMNS if width > 4 else 6
        if room < NARROW:
            return min(COLUMNS, 6 if width <= 4 else COLUMNS)
        return width

    def _columns(self, area: QRect, start: int, width: int) -> QRect:
        column = (area.width() + self._across) / COLUMNS
        left = round(start * column)
        right = round((start + width) * column) - self._across
        return QRect(area.x() + left, area.y(), max(right - left, 1), 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _head(item: QLayoutItem, width: int) -> int:
    widget = item.widget()
    return widget.head_height(width) if isinstance(widget, HeadedWidget) else 0


class ColumnsLayout(_WidthLayout):
    """Items in as many equal columns as the widest one allows."""

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every shown item with its rectangle inside `area`."""
        items = self.shown_items()
        widest = max((item.sizeHint().width() for item in items), default=1)
        fitting = (area.width() + self._across) // (widest + self._across)
        columns = max(1, min(len(items), fitting))
        width = (area.width() + self._across) // columns - self._across
        placed: list[tuple[QLayoutItem, QRect]] = []
        y = area.y()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            height = max(item.sizeHint().height() for item in row)
            for index, item in enumerate(row):
                x = area.x() + index * (width + self._across)
                placed.append((item, QRect(x, y, width, height)))
            y += height + room_left(self._down)
        return placed
