"""The way of the Tab key: as one reads, and without a trace in memory."""

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from desktop.widgets.reading_order import stops


def _window(qtbot: QtBot) -> QWidget:
    """Return a window whose parts were made in another order than they are read."""
    window = QWidget()
    qtbot.addWidget(window)
    column, row, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout()
    last, first, right, left = (QPushButton(name) for name in ("last", "first", "right", "left"))
    low, high = QPushButton("low"), QPushButton("high")
    column.addWidget(first)
    column.addLayout(row)
    column.addLayout(grid)
    column.addWidget(last)
    row.addWidget(left)
    row.addWidget(right)
    grid.addWidget(low, 1, 0)
    grid.addWidget(high, 0, 0)
    window.show()
    return window


def test_that_tab_goes_down_and_to_the_right_however_late_a_part_was_made(qtbot: QtBot) -> None:
    window = _window(qtbot)

    names = [stop.text() for stop in stops(window) if isinstance(stop, QPushButton)]

    assert names == ["first", "left", "right", "high", "low", "last"]


def test_that_no_answer_about_a_layout_outlives_its_item(qtbot: QtBot) -> None:
    window = _window(qtbot)

    stops(window)

    buttons = set(window.findChildren(QPushButton))
    items = [one for one in Shiboken.getAllValidWrappers() if type(one) is QWidgetItem]
    assert [item for item in items if item.widget() in buttons] == []
