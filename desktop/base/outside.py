"""The world outside the windows as they use it: file choosers, paper and the clipboard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

CLIPBOARD_MS = 60_000


class Files(Protocol):
    """Choosing files; a test answers without showing anything."""

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """Return an existing file that the user chose, None when not."""

    def open_files(self, parent: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
        """Return the existing files that the user chose, none when not."""

    def save_file(
        self, parent: QWidget | None, title: str, suggested: Path, kinds: str
    ) -> Path | None:
        """Return where to write, None when the user changed his mind."""

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Return a folder that the user chose, None when not."""


class Paper(Protocol):
    """Printing; a test keeps the bytes."""

    def print_pdf(self, parent: QWidget | None, name: str, pdf: bytes) -> bool:
        """Print exactly these pages; answer whether it was sent to a printer."""

    def print_all(self, parent: QWidget | None, name: str, pdfs: Sequence[bytes]) -> bool:
        """Print several papers one after the other, asked for once; each on a sheet of its own."""

    def printers(self) -> Sequence[str]:
        """Return the names of the workstation's printers."""


class Mail(Protocol):
    """The workstation's mail program; a test only remembers that it was asked for."""

    def open_message(self) -> bool:
        """Open an empty message, with no recipient, subject or text; answer whether it opened."""


class QtMail:
    """The mail program that the system knows."""

    def open_message(self) -> bool:
        """Open an empty message, with no recipient, subject or text; answer whether it opened."""
        return QDesktopServices.openUrl(QUrl("mailto:"))


class QtFiles:
    """The system's own file choosers."""

    def open_file(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """Return an existing file that the user chose, None when not."""
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def open_files(self, parent: QWidget | None, title: str, kinds: str) -> Sequence[Path]:
        """Return the existing files that the user chose, none when not."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return tuple(map(Path, names))

    def save_file(
        self, parent: QWidget | None, title: str, suggested: Path, kinds: str
    ) -> Path | None:
        """Return where to write, None when the user changed his mind."""
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
        return Path(name) if name else None

    def open_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Return a folder that the user chose, None when not."""
        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None


class OwnClipboard:
    """Copies secrets and takes them away after a minute, or at once when the program locks."""

    def __init__(self) -> None:
        self._copied = ""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard for a minute."""
        self._copied = text
        QGuiApplication.clipboard().setText(text)
        QTimer.singleShot(CLIPBOARD_MS, self.clear)

    def clear(self) -> None:
        """Empty the clipboard if it still holds what we put there."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
