"""A whole embedded file to an empty server: copied in chunks, verified on both sides, then done.

Every chunk is a transaction of its own and rows are known by their ids, so that a move that was
cut short goes on where it ended. Nobody gets into the server before the last step, which is one
transaction too. The file is only read.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from time import sleep
from typing import Any

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import Connection, Engine, Table, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from models.entities.listed import LISTED_TABLES
from models.rules.errors import StoreTrouble
from models.store.audit import walked
from models.store.opened import Store
from models.store.server import admin
from models.store.server.moving import server_only
from models.store.server.moving.marks import (
    Mark,
    MoveState,
    is_same_since,
    keep_mark,
    kept_mark,
    mark_of,
)
from models.store.server.moving.rows import (
    DERIVED,
    HISTORY,
    Digest,
    Row,
    Stage,
    Told,
    count_in_file,
    count_on_server,
    digest,
    in_chunks,
    log_table,
    moved_tables,
    names_of,
    of_file,
    of_server,
    raw,
)
from models.store.server.schema import DEFINER, OWNER, tables
from models.store.server.sealing import history
from models.store.server.upgrading import learn_anew
from models.store.trouble import trouble_code

_ONE_MOVE = 0x506F6C6B
_TRIES, _BETWEEN_SECONDS = 20, 0.2
_FULL = "store.disk_full"
_NEXT_ID = (
    "SELECT setval('app.searched_document_id_seq',"
    " (SELECT coalesce(max(id), 0) + 1 FROM app.searched_document), false)"
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A move that ended: each table's digest, the log's length and head, drafts left behind."""

    digests: dict[str, Digest]
    lines: int
    head: str
    drafts: int
    was_done: bool = False


def move_in(source: Store, engine: Engine, told: Told) -> Moved:
    """Move an open, sound file to the database of `engine`, an administrator's; or go on with it.

    StoreTrouble: "store.server_not_empty", "store.server_older" | "store.server_newer",
    "move.elsewhere" while another move runs, "move.unfit"(table) for a row that the server does
    not take, "move.differs"(table), "move.disk_full", "move.lost"; after the last three the same
    call goes on, or begins anew by itself.
    """
    with _told_as_trouble(), closing(source.connect()) as file, _alone(engine) as server:
        file.cursor().execute("BEGIN")  # one view of the file from here on
        mark = mark_of(source)
        before = _begun(source, engine, server, mark)
        if before is MoveState.DONE:
            return Moved({}, mark.lines, mark.head, 0, was_done=True)
        _copy_all(file, server, told)
        found = _verified(file, server, told, mark)
        _end(file, server, found, mark)
        (drafts,) = _one(file, "SELECT count(*) FROM typed_draft")
        return Moved(found, mark.lines, mark.head, int(drafts))


def _begun(source: Store, engine: Engine, server: Connection, mark: Mark) -> MoveState:
    """Make the server ready for this file; nothing is done to one that has data of others."""
    if admin.has_schema(server):
        admin.require_fit(server)
    kept = kept_mark(server)
    if kept is not None and kept.state is MoveState.DONE and kept.database == mark.database:
        return MoveState.DONE
    if kept is None or kept.state is MoveState.DONE:
        _require_empty(server)
    elif kept.state is MoveState.SPOILED or not is_same_since(source, kept):
        _take_away(server)
    server.commit()
    if not admin.has_schema(server):
        server.rollback()
        admin.init(engine)
    keep_mark(server, mark)
    server.commit()
    return MoveState.RUNNING


def _require_empty(server: Connection) -> None:
    if not admin.has_schema(server):
        return
    for table in tables():
        sql = f"SELECT EXISTS (SELECT 1 FROM app.{table.name})"
        if server.exec_driver_sql(sql).scalar_one():
            raise StoreTrouble("store.server_not_empty")


def _take_away(server: Connection) -> None:
    """Remove what an unfinished move of another state of things has left."""
    owned = server.execute(
        text("SELECT nspname FROM pg_namespace WHERE nspowner IN"
             " (to_regrole(:owner), to_regrole(:definer))"),
        {"owner": OWNER, "definer": DEFINER},
    )  # fmt: skip
    for schema in owned.scalars().all():
        server.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")


def _copy_all(file: DBAPIConnection, server: Connection, told: Told) -> None:
    pairs = _pairs()
    total = sum(count_in_file(file, table) for table, _ in pairs)
    done = 0
    for table, place in pairs:
        there = count_on_server(server, table, place=place)
        server.rollback()
        done += there
        told(Stage.COPYING, done, total)
        for chunk in in_chunks(of_file(file, table, skip=there)):
            try:
                _write(server, table, place, chunk)
            except (psycopg.DataError, psycopg.IntegrityError):
                raise StoreTrouble("move.unfit", table=table.name) from None
            server.commit()
            done += len(chunk)
            told(Stage.COPYING, done, total)
    learn_anew(server)
    server.commit()


def _pairs() -> list[tuple[Table, str]]:
    moved = [(table, f"app.{table.name}") for table in moved_tables()]
    return [*moved, (log_table(), HISTORY)]


def _write(server: Connection, table: Table, place: str, chunk: list[Row]) -> None:
    """Write rows that are not there yet; what triggers make of them is made at the end at once."""
    columns = ", ".join(f'"{name}"' for name in names_of(table))
    connection = raw(server)
    if place != HISTORY:
        _run(connection, f"ALTER TABLE {place} DISABLE TRIGGER USER")
    _run(connection, f"CREATE TEMP TABLE part ON COMMIT DROP AS SELECT {columns} FROM {place}"
                     " WITH NO DATA")  # fmt: skip
    copy = f"COPY pg_temp.part ({columns}) FROM STDIN".encode()
    with connection.cursor() as cursor, cursor.copy(copy) as out:
        for row in chunk:
            out.write_row(row)
    _run(connection, f"INSERT INTO {place} ({columns}) SELECT {columns} FROM pg_temp.part"
                     " ON CONFLICT DO NOTHING")  # fmt: skip
    if place != HISTORY:
        _run(connection, f"ALTER TABLE {place} ENABLE TRIGGER USER")


def _verified(
    file: DBAPIConnection, server: Connection, told: Told, mark: Mark
) -> dict[str, Digest]:
    """Compare every table, what triggers made of them, and the log line by line."""
    named = next(table for table in tables() if table.name == DERIVED)
    pairs = [*_pairs(), (named, f"app.{DERIVED}")]
    found: dict[str, Digest] = {}
    for number, (table, place) in enumerate(pairs):
        told(Stage.CHECKING, number, len(pairs))
        found[table.name] = digest(of_file(file, table))
        there = digest(of_server(server, table, place=place))
        server.rollback()  # no transaction stays open while the file is read
        if there != found[table.name]:
            _spoil(server, mark, table.name)
    chain = walked(history(server))
    if (chain.broken_at, chain.lines, chain.head) != (None, mark.lines, mark.head):
        _spoil(server, mark, "audit_entry")
    for listed in LISTED_TABLES.sorted_tables:
        sql = f"SELECT count(*) FROM {listed.fullname}"
        if server.exec_driver_sql(sql).scalar_one() != found[listed.name].rows:
            _spoil(server, mark, listed.name)
    server.rollback()
    told(Stage.CHECKING, len(pairs), len(pairs))
    return found


def _spoil(server: Connection, mark: Mark, table: str) -> None:
    server.rollback()
    keep_mark(server, replace(mark, state=MoveState.SPOILED))
    server.commit()
    raise StoreTrouble("move.differs", table=table)


def _end(file: DBAPIConnection, server: Connection, found: dict[str, Digest], mark: Mark) -> None:
    """Let numbers and seals go on from the file's, write it into the log, and open the server."""
    connection = raw(server)
    _run(connection, _NEXT_ID)
    _run(connection, f"ALTER TABLE sec.audit_line ALTER COLUMN seq RESTART WITH {mark.lines + 1}")
    _run(connection, "DELETE FROM sec.lease")
    if mark.lines:
        server.execute(
            text("INSERT INTO sec.audit_seal (seq, from_xid, to_xid, lines, previous, head)"
                 " VALUES (1, '0', '0', :lines, decode(repeat('00', 32), 'hex'),"
                 " decode(:head, 'hex'))"),
            {"lines": mark.lines, "head": mark.head},
        )  # fmt: skip
    kept = _one(file, f"SELECT max(value) FROM setting WHERE key = '{server_only.SETTING}'")[0]
    if kept is not None:
        server_only.put_back(server, str(kept))
    admin.log(server, "server.moved_in", {
        "database": mark.database, "lines": mark.lines, "head": mark.head,
        "tables": {name: [one.rows, one.sha256] for name, one in found.items()},
    })  # fmt: skip
    keep_mark(server, replace(mark, state=MoveState.DONE))
    server.commit()


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Yield a connection; one move at a time goes to a server.

    The server may need a moment to notice that a program which was killed has gone.
    """
    with engine.connect() as server:
        tries = (_is_locked(server) for _ in range(_TRIES))
        if not any(tries):
            raise StoreTrouble("move.elsewhere")
        try:
            yield server
        finally:
            server.invalidate()  # the lock ends with the connection


def _is_locked(server: Connection) -> bool:
    found = server.exec_driver_sql(f"SELECT pg_try_advisory_lock({_ONE_MOVE})").scalar_one()
    server.commit()
    if not found:
        sleep(_BETWEEN_SECONDS)
    return bool(found)


@contextmanager
def _told_as_trouble() -> Iterator[None]:
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        code = trouble_code(error.orig if isinstance(error, DBAPIError) else error)
        raise StoreTrouble({_FULL: "move.disk_full", "store.server_lost": "move.lost"}
                           .get(code, code)) from None  # fmt: skip


def _one(file: DBAPIConnection, sql: str) -> tuple[Any, ...]:
    cursor = file.cursor()
    cursor.execute(sql)
    return tuple(cursor.fetchone() or ())


def _run(connection: "psycopg.Connection[TupleRow]", sql: str) -> None:
    connection.execute(sql.encode())
