"""One worker thread whose outcomes land on the window's thread.

What waits for an outcome belongs to window objects. It stays in a table on the window's thread, and
the worker knows it by number only: whoever drops a window object last destroys it, and one that is
destroyed on a worker's thread takes Qt's timers down with it.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
KEPT = 16
_LEFT: "list[Worker]" = []
"""Workers that nobody waits for: the window's thread keeps them until they have ended."""


class Worker(QObject):
    """A single thread for work that would hold the window up."""

    _landed = Signal(int, object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting: dict[int, tuple[object, Callable[[object, Exception | None], None]]] = {}
        self._number = 0
        self._last: Future[None] | None = None
        # the worker may still be leaving its last frames when an outcome has landed
        self._past: deque[object] = deque(maxlen=KEPT)
        self._landed.connect(self._on_landed)

    def submit(
        self, work: Callable[[], T], landed: Callable[[object, Exception | None], None]
    ) -> None:
        """Run `work`, then call `landed` with its outcome or its error on the window's thread."""
        self._number += 1
        self._waiting[self._number] = (work, landed)
        self._last = self._thread.submit(self._run, self._number, [work])

    def close(self, *, drop_waiting: bool = False) -> None:
        """Wait for what is running and stop; what waits in line is done too unless dropped."""
        self._thread.shutdown(wait=True, cancel_futures=drop_waiting)

    def leave(self) -> None:
        """Stop without waiting: what is running ends beside the window and is told to nobody."""
        self._waiting.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)
        _LEFT[:] = [worker for worker in _LEFT if not worker.has_ended]
        _LEFT.append(self)

    @property
    def has_ended(self) -> bool:
        """Whether nothing is running."""
        return self._last is None or self._last.done()

    def _run(self, number: int, held: list[Callable[[], object]]) -> None:
        """Do one thing on the worker's thread, which keeps nothing of it."""
        try:
            outcome = held.pop()()
        except Exception as error:
            self._landed.emit(number, None, error)
        else:
            self._landed.emit(number, outcome, None)

    def _on_landed(self, number: int, outcome: object, error: Exception | None) -> None:
        waited = self._waiting.pop(number, None)
        if waited is None:  # nobody waits for it any more
            return
        self._past.append((waited, error))
        waited[1](outcome, error)
