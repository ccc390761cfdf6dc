"""The house that the tour walks through: a fresh example in a folder that goes away afterwards."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Outside, Program
from desktop.base.example import make_example
from desktop.base.settings import Preferences
from desktop.commands.tour_clock import TourClock
from desktop.commands.tour_hands import Mishap
from desktop.windows.main import MainWindow
from models.rules.words import Language
from models.store.kdf import MODEST

LOGIN = "hakala"
CASES, SEED = 300, 7


class TourFiles:
    """Answers file choosers: the next file to open, and a folder for what is saved."""

    def __init__(self, out: Path) -> None:
        self.next: Path | None = None
        self.mark = ""
        self.out = out
        self.saved: list[Path] = []

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """Return the file that the tour has chosen."""
        return self.next

    def open_files(self, parent: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
        """Return the file that the tour has chosen."""
        return (self.next,) if self.next is not None else ()

    def save_file(
        self, parent: QWidget | None, title: str, suggested: Path, kinds: str
    ) -> Path | None:
        """Return a place in the tour's folder, of the suggested name with the present mark."""
        self.saved.append(self.out / f"{suggested.stem}{self.mark}{suggested.suffix}")
        return self.saved[-1]

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Return the tour's folder."""
        return self.out


class TourPaper:
    """Keeps what would have been printed."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []

    def print_pdf(self, parent: QWidget | None, name: str, pdf: bytes) -> bool:
        """Take the pages; they count as printed."""
        return self.print_all(parent, name, (pdf,))

    def print_all(self, parent: QWidget | None, name: str, pdfs: Sequence[bytes]) -> bool:
        """Take the papers; they count as printed."""
        self.printed.extend(pdfs)
        return True

    def printers(self) -> Sequence[str]:
        """Return the one printer that it is."""
        return ("Polku",)


@dataclass(frozen=True, slots=True)
class Look:
    """How the windows look on the tour."""

    language: Language = Language.FINNISH
    theme: str = "light"


class House:
    """The database, the program and the world around it."""

    def __init__(
        self, application: QApplication, folder: Path, out: Path, clock: TourClock, look: Look
    ) -> None:
        self.database = folder / "kierros.polku"
        self.passphrase = secrets.token_urlsafe(18)
        self.clock, self.files, self.paper = clock, TourFiles(out), TourPaper()
        self._settings = QSettings(str(folder / "polku.ini"), QSettings.Format.IniFormat)
        self.preferences = preferences = Preferences(self._settings)
        preferences.language, preferences.theme = look.language, look.theme
        store = make_example(
            self.database,
            clock,
            login=LOGIN,
            passphrase=self.passphrase,
            cases=CASES,
            seed=SEED,
            cost=MODEST,
        )
        store.close()
        self.program = Program(
            application,
            preferences,
            Outside(clock=clock, files=self.files, paper=self.paper, folder=folder / "own"),
        )

    def close(self) -> None:
        """End the program and write what waits, so that nothing is written afterwards."""
        self.program.close()
        self._settings.sync()

    @property
    def main(self) -> MainWindow:
        """The main window; Mishap while no database is open."""
        if self.program.main is None:
            raise Mishap("no database is open")
        return self.program.main
