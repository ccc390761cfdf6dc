"""One message channel: errors become calm sentences, questions get answers; tests record it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

from desktop.base.icons import icon_pixmap
from desktop.base.sentences import sentence
from desktop.base.words import tr
from models.rules.errors import PolkuError


@dataclass(frozen=True, slots=True)
class Offer:
    """Something just done (`text`) that one may still take back for so many seconds."""

    text: str
    undo: Callable[[], None]
    seconds: int


class Dialogs(Protocol):
    """The boxes that stop the user; a test answers them without showing any."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Show `text` and wait until it is read."""

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str) -> bool:
        """Ask; `yes` is the word on the button that agrees."""

    def choose(
        self, parent: QWidget | None, title: str, text: str, ways: tuple[str, str]
    ) -> str | None:
        """Ask which of two ways to go on; None to stay."""


class QtDialogs:
    """Message boxes with plain text, whatever the data holds."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Show `text` and wait until it is read."""
        box = self._box(parent, title, text)
        box.addButton(tr("Selvä"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str) -> bool:
        """Ask; the safe answer is the default."""
        box = self._box(parent, title, text, ("info", "accent"))
        agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(tr("Peruuta"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is agreed

    def choose(
        self, parent: QWidget | None, title: str, text: str, ways: tuple[str, str]
    ) -> str | None:
        """Ask which of two ways to go on; to stay is the default, None."""
        box = self._box(parent, title, text, ("info", "accent"))
        roles = (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.DestructiveRole)
        buttons = [box.addButton(way, role) for way, role in zip(ways, roles, strict=True)]
        box.setDefaultButton(box.addButton(tr("Peruuta"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        pressed = box.clickedButton()
        return next((w for w, b in zip(ways, buttons, strict=True) if b is pressed), None)

    def _box(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        look: tuple[str, str] = ("alert", "late"),
    ) -> QMessageBox:
        box = QMessageBox(parent)
        box.setIconPixmap(icon_pixmap(*look, box.fontMetrics().height() + 4))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(title)
        box.setText(text)
        layout = box.layout()
        assert isinstance(layout, QGridLayout)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setHorizontalSpacing(2)
        layout.setVerticalSpacing(14)
        return box


class Messages(QObject):
    """Where everything the user must hear goes through.

    Signals:
        said(str, str): kind ("error", "info") and the sentence, for the line at the window's foot.
        offered(Offer): what was just done, and how it is taken back (Ctrl+Z).
    """

    said = Signal(str, str)
    offered = Signal(object)

    def __init__(self, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._dialogs: Dialogs = dialogs or QtDialogs()
        self.window: QWidget | None = None

    def refuse(self, error: PolkuError) -> None:
        """Say why something was not done, and what to do next."""
        self.error(sentence(error))

    def warn(self, error: PolkuError) -> None:
        """Say at the foot what went wrong beside the work, without stopping the user."""
        self.said.emit("error", sentence(error))

    def say_beside(self, text: str) -> None:
        """Say at the foot something that is not well and that the user need not act on."""
        self.said.emit("error", text)

    def error(self, text: str) -> None:
        """Show an error; it waits for the user."""
        self.said.emit("error", text)
        self._dialogs.tell(self.window, tr("Ei onnistunut"), text)

    def info(self, text: str) -> None:
        """Say something that needs no answer."""
        self.said.emit("info", text)

    def offer(self, offer: Offer) -> None:
        """Say what was done and let it be taken back."""
        self.said.emit("info", offer.text)
        self.offered.emit(offer)

    def confirm(self, title: str, text: str, yes: str) -> bool:
        """Ask for a yes; anything else is no."""
        return self._dialogs.confirm(self.window, title, text, yes)

    def choose(self, title: str, text: str, ways: tuple[str, str]) -> str | None:
        """Ask which of two ways to go on; None to stay."""
        return self._dialogs.choose(self.window, title, text, ways)
