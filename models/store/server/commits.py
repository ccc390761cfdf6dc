"""Commits whose answer may be lost: what became of one is asked from the server, never guessed.

A transaction that has written has a number of its own, and the server remembers how it ended. So
what was saved is not saved twice, and what was not is told so.
"""

from collections.abc import Callable
from contextlib import closing
from time import monotonic, sleep

import psycopg
from psycopg.rows import TupleRow
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.rules.errors import StoreTrouble
from models.store.server.link import LOST, Link

Fresh = Callable[[], "psycopg.Connection[TupleRow]"]

_OWN = text("SELECT pg_current_xact_id_if_assigned()::text, pg_backend_pid()")
_FATE = "SELECT pg_xact_status(CAST(%s AS xid8))"
# a backend that nobody hears any more may hold the transaction open for a minute yet
_END = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid = %s AND usename = session_user"
)
_TRIES, _BETWEEN_SECONDS = 20, 0.1
_AT_ONCE_SECONDS = 0.5
"""A break that is over sooner than this is nobody's business."""


class Commits:
    """Commits of one store.

    `wait` is asked when the server cannot be reached after a lost answer: it returns True once it
    may be tried again, False when nobody wants to wait longer. What became of such a save is then
    found out by `settle`, and `settled` is told whether it was stored.
    """

    def __init__(self, fresh: Fresh, link: Link) -> None:
        self._fresh, self._link = fresh, link
        self.wait: Callable[[], bool] = lambda: False
        self.settled: Callable[[bool], None] = lambda _: None
        self._unsure: list[tuple[str, int]] = []

    def commit(self, session: Session) -> None:
        """Commit; return only when the server has it.

        StoreTrouble("store.server_unsaved") when it was not saved, so that it may be done again,
        "store.server_unsure" when that could not be found out.
        """
        session.flush()
        number, backend = session.execute(_OWN).one()
        try:
            session.commit()
        except DBAPIError as error:
            if number is None or not error.connection_invalidated:
                raise
            if not self._is_committed(str(number), int(backend)):
                raise StoreTrouble("store.server_unsaved") from None

    def settle(self) -> None:
        """Find out what became of the saves that nobody waited for; raises while it cannot."""
        while self._unsure:
            is_stored = self._fate(*self._unsure[0])
            self._unsure.pop(0)
            self.settled(is_stored)

    def _is_committed(self, number: str, backend: int) -> bool:
        began = monotonic()
        while True:
            try:
                return self._fate(number, backend)
            except (psycopg.Error, StoreTrouble) as error:
                self._link.lose()
                is_shut = isinstance(error, StoreTrouble) and error.code not in LOST
            if not is_shut and monotonic() - began < _AT_ONCE_SECONDS:
                sleep(_BETWEEN_SECONDS)
            elif is_shut or not self.wait():
                self._unsure.append((number, backend))
                raise StoreTrouble("store.server_unsure")

    def _fate(self, number: str, backend: int) -> bool:
        with self._link.trying(), closing(self._fresh()) as connection:
            connection.autocommit = True
            for _ in range(_TRIES):
                (status,) = connection.execute(_FATE, (number,)).fetchone() or (None,)
                if status != "in progress":
                    self._link.find()
                    return bool(status == "committed")
                connection.execute(_END, (backend,))
                sleep(_BETWEEN_SECONDS)
        raise StoreTrouble("store.server_lost")
