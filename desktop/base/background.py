"""Work off the window's thread: one worker, results and refusals come back on the window's."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from models.rules.errors import PolkuError

T = TypeVar("T")
KEPT = 16


class Background(QObject):
    """A single worker thread.

    Signals:
        busy(bool): something began or the last thing ended.
    """

    busy = Signal(bool)
    _landed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._running, self._is_closed = 0, False
        # callbacks belong to window objects: their last reference must go on the window's thread
        self._kept: deque[tuple[object, object]] = deque(maxlen=KEPT)
        self._landed.connect(self._on_landed)

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
        self._kept.append((done, failed))
        self.busy.emit(True)
        self._worker.submit(work).add_done_callback(partial(self._land, done, failed))

    def close(self, *, drop_waiting: bool = False) -> None:
        """Wait for what is running and stop; what waits in line is done too unless dropped."""
        self._is_closed = True
        self._worker.shutdown(wait=True, cancel_futures=drop_waiting)

    def _land(
        self,
        done: Callable[[T], None],
        failed: Callable[[PolkuError], None],
        future: "Future[T]",
    ) -> None:
        if not future.cancelled():
            self._landed.emit((done, failed, future))

    def _on_landed(self, landing: object) -> None:
        assert isinstance(landing, tuple)
        done, failed, future = landing
        self._running -= 1
        if not self._running:
            self.busy.emit(False)
        error = future.exception()
        if error is None:
            call(done, future.result())
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
