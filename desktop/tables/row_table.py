"""One table for all lists: frozen rows, columns as data; sorted, grouped, filtered as you type."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from desktop.tables.shares import Wish
from desktop.widgets.plain import tip
from models.rules.folding import folded
from reports.table_files import Cell

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
SortKey: TypeAlias = str | int | tuple[int | str, ...]

_ROLE = Qt.ItemDataRole
TAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The end of a cell's text that must show."""
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The name of the group that begins at a row; empty where none does."""

_MANY, _SLICE = 2_000, 400
"""From so many rows on their words are made ready beside the window's work, so many at a time."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `colour` and `picture` return a token of the theme and an icon's name.

    Widths are in pixels at normal text size, `least` 0 means that the column gives nothing; how
    columns share the room is told by `Wish`. `key` is the name under which a width that the user
    chose is remembered. `tail` is the end of the text that still shows when the text is shortened.
    `group` returns how the groups by this column are ordered and what a row's group is called.
    `value` is what a table in a file holds where it is not the text; `named` tells who a client is
    and goes out only with names, `stays` never goes out. A `spare` column is hidden until the user
    wants it, and no filter looks into it.
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
    group: Callable[[R], tuple[SortKey, str]] | None = None
    value: Callable[[R], Cell] | None = None
    named: bool = False
    stays: bool = False
    spare: bool = False

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
        self._said: list[str] = []
        self._keys: dict[int, list[SortKey]] = {}
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._grouped: int | None = None
        self._heads: dict[int, str] = {}
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._read_ahead)
        self.shown: list[R] = []

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; filter, order and groups stay."""
        self._all, self._said, self._keys = rows, [], {}
        self._arrange()
        if len(rows) > _MANY:
            self._ahead.start()

    def filter(self, text: str) -> None:
        """Show only rows in which every word of `text` stands in some column.

        Case and diacritics do not matter.
        """
        words = folded(text).split()
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
        places = self._passing()
        if self._order is not None:
            column, order = self._order
            descends = order is Qt.SortOrder.DescendingOrder
            places.sort(key=self._keys_of(column).__getitem__, reverse=descends)
        shown = [self._all[place] for place in places]
        return self._in_groups(shown)

    def _passing(self) -> list[int]:
        """Return the places of the rows that pass the filter."""
        if not self._words:
            return list(range(len(self._all)))
        self._read_on(len(self._all))
        longest = max(self._words, key=len)
        return [
            place
            for place, said in enumerate(self._said)
            if longest in said and all(word in said for word in self._words)
        ]

    def _in_groups(self, shown: list[R]) -> list[R]:
        self._heads = {}
        group = self._columns[self._grouped].group if self._grouped is not None else None
        if group is None:
            return shown
        grouped: dict[tuple[SortKey, str], list[R]] = {}
        for row in shown:
            grouped.setdefault(group(row), []).append(row)
        ordered: list[R] = []
        for key in sorted(grouped):
            name = key[1] or tr("ei tietoa")
            count = len(grouped[key])
            self._heads[len(ordered)] = f"{name} · {count}"
            ordered += grouped[key]
        return ordered

    def _keys_of(self, column: int) -> list[SortKey]:
        if column not in self._keys:
            self._keys[column] = [self._columns[column].sort(row) for row in self._all]
        return self._keys[column]

    def _read_ahead(self) -> None:
        self._read_on(len(self._said) + _SLICE)
        if len(self._said) == len(self._all):
            self._ahead.stop()

    def _read_on(self, until: int) -> None:
        """Make the words of the next rows ready, up to the row `until`."""
        for row in self._all[len(self._said) : until]:
            said = "\n".join(one.text(row) for one in self._columns if not one.spare)
            self._said.append(folded(said))

    def _rearrange(self) -> None:
        """Order the same rows anew; chosen rows stay chosen."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self.shown, self.persistentIndexList()
        self.shown = self._arranged()
        places = {self._id_of(row): place for place, row in enumerate(self.shown)} if kept else {}
        moved = [
            self.index(places[self._id_of(before[index.row()])], index.column()) for index in kept
        ]
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
        self._rearrange()
