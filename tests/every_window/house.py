"""The real program on a fresh example, for a walk past every window in a process of its own."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from models.rules.words import Language

SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}
LOGIN, PASSPHRASE = "hakala", "kuusi vihreää hevosta"
CASES, SEED = 120, 7
FOUND_OUTSIDE = ("Toimiston tulostin", "root Documents", "svenska")
"""A printer, a folder and a language's own name: said by the machine and by the language."""
_DPI = {"logicalDpi": 96, "logicalBaseDpi": 96}


def prepare_screen(folder: Path) -> None:
    """Choose an unseen screen of 1366x768 unless the caller chose a real one; before Qt starts."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        file = folder / "screen.json"
        file.write_text(json.dumps({"screens": [SCREEN | _DPI]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


@contextmanager
def a_folder() -> Iterator[Path]:
    """Give a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory(prefix="polku-walk-") as folder:
        yield Path(folder)


class House:
    """The example database, the program at its first page, and a world that answers."""

    def __init__(self, folder: Path, *, language: Language, scale: float, theme: str) -> None:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from desktop.app import Outside, Program
        from desktop.base.clock import FixedDay
        from desktop.base.example import make_example
        from desktop.base.settings import Preferences
        from models.store.kdf import KdfCost
        from tests.desktop.windows.hands import FakeFiles, FakePaper

        cost = KdfCost(memory=64, passes=1, lanes=1)
        self.application = QApplication.instance() or QApplication(["polku"])
        assert isinstance(self.application, QApplication)
        self.clock, self.files, self.paper = FixedDay(date(2026, 11, 24)), FakeFiles(), FakePaper()
        self.database = folder / "esimerkki.polku"
        make_example(
            self.database,
            self.clock,
            login=LOGIN,
            passphrase=PASSPHRASE,
            cases=CASES,
            seed=SEED,
            cost=cost,
        ).close()
        self._settings = QSettings(str(folder / "polku.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(self._settings)
        preferences.language, preferences.theme = language, theme
        preferences.text_scale = scale
        outside = Outside(self.clock, self.files, self.paper, folder / "own", cost=cost)
        self.program = Program(self.application, preferences, outside)

    def words(self) -> str:
        """Return every text that the database holds: what is shown of it is data, not our words."""
        from models.rules.workdays import holiday_name
        from models.store.vault import open_store
        from resources import path

        found: list[str] = [LOGIN, str(self.database), *FOUND_OUTSIDE]
        found.append(path("letters/paragraphs.json").read_text(encoding="utf-8"))
        first = date(2026, 1, 1).toordinal()
        days = (date.fromordinal(day) for day in range(first, first + 3 * 366))
        found += [name for day in days if (name := holiday_name(day))]
        with open_store(self.database, login=LOGIN, passphrase=PASSPHRASE) as store:
            connection = store.connect()
            cursor = connection.cursor()
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in cursor.fetchall():
                rows = cursor.execute(f'SELECT * FROM "{table}"').fetchall()
                found += [str(value) for row in rows for value in row if isinstance(value, str)]
            connection.close()
        return "\n".join(found)

    def close(self) -> None:
        """End the program; nothing is written afterwards."""
        self.program.close()
        self._settings.sync()


def say(line: str) -> None:
    """Tell who started this process."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
