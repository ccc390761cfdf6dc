"""Rows in order: found by folded words, sorted, grouped, the same whether made ready or not."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.tables.arrangement import Arrangement
from desktop.tables.column import Column
from desktop.tables.table_out import table_sheet


@dataclass(frozen=True)
class Row:
    name: str
    number: int


COLUMNS: tuple[Column[Row], ...] = (
    Column(
        "Nimi",
        lambda row: row.name,
        lambda row: row.name,
        group=lambda row: (row.name[:1], row.name[:1]),
        named=True,
    ),
    Column(
        "Luku",
        lambda row: f"{row.number} kpl",
        lambda row: (row.number,),
        value=lambda row: row.number,
    ),
    Column("Kieli", lambda row: "suomi", lambda row: "suomi", spare=True),
    Column("Osoite", lambda row: "Kuja 1", lambda row: "Kuja 1", stays=True),
)
ROWS = (Row("Mäki", 3), Row("Aalto", 1), Row("Åberg", 2), Row("Aho", 7))
SOME = st.lists(st.builds(Row, st.sampled_from(["Aho", "Mäki", "Salo"]), st.integers(0, 5)))


def _names(rows: list[Row]) -> list[str]:
    return [row.name for row in rows]


def test_that_rows_stand_as_they_came_until_they_are_sorted() -> None:
    rows, heads = Arrangement(ROWS, COLUMNS).arranged((), by=None, descends=False, grouped=None)

    assert rows == list(ROWS)
    assert heads == []


def test_that_every_folded_word_must_be_found() -> None:
    arrangement = Arrangement(ROWS, COLUMNS)

    rows, _ = arrangement.arranged(("maki", "3"), by=None, descends=False, grouped=None)

    assert _names(rows) == ["Mäki"]


def test_that_a_spare_column_is_not_looked_into() -> None:
    rows, _ = Arrangement(ROWS, COLUMNS).arranged(("suomi",), by=None, descends=False, grouped=None)

    assert rows == []


def test_that_groups_have_their_order_and_rows_theirs_inside() -> None:
    rows, heads = Arrangement(ROWS, COLUMNS).arranged((), by=1, descends=True, grouped=0)

    assert _names(rows) == ["Aho", "Aalto", "Mäki", "Åberg"]
    assert heads == [(0, "A", 2), (2, "M", 1), (3, "Å", 1)]


@given(SOME, st.sampled_from([None, 0, 1]), st.booleans(), st.sampled_from([None, 0]))
def test_that_what_was_made_ready_is_what_is_reckoned_when_asked(
    rows: list[Row], by: int | None, descends: bool, grouped: int | None
) -> None:
    ready, fresh = Arrangement(rows, COLUMNS), Arrangement(rows, COLUMNS)
    for _ in ready.ahead():
        pass

    asked = [
        one.arranged(("a",), by=by, descends=descends, grouped=grouped) for one in (ready, fresh)
    ]

    assert asked[0] == asked[1]
    assert sorted(map(id, asked[0][0])) == sorted(
        id(row) for row in rows if "a" in row.name.casefold().replace("ä", "a")
    )


@pytest.mark.parametrize(
    ("named", "on_paper", "head", "first"),
    [
        (False, False, ("Luku", "Kieli"), (3, "suomi")),
        (True, False, ("Nimi", "Luku", "Kieli"), ("Mäki", 3, "suomi")),
        (True, True, ("Nimi", "Luku", "Kieli"), ("Mäki", "3 kpl", "suomi")),
    ],
)
def test_that_a_table_goes_out_typed_without_what_stays(
    named: bool, on_paper: bool, head: tuple[str, ...], first: tuple[object, ...]
) -> None:
    table = table_sheet("Rivit", COLUMNS, ROWS, named=named, on_paper=on_paper)

    assert table.head == head
    assert table.rows[0] == first
