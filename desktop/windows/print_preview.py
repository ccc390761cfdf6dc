"""Print preview (tulostuksen esikatselu): the pages of the very bytes that print or save writes."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import platformdirs
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.email_dialog import send_by_email
from desktop.windows.page_parts import screen_room
from desktop.windows.pdf_view import PdfView
from desktop.windows.surroundings import Surroundings
from models.rules.rights import Right, may

KINDS = "PDF (*.pdf)"


class PrintPreview(InReadingOrder, QDialog):
    """Shows, prints and saves a PDF; its file name is a number, never a person's name.

    `title` says over the pages what they are; without one it is the file's name.
    """

    def __init__(
        self,
        around: Surroundings,
        pdf: bytes,
        name: str,
        parent: QWidget,
        case_id: UUID | None = None,
        title: str = "",
    ) -> None:
        super().__init__(parent)
        self._title = title or name
        self.setWindowTitle(self._title)
        self.resize(QSize(900, 860).boundedTo(screen_room(self)))
        self._around, self._pdf, self._name, self._case_id = around, pdf, name, case_id
        self.view = PdfView(around.drawing)
        self.count = ShortLabel("", "dim")
        self.view.shown.connect(self._on_shown)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self.view, 1)
        QShortcut(QKeySequence.StandardKey.Print, self, self.do_print)
        QShortcut(QKeySequence.StandardKey.Save, self, self.do_save)
        self.view.show_pdf(pdf)
        self.print.setFocus()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("filterbar")
        self._buttons = row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(ShortLabel(self._title, "heading"), 1)
        row.addWidget(self.count)
        row.addStretch()
        self.smaller = _tool("zoom-out", tr("Pienennä"))
        self.larger = _tool("zoom-in", tr("Suurenna"))
        self.fit = _tool("fit", tr("Sovita leveyteen"))
        self.save, self.print = PlainButton(tr("Tallenna PDF…")), PlainButton(tr("Tulosta…"))
        self.email = _tool("send", tr("Lähetä sähköpostilla…"))
        self.email.clicked.connect(self.do_email)
        self.save.setIcon(icon("save", "accent"))
        self.print.setIcon(icon("print", "on_accent"))
        self.print.setProperty("kind", "primary")
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.fit.clicked.connect(lambda: self.view.set_zoom(None))
        self.save.clicked.connect(self.do_save)
        self.print.clicked.connect(self.do_print)
        for button in (self.smaller, self.larger, self.fit, self.email, self.save, self.print):
            row.addWidget(button)
        self.email.setHidden(not may(self._around.desk.actor, Right.EXPORT))
        return bar

    def offer_table(self, export: Callable[[], None]) -> None:
        """Offer to export the table that the pages show."""
        self.table = PlainButton(tr("Vie taulukkona…"))
        self.table.clicked.connect(lambda: export())
        self._buttons.insertWidget(self._buttons.indexOf(self.save), self.table)

    def take(self, pdf: bytes) -> None:
        """Show other pages in place of these."""
        self._pdf = pdf
        self.view.show_pdf(pdf)

    def do_print(self) -> None:
        """Print exactly the shown bytes."""
        if self._around.paper.print_pdf(self, self._name, self._pdf):
            self._around.desk.messages.info(tr("Tuloste on lähetetty tulostimelle."))

    def do_save(self) -> None:
        """Save exactly the shown bytes."""
        save_pdf(self._around, self, self._pdf, self._name)

    def do_email(self) -> None:
        """Send exactly the shown bytes by e-mail, after a warning."""
        name = f"{self._name}.pdf"
        send_by_email(self._around, self, name, lambda: self._pdf, self._case_id)

    def _on_shown(self, count: int) -> None:
        self.count.setText(tr_n("{count} sivu", "{count} sivua", count))


def save_pdf(around: Surroundings, parent: QWidget, pdf: bytes, name: str) -> Path | None:
    """Ask where, and write the bytes there; None when it was not done."""
    suggested = Path(platformdirs.user_documents_dir()) / f"{name}.pdf"
    target = around.files.save_file(parent, tr("Tallenna PDF"), suggested, KINDS)
    if target is None:
        return None
    try:
        target.write_bytes(pdf)
    except OSError:
        around.desk.messages.error(
            tr("Tiedostoa ei voitu kirjoittaa. Valitse toinen paikka tai vapauta levytilaa.")
        )
        return None
    around.desk.messages.info(tr("{name} on tallennettu.", name=target.name))
    return target


def _tool(picture: str, words: str) -> QPushButton:
    button = QPushButton(icon(picture, "dim"), "")
    button.setProperty("kind", "icon")
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
