"""What is loaded ahead: begun once, waited for by whoever needs it, told when it fails."""

import subprocess
import sys
from threading import Event, Thread, current_thread

import pytest

from desktop.base.ahead import Ahead


def test_that_the_work_is_done_once_on_a_thread_of_its_own() -> None:
    threads: list[str] = []
    ahead = Ahead(lambda: threads.append(current_thread().name))

    ahead.start()
    ahead.start()
    ahead.wait()
    ahead.wait()
    ahead.close()

    assert len(threads) == 1
    assert threads[0].startswith("polku-ahead")


def test_that_whoever_needs_it_waits_until_it_is_ready() -> None:
    may_go, done = Event(), Event()

    def work() -> None:
        may_go.wait(10)

    def wait() -> None:
        ahead.wait()
        done.set()

    ahead = Ahead(work)
    ahead.start()
    waiting = Thread(target=wait)

    waiting.start()
    assert not done.wait(0.05)
    assert not ahead.is_ready
    may_go.set()

    assert done.wait(10)
    assert ahead.is_ready
    waiting.join()
    ahead.close()


def test_that_a_failure_reaches_whoever_waits() -> None:
    def fail() -> None:
        raise ImportError("torn")

    ahead = Ahead(fail)
    ahead.start()

    with pytest.raises(ImportError, match="torn"):
        ahead.wait()
    ahead.close()


def test_that_what_was_closed_before_it_began_never_begins() -> None:
    done: list[int] = []
    ahead = Ahead(lambda: done.append(1))

    ahead.close()
    ahead.start()
    ahead.wait()

    assert done == []


def test_that_the_first_page_needs_neither_database_library_nor_map() -> None:
    heavy = ("sqlalchemy", "numpy", "networkx", "holidays", "reportlab", "alembic", "pyhanko")
    code = f"import sys, desktop.app\nprint([name for name in {heavy!r} if name in sys.modules])"

    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout.strip() == "[]"


def test_that_loading_ahead_brings_the_main_window_and_the_days_off() -> None:
    code = (
        "import sys\n"
        "from desktop.app import AHEAD, load\n"
        "from desktop.base.clock import SystemClock\n"
        "load(SystemClock())\n"
        "wanted = (*AHEAD, 'sqlalchemy', 'numpy', 'networkx', 'holidays')\n"
        "print([name for name in wanted if name not in sys.modules])\n"
        "print([name for name in ('reportlab', 'pyhanko', 'alembic') if name in sys.modules])"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert told.stdout.split("\n")[:2] == ["[]", "[]"]
