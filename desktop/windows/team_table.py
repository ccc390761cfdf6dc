"""Who carries what, as a table: each number is opened, and cases are dropped onto a worker."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.tables.row_table import Column, Index, RowTable
from desktop.tables.row_view import RowView
from desktop.windows.team_words import (
    children_words,
    is_over,
    load_name,
    next_spoken,
    next_words,
    worker_words,
)
from models.rules.rows import CaseRow
from models.rules.team_load import Load, Standing, WorkerLoad

CASES = "application/x-polku-cases"
"""The kind of what is dragged: ids of cases, nothing of their clients."""

NOBODY = UUID(int=0)
NUMBERS = (
    Load.ALL,
    Load.CHILDREN,
    Load.FAMILIES,
    Load.ASSESSMENTS,
    Load.CONTACTS,
    Load.LATE,
)
_NEXT = len(NUMBERS) + 1


def row_id(row: WorkerLoad) -> UUID:
    """Return the id of a row; that of no worker is its own."""
    return row.worker_id or NOBODY


def load_columns(most: int, today: date) -> tuple[Column[WorkerLoad], ...]:
    """Return the columns; `most` is how many children one may be responsible for."""
    return (
        Column(tr("Työntekijä"), worker_words, lambda row: row.name, 200, key="worker", least=120,
               grows=True, strong=True),
        *(_number(what, most) for what in NUMBERS),
        Column(tr("Seuraavat määräpäivät"), lambda row: next_words(row, today),
               lambda row: row.next_due[0].due.isoformat() if row.next_due else "~",
               250, key="next", least=150, grows=True),
    )  # fmt: skip


class LoadTable(RowTable[WorkerLoad]):
    """The rows; a cell tells its whole meaning to those who listen."""

    def set_columns(self, columns: Sequence[Column[WorkerLoad]]) -> None:
        """Take columns of the same shape: the limit and the day in them are others."""
        self._columns = columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; numbers stand at the right (Qt calls)."""
        number = 0 < index.column() < _NEXT
        if role == Qt.ItemDataRole.TextAlignmentRole and number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = self.shown[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _NEXT:
            return next_spoken(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and number:
            what = NUMBERS[index.column() - 1]
            said = super().data(index, Qt.ItemDataRole.DisplayRole)
            return f"{worker_words(row)}, {load_name(what)}: {said}"
        return super().data(index, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's head, over numbers at the right (Qt calls)."""
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section < _NEXT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cases may be dropped on whoever is in service (Qt calls)."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled


class LoadView(RowView[WorkerLoad]):
    """Whole rows are chosen, one cell is the current one.

    Signals:
        asked(UUID, object): a number was chosen: the row's id and a `Load`.
        opened(UUID): Enter or a double click: the list behind the number.
        dropped(UUID, tuple): cases were dropped on a worker.
    """

    asked = Signal(object, object)
    dropped = Signal(object, object)

    def __init__(self, model: LoadTable, columns: Sequence[Column[WorkerLoad]], name: str) -> None:
        super().__init__(model, columns, name)
        self._rows = model
        self.setItemDelegate(_CellDelegate(self))
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.selectionModel().currentChanged.connect(self._on_cell)
        self.clicked.connect(self._on_cell)

    def what(self) -> Load:
        """Return which number is the current one: all cases where the cell is no number."""
        return self.what_at(self.currentIndex())

    def what_at(self, index: QModelIndex) -> Load:
        """Return which number a cell shows."""
        column = index.column()
        return NUMBERS[column - 1] if 0 < column < _NEXT else Load.ALL

    def receiver_at(self, index: QModelIndex) -> UUID | None:
        """Return who gets what is dropped there; None for nobody and one who has left."""
        if not index.isValid():
            return None
        row = self._rows.shown[index.row()]
        return None if row.standing in (Standing.LEFT, Standing.NOBODY) else row.worker_id

    def _on_cell(self, index: QModelIndex, _before: object = None) -> None:
        if index.isValid() and not self._taking_over:
            self.asked.emit(self._rows.id_at(index.row()), self.what_at(index))

    # Qt calls

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cases and nothing else."""
        event.setAccepted(event.mimeData().hasFormat(CASES))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on whom the cases would fall."""
        place = self.indexAt(event.position().toPoint())
        able = event.mimeData().hasFormat(CASES) and self.receiver_at(place) is not None
        event.setAccepted(able)
        if able:
            self._hover(place)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the hand-over of what was dropped."""
        receiver = self.receiver_at(self.indexAt(event.position().toPoint()))
        cases = dragged(event.mimeData())
        if receiver is None or not cases:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(receiver, cases)

    def _hover(self, place: QModelIndex) -> None:
        self._taking_over = True
        try:
            self.selectRow(place.row())
        finally:
            self._taking_over = False


class _CellDelegate(QStyledItemDelegate):
    """Frames the number whose cases are shown."""

    def __init__(self, view: LoadView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell, and a frame around the current one (Qt calls)."""
        super().paint(painter, option, index)
        if index == self._view.currentIndex() and 0 < index.column() < _NEXT:
            painter.save()
            painter.setPen(QPen(QColor(theme().accent), 2))
            painter.drawRect(option.rect.adjusted(2, 2, -2, -2))
            painter.restore()


class DraggedCases(RowTable[CaseRow]):
    """Cases that may be dragged; only their ids go along."""

    def __init__(self, columns: Sequence[Column[CaseRow]], parent: QObject | None = None) -> None:
        super().__init__(columns, lambda row: row.id, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row may be dragged (Qt calls)."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the kind of what is dragged (Qt calls)."""
        return [CASES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged rows (Qt calls)."""
        rows = sorted({index.row() for index in indexes})
        return mime_of([self.id_at(row) for row in rows])


def mime_of(case_ids: Sequence[UUID]) -> QMimeData:
    """Return what is dragged for these cases."""
    data = QMimeData()
    data.setData(CASES, QByteArray(" ".join(str(case) for case in case_ids).encode()))
    return data


def dragged(data: QMimeData) -> tuple[UUID, ...]:
    """Return the cases that are dragged; empty for anything else."""
    if not data.hasFormat(CASES):
        return ()
    return tuple(UUID(part) for part in bytes(data.data(CASES).data()).decode().split())


def _number(what: Load, most: int) -> Column[WorkerLoad]:
    children, late = what is Load.CHILDREN, what is Load.LATE

    def words(row: WorkerLoad) -> str:
        return children_words(row, most) if children else str(row.count(what))

    def colour(row: WorkerLoad) -> str:
        bad = (children and is_over(row, most)) or (late and row.count(what) > 0)
        return "late" if bad else "dim" if not row.count(what) else "ink"

    return Column(load_name(what), words, lambda row: (row.count(what),), 124, key=what.value,
                  least=112, colour=colour, strong=what in (Load.ALL,))  # fmt: skip
