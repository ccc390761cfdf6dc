"""The encrypted SQLite file as an engine: key first, then the settings that keep data safe."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from models.entities.listed import LISTED
from models.rules.errors import StoreTrouble
from models.store.trouble import trouble_code

BUSY_MILLISECONDS = 5_000
_WRITING = {"polku_begin": "IMMEDIATE"}

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE passes the delete triggers by
    "temp_store = MEMORY",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    f"busy_timeout = {BUSY_MILLISECONDS}",
    "cache_size = -16384",
)


def connect(
    path: Path, key: bytes | bytearray, *, settings: bool = True, new: bool = False
) -> DBAPIConnection:
    """Return a raw connection to the encrypted file, in autocommit mode.

    Without `settings` only the key is given: nothing is written, no write-ahead log is begun.
    A missing file is made only when `new`.
    StoreTrouble: "store.damaged" when the file does not fit the key, "store.no_cipher" when the
    database library would write plain text.
    """
    connection: DBAPIConnection | None = None
    try:
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={'rwc' if new else 'rw'}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        give_key(connection, key)
        for pragma in _PRAGMAS if settings else ():
            run(connection, f"PRAGMA {pragma}")
    except (sqlcipher.Error, StoreTrouble) as error:
        if connection is not None:
            connection.close()
        raise as_trouble(error) from None
    return connection


def make_engine(
    path: Path, key: Callable[[], bytes | bytearray], *, settings: bool = True
) -> Engine:
    """Return an engine over the encrypted file; parameters never come into its error texts."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key(), settings=settings),
        poolclass=QueuePool,  # the bare URL looks like a memory database
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
        json_deserializer=read_json,
        execution_options={"schema_translate_map": {LISTED: None}},
    )
    event.listen(engine, "begin", _begin)
    return engine


def read_json(text: str) -> Any:
    """Return what a column of JSON holds; StoreTrouble("store.damaged") when it is none.

    A changed byte in a page past its seal can leave the row readable and its JSON broken.
    """
    try:
        return json.loads(text)
    except ValueError:
        raise StoreTrouble("store.damaged") from None


def take_write_lock(session: Session) -> None:
    """Let `session` write: all it reads from here on stays true until its commit.

    A session that has only read lets its snapshot go for it: a snapshot that somebody has written
    past could not be written from.
    """
    if session.info.get("writes"):
        return
    session.info["writes"] = True
    assert isinstance(session.bind, Engine)
    session.bind = session.bind.execution_options(**_WRITING)
    if session.in_transaction():
        connection = session.connection()
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def tidy(path: Path, key: bytes | bytearray) -> None:
    """Put the write-ahead log into the file, so that the file alone is whole."""
    connection = connect(path, key)
    try:
        run(connection, "PRAGMA optimize")
        run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlcipher.Error as error:
        raise as_trouble(error) from None
    finally:
        connection.close()


def run(connection: DBAPIConnection, sql: str) -> list[Any]:
    """Run one statement on a raw connection and return its rows."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []
    finally:
        cursor.close()


def first_value(connection: DBAPIConnection, sql: str) -> Any:
    """Return the first column of the first row, None when there is no row."""
    rows = run(connection, sql)
    return rows[0][0] if rows else None


def as_trouble(error: Exception) -> StoreTrouble:
    """Return the StoreTrouble for a database error; its own text is left behind."""
    if isinstance(error, StoreTrouble):
        return error
    cause = error.orig if isinstance(error, DBAPIError) else error
    return StoreTrouble(trouble_code(cause))


def give_key(connection: DBAPIConnection, key: bytes | bytearray) -> None:
    """Give a new connection its key and read the first page with it.

    StoreTrouble("store.no_cipher") from a library that would quietly write plain text.
    """
    run(connection, "PRAGMA cipher_log_level = NONE")  # else SQLCipher writes to standard error
    run(connection, f"PRAGMA key = \"x'{key.hex()}'\"")
    if not first_value(connection, "PRAGMA cipher_version"):
        raise StoreTrouble("store.no_cipher")
    run(connection, "SELECT count(*) FROM sqlite_schema")


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("polku_begin", "")
    connection.exec_driver_sql(f"BEGIN {kind}")
