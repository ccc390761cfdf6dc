"""Raw connections of persons, as any holder of a login can make them, and what they are told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow

from models.store.server.engine import connect
from tests.models.server.conftest import House


@dataclass(frozen=True)
class Refused:
    """The server's refusal: its state and all that it says."""

    state: str
    said: str


class Raw:
    """One raw session; every probe is a transaction of its own unless `together` holds several."""

    def __init__(self, connection: "psycopg.Connection[TupleRow]") -> None:
        self.connection = connection
        self.notices: list[str] = []
        connection.add_notice_handler(lambda notice: self.notices.append(str(notice)))

    def ask(self, sql: str, *values: Any) -> Sequence[tuple[Any, ...]] | Refused:
        """Run SQL and return its rows (none for a statement without any), or the refusal."""
        try:
            cursor = self.connection.execute(sql, values or None)
            rows = cursor.fetchall() if cursor.description else []
            return rows or ([] if cursor.rowcount <= 0 else [(cursor.rowcount,)])
        except psycopg.Error as error:
            if not self.connection.autocommit:
                self.connection.rollback()
            said = f"{error} {error.diag.message_detail or ''} {error.diag.context or ''}"
            return Refused(error.sqlstate or "", said)

    def one(self, sql: str, *values: Any) -> Any:
        """Return the only value, which must be there."""
        found = self.ask(sql, *values)
        assert not isinstance(found, Refused), found
        ((value,),) = found
        return value

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let probes be one transaction, which is rolled back: what a thief without trace does."""
        self.connection.autocommit = False
        try:
            yield
        finally:
            self.connection.rollback()
            self.connection.autocommit = True


@contextmanager
def raw(house: House, worker_id: UUID) -> Iterator[Raw]:
    """Connect as a person with that person's own secret."""
    connection = connect(house.address(worker_id), house.logins[worker_id].secret)
    connection.autocommit = True
    try:
        yield Raw(connection)
    finally:
        connection.close()
