"""The whole program in a test: real windows and store; clock, files, paper and dialogs stand in."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.app import Outside, Program
from desktop.base.settings import Preferences
from desktop.windows.unlock import UnlockPage
from tests.conftest import TINY
from tests.desktop.desks import FakeDialogs
from tests.fakes import FakeClock

WAIT_SECONDS = 15


class FakeFiles:
    """Answers every question for a file with the one that the test has ready."""

    def __init__(self) -> None:
        self.chosen: Path | None = None

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        return self.chosen

    def open_files(self, parent: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
        return (self.chosen,) if self.chosen is not None else ()

    def save_file(
        self, parent: QWidget | None, title: str, suggested: Path, kinds: str
    ) -> Path | None:
        return self.chosen

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self.chosen


class FakePaper:
    """A printer that keeps the bytes."""

    def __init__(self) -> None:
        self.printed: list[bytes] = []

    def print_pdf(self, parent: QWidget | None, name: str, pdf: bytes) -> bool:
        return self.print_all(parent, name, (pdf,))

    def print_all(self, parent: QWidget | None, name: str, pdfs: Sequence[bytes]) -> bool:
        self.printed.extend(pdfs)
        return True

    def printers(self) -> Sequence[str]:
        return ("Tulostin",)


@dataclass
class World:
    """A running program and the stand-ins around it."""

    program: Program
    dialogs: FakeDialogs
    folder: Path
    files: FakeFiles = field(default_factory=FakeFiles)
    paper: FakePaper = field(default_factory=FakePaper)

    @property
    def page(self) -> QWidget:
        """The page of the entrance that is shown."""
        page = self.program.entrance.page
        assert page is not None
        return page

    def unlock(self, path: Path, login: str, passphrase: str) -> UnlockPage:
        """Try to open a database as a user does, and wait for the answer."""
        page = self.program.show_unlock(path)
        page.login.control.setText(login)
        page.passphrase.control.setText(passphrase)
        page.unlock.click()
        wait_for(lambda: self.program.session is not None or bool(page.notice.text))
        return page


def put_up(app: QApplication, clock: FakeClock, dialogs: FakeDialogs, folder: Path) -> World:
    """Start the program at its start page."""
    files, paper = FakeFiles(), FakePaper()
    settings = QSettings(str(folder / "polku.ini"), QSettings.Format.IniFormat)
    outside = Outside(
        clock=clock, files=files, paper=paper, folder=folder / "data", dialogs=dialogs, cost=TINY
    )
    program = Program(app, Preferences(settings), outside)
    program.start()
    return World(program, dialogs, folder, files, paper)


def end(world: World) -> None:
    """Close the program and let Qt forget its windows."""
    world.program.close()
    world.program.entrance.deleteLater()
    world.program.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def wait_for(happened: Callable[[], bool]) -> None:
    """Let the program run until something happened."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        QTest.qWait(5)


def shown_text(widget: QWidget) -> str:
    """Return all that the labels under `widget` show."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
