"""The link to a server as the connections of one store have found it: up, sought again, or down.

Once an answer has failed to come, nobody waits for another: connections are refused at once until
the one who seeks the server (`trying`) has got through. So a silent server holds the window up
once, not at every click.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from weakref import WeakSet

import psycopg
from psycopg.rows import TupleRow

from models.rules.connection import LinkState
from models.rules.errors import StoreTrouble
from models.store.server.patience import seeking

DOWN_AFTER_SECONDS = 20.0
"""After so long without an answer the link is called down; it is sought on."""
LOST = frozenset({"store.server_lost", "store.server_unreachable", "store.server_full",
                  "store.server_starting"})  # fmt: skip
"""Troubles that may pass by themselves; others say that the server lets this person in no more."""


class Link:
    """Whether the server answers; may be asked and told from any thread.

    `told` is called, on whatever thread finds out, when the state may have changed. `is_sought`
    says that somebody keeps trying beside the window; without one everybody may try.
    """

    def __init__(self) -> None:
        self.told: Callable[[], None] = lambda: None
        self.is_sought = False
        self._lost_at: float | None = None
        self._trying = threading.local()
        self._lines: WeakSet[psycopg.Connection[TupleRow]] = WeakSet()

    @property
    def state(self) -> LinkState:
        """How the link stands now."""
        lost_at = self._lost_at
        if lost_at is None:
            return LinkState.UP
        return LinkState.AGAIN if monotonic() - lost_at < DOWN_AFTER_SECONDS else LinkState.DOWN

    def lose(self) -> None:
        """Note that an answer did not come."""
        if self._lost_at is None:
            self._lost_at = monotonic()
            self.told()

    def find(self) -> None:
        """Note that the server has answered one who tried."""
        if self._lost_at is not None:
            self._lost_at = None
            self.told()

    def require(self) -> None:
        """Raise StoreTrouble("store.server_lost") at once while the server does not answer."""
        is_lost = self._lost_at is not None and self.is_sought
        if is_lost and not getattr(self._trying, "now", False):
            raise StoreTrouble("store.server_lost")

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Let this thread connect while the link is lost; it does not wait long for an answer."""
        self._trying.now = True
        try:
            with seeking():
                yield
        finally:
            self._trying.now = False

    def watch(self, connection: "psycopg.Connection[TupleRow]") -> None:
        """Remember a connection, to cut it when nobody wants to wait for it any more."""
        self._lines.add(connection)

    def cut(self) -> None:
        """Let everybody who waits for an answer go: their connections break."""
        for connection in tuple(self._lines):
            with suppress(psycopg.Error, OSError), _line_of(connection) as line:
                line.shutdown(socket.SHUT_RDWR)


def _line_of(connection: "psycopg.Connection[TupleRow]") -> socket.socket:
    """Return the line under a connection as a second handle, which breaks both when shut down."""
    return socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM)
