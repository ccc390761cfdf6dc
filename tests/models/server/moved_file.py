"""A file with rows in every table, and a fresh server database to move it to."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    Table,
    Uuid,
    insert,
    select,
)
from sqlalchemy.orm import Session

from desktop.base.example import example_login, make_example
from models.rules.rights import Actor
from models.services.bootstrap import sign_in
from models.store.files import keys_path
from models.store.server import admin
from models.store.server.moving.rows import Stage, moved_tables
from models.store.vault import Store, open_store
from tests.conftest import PASSPHRASE, TINY
from tests.fakes import FakeClock
from tests.models.server.cluster import Cluster
from tests.models.server.conftest import engine_of

LOGIN = example_login()
_BYTES = b"\x00\xff\r\n\\x"
_numbers = count(1)


def make_full(path: Path, cases: int = 4) -> None:
    """Make a closed file of some cases, with a row in every table that moves."""
    with (
        make_example(
            path, FakeClock(), login=LOGIN, passphrase=PASSPHRASE, cases=cases, cost=TINY
        ) as store,
        store.sessions.begin() as session,
    ):
        for table in moved_tables():
            if session.execute(select(table).limit(1)).first() is None:
                session.execute(insert(table).values(_a_row(session, table)))


def _a_row(session: Session, table: Table) -> dict[str, object]:
    return {column.name: _a_value(session, column) for column in table.columns}


def _a_value(session: Session, column: Column[object]) -> object:
    if column.name == "sha256":
        return hashlib.sha256(_BYTES).hexdigest()
    for key in column.foreign_keys:
        return session.execute(select(key.column).limit(1)).scalar_one()
    kind = getattr(column.type, "impl_instance", column.type)
    samples: dict[type, object] = {
        Uuid: UUID(int=next(_numbers)), Boolean: True, Integer: 7, JSON: {"ä": ["ö", 1.5, None]},
        DateTime: FakeClock().now(), Date: date(2026, 11, 24), LargeBinary: _BYTES,
    }  # fmt: skip
    return next((given for sort, given in samples.items() if isinstance(kind, sort)), "Å\t\\N\n'\"")


@contextmanager
def opened(path: Path) -> Iterator[tuple[Store, Actor]]:
    """Open a file as its administrator."""
    with open_store(path, login=LOGIN, passphrase=PASSPHRASE) as store:
        actor, _ = sign_in(store.unit_of_work(FakeClock()), login=LOGIN)
        yield store, actor


def copy_to(full: Path, folder: Path) -> Path:
    """Return a copy that a test may change."""
    path = folder / full.name
    shutil.copy(full, path)
    shutil.copy(keys_path(full), keys_path(path))
    return path


@contextmanager
def empty_server(cluster: Cluster, name: str = "", *, place: str = "") -> Iterator[Engine]:
    """Yield an administrator's engine of a new database with nothing in it."""
    named = name or f"muutto_{next(_numbers)}"
    outside = engine_of(cluster, "postgres")
    admin.make_database(outside, named)
    if place:
        with outside.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {named} SET TABLESPACE {place}")
    engine = engine_of(cluster, named)
    try:
        yield engine
    finally:
        engine.dispose()
        with outside.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"DROP DATABASE {named} WITH (FORCE)")
        outside.dispose()


def quietly(stage: Stage, done: int, total: int) -> None:
    """Hear of a move and do nothing."""
