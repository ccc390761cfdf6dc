"""A whole server to a new embedded file: one view of the server, one transaction, verified.

The file stands under a name beside its own until it is whole and checked, so that what was cut
short is never taken for it; the next try begins anew. The server is only read, but for one line in
its log. Lines of single rows (`sec.row_line`) stay with the server.
"""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from models.entities.record import AuditEntry
from models.rules.errors import StoreTrouble
from models.store import vault
from models.store.audit import GENESIS
from models.store.audit import digest as line_hash
from models.store.checking import check_store
from models.store.engine import as_trouble
from models.store.files import keys_path, put_in_place, remove_database, told_as_trouble
from models.store.kdf import KdfCost
from models.store.opened import Store
from models.store.seal_papers import SEALS
from models.store.server import admin
from models.store.server.moving import server_only
from models.store.server.moving.marks import require_no_move
from models.store.server.moving.rows import (
    DERIVED,
    HISTORY,
    LOG,
    Digest,
    Row,
    Stage,
    Told,
    count_on_server,
    digest,
    in_chunks,
    log_table,
    moved_tables,
    names_of,
    of_file,
    of_server,
)
from models.store.server.schema import tables
from models.store.trouble import trouble_code

_LINES = text(
    "SELECT seq, at, who, host(client) AS client, worker_id, act, case_id, person_id, document_id,"
    " purpose, facts FROM sec.audit_line ORDER BY seq"
)
_SEALS = text("SELECT seq, encode(head, 'hex') AS head FROM sec.audit_seal ORDER BY seq")
_SEALS_IN_A_LINE = 1_000


@dataclass(frozen=True, slots=True)
class Founder:
    """Who opens the new file first: a worker's login, and the passphrase of their slot."""

    login: str
    passphrase: str
    cost: KdfCost | None = None


@dataclass(frozen=True, slots=True)
class MovedOut:
    """A move that ended: each table's digest, the log's length and head, and the recovery code."""

    digests: dict[str, Digest]
    lines: int
    head: str
    recovery_code: str


def move_out(
    engine: Engine, path: Path, founder: Founder, *, now: datetime, told: Told
) -> MovedOut:
    """Move the database of `engine`, an administrator's, to a new file at `path`.

    StoreTrouble: "store.exists", what `vault.create` raises about places and disks,
    "store.server_older" | "store.server_newer", "move.running", "move.differs"(table),
    "move.lost_out".
    """
    if path.exists() or keys_path(path).exists():
        raise StoreTrouble("store.exists")
    part = path.with_name(f"{path.stem}-moving{path.suffix}")
    remove_database(part)
    try:
        with _told_as_trouble():
            moved = _moved(engine, part, founder, now=now, told=told)
            with told_as_trouble():
                put_in_place(keys_path(part), keys_path(path))
                put_in_place(part, path)
            _note(engine, moved)
        return moved
    finally:
        remove_database(part)


def _moved(engine: Engine, part: Path, founder: Founder, *, now: datetime, told: Told) -> MovedOut:
    with _one_view(engine) as server:
        made = vault.create(part, login=founder.login, passphrase=founder.passphrase, now=now,
                            cost=founder.cost)  # fmt: skip
        with made.store as store, closing(store.connect()) as file:
            file.cursor().execute("BEGIN IMMEDIATE")
            _copy_all(server, file, told)
            lines, head = _write_log(server, file, now)
            file.cursor().execute("COMMIT")
            found = _verified(server, file, told)
            _require_sound(store, lines, head)
    return MovedOut(found, lines, head, made.recovery_code)


@contextmanager
def _one_view(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees the server as it is now, whatever others write meanwhile."""
    with engine.connect() as server:
        sealed = "SELECT * FROM sec.seal()"
        admin.require_fit(server)
        require_no_move(server)
        server.exec_driver_sql(sealed).all()
        server.commit()
        server.execution_options(isolation_level="REPEATABLE READ")
        server.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield server
        server.rollback()


def _copy_all(server: Connection, file: DBAPIConnection, told: Told) -> None:
    moved = moved_tables()
    total, done = sum(count_on_server(server, table) for table in moved), 0
    for table in moved:
        for chunk in in_chunks(of_server(server, table)):
            _write(file, table.name, names_of(table), chunk)
            done += len(chunk)
            told(Stage.COPYING, done, total)
    kept = server_only.told(server)
    _write(file, "setting", ["key", "value"], [(server_only.SETTING, kept)])


def _write(file: DBAPIConnection, table: str, columns: list[str], rows: list[Row]) -> None:
    listed, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    file.cursor().executemany(f"INSERT INTO {table} ({listed}) VALUES ({places})", rows)


def _write_log(server: Connection, file: DBAPIConnection, now: datetime) -> tuple[int, str]:
    """Write the chain that the server had of a file as it was, and its own lines after that."""
    table = log_table()
    columns = names_of(table)
    last, head = 0, GENESIS
    for chunk in in_chunks(of_server(server, table, place=HISTORY)):
        _write(file, LOG, columns, chunk)
        last, head = int(str(chunk[-1][0])), str(chunk[-1][-1])
    entries = _chained(_new_lines(server, now), last, head)
    while rows := [_row(entry) for entry in islice(entries, 2_000)]:
        _write(file, LOG, columns, rows)
        last, head = int(str(rows[-1][0])), str(rows[-1][-1])
    return last, head


def _new_lines(server: Connection, now: datetime) -> Iterator[AuditEntry]:
    for row in server.execute(_LINES, execution_options={"yield_per": 2_000}).mappings():
        given = dict(row)
        where = {"seq": given.pop("seq"), "who": given.pop("who"), "client": given.pop("client")}
        at, facts = given.pop("at").replace(tzinfo=UTC), {**given.pop("facts"), "server": where}
        yield AuditEntry(**given, at=at, facts=facts)
    seals = [(str(row.seq), row.head) for row in server.execute(_SEALS)]
    for start in range(0, len(seals), _SEALS_IN_A_LINE):
        told = {"seals": dict(seals[start : start + _SEALS_IN_A_LINE])}
        yield AuditEntry(at=now, act=SEALS, purpose="", facts=told)
    last = {"seal": seals[-1][0], "head": seals[-1][1]} if seals else {}
    yield AuditEntry(at=now, act="store.moved_out", purpose="", facts=last)


def _chained(lines: Iterator[AuditEntry], last: int, head: str) -> Iterator[AuditEntry]:
    for number, entry in enumerate(lines, last + 1):
        entry.seq, entry.previous_hash = number, head
        entry.hash = head = line_hash(entry)
        yield entry


def _row(entry: AuditEntry) -> Row:
    values: list[Any] = [getattr(entry, name) for name in names_of(log_table())]
    return tuple(_in_files_form(value) for value in values)


def _in_files_form(value: object) -> str | int | None:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, dict):
        return json.dumps(value)
    assert value is None or isinstance(value, str | int)
    return value


def _verified(server: Connection, file: DBAPIConnection, told: Told) -> dict[str, Digest]:
    pairs = [*moved_tables(), next(table for table in tables() if table.name == DERIVED)]
    found: dict[str, Digest] = {}
    for number, table in enumerate(pairs):
        told(Stage.CHECKING, number, len(pairs))
        found[table.name] = digest(of_file(file, table))
        if digest(of_server(server, table)) != found[table.name]:
            raise StoreTrouble("move.differs", table=table.name)
    told(Stage.CHECKING, len(pairs), len(pairs))
    return found


def _require_sound(store: Store, lines: int, head: str) -> None:
    report = check_store(store)
    if not report.is_sound or (report.lines, report.head) != (lines, head):
        raise StoreTrouble("move.differs", table=LOG)


def _note(engine: Engine, moved: MovedOut) -> None:
    with engine.begin() as connection:
        facts = {"lines": moved.lines, "head": moved.head}
        admin.log(connection, "server.moved_out", facts)


@contextmanager
def _told_as_trouble() -> Iterator[None]:
    try:
        yield
    except sqlcipher.Error as error:
        raise as_trouble(error) from None
    except (psycopg.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = trouble_code(cause)
        raise StoreTrouble("move.lost_out" if code == "store.server_lost" else code) from None
