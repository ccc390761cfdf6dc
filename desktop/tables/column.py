"""A column of a table as data: what it says, how it sorts, groups, looks and goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from desktop.tables.shares import Wish
from reports.table_files import Cell

R = TypeVar("R")
SortKey: TypeAlias = str | int | tuple[int | str, ...]
GroupKey: TypeAlias = tuple[SortKey, str]


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: `colour` and `picture` return a token of the theme and an icon's name.

    Widths are in pixels at normal text size, `least` 0 means that the column gives nothing; how
    columns share the room is told by `Wish`. `key` is the name under which a width that the user
    chose is remembered. `tail` is the end of the text that still shows when the text is shortened.
    `group` returns how the groups by this column are ordered and what a row's group is called.
    `value` is what a table in a file holds where it is not the text; `named` tells who a client is
    and goes out only with names, `stays` never goes out. A `spare` column is hidden until the user
    wants it, and no filter looks into it. The text of a `number` and its head stand at the right.
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
    group: Callable[[R], GroupKey] | None = None
    value: Callable[[R], Cell] | None = None
    named: bool = False
    stays: bool = False
    spare: bool = False
    number: bool = False

    @property
    def wish(self) -> Wish:
        """What width the column would like."""
        least = self.least or self.width
        return Wish(self.width, least, grows=self.grows, firm=self.firm, goes=self.goes)
