"""What a signature is worth, in words: who, when, and whether a byte has changed."""

import hashlib
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.icons import icon_pixmap
from desktop.base.words import language, tr
from desktop.widgets.plain import PictureLabel, PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import run_dialog, screen_room, scrolling
from desktop.windows.print_preview import KINDS
from desktop.windows.surroundings import Surroundings
from models.rules.letters import PrintedSeal, SealReport, SignatureReport
from models.rules.rights import Right, may
from models.rules.signing_settings import SigningSettings
from models.services.seal_check import check_seal
from models.services.signature_settings import signing_settings


class VerifyDialog(InReadingOrder, QDialog):
    """Shows a report; its mark is a shape as well as a colour.

    `stored` is what the database says of the file, None where nobody may ask it.
    """

    def __init__(
        self, name: str, report: SignatureReport, stored: SealReport | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        from reports.verification import report_sentences, store_sentences

        told = store_sentences(stored, language()) if stored is not None else ()
        self.sentences = (*report_sentences(report, language()), *told)
        forged = stored is not None and stored.known and not stored.same_bytes
        sound = report.intact and report.covers_whole_file and not forged
        self.setWindowTitle(tr("Allekirjoituksen tarkistus"))
        self.setMinimumWidth(560)
        picture = PictureLabel()
        mark, colour = ("verify", "ok") if sound else ("alert", "late")
        picture.setPixmap(icon_pixmap(mark, colour, 40))
        column = QWidget()
        words = QVBoxLayout(column)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        head = tr("Allekirjoitus on ehjä") if sound else tr("Tiedostoon ei voi luottaa")
        words.addWidget(PlainLabel(head, "title"))
        words.addWidget(PlainLabel(name, "dim"))
        for text in self.sentences:
            words.addWidget(PlainLabel(text))
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(scrolling(column), 1)
        close = PlainButton(tr("Selvä"), "primary")
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 20)
        box.setSpacing(18)
        box.addLayout(row, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        letter = self.fontMetrics().height()
        room = screen_room(self)
        wanted = QSize(34 * letter, (9 + 3 * len(self.sentences)) * letter)
        self.resize(wanted.boundedTo(room))


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
    from reports.seal_line import printed_seal

    found = partial(_compare, around, content, name, parent)
    around.drawing.run(partial(printed_seal, content), found, around.desk.messages.refuse)


def _compare(
    around: Surroundings, content: bytes, name: str, parent: QWidget, seal: PrintedSeal | None
) -> None:
    """Ask the store of the file, then judge its certificates by what the store knows."""
    if not isValid(parent):  # the program may have been locked meanwhile
        return
    operations = around.desk.operations
    stored = None
    if may(around.desk.actor, Right.READ_CASE):
        digest = hashlib.sha256(content).hexdigest()
        stored = operations.ask(check_seal, seal=seal, sha256=digest)
    settings = operations.ask(signing_settings) or SigningSettings()
    work = partial(_judge, content, settings, stored)
    done = partial(_show, name, parent, stored)
    around.drawing.run(work, done, around.desk.messages.refuse)


def _judge(content: bytes, settings: SigningSettings, stored: SealReport | None) -> SignatureReport:
    from reports.strength import trusted_issuers
    from reports.verification import verify

    logged_at = stored.logged_at if stored is not None else None
    return verify(content, trusted_issuers(settings), logged_at=logged_at)


def _show(name: str, parent: QWidget, stored: SealReport | None, report: SignatureReport) -> None:
    if isValid(parent):
        run_dialog(VerifyDialog(name, report, stored, parent))
