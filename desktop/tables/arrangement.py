"""The order of a table's rows: what passes the filter, sorted and grouped, quick over many rows."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from desktop.tables.column import Column, GroupKey, SortKey
from models.rules.folding import alphabetical, folded

R = TypeVar("R")
_SLICE, _RUN = 400, 4_000
"""So many rows are looked at, and so many sorted, between two looks at the window."""


def in_order(key: SortKey) -> SortKey:
    """Return a sorting key whose texts are in alphabetical order."""
    if isinstance(key, str):
        return alphabetical(key)
    if isinstance(key, tuple):
        return tuple(alphabetical(part) if isinstance(part, str) else part for part in key)
    return key


class Arrangement(Generic[R]):
    """Rows with what searching, sorting and grouping needs of them, each reckoned once."""

    def __init__(self, rows: Sequence[R], columns: Sequence[Column[R]]) -> None:
        self._rows, self._columns = rows, columns
        self._said: list[str] = []
        self._orders: dict[int, list[int]] = {}
        self._groups: dict[int, list[GroupKey]] = {}

    def arranged(
        self, words: Sequence[str], *, by: int | None, descends: bool, grouped: int | None
    ) -> tuple[list[R], list[tuple[int, str, int]]]:
        """Return the rows with all `words`, by a column and in groups.

        Groups are told by the place of their first row, their name and their size.
        """
        places = self._passing(words, self._ordered(by, descends=descends))
        if grouped is not None and self._columns[grouped].group is not None:
            return self._in_groups(places, grouped)
        rows = self._rows
        return [rows[place] for place in places], []

    def ahead(self) -> Iterator[None]:
        """Make everything ready in small steps, of which each is done before the next is asked."""
        while len(self._said) < len(self._rows):
            self._read_words(len(self._said) + _SLICE)
            yield
        for column, one in enumerate(self._columns):
            if not one.spare and column not in self._orders:
                yield from self._order_ahead(column)
            if not one.spare and one.group is not None and column not in self._groups:
                yield from self._group_ahead(column)

    def _ordered(self, by: int | None, *, descends: bool) -> Sequence[int]:
        if by is None:
            return range(len(self._rows))
        if by not in self._orders:
            for _ in self._order_ahead(by):
                pass
        return self._orders[by][::-1] if descends else self._orders[by]

    def _passing(self, words: Sequence[str], places: Sequence[int]) -> Sequence[int]:
        if not words:
            return places
        self._read_words(len(self._rows))
        longest, said = max(words, key=len), self._said
        rest = [word for word in words if word != longest]
        found = [longest in text for text in said]
        if not rest:
            return [place for place in places if found[place]]
        return [p for p in places if found[p] and all(word in said[p] for word in rest)]

    def _in_groups(
        self, places: Sequence[int], column: int
    ) -> tuple[list[R], list[tuple[int, str, int]]]:
        if column not in self._groups:
            for _ in self._group_ahead(column):
                pass
        keys, rows = self._groups[column], self._rows
        members: dict[int, list[R]] = {}
        names: dict[int, GroupKey] = {}
        for place in places:
            key = keys[place]
            found = members.get(id(key))
            if found is None:
                found, names[id(key)] = members.setdefault(id(key), []), key
            found.append(rows[place])
        shown: list[R] = []
        heads = []
        for one in sorted(names, key=names.__getitem__):
            heads.append((len(shown), names[one][1], len(members[one])))
            shown += members[one]
        return shown, heads

    def _read_words(self, until: int) -> None:
        """Make the words of the next rows ready, up to the row `until`."""
        columns = [column for column in self._columns if not column.spare]
        for row in self._rows[len(self._said) : until]:
            self._said.append(folded("\n".join(column.text(row) for column in columns)))

    def _order_ahead(self, column: int) -> Iterator[None]:
        """Order the rows run by run: the last step merges them, and little is left for it."""
        keys: list[SortKey] = []
        order: list[int] = []
        sort = self._columns[column].sort
        for start in range(0, len(self._rows), _RUN):
            for part in range(start, min(start + _RUN, len(self._rows)), _SLICE):
                keys += [in_order(sort(row)) for row in self._rows[part : part + _SLICE]]
                yield
            order += sorted(range(start, len(keys)), key=keys.__getitem__)
            yield
        order.sort(key=keys.__getitem__)
        self._orders[column] = order

    def _group_ahead(self, column: int) -> Iterator[None]:
        """Reckon each row's group; equal groups are the same object, told apart by that."""
        group = self._columns[column].group
        assert group is not None
        keys: list[GroupKey] = []
        known: dict[GroupKey, GroupKey] = {}
        for start in range(0, len(self._rows), _SLICE):
            found = (group(row) for row in self._rows[start : start + _SLICE])
            keys += [known.setdefault(key, key) for key in found]
            yield
        self._groups[column] = keys
