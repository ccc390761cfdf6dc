"""One table for all lists: frozen rows, columns as data, sorting and filtering as you type."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop.base.icons import icon
from desktop.base.theme import theme
from desktop.tables.shares import Wish
from desktop.widgets.plain import tip

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
SortKey: TypeAlias = str | int | tuple[int | str, ...]

_ROLE = Qt.ItemDataRole
TAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The end of a cell's text that must show."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `colour` and `picture` return a token of the theme and an icon's name.

    Widths are in pixels at normal text size, `least` 0 means that the column gives nothing; how
    columns share the room is told by `Wish`. `key` is the name under which a width that the user
    chose is remembered. `tail` is the end of the text that still shows when the text is shortened.
    """

    head: str
    text: Callable[[R], str]
    sort: Callable[[R], SortKey]
    width: int = 160
    colour: Callable[[R], str] | None = None
    picture: Callable[[R], str] | None = None
    strong: bool = False
    key: str = ""
    least: int = 0
    grows: bool = False
    firm: bool = False
    goes: bool = False
    tail: Callable[[R], str] | None = None

    @property
    def wish(self) -> Wish:
        """What width the column would like."""
        least = self.least or self.width
        return Wish(self.width, least, grows=self.grows, firm=self.firm, goes=self.goes)


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
        self._all: Sequence[R] = ()
        self._words: list[str] = []
        self._order: tuple[int, Qt.SortOrder] | None = None
        self.shown: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; filter and order stay."""
        self._all = rows
        self._arrange()

    def filter(self, text: str) -> None:
        """Show only rows in which every word of `text` stands in some column."""
        words = text.casefold().split()
        if words != self._words:
            self._words = words
            self._arrange()

    def row_of(self, row_id: UUID) -> int | None:
        """Return where a row stands, None when it is not shown."""
        places = (place for place, row in enumerate(self.shown) if self._id_of(row) == row_id)
        return next(places, None)

    def id_at(self, place: int) -> UUID:
        """Return the id of the row at a place."""
        return self._id_of(self.shown[place])

    def _arrange(self) -> None:
        self.beginResetModel()
        self.shown = self._arranged()
        self.endResetModel()

    def _arranged(self) -> list[R]:
        shown = [row for row in self._all if self._passes(row)]
        if self._order is not None:
            column, order = self._order
            shown.sort(
                key=self._columns[column].sort, reverse=order is Qt.SortOrder.DescendingOrder
            )
        return shown

    def _passes(self, row: R) -> bool:
        if not self._words:
            return True
        said = " ".join(column.text(row) for column in self._columns).casefold()
        return all(word in said for word in self._words)

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
        if role == TAIL_ROLE:
            return column.tail(row) if column.tail is not None else ""
        if role == _ROLE.ToolTipRole:
            return tip(column.text(row))
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
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, -1 as they came; chosen rows stay chosen."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before, kept = self.shown, self.persistentIndexList()
        self.shown = self._arranged()
        places = {self._id_of(row): place for place, row in enumerate(self.shown)}
        moved = [
            self.index(places[self._id_of(before[index.row()])], index.column()) for index in kept
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
