"""What a signature is worth, in words: who, when, and whether a byte has changed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.icons import icon_pixmap
from desktop.base.words import language, tr
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel
from desktop.windows.print_preview import KINDS
from desktop.windows.surroundings import Surroundings
from models.rules.letters import SignatureReport


class VerifyDialog(QDialog):
    """Shows a report; its mark is a shape as well as a colour."""

    def __init__(self, name: str, report: SignatureReport, parent: QWidget) -> None:
        super().__init__(parent)
        from reports.verification import report_sentences

        self.sentences = tuple(report_sentences(report, language()))
        sound = report.intact and report.covers_whole_file
        self.setWindowTitle(tr("Allekirjoituksen tarkistus"))
        self.setMinimumWidth(500)
        picture = PictureLabel()
        mark, colour = ("verify", "ok") if sound else ("alert", "late")
        picture.setPixmap(icon_pixmap(mark, colour, 40))
        words = QVBoxLayout()
        words.setSpacing(8)
        head = tr("Allekirjoitus on ehjä") if sound else tr("Tiedostoon ei voi luottaa")
        words.addWidget(PlainLabel(head, "title"))
        words.addWidget(PlainLabel(name, "dim"))
        for text in self.sentences:
            words.addWidget(PlainLabel(text))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        close = PlainButton(tr("Selvä"), "primary")
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(18)
        box.addLayout(row)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def verify_file(around: Surroundings, parent: QWidget) -> None:
    """Ask for a signed file from anywhere and report on it."""
    path = around.files.open_file(parent, tr("Allekirjoitettu tiedosto"), KINDS)
    if path is None:
        return
    try:
        content = path.read_bytes()
    except OSError:
        around.desk.messages.error(tr("Tiedostoa ei voi lukea. Valitse toinen tiedosto."))
        return
    verify_bytes(around, content, path.name, parent)


def verify_bytes(around: Surroundings, content: bytes, name: str, parent: QWidget) -> None:
    """Check beside the window and show what was found."""
    from reports.verification import verify

    done = partial(_show, name, parent)
    around.drawing.run(partial(verify, content), done, around.desk.messages.refuse)


def _show(name: str, parent: QWidget, report: SignatureReport) -> None:
    if isValid(parent):  # the program may have been locked meanwhile
        VerifyDialog(name, report, parent).exec()
