"""What these tests may ask for: a desk, and the whole program with a stand-in for the world."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.store.vault import Store
from tests.desktop.desks import FakeDialogs
from tests.desktop.window_fixtures import desk, dialogs, dressed, path_published
from tests.fakes import FakeClock
from tests.hardening.whole import World, end, put_up

__all__ = ["desk", "dialogs", "dressed", "path_published"]


@pytest.fixture
def world(
    dressed: QApplication, qtbot: QtBot, clock: FakeClock, dialogs: FakeDialogs, tmp_path: Path
) -> Iterator[World]:
    """The program at its start page; everything it writes is under `tmp_path`."""
    made = put_up(dressed, clock, dialogs, tmp_path)
    yield made
    end(made)


@pytest.fixture
def closed(store: Store) -> Path:
    """A whole database that nobody has open."""
    store.close()
    return store.path
