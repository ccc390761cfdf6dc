"""The connection to a shared server as the windows see it: how it stands, and sought when lost."""

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.base.background import Background
from models.rules.connection import LinkState
from models.rules.errors import PolkuError

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    from models.store.server.opened import ServerStore

LOOK_MS = 10_000
WAITS_MS = (0, 500, 1000, 1000, 2000, 4000, 8000, 15_000, 30_000)
"""How long to wait before each next try while the server does not answer."""
PATIENCE_SECONDS = 60.0


class Connection(QObject):
    """Watches the link of an open server store beside the window.

    `name` is where the server is, in words for the user. `ask_to_wait` is called on the window's
    thread when it must be found out what became of a save: it returns True once the server
    answers again, False when the user gives up.

    Signals:
        changed(LinkState): how it stands, each time that changes.
        restored(): the server answers again; what is shown may be old by now.
        ended(PolkuError): the server lets this person in no more.
        settled(bool): whether a save was stored whose answer nobody waited for.
        given_up(): there is no use in waiting for an answer any longer.
    """

    changed = Signal(object)
    restored = Signal()
    ended = Signal(object)
    settled = Signal(bool)
    given_up = Signal()
    _found_out = Signal(bool)
    _told = Signal()

    def __init__(self, server: "ServerStore", name: str) -> None:
        super().__init__()
        self.name = name
        self.ask_to_wait: Callable[[], bool] = lambda: False
        self._server, self._link = server, server.link
        self._state = LinkState.UP
        self._seeking = Background("polku-link")
        self._is_up = threading.Event()
        self._is_up.set()
        self._is_looking = self._is_closed = self._is_asking = False
        self._tries = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._found_out.connect(self.settled.emit, Qt.ConnectionType.QueuedConnection)
        server.link.told = self._told.emit
        server.commits.settled = self._found_out.emit
        server.link.is_sought = True
        server.commits.wait = self._wait
        self._timer.start(LOOK_MS)

    @property
    def state(self) -> LinkState:
        """How the connection stands."""
        return self._state

    @property
    def answers(self) -> bool:
        """Whether the server answered when it was last asked."""
        return self._link.state is LinkState.UP

    def give_up(self) -> bool:
        """Let who waits for an answer go; answer whether somebody did."""
        self.given_up.emit()
        return self._is_asking

    def connect_raw(self) -> "psycopg.Connection[TupleRow]":
        """Return one more raw connection of this person, for listening; the caller closes it.

        For other threads than the window's. StoreTrouble at once while the link is lost.
        """
        return self._server.connect()

    def try_now(self) -> None:
        """Try again without waiting."""
        self._tries = 0
        self._timer.start(0)

    def close(self) -> None:
        """Stop watching; nobody waits any longer for a server that does not answer."""
        self._is_closed = True
        self._timer.stop()
        self._server.link.told = lambda: None
        self._is_up.set()
        if self._link.state is not LinkState.UP:
            self._link.cut()
        self._seeking.leave()  # it may be waiting for a server that does not answer

    def _on_told(self) -> None:
        if self._link.state is not LinkState.UP and self._state is LinkState.UP:
            self.try_now()
        self._show()

    def _look(self) -> None:
        if self._is_looking or self._is_closed:
            return
        self._is_looking = True
        self._seeking.run(self._server.probe, self._on_answer, self._on_trouble)

    def _on_answer(self, _: None) -> None:
        self._is_looking, self._tries = False, 0
        self._timer.start(LOOK_MS)
        self._show()

    def _on_trouble(self, error: PolkuError) -> None:
        from models.store.server.link import LOST

        self._is_looking = False
        if self._is_closed:
            return
        if error.code not in LOST:
            self.give_up()
            self._timer.start(LOOK_MS)
            QTimer.singleShot(0, self, partial(self.ended.emit, error))
            return
        self._timer.start(WAITS_MS[min(self._tries, len(WAITS_MS) - 1)])
        self._tries += 1
        self._show()

    def _show(self) -> None:
        state = self._link.state
        if state is self._state or self._is_closed:
            return
        self._state = state
        if state is LinkState.UP:
            self._is_up.set()
        else:
            self._is_up.clear()
        self.changed.emit(state)
        if state is LinkState.UP:
            self.restored.emit()

    def _wait(self) -> bool:
        """Wait until the server may be asked again; on any thread."""
        if threading.current_thread() is threading.main_thread():
            self._is_asking = True
            try:
                return self.ask_to_wait() and not self._is_closed
            finally:
                self._is_asking = False
        return self._is_up.wait(PATIENCE_SECONDS) and not self._is_closed
