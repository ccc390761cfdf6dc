"""Loading ahead: what the first window needs is made ready while the passphrase is typed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Ahead:
    """One piece of work on a thread of its own, begun once; whoever needs its outcome waits.

    Modules that import each other in a circle, as those of SQLAlchemy do, may only be imported by
    one thread at a time: the others wait here first.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="polku-ahead")
        self._loading: Future[None] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether all is loaded."""
        return self._loading is not None and self._loading.done()

    def start(self) -> None:
        """Begin, unless it was begun or closed before."""
        if self._loading is None:
            self._loading = self._worker.submit(self._work)

    def wait(self) -> None:
        """Return when all is loaded; raises what the work raised. Any thread may ask."""
        self.start()
        assert self._loading is not None
        self._loading.result()

    def close(self) -> None:
        """Let what was begun end; what was not begun never is."""
        if self._loading is None:
            self._loading = Future()
            self._loading.set_result(None)
        self._worker.shutdown(wait=True)
