"""Connections that do not wait for ever: a server that has stopped answering counts as lost."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.rows import TupleRow

from models.store.server.address import CONNECT_SECONDS
from models.store.server.certificate import ASK_FOR_TLS

WINDOW_SECONDS = 5.0
"""How long the window's own thread waits for the answer to one statement."""
SLOW_SECONDS = 20.0
"""How long it waits where the server answers others meanwhile."""
GREETING_SECONDS = 2
BESIDE_SECONDS = 75.0
"""How long other threads wait; the server itself ends statements of workers after a minute."""
SEEKING_SECONDS = 5.0
"""How long a thread waits that only looks whether the server answers (`seeking`)."""
ADMINISTRATOR_SECONDS = 3600.0
WINDOW_CONNECTS = 3
_EVERY = 0.1

T = TypeVar("T")
_this_thread = threading.local()


class NoAnswer(psycopg.OperationalError):
    """Nothing came in time; the connection is closed."""


class _Silent(Exception):
    """Nothing came in time."""


class PatientConnection(psycopg.Connection[TupleRow]):
    """A connection that ends itself when an answer does not come in time."""

    def wait(self, gen: PQGen[T], interval: float = _EVERY, timeout: float | None = None) -> T:
        """Wait for an answer; psycopg.OperationalError when there is none in time.

        Who names a `timeout` listens for what may not come, and goes on listening after it.
        """
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(self._watched(gen), interval)
        except _Silent:
            self.pgconn.finish()  # closed without a word: nobody listens
            raise NoAnswer("no answer in time") from None

    def _watched(self, gen: PQGen[T]) -> PQGen[T]:
        """Hand a wait on and end it when its time is up.

        In the window a slow server gets longer than a silent one; a bare question between
        transactions, as those that look whether a line is whole, is never slow.
        """
        until = monotonic() + patience()
        may_be_slow = _in_window() and not self.autocommit
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and monotonic() > until:
                    if not may_be_slow or not self._answers_others():
                        raise _Silent
                    may_be_slow, until = False, monotonic() + SLOW_SECONDS - WINDOW_SECONDS
                wanted = gen.send(ready)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    def _answers_others(self) -> bool:
        """Answer whether the server greets a new line, so that it is slow and not silent."""
        at = (self.info.host, self.info.port)
        try:
            with socket.create_connection(at, GREETING_SECONDS) as new:
                new.sendall(ASK_FOR_TLS)
                return new.recv(1) == b"S"
        except OSError:
            return False


class UnhurriedConnection(PatientConnection):
    """A connection of the server's administrator, whose acts may take long on a large database."""

    def wait(self, gen: PQGen[T], interval: float = _EVERY, timeout: float | None = None) -> T:
        """Wait for an answer; a server that has gone is told by the network."""
        return super().wait(gen, interval, ADMINISTRATOR_SECONDS if timeout is None else timeout)


@contextmanager
def seeking() -> Iterator[None]:
    """Let this thread wait no longer than is needed to tell whether the server answers."""
    _this_thread.seeks = True
    try:
        yield
    finally:
        _this_thread.seeks = False


def patience() -> float:
    """Return how many seconds this thread waits for an answer."""
    if getattr(_this_thread, "seeks", False):
        return SEEKING_SECONDS
    return WINDOW_SECONDS if _in_window() else BESIDE_SECONDS


def seconds_to_connect() -> int:
    """Return how many seconds this thread waits for a new connection."""
    return WINDOW_CONNECTS if _in_window() else CONNECT_SECONDS


def _in_window() -> bool:
    return threading.current_thread() is threading.main_thread()
