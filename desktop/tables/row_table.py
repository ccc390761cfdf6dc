"""One table for all lists: frozen rows, columns as data; sorted, grouped, filtered as you type."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont

from desktop.base.icons import icon
from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.tables.arrangement import Arrangement
from desktop.tables.column import Column, SortKey
from desktop.widgets.plain import tip
from models.rules.folding import folded

__all__ = ["HEAD_ROLE", "TAIL_ROLE", "Column", "Index", "RowTable", "SortKey"]

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
TAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The end of a cell's text that must show."""
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The name of the group that begins at a row; empty where none does."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MANY = 2_000
"""From so many rows on, words and orders are made ready beside the window's work."""


class RowTable(QAbstractTableModel, Generic[R]):
    """The rows that pass the filter, in the chosen order."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        id_of: Callable[[R], UUID],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._id_of = columns, id_of
        self._rows: Arrangement[R] = Arrangement((), columns)
        self._words: tuple[str, ...] = ()
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._grouped: int | None = None
        self._heads: Mapping[int, str] = {}
        self._steps: Iterator[None] = iter(())
        self._seen = False
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._make_ready)
        self.shown: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; filter, order and groups stay."""
        self._rows = Arrangement(rows, self._columns)
        self._arrange()
        self._steps = self._rows.ahead() if len(rows) > _MANY else iter(())
        if self._seen:
            self._ahead.start()

    def filter(self, text: str) -> None:
        """Show only rows in which every word of `text` stands in some column.

        Case and diacritics do not matter.
        """
        words = tuple(folded(text).split())
        if words != self._words:
            self._words = words
            self._arrange()

    def group_by(self, column: int | None) -> None:
        """Put rows of one group together, in the groups' own order; None is no groups."""
        if column != self._grouped:
            self._grouped = column
            self._rearrange()

    @property
    def heads(self) -> Mapping[int, str]:
        """The name of each group by the place of its first row."""
        return self._heads

    def work_ahead(self, seen: bool) -> None:
        """Make things ready beside the window's work while the rows are seen, and only then."""
        self._seen = seen
        if seen:
            self._ahead.start()
        else:
            self._ahead.stop()

    @property
    def is_ready(self) -> bool:
        """Answer whether nothing is being made ready beside the window's work."""
        return not self._ahead.isActive()

    def row_of(self, row_id: UUID) -> int | None:
        """Return where a row stands, None when it is not shown."""
        places = (place for place, row in enumerate(self.shown) if self._id_of(row) == row_id)
        return next(places, None)

    def id_at(self, place: int) -> UUID:
        """Return the id of the row at a place."""
        return self._id_of(self.shown[place])

    def _arrange(self) -> None:
        self.beginResetModel()
        self._arranged()
        self.endResetModel()

    def _arranged(self) -> None:
        by, order = self._order or (None, Qt.SortOrder.AscendingOrder)
        descends = order is Qt.SortOrder.DescendingOrder
        self.shown, groups = self._rows.arranged(
            self._words, by=by, descends=descends, grouped=self._grouped
        )
        self._heads = {
            place: f"{name or tr('ei tietoa')} · {count}" for place, name, count in groups
        }

    def _make_ready(self) -> None:
        if next(self._steps, self) is self:
            self._ahead.stop()

    def _rearrange(self) -> None:
        """Order the same rows anew; chosen rows stay chosen."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self.shown, self.persistentIndexList()
        rows = {id(before[index.row()]): index.row() for index in kept}
        self._arranged()
        places = {rows[id(row)]: place for place, row in enumerate(self.shown) if id(row) in rows}
        moved = [self.index(places[index.row()], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    # Qt calls

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of shown rows."""
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return text, colour, picture or font of a cell."""
        row, column = self.shown[index.row()], self._columns[index.column()]
        if role == _ROLE.DisplayRole:
            return column.text(row)
        if role == HEAD_ROLE:
            return self._heads.get(index.row(), "")
        if role == _ROLE.AccessibleTextRole and not index.column() and index.row() in self._heads:
            return f"{self._heads[index.row()]}: {column.text(row)}"
        if role == TAIL_ROLE:
            return column.tail(row) if column.tail is not None else ""
        if role == _ROLE.ToolTipRole:
            return tip(column.text(row))
        if role == _ROLE.TextAlignmentRole and column.number:
            return _RIGHT
        if role == _ROLE.ForegroundRole and column.colour is not None:
            return QColor(getattr(theme(), column.colour(row)))
        if role == _ROLE.DecorationRole and column.picture is not None:
            return icon(column.picture(row), column.colour(row) if column.colour else "dim")
        if role == _ROLE.FontRole and column.strong:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Return a column's head."""
        if orientation is Qt.Orientation.Horizontal:
            if role == _ROLE.DisplayRole:
                return self._columns[section].head
            if role == _ROLE.TextAlignmentRole:
                return _RIGHT if self._columns[section].number else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, -1 as they came; chosen rows stay chosen."""
        self._order = (column, order) if column >= 0 else None
        self._rearrange()
