"""One start of the program in a process of its own: from nothing to the drawn map, and memory.

The passphrase's own deliberate cost (argon2id) is left out: it is paid on purpose.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

BEGUN = float(sys.argv[1])


def _bare() -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    window.grab()
    return {"seconds": time.time() - BEGUN, "kdf": 0.0, "memory": 0.0}


def _whole(database: Path, login: str, passphrase: str) -> dict[str, float]:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from desktop.app import Outside, Program
    from desktop.base.clock import FixedDay
    from desktop.base.outside import QtFiles
    from desktop.base.paper import QtPaper
    from desktop.base.settings import Preferences
    from models.store import vault
    from models.store.keys import read_keys
    from tests.benchmarks.caseload import AT

    folder = Path(tempfile.mkdtemp())
    settings = QSettings(str(folder / "a.ini"), QSettings.Format.IniFormat)
    application = QApplication([])
    outside = Outside(FixedDay(AT.date()), QtFiles(), QtPaper(), folder)
    program = Program(application, Preferences(settings), outside)
    program.start(database)
    application.processEvents()
    kdf = _kdf_seconds(read_keys(database), login, passphrase)
    store = vault.open_store(database, login=login, passphrase=passphrase)
    program._on_opened("t0", store)
    application.processEvents()
    assert program.main is not None
    program.main.resize(1600, 900)
    application.processEvents()
    program.main.grab()
    seconds = time.time() - BEGUN - 2 * kdf
    memory = _resident_megabytes()
    program.close()
    return {"seconds": seconds, "kdf": kdf, "memory": memory}


def _kdf_seconds(keys: object, login: str, passphrase: str) -> float:
    from models.store.keys import KeyFile, open_slot

    assert isinstance(keys, KeyFile)
    begun = time.perf_counter()
    open_slot(keys, login, passphrase)
    return time.perf_counter() - begun


def _resident_megabytes() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    told = _bare() if len(sys.argv) == 2 else _whole(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
    print(json.dumps(told), flush=True)
