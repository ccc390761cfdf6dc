"""A program with a real database; only clock, dialogs, file choosers and paper are stand-ins."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Outside, Program
from desktop.base.clock import FixedDay
from desktop.base.example import make_example
from desktop.base.settings import Preferences
from desktop.base.words import set_language
from desktop.windows.main import MainWindow
from models.rules.words import Language
from models.store.files import keys_path
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, FakeMail, FakePaper, main_of, unlock
from tests.fakes import FakeClock

LOGIN = "hakala"
CASES = 120


@pytest.fixture
def files() -> FakeFiles:
    """The file choosers."""
    return FakeFiles()


@pytest.fixture
def paper() -> FakePaper:
    """The printer."""
    return FakePaper()


@pytest.fixture
def mail() -> FakeMail:
    """The mail program."""
    return FakeMail()


@pytest.fixture
def dialogs() -> FakeDialogs:
    """The boxes that would stop the user."""
    return FakeDialogs()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an example database as of Tuesday 24.11.2026; copy before opening."""
    path = tmp_path_factory.mktemp("example") / "esimerkki.polku"
    clock = FixedDay(date(2026, 11, 24))
    make_example(path, clock, login=LOGIN, passphrase=PASSPHRASE, cases=CASES, cost=TINY).close()
    return path


@pytest.fixture
def database(example: Path, tmp_path: Path) -> Path:
    """A copy of the example that a test may change."""
    copy = tmp_path / example.name
    shutil.copy(example, copy)
    shutil.copy(keys_path(example), keys_path(copy))
    return copy


@pytest.fixture
def program(
    qapp: QApplication,
    tmp_path: Path,
    clock: FakeClock,
    files: FakeFiles,
    paper: FakePaper,
    mail: FakeMail,
    dialogs: FakeDialogs,
) -> Iterator[Program]:
    """The program at its start page."""
    settings = QSettings(str(tmp_path / "polku.ini"), QSettings.Format.IniFormat)
    preferences = Preferences(settings)
    preferences.theme = "light"
    outside = Outside(clock, files, paper, tmp_path / "data", dialogs, TINY, mail)
    made = Program(qapp, preferences, outside)
    made.start()
    yield made
    made.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(QLocale("fi_FI"))
    set_language(Language.FINNISH)


@pytest.fixture
def main(qtbot: QtBot, program: Program, database: Path) -> MainWindow:
    """The main window over the example, opened with login and passphrase."""
    unlock(qtbot, program, database, LOGIN, PASSPHRASE)
    window = main_of(program)
    window.resize(1366, 768)
    return window
