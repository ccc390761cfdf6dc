"""A desk in trouble: a full disk, a second start, a very long path, no printer."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Outside, Program
from desktop.base import theme
from desktop.base.paper import QtPaper
from desktop.base.program_sentences import no_printer_words, unkept_words
from desktop.base.settings import Preferences
from desktop.base.single import EXAMPLE, First, FirstStart, ask_first
from desktop.commands.window import own_preferences
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.new_database import NewDatabasePage
from desktop.windows.print_preview import PrintPreview
from desktop.windows.recovery import RecoveryPage
from desktop.windows.settings_look import LookSection
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_printing import PrintingSection
from desktop.windows.start import StartPage
from desktop.windows.unlock import UnlockPage
from tests.conftest import PASSPHRASE, TINY
from tests.desktop.desks import FakeDialogs
from tests.desktop.windows.hands import FakeFiles, FakePaper, in_dialog, main_of, unlock
from tests.fakes import FakeClock
from tests.hardening.small_disk import own_disk

ROOT = Path(__file__).resolve().parents[3]
LOGIN, NEW = "hakala", "kuusi vihreää hevosta laulaa"
WAIT_MS = 15_000


@pytest.fixture(params=["a full disk", "a folder that cannot be"])
def profile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder for one's settings whose disk takes nothing."""
    if request.param == "a folder that cannot be":
        (tmp_path / "tiedosto").write_text("")
        yield tmp_path / "tiedosto" / "Polku"
        return
    with own_disk(tmp_path / "levy") as disk:
        if disk is None:
            pytest.skip("no small disk may be mounted here")
        with disk.full():
            yield disk.folder / "Polku"


def test_that_a_profile_that_takes_nothing_is_told_once_and_work_goes_on(
    qtbot: QtBot,
    qapp: QApplication,
    profile: Path,
    tmp_path: Path,
    clock: FakeClock,
    dialogs: FakeDialogs,
    database: Path,
) -> None:
    preferences = own_preferences(profile)
    outside = Outside(clock, FakeFiles(), FakePaper(), tmp_path / "data", dialogs, TINY)
    program = Program(qapp, preferences, outside)
    program.start()
    unlock(qtbot, program, database, LOGIN, PASSPHRASE)
    section = _look(main_of(program))

    for name in ("dark", "sharp_dark"):
        _choose(section.theme.control, name)
        qtbot.waitUntil(lambda: bool(dialogs.told), timeout=WAIT_MS)
        preferences.keep()

    assert dialogs.told == [unkept_words()]
    assert theme.theme().name == "sharp_dark"
    assert preferences.theme == "sharp_dark"
    program.close()


@pytest.mark.skipif(sys.platform == "win32", reason="profiles are named by XDG")
def test_that_the_program_starts_where_its_profile_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "tiedosto").write_text("")
    started = subprocess.Popen(_command(), env=_profile(tmp_path / "tiedosto"), cwd=ROOT)

    time.sleep(1.5)
    is_running = started.poll() is None
    started.terminate()

    assert is_running
    assert started.wait(timeout=10) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="profiles are named by XDG")
def test_that_a_second_start_shows_the_first_window_and_ends(
    qtbot: QtBot, program: Program, main: MainWindow, database: Path, tmp_path: Path
) -> None:
    first = _first(tmp_path / "profiili" / "Polku", str(database))
    first.shown_asked.connect(program.come_forward)
    main.showMinimized()

    second = subprocess.Popen(
        _command("--database", str(database)), env=_profile(tmp_path / "profiili"), cwd=ROOT
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not main.isMinimized(), timeout=WAIT_MS)

    assert second.returncode == 0
    first.close()


def test_that_a_start_with_another_database_goes_its_own_way(tmp_path: Path) -> None:
    first = _first(tmp_path, "/a/yksi.polku")

    answers = [ask_first(tmp_path, asked) for asked in ("/a/yksi.polku", "", EXAMPLE)]
    first.close()

    assert answers == [First.SHOWN, First.SHOWN, First.OTHER]
    assert ask_first(tmp_path, "") is First.ABSENT


def test_that_a_first_program_that_was_killed_is_in_nobodys_way(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from desktop.base.single import FirstStart; "
        "first = FirstStart(Path(sys.argv[1])); first.open(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    absent = ask_first(tmp_path, "")

    again = _first(tmp_path, "")

    assert (absent, ask_first(tmp_path, "")) == (First.ABSENT, First.SHOWN)
    again.close()


def test_that_who_does_not_know_the_secret_is_not_answered(tmp_path: Path) -> None:
    first = _first(tmp_path, "")
    (tmp_path / "start.secret").write_bytes(b"guessed")

    answer = ask_first(tmp_path, "")

    assert answer is First.ABSENT
    first.close()


def test_that_a_long_path_with_finnish_letters_is_made_remembered_and_opened_again(
    qtbot: QtBot, program: Program, files: FakeFiles, tmp_path: Path
) -> None:
    folder = tmp_path / "Lapsiperheiden sosiaalityö ÄÖÅ"
    left = 250 - len(str(folder)) - len("///tiimi å.polku")
    path = folder / ("ä" * 80) / ("ö" * (left - 80)) / "tiimi å.polku"
    path.parent.mkdir(parents=True)
    assert len(str(path)) == 250

    _found(qtbot, program, files, path)
    page = program.entrance.page
    assert isinstance(page, RecoveryPage)
    page.safe.setChecked(True)
    page.go_on.click()
    main_of(program)
    program.lock()
    unlock(qtbot, program, path, LOGIN, NEW)

    assert main_of(program).around.keeping.path == path
    assert Path(_read_again(tmp_path).last_database) == path


def test_that_a_path_that_is_too_long_is_told_and_another_can_be_chosen(
    program: Program, tmp_path: Path
) -> None:
    program._preferences.last_database = str(tmp_path / ("ä" * 300 + ".polku"))

    program.start()
    start = program.entrance.page
    page = program.show_unlock(tmp_path / ("ä" * 300 + ".polku"))

    assert isinstance(start, StartPage)
    assert isinstance(page, UnlockPage)
    assert page.notice.text.endswith("valitse toinen tiedosto.")


def test_that_a_name_too_long_for_a_new_database_is_told_and_nothing_is_left(
    qtbot: QtBot, program: Program, files: FakeFiles, tmp_path: Path
) -> None:
    page = _asked_for(program, files, tmp_path / ("å" * 120 + ".polku"))

    page.make.click()
    qtbot.waitUntil(lambda: bool(page.notice.text), timeout=WAIT_MS)

    assert "lyhyempi nimi" in page.notice.text
    assert page.make.isEnabled()
    assert not list(tmp_path.glob("å*"))


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer here")
def test_that_a_machine_without_a_printer_says_what_to_do_instead(
    qtbot: QtBot, main: MainWindow, dialogs: FakeDialogs, paper: FakePaper
) -> None:
    qt_paper = QtPaper(main.desk.preferences)
    qt_paper.tell = main.desk.messages.error
    paper.handed_on = qt_paper
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    page.show_section(PrintingSection)
    section = next(each for each in page.sections if isinstance(each, PrintingSection))

    def print_it(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintPreview)
        dialog.print.click()
        dialog.reject()

    in_dialog(print_it)
    section.page.click()

    assert dialogs.told == [no_printer_words()]


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "desktop", *arguments]


def _profile(config: Path) -> dict[str, str]:
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), str(config))
    return {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}


def _first(folder: Path, database: str) -> FirstStart:
    folder.mkdir(parents=True, exist_ok=True)
    first = FirstStart(folder)
    first.now_open(database)
    first.open()
    return first


def _read_again(folder: Path) -> Preferences:
    return Preferences(QSettings(str(folder / "polku.ini"), QSettings.Format.IniFormat))


def _look(main: MainWindow) -> LookSection:
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    page.show_section(LookSection)
    return next(each for each in page.sections if isinstance(each, LookSection))


def _choose(box, value: object) -> None:  # type: ignore[no-untyped-def]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _found(qtbot: QtBot, program: Program, files: FakeFiles, path: Path) -> None:
    _asked_for(program, files, path).make.click()
    qtbot.waitUntil(lambda: isinstance(program.entrance.page, RecoveryPage), timeout=WAIT_MS)


def _asked_for(program: Program, files: FakeFiles, path: Path) -> NewDatabasePage:
    program.show_new()
    page = program.entrance.page
    assert isinstance(page, NewDatabasePage)
    files.to_save = path
    page.place.click()
    page.organisation.control.setText("Esimerkin hyvinvointialue")
    page.surname.control.setText("Hakala")
    page.given.control.setText("Kaisa")
    page.login.control.setText(LOGIN)
    page.pair.first.control.setText(NEW)
    page.pair.second.control.setText(NEW)
    return page
