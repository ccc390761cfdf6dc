"""The main window of an administrator at the page of the path, over a real example database."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.clock import FixedDay
from desktop.base.example import make_example
from desktop.windows.main import MainWindow
from desktop.windows.process_page import PathPage
from models.store.files import keys_path
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.windows.conftest import dialogs, files, mail, paper, program
from tests.desktop.windows.hands import main_of, unlock
from tests.desktop.windows_process.board import path_page

__all__ = ["dialogs", "files", "mail", "paper", "program"]

ADMINISTRATOR = "rinne"
CASES = 40


@pytest.fixture(scope="session")
def path_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an example that an administrator opens; copy before opening."""
    path = tmp_path_factory.mktemp("polku") / "polku.polku"
    clock = FixedDay(date(2026, 11, 24))
    make_example(
        path, clock, login=ADMINISTRATOR, passphrase=PASSPHRASE, cases=CASES, cost=TINY
    ).close()
    return path


@pytest.fixture
def database(path_example: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    copy = tmp_path / path_example.name
    shutil.copy(path_example, copy)
    shutil.copy(keys_path(path_example), keys_path(copy))
    return copy


@pytest.fixture
def main(qtbot: QtBot, program: Program, database: Path) -> MainWindow:
    """The main window."""
    unlock(qtbot, program, database, ADMINISTRATOR, PASSPHRASE)
    window = main_of(program)
    window.resize(1366, 768)
    return window


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> PathPage:
    """The page, with the version in use open."""
    return path_page(qtbot, main)


@pytest.fixture
def drafting(page: PathPage) -> PathPage:
    """The page with a new draft of the version in use."""
    page.tools.new.click()
    assert page.draft.is_editable
    return page
