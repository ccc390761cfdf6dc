"""A row of buttons of which one is on: the first choice of a page."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLayoutItem, QSizePolicy, QWidget

from desktop.widgets.flow import ColumnsLayout
from desktop.widgets.plain import PlainButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segments(QWidget):
    """Choices side by side; Left and Right go from one to the next.

    Signals:
        chosen(str): the user chose another one.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = _JoinedLayout(self, across=-1, down=-1)
        for index, (_, words) in enumerate(choices):
            button = _Segment(words, "segment", self)
            button.setCheckable(True)
            button.setProperty("edge", _edge(index, len(choices)))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(40)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._keys[index]))
        self.setFocusProxy(self._group.button(0))

    @property
    def current(self) -> str:
        """The key of the choice that is on."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Switch a choice on without telling."""
        button = self._group.button(self._keys.index(key))
        button.setChecked(True)
        self.setFocusProxy(button)

    def stand_after(self, widget: QWidget) -> None:
        """Come right after `widget` when one goes by Tab."""
        line = [widget, *self._group.buttons()]
        for first, second in pairwise(line):
            QWidget.setTabOrder(first, second)

    def button(self, key: str) -> PlainButton:
        """Return the button of a choice."""
        button = self._group.button(self._keys.index(key))
        assert isinstance(button, PlainButton)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next choice (Qt calls)."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = (self._group.checkedId() + step) % len(self._keys)
        self._group.button(index).setFocus(Qt.FocusReason.OtherFocusReason)
        self._group.button(index).click()


class _Segment(PlainButton):
    """One choice; it has room for its words as they are once it is on, in heavier letters."""

    def sizeHint(self) -> QSize:
        """Return the room for the heavier letters (Qt calls)."""
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        words = self.text()
        more = QFontMetrics(heavy).horizontalAdvance(words)
        more -= self.fontMetrics().horizontalAdvance(words)
        return super().sizeHint() + QSize(max(0, more), 0)


class _JoinedLayout(ColumnsLayout):
    """Side by side where all fit, the room left over shared evenly; else in equal columns."""

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every item with its rectangle inside `area`."""
        items = self.shown_items()
        widths = [item.sizeHint().width() for item in items]
        spare = area.width() - sum(widths) + len(items) - 1
        if not items or spare < 0:
            return super().place(area)
        height = max(item.sizeHint().height() for item in items)
        placed: list[tuple[QLayoutItem, QRect]] = []
        left = area.x()
        for index, (item, width) in enumerate(zip(items, widths, strict=True)):
            wide = width + spare * (index + 1) // len(items) - spare * index // len(items)
            placed.append((item, QRect(left, area.y(), wide, height)))
            left += wide - 1
        return placed


def _edge(index: int, count: int) -> str:
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
