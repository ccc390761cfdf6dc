"""A database for commands, opened by its passphrase in the environment."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desktop.base.clock import FixedDay
from desktop.base.example import make_example
from models.store.files import keys_path
from tests.conftest import PASSPHRASE, TINY


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an example database as of Tuesday 24.11.2026; copy before opening."""
    path = tmp_path_factory.mktemp("commands") / "esimerkki.polku"
    clock = FixedDay(date(2026, 11, 24))
    make_example(path, clock, login="hakala", passphrase=PASSPHRASE, cases=20, cost=TINY).close()
    return path


@pytest.fixture
def database(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example that a test may change."""
    monkeypatch.setenv("POLKU_PASSPHRASE", PASSPHRASE)
    copy = tmp_path / example.name
    shutil.copy(example, copy)
    shutil.copy(keys_path(example), keys_path(copy))
    return copy
