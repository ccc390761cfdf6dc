"""Work off the window's thread: one worker, results and refusals come back on the window's."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.base.worker import Worker
from models.rules.errors import PolkuError

T = TypeVar("T")


class Background(QObject):
    """A single worker thread.

    Signals:
        busy(bool): something began or the last thing ended.
    """

    busy = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._worker = Worker(name)
        self._running, self._is_closed = 0, False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[PolkuError], None],
    ) -> None:
        """Run `work`, then call `done` or, after a refusal, `failed` on the window's thread.

        After `close` nothing is run.
        """
        if self._is_closed:
            return
        self._running += 1
        self.busy.emit(True)
        self._worker.submit(work, partial(self._on_landed, done, failed))

    def close(self, *, drop_waiting: bool = False) -> None:
        """Wait for what is running and stop; what waits in line is done too unless dropped."""
        self._is_closed = True
        self._worker.close(drop_waiting=drop_waiting)

    def leave(self) -> None:
        """Stop without waiting: what is running ends beside the window and is told to nobody."""
        self._is_closed = True
        self._worker.leave()

    def _on_landed(
        self,
        done: Callable[[T], None],
        failed: Callable[[PolkuError], None],
        outcome: T,
        error: Exception | None,
    ) -> None:
        self._running -= 1
        if not self._running:
            self.busy.emit(False)
        land(done, failed, outcome, error)


def land(
    done: Callable[[T], None],
    failed: Callable[[PolkuError], None],
    outcome: T,
    error: Exception | None,
) -> None:
    """Hand on an outcome or a refusal; anything else is our mistake and is raised."""
    if error is None:
        call(done, outcome)
    elif isinstance(error, PolkuError):
        call(failed, error)
    else:
        raise error


def call(callback: Callable[[T], None], outcome: T) -> None:
    """Hand an outcome on, unless the window object that waited for it has gone meanwhile."""
    method: object = callback
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, QObject) or isValid(owner):
        callback(outcome)
