"""A PostgreSQL server as an engine of one person, and what its errors are called."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from models.rules.errors import StoreTrouble
from models.store.server.address import Address, ServerAddress, arguments
from models.store.server.certificate import USUAL, why_refused
from models.store.server.link import LOST, Link
from models.store.server.patience import (
    NoAnswer,
    PatientConnection,
    UnhurriedConnection,
    seconds_to_connect,
)
from models.store.server.schema import SCHEMAS
from models.store.trouble import trouble_code

__all__ = ["Engine", "administering", "as_server_trouble", "connect", "make_server_engine"]

Look = Callable[["psycopg.Connection[TupleRow]"], None]
"""Looks at a new connection before it is used; StoreTrouble refuses it."""

OLDEST = 150_000
"""The oldest server, as PostgreSQL counts its versions: views by the invoker's rights are newer."""


def make_server_engine(
    address: Address,
    secret: Callable[[], str],
    *,
    link: Link | None = None,
    kind: type[PatientConnection] = PatientConnection,
    look: Look | None = None,
) -> Engine:
    """Return an engine over a server; parameters never come into its error texts.

    `link` hears of lost connections, and keeps new ones from being tried while it is lost.
    `kind` says how long an answer is waited for; `look` refuses a server that has changed.
    """
    known = link or Link()
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address, secret(), link=known, kind=kind, look=look),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=2,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options={"schema_translate_map": SCHEMAS},
    )
    event.listen(engine, "handle_error", lambda context: _on_error(context, known))
    return engine


def connect(
    address: Address,
    secret: str,
    *,
    link: Link | None = None,
    kind: type[PatientConnection] = PatientConnection,
    look: Look | None = None,
) -> psycopg.Connection[TupleRow]:
    """Return a raw connection; StoreTrouble says what was in the way, never with its text."""
    if link is not None:
        link.require()
    try:
        told = {**arguments(address, secret), "connect_timeout": seconds_to_connect()}
        connection = kind.connect(**told)  # type: ignore[arg-type]
        if look is not None:
            _looked_at(connection, look)
    except psycopg.Error as error:
        code = trouble_code(error)
        if link is not None and code in LOST:
            link.lose()
            code = "store.server_lost" if link.is_sought else code
        if code == USUAL and isinstance(address, ServerAddress):
            code = why_refused(address)
        raise StoreTrouble(code) from None
    if connection.info.server_version < OLDEST:
        connection.close()
        raise StoreTrouble("store.server_too_old")
    if link is not None:
        link.watch(connection)
    return connection


def _looked_at(connection: "psycopg.Connection[TupleRow]", look: Look) -> None:
    try:
        look(connection)
    except BaseException:
        connection.close()
        raise


def _on_error(context: ExceptionContext, link: Link) -> None:
    """Note a connection that broke; one that was stale when it was taken is only replaced."""
    is_silent = isinstance(context.original_exception, NoAnswer)
    if context.is_disconnect and (is_silent or not context.is_pre_ping):
        link.lose()


def as_server_trouble(error: DBAPIError) -> StoreTrouble:
    """Return the StoreTrouble of a database error; its own text is left behind."""
    return StoreTrouble(trouble_code(error.orig))


@contextmanager
def administering(address: Address, secret: str) -> Iterator[Engine]:
    """Yield an engine for the acts of `admin`; what the database refuses becomes StoreTrouble."""
    engine = make_server_engine(address, lambda: secret, kind=UnhurriedConnection)
    try:
        yield engine
    except DBAPIError as error:
        raise as_server_trouble(error) from None
    finally:
        engine.dispose()
