"""Hearing of changes elsewhere: a thread with a connection of its own, and no harm by any flood."""

import logging
import threading
from collections.abc import Callable, Container
from time import monotonic

import psycopg
from psycopg.rows import TupleRow

from models.rules.errors import StoreTrouble
from models.rules.hints import EVERYTHING, Hints, hints_of
from models.store.server.hints_sql import CHANNEL

GATHER_SECONDS = 0.1
"""How long what comes together is gathered."""
CALM_SECONDS = 0.5
"""How far apart hearings are told while they come without a pause."""
FLOOD = 500
"""So many within one gathering that nobody's work can be behind them."""
DEAF_SECONDS = 30.0
"""How long nothing is heard after a flood; everything is looked at anew instead."""
_RETRY_SECONDS = 2.0
_WAIT_SECONDS = 0.2

log = logging.getLogger(__name__)


class Listener:
    """Tells `heard` of hints by others, from its own thread, until it is closed.

    `own` are the server processes of one's own connections: what one does oneself is known
    already. After a lost connection, and after a flood, `heard` gets `EVERYTHING` once, because
    hints sent meanwhile are gone.
    """

    def __init__(
        self,
        connect: Callable[[], "psycopg.Connection[TupleRow]"],
        heard: Callable[[Hints], None],
        own: Container[int],
    ) -> None:
        self._connect, self._heard, self._own = connect, heard, own
        self._stop = threading.Event()
        self._last = 0.0
        self.is_listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="polku-hints", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def close(self) -> None:
        """Stop; the thread ends within a moment."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(5 * _WAIT_SECONDS)

    def _run(self) -> None:
        is_first = True
        while not self._stop.is_set():
            try:
                connection = self._connect()
            except StoreTrouble:
                self._stop.wait(_RETRY_SECONDS)
                continue
            try:
                self._listen(connection, missed=not is_first)
            except (psycopg.Error, OSError):
                log.info("hints: the connection was lost")
                self._stop.wait(_RETRY_SECONDS)
            finally:
                self.is_listening.clear()
                connection.close()
            is_first = False

    def _listen(self, connection: "psycopg.Connection[TupleRow]", *, missed: bool) -> None:
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        self.is_listening.set()
        if missed:
            self._tell(EVERYTHING)
        while not self._stop.is_set():
            if self._is_flooded(self._gathered(connection)):
                connection.execute(f"UNLISTEN {CHANNEL}")
                self._tell(EVERYTHING)
                self._stop.wait(DEAF_SECONDS)
                connection.execute(f"LISTEN {CHANNEL}")
                self._tell(EVERYTHING)

    def _gathered(self, connection: "psycopg.Connection[TupleRow]") -> list[psycopg.Notify]:
        """Return what came within a moment; nothing when it stayed quiet."""
        found = list(connection.notifies(timeout=_WAIT_SECONDS, stop_after=1))
        if found:
            found += connection.notifies(timeout=self._pause(), stop_after=FLOOD)
        return found

    def _pause(self) -> float:
        """Return how long to gather: longer while hearings come without a pause."""
        calm = monotonic() - self._last > 2 * CALM_SECONDS
        return GATHER_SECONDS if calm else CALM_SECONDS

    def _is_flooded(self, found: list[psycopg.Notify]) -> bool:
        if len(found) > FLOOD:
            return True
        hints = hints_of(each.payload for each in found if each.pid not in self._own)
        if hints:
            self._tell(hints)
        return False

    def _tell(self, hints: Hints) -> None:
        self._last = monotonic()
        self._heard(hints)
