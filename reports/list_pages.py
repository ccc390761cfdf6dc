"""A list on paper: a table as wide as the page, its columns as wide as their words."""

from collections.abc import Sequence
from datetime import date

from models.rules.organisation import Organisation
from models.rules.printed import Grid, PrintedSheet, PrintKind, PrintSection
from models.rules.words import Language
from reports.table_files import Cell, TableSheet, said

_LEAST, _MOST = 6, 26
"""Letters that a column has at least, and beyond which it breaks its lines."""


def list_print(
    table: TableSheet,
    *,
    organisation: Organisation,
    made_on: date,
    about: Sequence[str],
    language: Language,
) -> PrintedSheet:
    """Return what a list says on paper; `about` are lines under its name."""
    rows = tuple(tuple(map(_words, row)) for row in table.rows)
    shares = tuple(float(_letters(table.head, rows, place)) for place in range(len(table.head)))
    return PrintedSheet(
        kind=PrintKind.LIST,
        title=table.name,
        number="",
        language=language,
        organisation=organisation,
        made_on=made_on,
        about=tuple(about),
        sections=(PrintSection("", (Grid(table.head, rows, shares),)),),
        compact=True,
    )


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else said(cell)


def _letters(head: Sequence[str], rows: Sequence[Sequence[str]], place: int) -> int:
    """Return how wide a column wants to be: no word of it is broken while there is room."""
    texts = (head[place], *(row[place] for row in rows))
    longest = max(map(len, texts))
    word = max(len(word) for text in texts for word in (text or " ").split() or [""])
    return max(_LEAST, word, min(longest, _MOST))
