"""Work beside the window: results on the window's thread, and no word to what has gone."""

import sys
import threading
from functools import partial
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.base.background import Background
from models.rules.errors import PolkuError, RuleBroken

LEAVING = ("background.py", "operations.py", "worker.py")
"""Where a worker's thread is on its way out of what it has done."""


class Waiting(QObject):
    """A window object that waits for a result."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, outcome: object) -> None:
        self.got.append((outcome, threading.current_thread() is threading.main_thread()))


@pytest.fixture
def background() -> Background:
    """A worker thread."""
    return Background("test")


def test_that_a_result_comes_back_on_the_windows_thread(
    qtbot: QtBot, background: Background
) -> None:
    waiting = Waiting()

    background.run(lambda: threading.current_thread().name, waiting.take, waiting.take)

    qtbot.waitUntil(lambda: bool(waiting.got))
    assert waiting.got[0] == ("test_0", True)
    background.close()


def test_that_a_refusal_comes_back_as_a_refusal(qtbot: QtBot, background: Background) -> None:
    refused: list[PolkuError] = []

    def work() -> None:
        raise RuleBroken("some.rule")

    background.run(work, lambda _: None, refused.append)

    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "some.rule"
    background.close()


def test_that_a_result_for_a_window_that_has_gone_is_dropped(
    qtbot: QtBot, background: Background
) -> None:
    waiting = Waiting()
    free = threading.Event()
    background.run(lambda: free.wait(5), waiting.take, waiting.take)

    delete(waiting)
    free.set()

    with qtbot.waitSignal(background.busy):
        pass
    assert waiting.got == []
    background.close()


@pytest.mark.parametrize("fails", [False, True])
def test_that_what_waited_for_an_outcome_ends_on_the_windows_thread(
    qtbot: QtBot, background: Background, fails: bool
) -> None:
    ends: list[str] = []

    for _ in range(40):
        page = Page(ends, fails=fails)
        background.run(page.work, page.take, page.take)
        del page

    qtbot.waitUntil(lambda: ends.count("landed") == 40)
    background.close()
    assert set(ends) == {"landed", threading.main_thread().name}


class Page:
    """Stands for a window object that only the work in line still knows.

    Its work holds the worker up on its way out, so that the window lets go first.
    """

    def __init__(self, ends: list[str], *, fails: bool) -> None:
        self._ends, self._fails, self._landed = ends, fails, threading.Event()

    def work(self) -> None:
        landed = self._landed

        def linger(frame: FrameType, event: str, _: object) -> None:
            if event == "return" and Path(frame.f_code.co_filename).name in LEAVING:
                landed.wait(0.2)

        sys.setprofile(linger)
        if self._fails:
            raise RuleBroken("some.rule")

    def take(self, _outcome: object) -> None:
        self._ends.append("landed")
        QTimer.singleShot(0, self._landed.set)

    def __del__(self) -> None:
        self._ends.append(threading.current_thread().name)


def test_that_what_waits_in_line_is_done_at_the_close(background: Background) -> None:
    done: list[int] = []
    for number in range(5):
        background.run(partial(done.append, number), lambda _: None, lambda _: None)

    background.close()

    assert done == [0, 1, 2, 3, 4]


def test_that_nothing_is_run_after_the_close(background: Background) -> None:
    background.close()
    done: list[int] = []

    background.run(lambda: done.append(1), lambda _: None, lambda _: None)

    assert done == []
