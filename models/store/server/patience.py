"""Connections that do not wait for ever: a server that has stopped answering counts as lost."""

import threading
from typing import TypeVar

import psycopg
from psycopg import errors
from psycopg.abc import PQGen
from psycopg.rows import TupleRow

from models.store.server.address import CONNECT_SECONDS

WINDOW_SECONDS = 5.0
"""How long the window's own thread waits for the answer to one statement."""
BESIDE_SECONDS = 75.0
"""How long other threads wait; the server itself ends statements of workers after a minute."""
ADMINISTRATOR_SECONDS = 3600.0
WINDOW_CONNECTS = 3
_EVERY = 0.1

T = TypeVar("T")


class PatientConnection(psycopg.Connection[TupleRow]):
    """A connection that ends itself when an answer does not come in time."""

    def wait(self, gen: PQGen[T], interval: float = _EVERY, timeout: float | None = None) -> T:
        """Wait for an answer; psycopg.OperationalError when there is none in time.

        Who names a `timeout` listens for what may not come, and goes on listening after it.
        """
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, patience())
        except errors._WaitTimeout:  # noqa: SLF001 - it has no other name
            self.pgconn.finish()  # closed without a word: nobody listens
            raise psycopg.OperationalError("no answer in time") from None


class UnhurriedConnection(PatientConnection):
    """A connection of the server's administrator, whose acts may take long on a large database."""

    def wait(self, gen: PQGen[T], interval: float = _EVERY, timeout: float | None = None) -> T:
        """Wait for an answer; a server that has gone is told by the network."""
        return super().wait(gen, interval, ADMINISTRATOR_SECONDS if timeout is None else timeout)


def patience() -> float:
    """Return how many seconds this thread waits for an answer."""
    return WINDOW_SECONDS if _in_window() else BESIDE_SECONDS


def seconds_to_connect() -> int:
    """Return how many seconds this thread waits for a new connection."""
    return WINDOW_CONNECTS if _in_window() else CONNECT_SECONDS


def _in_window() -> bool:
    return threading.current_thread() is threading.main_thread()
