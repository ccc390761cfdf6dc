"""Opening the window: the real clock, printer, folders and preferences of this user."""

import os
import signal
import sys
from functools import partial
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.app import NAME, Outside, Program
from desktop.base.clock import SystemClock
from desktop.base.crash import CrashReports, forbid_core_dumps
from desktop.base.messages import Messages
from desktop.base.outside import QtFiles
from desktop.base.paper import QtPaper
from desktop.base.settings import Preferences
from desktop.base.words import tr
from resources import path as resource


def run(database: Path | None, *, example: bool = False) -> int:
    """Run the program with its windows until it is closed; return the exit status."""
    os.umask(0o077)
    forbid_core_dumps()
    application = QApplication([NAME])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("")
    application.setWindowIcon(QIcon(str(resource("icons/polku.svg"))))
    reports = CrashReports(Path(platformdirs.user_log_dir(NAME, appauthor=False)))
    reports.install()
    preferences = own_preferences(Path(platformdirs.user_config_dir(NAME, appauthor=False)))
    outside = Outside(
        clock=SystemClock(),
        files=QtFiles(),
        paper=QtPaper(lambda: preferences.shift),
        folder=Path(platformdirs.user_data_dir(NAME, appauthor=False)),
    )
    program = Program(application, preferences, outside)
    reports.tell = partial(_tell_crash, program.messages)
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(program.dress)
    hints.accessibility().contrastPreferenceChanged.connect(program.dress)
    for told in (signal.SIGINT, signal.SIGTERM):  # end like a closed window: nothing typed is lost
        signal.signal(told, lambda *_: application.quit())
    program.start(database, example=example)
    status = application.exec()
    program.close()
    reports.close()
    return status


def own_preferences(folder: Path) -> Preferences:
    """Return the preferences in `folder`, kept in a file that only its user can read."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "polku.ini"
    file.touch(mode=0o600)
    if sys.platform != "win32":
        file.chmod(0o600)
    return Preferences(QSettings(str(file), QSettings.Format.IniFormat))


def _tell_crash(messages: Messages) -> None:
    messages.error(
        tr(
            "Ohjelmassa tapahtui odottamaton virhe. Kirjoittamasi on tallessa. "
            "Sulje ohjelma ja avaa se uudelleen."
        )
    )
