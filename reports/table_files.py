"""Tables that leave the program: spreadsheets with real types, and CSV that holds no formula."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | float | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_DATE, _SHARE = "d.m.yyyy", "0.0 %"
_WIDEST, _ROOM = 60, 2
_BOM = "\ufeff"
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table: its name, its head and its rows; a number between 0 and 1 is a share."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def spreadsheet(sheets: Sequence[TableSheet], *, title: str, author: str) -> bytes:
    """Return an XLSX file with a sheet for each table; the same tables give the same bytes.

    Dates are dates, numbers numbers and texts texts: nothing typed becomes a formula or a link.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": title, "author": author, "created": _FIXED})
        looks = _looks(book)
        for sheet in sheets:
            _fill(book.add_worksheet(_sheet_name(sheet.name)), sheet, looks)
    return out.getvalue()


def comma_separated(sheet: TableSheet) -> bytes:
    """Return a table as CSV that Finnish spreadsheets read: UTF-8 with a mark, semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow([harmless(name) for name in sheet.head])
    rows.writerows([said(cell) for cell in row] for row in sheet.rows)
    return (_BOM + out.getvalue()).encode()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def said(cell: Cell) -> str:
    """Return a cell as a Finnish reader writes it; a text that looks like a formula is marked."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell.day}.{cell.month}.{cell.year}"
    if isinstance(cell, float):
        return f"{cell * 100:.1f} %".replace(".", ",")
    return harmless(cell) if isinstance(cell, str) else str(cell)


def _looks(book: "Workbook") -> dict[str, "Format"]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": _DATE, "align": "left", "valign": "top"}),
        "share": book.add_format({"num_format": _SHARE, "valign": "top"}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _fill(page: "Worksheet", sheet: TableSheet, looks: dict[str, "Format"]) -> None:
    for column, name in enumerate(sheet.head):
        page.write_string(0, column, name, looks["head"])
        page.set_column(column, column, _width(sheet, column))
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell, looks)
    page.freeze_panes(1, 0)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.head) - 1)


def _write(
    page: "Worksheet", row: int, column: int, cell: Cell, looks: dict[str, "Format"]
) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, looks["date"])
    elif isinstance(cell, str):
        page.write_string(row, column, cell, looks["plain"])
    else:
        look = looks["share" if isinstance(cell, float) else "plain"]
        page.write_number(row, column, cell, look)


def _width(sheet: TableSheet, column: int) -> int:
    cells = (sheet.head[column], *(said(row[column]) for row in sheet.rows))
    return min(_WIDEST, max(map(len, cells)) + _ROOM)


def _sheet_name(name: str) -> str:
    """Return a name that a sheet may bear: at most 31 letters, without the forbidden ones."""
    return "".join(letter for letter in name if letter not in "[]:*?/\\'")[:31]
