"""The look and the keys of a table of rows."""

from collections.abc import Sequence
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.tables.row_table import Column, RowTable

R = TypeVar("R")


class RowView(QTableView, Generic[R]):
    """Whole rows are chosen; Enter or a double click opens.

    Signals:
        opened(UUID): the user wants to open this row.
        chosen(UUID): the user chose this row; not sent while a choice is taken over.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RowTable[R], columns: Sequence[Column[R]], name: str) -> None:
        super().__init__()
        self._table = model
        self._taking_over = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.fit_rows()
        self._size_columns(columns)
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.doubleClicked.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def choose(self, row_id: UUID | None) -> None:
        """Take over a choice made elsewhere."""
        place = self._table.row_of(row_id) if row_id is not None else None
        self._taking_over = True
        try:
            if place is None:
                self.clearSelection()
            else:
                self.selectRow(place)
                self.scrollTo(self._table.index(place, 0))
        finally:
            self._taking_over = False

    def fit_rows(self) -> None:
        """Fit the heights of rows to the size of text."""
        height = self.fontMetrics().height() + 16
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _size_columns(self, columns: Sequence[Column[R]]) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        scale = self.fontMetrics().height() / 18
        for place, column in enumerate(columns):
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, round(column.width * scale))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._table.id_at(index.row()))

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and not self._taking_over:
            self.chosen.emit(self._table.id_at(now.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)
