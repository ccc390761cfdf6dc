"""What tests of windows need: file choosers and paper that answer, and hands for dialogs."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.outside import Paper
from desktop.windows.main import MainWindow
from desktop.windows.unlock import UnlockPage

TRY_MS = 20


class FakeFiles:
    """Chooses what it was told to."""

    def __init__(self) -> None:
        self.to_open: Path | None = None
        self.several: tuple[Path, ...] = ()
        self.to_save: Path | None = None
        self.folder: Path | None = None
        self.suggested: list[Path] = []

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        return self.to_open

    def open_files(self, parent: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
        return self.several

    def save_file(
        self, parent: QWidget | None, title: str, suggested: Path, kinds: str
    ) -> Path | None:
        self.suggested.append(suggested)
        return self.to_save

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        return self.folder


class FakePaper:
    """Keeps what would have been printed."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, bytes]] = []
        self.is_out_of_paper = False
        self.names: tuple[str, ...] = ("Toimiston tulostin",)
        self.handed_on: Paper | None = None

    def printers(self) -> Sequence[str]:
        return self.names

    def print_pdf(self, parent: QWidget | None, name: str, pdf: bytes) -> bool:
        return self.print_all(parent, name, (pdf,))

    def print_all(self, parent: QWidget | None, name: str, pdfs: Sequence[bytes]) -> bool:
        if self.handed_on is not None:
            return self.handed_on.print_all(parent, name, pdfs)
        self.printed.extend((name, pdf) for pdf in pdfs)
        return not self.is_out_of_paper


class FakeMail:
    """Remembers how often a message was opened; `is_there` is whether there is a mail program."""

    def __init__(self) -> None:
        self.opened, self.is_there = 0, True

    def open_message(self) -> bool:
        self.opened += 1
        return self.is_there


def in_dialog(act: Callable[[QDialog], None]) -> list[QDialog]:
    """Do `act` in the next modal dialog once it is open; the list tells whether it came."""
    met: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(TRY_MS, look)
            return
        met.append(dialog)
        act(dialog)

    QTimer.singleShot(TRY_MS, look)
    return met


def unlock(qtbot: QtBot, program: Program, database: Path, login: str, passphrase: str) -> None:
    """Open a database through its page, as far as the answer."""
    page = program.show_unlock(database)
    assert isinstance(page, UnlockPage)
    page.login.control.setText(login)
    page.passphrase.control.setText(passphrase)
    page.unlock.click()
    qtbot.waitUntil(lambda: program.main is not None or bool(page.notice.text), timeout=10_000)


def main_of(program: Program) -> MainWindow:
    """Return the open main window."""
    assert program.main is not None
    return program.main
