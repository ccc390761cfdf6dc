"""The look and the keys of a table of rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.base.theme import room
from desktop.tables.columns_head import ColumnsHead, KeptTable
from desktop.tables.group_heads import GroupHeads
from desktop.tables.kept_looks import keep_look, kept_look
from desktop.tables.row_table import Column, RowTable
from desktop.tables.tail_delegate import CellDelegate, TailDelegate
from models.rules.case_views import TableLook

R = TypeVar("R")

_MEASURED = 40
"""Rows whose content tells how wide the columns would like to be."""
_STEP = 8


class RowView(QTableView, Generic[R]):
    """Whole rows are chosen; Enter or a double click opens.

    While there are rows one of them is the current one. `table` is the name under which what the
    user chose (widths, columns, order, groups) is remembered in `kept`.

    Signals:
        opened(UUID): the user wants to open this row.
        chosen(UUID): the user chose this row; not sent while a choice is taken over.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: RowTable[R],
        columns: Sequence[Column[R]],
        name: str,
        *,
        table: str = "",
        kept: KeptTable | None = None,
    ) -> None:
        super().__init__()
        self._table, self.columns, self._name, self._kept = model, columns, table, kept
        self._taking_over = self._unseen = False
        self._look = TableLook()
        self.setAccessibleName(name)
        self._keys = [column.key or str(place) for place, column in enumerate(columns)]
        wishes = {key: one.wish for key, one in zip(self._keys, columns, strict=True)}
        self.head = ColumnsHead(wishes, self, table=table, kept=kept)
        self.head.setResizeContentsPrecision(_MEASURED)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self._group_heads = GroupHeads(self, model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.fit_rows()
        self.setItemDelegate(CellDelegate(self))
        self._keep_tails(columns)
        self.setSortingEnabled(True)
        self.head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.head.setSortIndicatorClearable(True)
        self.doubleClicked.connect(self._on_activated)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        spare = (key for key, one in zip(self._keys, columns, strict=True) if one.spare)
        self.usual_look = TableLook(hidden=tuple(spare))
        self.show_look(kept_look(kept, table, self.usual_look))
        self.head.sortIndicatorChanged.connect(lambda *_: self._on_sorted())

    def show_rows(self, rows: Sequence[R], chosen: UUID | None = None) -> None:
        """Show other rows: the user's place in them stays.

        `chosen` becomes the current row; else the one that was; else the one that now stands
        where that stood.
        """
        before, place = self.current_id, max(0, self.currentIndex().row())
        seen, top = self._is_seen(), self.verticalScrollBar().value()
        self._table.show_rows(rows)
        self.executeDelayedItemsLayout()
        self._fit_contents()
        found = self._place_of(chosen)
        if found is None:
            found = self._place_of(before)
        if found is None:
            found = min(place, self._table.rowCount() - 1)
        self._make_current(found)
        self.verticalScrollBar().setValue(top)
        if seen or self.current_id != before:
            self._bring_up()

    def filter(self, text: str) -> None:
        """Narrow the rows and choose the first; an emptied filter keeps the row that was found."""
        before = self.current_id
        self._table.filter(text)
        found = None if text.strip() else self._place_of(before)
        self._make_current(found or 0)
        self._bring_up()

    def choose(self, row_id: UUID | None) -> None:
        """Take over a choice made elsewhere; one that is not shown changes nothing."""
        place = self._place_of(row_id)
        if place is not None:
            self._make_current(place)
            self._bring_up()

    def id_at(self, at: QPoint) -> UUID | None:
        """Return the id of the row at a point of the viewport, None beside the rows."""
        index = self.indexAt(at)
        return self._table.id_at(index.row()) if index.isValid() else None

    def choose_at(self, at: QPoint) -> None:
        """Make the row at a point of the viewport the current one."""
        self._make_current(self.indexAt(at).row())

    def choose_first(self) -> None:
        """Make the first row the current one and show the table from its top."""
        self._make_current(0)
        self.scrollToTop()

    @property
    def current_id(self) -> UUID | None:
        """The id of the current row, None when there are no rows."""
        now = self.currentIndex()
        return self._table.id_at(now.row()) if now.isValid() else None

    @property
    def look(self) -> TableLook:
        """Which columns are hidden, and by which the rows are grouped and sorted."""
        return self._look

    def show_look(self, look: TableLook) -> None:
        """Show the rows so, and remember it; keys that the table does not know are passed over."""
        keys = self._keys
        hidden = tuple(key for key in look.hidden if key in keys)
        if len(hidden) == len(keys):
            hidden = ()
        group = look.group if look.group in keys else ""
        sort = look.sort if look.sort in keys else ""
        self._look = TableLook(hidden, group, sort, look.descending and bool(sort))
        order = Qt.SortOrder.DescendingOrder if look.descending else Qt.SortOrder.AscendingOrder
        place = keys.index(sort) if sort else -1
        self.head.hide_columns(hidden)
        if (self.head.sortIndicatorSection(), self.head.sortIndicatorOrder()) != (place, order):
            self.sortByColumn(place, order)
        self._table.group_by(keys.index(group) if group else None)
        keep_look(self._kept, self._name, self._look, self.usual_look)

    def shown_columns(self) -> tuple[Column[R], ...]:
        """Return the columns that are shown, from the left."""
        shown = self.head.shown_keys()
        return tuple(one for key, one in zip(self._keys, self.columns, strict=True) if key in shown)

    def choosable_columns(self) -> tuple[tuple[str, str], ...]:
        """Return the key and the head of each column that may be shown or hidden."""
        return tuple((key, one.head) for key, one in zip(self._keys, self.columns, strict=True))

    def groupings(self) -> tuple[tuple[str, str], ...]:
        """Return the key and the head of each column by which rows may be grouped."""
        pairs = zip(self._keys, self.columns, strict=True)
        return tuple((key, one.head) for key, one in pairs if one.group is not None)

    def rows(self) -> tuple[R, ...]:
        """Return the rows as they are shown."""
        return tuple(self._table.shown)

    def fit_rows(self) -> None:
        """Fit the heights of rows and the widths of columns to the size of text."""
        self._fit_heights()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_contents()
        self.head.share()
        self._group_heads.fit()

    def _fit_contents(self) -> None:
        """Let each column ask for what its first rows need, in steps that keep it steady."""
        if self._table.rowCount():
            hints = (self.sizeHintForColumn(place) for place in range(len(self.columns)))
            self.head.fit_contents([-(-hint // _STEP) * _STEP for hint in hints])

    def _fit_heights(self) -> None:
        letters = self.fontMetrics().height()
        self.setIconSize(QSize(letters - 2, letters - 2))
        height = letters + room(16)
        self.verticalHeader().setDefaultSectionSize(height)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow another size of text or density."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_heights()

    def _keep_tails(self, columns: Sequence[Column[R]]) -> None:
        delegate = TailDelegate(self)
        for place, column in enumerate(columns):
            if column.tail is not None:
                self.setItemDelegateForColumn(place, delegate)

    def _place_of(self, row_id: UUID | None) -> int | None:
        return self._table.row_of(row_id) if row_id is not None else None

    def _is_seen(self) -> bool:
        now = self.currentIndex()
        return now.isValid() and self.viewport().rect().intersects(self.visualRect(now))

    def _make_current(self, place: int) -> None:
        """Choose a row without telling."""
        self._taking_over = True
        try:
            if 0 <= place < self._table.rowCount():
                self.selectRow(place)
        finally:
            self._taking_over = False

    def _bring_up(self) -> None:
        """Scroll to the current row; one that is hidden now is brought up when it is shown."""
        if self.isVisible():
            self._unseen = False
            self.scrollTo(self.currentIndex().siblingAtColumn(0))
        else:
            self._unseen = True

    def _on_sorted(self) -> None:
        """Remember the order that a click on a head gave."""
        place = self.head.sortIndicatorSection()
        descends = self.head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        sort = self._keys[place] if 0 <= place < len(self._keys) else ""
        self._look = replace(self._look, sort=sort, descending=descends and bool(sort))
        keep_look(self._kept, self._name, self._look, self.usual_look)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._table.id_at(index.row()))

    def _on_current(self, now: QModelIndex) -> None:
        if now.isValid() and not self._taking_over:
            self.chosen.emit(self._table.id_at(now.row()))

    # Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the heads of their groups over them (Qt calls)."""
        super().paintEvent(event)
        self._group_heads.draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current row once the table has its size (Qt calls)."""
        super().showEvent(event)
        self._table.work_ahead(True)
        if self._unseen:
            QTimer.singleShot(0, self, self._bring_up)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the rest for later (Qt calls)."""
        super().hideEvent(event)
        self._table.work_ahead(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)
