"""Quick open (Ctrl+K) over 20,000 cases: from the typed text to the lines shown."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from desktop.windows.caseload import Caseload
from desktop.windows.finding import Doors, Finder
from models.store.vault import open_store
from tests.benchmarks import caseload
from tests.benchmarks.figure import Figure
from tests.desktop.desks import FakeDialogs, desk_of
from tests.fakes import FakeClock

_NOWHERE = Doors(lambda _: None, lambda _: None, lambda _: None, lambda _, __: None, lambda _: None)
TEXTS = (
    "virtanen", "makinen", "mäkinen aino", "virtannen aino", "PO-2026-00", "0123", "saari",
    "bjorn", "zahra", "zzzzzz", "koski",
)  # fmt: skip
ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Measure the slowest twentieth of the answers, store and slips included."""
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as folder:
        path, actor = caseload.make(Path(folder), 20_000)
        store = open_store(path, login=caseload.LOGIN, passphrase=caseload.PASSPHRASE)
        desk = desk_of(store, FakeClock(caseload.AT), actor, Path(folder), FakeDialogs())
        cases = Caseload(desk)
        cases.read()
        finder = Finder(desk, cases, tuple, _NOWHERE)
        began = time.perf_counter()
        finder.make_ready()
        ready = (time.perf_counter() - began) * 1000
        taken = [_milliseconds(finder, text) for _ in range(ROUNDS) for text in TEXTS]
        store.close()
    high = float(np.percentile(taken, 95))
    yield Figure("quick_open_20000", high, "ms", None, "p95<=50ms", high <= 50)
    yield Figure("quick_open_ready_20000", ready, "ms", None, "<=150ms", ready <= 150)
    assert app is not None


def _milliseconds(finder: Finder, text: str) -> float:
    began = time.perf_counter()
    finder.find(text)
    return (time.perf_counter() - began) * 1000
