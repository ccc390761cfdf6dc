"""A table as it leaves the program: its shown columns and rows, with real dates and numbers."""

from collections.abc import Sequence
from typing import TypeVar

from desktop.tables.row_table import Column
from reports.table_files import Cell, TableSheet

R = TypeVar("R")


def table_sheet(
    name: str,
    columns: Sequence[Column[R]],
    rows: Sequence[R],
    *,
    named: bool,
    on_paper: bool,
) -> TableSheet:
    """Return the table under a name; without `named` the columns that tell who it is stay out.

    On paper it says what the screen says, else it holds dates and numbers.
    """
    going = [column for column in columns if not column.stays and (named or not column.named)]
    return TableSheet(
        name,
        tuple(column.head for column in going),
        tuple(tuple(_cell(column, row, on_paper=on_paper) for column in going) for row in rows),
    )


def tells_names(columns: Sequence[Column[R]]) -> bool:
    """Answer whether some column tells who a client is."""
    return any(column.named and not column.stays for column in columns)


def _cell(column: Column[R], row: R, *, on_paper: bool) -> Cell:
    return column.text(row) if on_paper or column.value is None else column.value(row)
