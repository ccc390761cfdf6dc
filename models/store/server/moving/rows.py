"""Rows as both stores are read for a move: in the embedded file's own form, in one order.

Ids are 32 hexadecimal digits, moments and days and JSON their texts, yes and no are 1 and 0, so
that what was read of one side is written to the other as it stands and the hashes may be compared.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Table, Uuid
from sqlalchemy.engine.interfaces import DBAPIConnection

from models.entities.base import Base
from models.store.server.schema import tables

Value: TypeAlias = str | int | bytes | None
Row: TypeAlias = tuple[Value, ...]

CHUNK_ROWS, CHUNK_BYTES = 2_000, 8_000_000
DERIVED = "name_token"
LOG, HISTORY = "audit_entry", "sec.history_line"
OWN_SETTINGS = ("database", "of_server")
"""Settings of a file that tell of the file itself; they stay with it."""
_FETCHED_AT_ONCE, _LARGE_AT_ONCE = 2_000, 4


class Stage(StrEnum):
    """What a move is doing."""

    COPYING = "copying"
    CHECKING = "checking"


Told: TypeAlias = Callable[[Stage, int, int], None]
"""Hears how many rows of how many are done; what it raises stops the move."""


@dataclass(frozen=True, slots=True)
class Digest:
    """How many rows a table has, and one hash over all of them in their order."""

    rows: int
    sha256: str


def moved_tables() -> list[Table]:
    """Return the tables that move, each after those it refers to."""
    return [table for table in tables() if table.name != DERIVED]


def log_table() -> Table:
    """Return the embedded file's use log."""
    return Base.metadata.tables[LOG]


def names_of(table: Table) -> list[str]:
    """Return the names of a table's columns, in one order for both sides."""
    return [column.name for column in table.columns]


def of_file(connection: DBAPIConnection, table: Table, *, skip: int = 0) -> Iterator[Row]:
    """Yield the rows of a table of the file in the order of their keys, past the first `skip`."""
    cursor = connection.cursor()
    columns = ", ".join(f'"{name}"' for name in names_of(table))
    cursor.execute(
        f"SELECT {columns} FROM {table.name}{_where(table)} ORDER BY {_keys(table)}"
        f" LIMIT -1 OFFSET {skip}"
    )
    while rows := cursor.fetchmany(_LARGE_AT_ONCE if _is_large(table) else _FETCHED_AT_ONCE):
        yield from rows


def of_server(
    connection: Connection, table: Table, *, place: str = "", skip: int = 0
) -> Iterator[Row]:
    """Yield the rows of a server's table in the same form and order."""
    columns = ", ".join(_in_files_form(column) for column in table.columns)
    at_once = _LARGE_AT_ONCE if _is_large(table) else _FETCHED_AT_ONCE
    with raw(connection).cursor(name="moving") as cursor:
        cursor.itersize = at_once
        cursor.execute(
            f"SELECT {columns} FROM {place or f'app.{table.name}'}{_where(table)}"
            f" ORDER BY {_keys(table)} OFFSET {skip}".encode()
        )
        yield from cursor


def raw(connection: Connection) -> "psycopg.Connection[TupleRow]":
    """Return the driver's connection under `connection`, whose transaction it shares."""
    if not connection.in_transaction():
        connection.begin()
    found = connection.connection.driver_connection
    assert isinstance(found, psycopg.Connection)
    return found


def count_in_file(connection: DBAPIConnection, table: Table) -> int:
    """Return how many rows of a table move."""
    cursor = connection.cursor()
    cursor.execute(f"SELECT count(*) FROM {table.name}{_where(table)}")
    return int(cursor.fetchone()[0])  # type: ignore[index]


def count_on_server(connection: Connection, table: Table, *, place: str = "") -> int:
    """Return how many rows of a table there are on the server."""
    where = _where(table)
    sql = f"SELECT count(*) FROM {place or f'app.{table.name}'}{where}"
    return int(connection.exec_driver_sql(sql).scalar_one())


def digest(rows: Iterable[Row]) -> Digest:
    """Return the digest of rows in their order."""
    reckoned, count = hashlib.sha256(), 0
    for row in rows:
        reckoned.update(json.dumps(row, default=_hash_of).encode("ascii") + b"\n")
        count += 1
    return Digest(count, reckoned.hexdigest())


def in_chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in lists that are small enough for one transaction and for memory."""
    chunk: list[Row] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(chunk) >= CHUNK_ROWS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _hash_of(value: object) -> str:
    assert isinstance(value, bytes | memoryview)
    return hashlib.sha256(value).hexdigest()


def _keys(table: Table) -> str:
    return ", ".join(column.name for column in table.primary_key)


def _where(table: Table) -> str:
    if table.name != "setting":
        return ""
    return f" WHERE key NOT IN ({', '.join(repr(key) for key in OWN_SETTINGS)})"


def _is_large(table: Table) -> bool:
    return any(str(column.type) in {"BLOB", "BYTEA"} for column in table.columns)


def _in_files_form(column: Column[object]) -> str:
    name = f'"{column.name}"'
    if isinstance(column.type, Uuid):
        return f"replace({name}::text, '-', '')"
    if isinstance(column.type, Boolean):
        return f"{name}::int"
    kind = getattr(column.type, "impl_instance", column.type)
    if isinstance(kind, DateTime):
        return f"to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US')"
    if isinstance(kind, JSON | Date):
        return f"{name}::text"
    return name
