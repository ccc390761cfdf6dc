"""Opening the window: the real clock, printer, folders and preferences of this user."""

import contextlib
import os
import signal
import sys
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.app import NAME, Outside, Program
from desktop.base.clock import SystemClock
from desktop.base.crash import CrashReports, forbid_core_dumps
from desktop.base.managed import NOTHING, Managed, place_of_managed, read_managed
from desktop.base.messages import Messages
from desktop.base.outside import QtFiles
from desktop.base.paper import QtPaper
from desktop.base.settings import Preferences
from desktop.base.single import EXAMPLE, First, FirstStart, ask_first
from desktop.base.words import tr
from desktop.widgets.focus_ring import ring_around
from resources import path as resource


def run(database: Path | None, *, example: bool = False) -> int:
    """Run the program with its windows until it is closed; return the exit status."""
    os.umask(0o077)
    forbid_core_dumps()
    _name_for_taskbar()
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("")
    application.focusChanged.connect(ring_around)
    application.setWindowIcon(QIcon(str(resource("icons/polku.svg"))))
    reports = CrashReports(Path(platformdirs.user_log_dir(NAME, appauthor=False)))
    reports.install()
    folder = Path(platformdirs.user_config_dir(NAME, appauthor=False))
    preferences = own_preferences(folder, read_managed(place_of_managed()))
    if ask_first(folder, named(database, example=example)) is First.SHOWN:
        reports.close()
        return 0
    first = FirstStart(folder)
    paper = QtPaper(preferences)
    outside = Outside(
        clock=SystemClock(),
        files=QtFiles(),
        paper=paper,
        folder=Path(platformdirs.user_data_dir(NAME, appauthor=False)),
    )
    program = Program(application, preferences, outside)
    paper.tell = program.messages.error
    reports.tell = partial(_tell_crash, program.messages)
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(program.dress)
    hints.accessibility().contrastPreferenceChanged.connect(program.dress)
    for told in (signal.SIGINT, signal.SIGTERM):  # end like a closed window: nothing typed is lost
        signal.signal(told, lambda *_: application.quit())
    program.shows.connect(first.now_open)
    first.shown_asked.connect(program.come_forward)
    program.start(database, example=example)
    first.open()
    status = application.exec()
    first.close()
    program.close()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a screen reader's map too
    preferences.keep()
    reports.close()
    return status


def named(database: Path | None, *, example: bool) -> str:
    """Return the name of what is to be shown, as a first program knows it."""
    if example:
        return EXAMPLE
    return "" if database is None else str(database.absolute())


def own_preferences(folder: Path, managed: Managed = NOTHING) -> Preferences:
    """Return the preferences in `folder`, kept in a file that only its user can read.

    On a disk that takes nothing they hold as long as the program runs.
    """
    file = folder / "polku.ini"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        if sys.platform != "win32":
            file.chmod(0o600)
    return Preferences(QSettings(str(file), QSettings.Format.IniFormat), managed)


def _name_for_taskbar() -> None:
    """Let Windows put all windows under one button of the taskbar, apart from other programs."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(NAME)


def _tell_crash(messages: Messages) -> None:
    messages.error(
        tr(
            "Ohjelmassa tapahtui odottamaton virhe. Kirjoittamasi on tallessa. "
            "Sulje ohjelma ja avaa se uudelleen."
        )
    )
