"""The heads of groups in a table: a band with the group's name over its first row."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QTableView

from desktop.base.theme import theme
from desktop.tables.row_table import RowTable
from desktop.tables.tail_delegate import head_height

R = TypeVar("R")

_EDGE = 10


class GroupHeads:
    """Makes the first row of each group higher by its head, and draws the heads.

    A head is no row of its own: arrows, choices and places of rows are as without groups.
    """

    def __init__(self, view: QTableView, rows: RowTable[R]) -> None:
        self._view = view
        self._heads: Callable[[], Mapping[int, str]] = lambda: rows.heads
        self._raised: set[int] = set()
        rows.modelReset.connect(self._on_reset)
        rows.layoutChanged.connect(self.fit)

    def fit(self) -> None:
        """Give every row its height."""
        side = self._view.verticalHeader()
        usual, band = side.defaultSectionSize(), head_height(self._view.fontMetrics())
        wanted = set(self._heads())
        for place in self._raised - wanted:
            if place < side.count():
                side.resizeSection(place, usual)
        for place in wanted:
            side.resizeSection(place, usual + band)
        self._raised = wanted
        self._view.viewport().update()

    def draw(self) -> None:
        """Draw the heads that can be seen."""
        if not self._raised:
            return
        view, band = self._view, head_height(self._view.fontMetrics())
        painter = QPainter(view.viewport())
        font = QFont(view.font())
        font.setBold(True)
        painter.setFont(font)
        side = view.verticalHeader()
        first = max(0, side.visualIndexAt(0))
        last = side.visualIndexAt(view.viewport().height())
        until = side.count() if last < 0 else last + 1
        for place in range(first, until):
            if place in self._raised:
                top = view.rowViewportPosition(place)
                self._draw_head(painter, QRect(0, top, view.viewport().width(), band), place)

    def _draw_head(self, painter: QPainter, band: QRect, place: int) -> None:
        painter.fillRect(band, QColor(theme().ground))
        painter.setPen(QColor(theme().ink))
        room = band.adjusted(_EDGE, 0, -_EDGE, 0)
        words = painter.fontMetrics().elidedText(
            self._heads()[place], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _on_reset(self) -> None:
        self._raised = set()
        self.fit()
