"""A PostgreSQL server as an engine of one person, and what its errors are called."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from models.rules.errors import StoreTrouble
from models.store.server.address import Address, arguments
from models.store.server.schema import SCHEMAS
from models.store.trouble import trouble_code

__all__ = ["Engine", "administering", "as_server_trouble", "connect", "make_server_engine"]

OLDEST = 150_000
"""The oldest server, as PostgreSQL counts its versions: views by the invoker's rights are newer."""


def make_server_engine(address: Address, secret: Callable[[], str]) -> Engine:
    """Return an engine over a server; parameters never come into its error texts."""
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address, secret()),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options={"schema_translate_map": SCHEMAS},
    )


def connect(address: Address, secret: str) -> psycopg.Connection:
    """Return a raw connection; StoreTrouble says what was in the way, never with its text."""
    try:
        connection = psycopg.connect(**arguments(address, secret))  # type: ignore[arg-type]
    except psycopg.Error as error:
        raise StoreTrouble(trouble_code(error)) from None
    if connection.info.server_version < OLDEST:
        connection.close()
        raise StoreTrouble("store.server_too_old")
    return connection


def as_server_trouble(error: DBAPIError) -> StoreTrouble:
    """Return the StoreTrouble of a database error; its own text is left behind."""
    return StoreTrouble(trouble_code(error.orig))


@contextmanager
def administering(address: Address, secret: str) -> Iterator[Engine]:
    """Yield an engine for the acts of `admin`; what the database refuses becomes StoreTrouble."""
    engine = make_server_engine(address, lambda: secret)
    try:
        yield engine
    except DBAPIError as error:
        raise as_server_trouble(error) from None
    finally:
        engine.dispose()
