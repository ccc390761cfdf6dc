"""A list on paper: a table as wide as the page, its columns as wide as their words."""

from collections.abc import Sequence
from datetime import date

from models.rules.organisation import Organisation
from models.rules.printed import Grid, PrintedSheet, PrintKind, PrintSection
from models.rules.words import Language
from reports.fonts import BOLD, REGULAR, text_width
from reports.grid import DENSE_SIZE, GAP, WIDTH
from reports.table_files import Cell, TableSheet, said

_SPARE = 1.5
"""Points that letters set side by side may need beyond their measures."""
_WIDEST = 120.0
"""Points beyond which a column breaks its lines."""


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
    return PrintedSheet(
        kind=PrintKind.LIST,
        title=table.name,
        number="",
        language=language,
        organisation=organisation,
        made_on=made_on,
        about=tuple(about),
        sections=(PrintSection("", (Grid(table.head, rows, _shares(table.head, rows), True),)),),
        compact=True,
    )


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else said(cell)


def _shares(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return how the columns share the line: first their longest words, then what they wish."""
    columns = [(head[place], {row[place] for row in rows}) for place in range(len(head))]
    words = [_least(name, texts) for name, texts in columns]
    wishes = [_wish(name, texts) for name, texts in columns]
    more = [max(0.0, wish - word) for wish, word in zip(wishes, words, strict=True)]
    left = max(0.0, WIDTH - sum(words))
    asked = sum(more) or 1.0
    return tuple(word + left * wish / asked for word, wish in zip(words, more, strict=True))


def _least(head: str, texts: set[str]) -> float:
    """Return the width of the longest word of a column."""
    words = {word for text in texts for word in text.split()}
    longest = max((text_width(word, REGULAR, DENSE_SIZE) for word in words), default=0.0)
    named = max((text_width(word, BOLD, DENSE_SIZE) for word in head.split()), default=0.0)
    return max(longest, named) + GAP + _SPARE


def _wish(head: str, texts: set[str]) -> float:
    """Return the width in which nothing of a column is broken, within reason."""
    longest = max((text_width(text, REGULAR, DENSE_SIZE) for text in texts), default=0.0)
    return min(_WIDEST, max(longest, text_width(head, BOLD, DENSE_SIZE))) + GAP + _SPARE
