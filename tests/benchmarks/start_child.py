"""One start of the program in a process of its own: from nothing to the drawn map, and memory.

The whole program from its first line, by its own way: the unlock page, the passphrase, the key.
Nobody types here: the passphrase is there the moment the page is. With `typing`, the time that a
worker needs to type it passes in between and is left out, as is in both the passphrase's own
deliberate cost (argon2id alone, measured afterwards): it is paid on purpose.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Program

BEGUN = float(sys.argv[1])
TYPING = 2.0


def _bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    window.grab()
    return {"seconds": time.time() - BEGUN, "kdf": 0.0, "memory": 0.0}


def _whole(database: Path, login: str, passphrase: str, typing: float) -> dict[str, float]:
    from datetime import date

    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from desktop.app import Outside, Program
    from desktop.base.clock import FixedDay
    from desktop.base.outside import QtFiles
    from desktop.base.paper import QtPaper
    from desktop.base.settings import Preferences

    folder = Path(tempfile.mkdtemp())
    settings = QSettings(str(folder / "a.ini"), QSettings.Format.IniFormat)
    application = QApplication([])
    preferences = Preferences(settings)
    outside = Outside(FixedDay(date(2026, 11, 24)), QtFiles(), QtPaper(preferences), folder)
    program = Program(application, preferences, outside)
    program.start(database)
    application.processEvents()
    _type(application, typing)
    _unlock(application, program, login, passphrase)
    _draw(application, program)
    waited = time.time() - BEGUN - typing
    memory = _resident_megabytes()
    program.close()
    kdf = _kdf_seconds(database, login, passphrase)
    return {"seconds": waited - kdf, "kdf": kdf, "memory": memory}


def _type(application: "QApplication", seconds: float) -> None:
    until = time.time() + seconds
    while time.time() < until:
        application.processEvents()
        time.sleep(0.01)


def _unlock(application: "QApplication", program: "Program", login: str, passphrase: str) -> None:
    from desktop.windows.unlock import UnlockPage

    page = program.entrance.findChild(UnlockPage)
    assert page is not None
    page.login.control.setText(login)
    page.passphrase.control.setText(passphrase)
    page.unlock.click()
    while program.main is None:
        application.processEvents()
        time.sleep(0.001)


def _draw(application: "QApplication", program: "Program") -> None:
    """Draw until every case is on the map."""
    from diagram.editor.map_view import CaseMapView

    assert program.main is not None
    program.main.resize(1600, 900)
    application.processEvents()
    view = program.main.findChild(CaseMapView)
    while view is None or view.content is None or not len(view.content.load):
        application.processEvents()
        view = program.main.findChild(CaseMapView)
    program.main.grab()


def _kdf_seconds(database: Path, login: str, passphrase: str) -> float:
    from models.store.keys import open_slot, read_keys

    keys = read_keys(database)
    begun = time.perf_counter()
    open_slot(keys, login, passphrase)
    return time.perf_counter() - begun


def _resident_megabytes() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    if len(sys.argv) == 2:
        told = _bare()
    else:
        path, login, passphrase, *typing = sys.argv[2:]
        told = _whole(Path(path), login, passphrase, TYPING if typing else 0.0)
    print(json.dumps(told), flush=True)
