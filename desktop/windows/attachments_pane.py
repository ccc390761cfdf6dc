"""The attachments (liitteet) of a case: one card each, and how more of them are added."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import BreakingButton, PlainButton, PlainLabel
from desktop.windows.attachment_words import about_words, added_words, cleaned_words
from desktop.windows.case_bars import clear_box
from desktop.windows.case_documents import document_name
from models.rules.attachments import AttachmentRow
from models.rules.rights import Actor, Right, may
from models.rules.rows import CaseSheet


class AttachmentsPane(QScrollArea):
    """Shows what is attached; removed ones when asked for.

    Signals:
        add_asked(): choose files to add.
        view_asked(AttachmentRow), print_asked(AttachmentRow), save_asked(AttachmentRow),
        email_asked(AttachmentRow), edit_asked(AttachmentRow), remove_asked(AttachmentRow),
        restore_asked(AttachmentRow): what the buttons of a card are for.
    """

    add_asked = Signal()
    view_asked = Signal(object)
    print_asked = Signal(object)
    save_asked = Signal(object)
    email_asked = Signal(object)
    edit_asked = Signal(object)
    remove_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self._actor = actor
        self._sheet: CaseSheet | None = None
        self._with_removed = False
        self.cards: list[AttachmentCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "sheet")
        self.setAccessibleName(tr("Liitteet"))
        page = QWidget(self)
        page.setObjectName("sheet")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("Liitteet"), "title"))
        self.lead = PlainLabel("", "dim")
        column.addWidget(self.lead)
        self.add = PlainButton(tr("Lisää liite…"), "primary")
        self.add.setToolTip("Ctrl+O")
        self.add.clicked.connect(self.add_asked)
        acts = FlowLayout(across=12, down=6)
        acts.addWidget(self.add)
        column.addLayout(acts)
        self.empty = PlainLabel("", "dim")
        column.addWidget(self.empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        self.removed = PlainButton("", "link")
        self.removed.clicked.connect(self._on_removed)
        column.addWidget(self.removed)
        column.addStretch(1)

    def show_case(self, sheet: CaseSheet) -> None:
        """Show the attachments of a case."""
        self._sheet = sheet
        is_open = sheet.row.closed_on is None
        writes = is_open and may(self._actor, Right.WRITE_DOCUMENT)
        here = [row for row in sheet.attachments if not row.is_removed]
        gone = [row for row in sheet.attachments if row.is_removed]
        self.add.setVisible(writes)
        self.lead.setText(_lead(writes, is_open))
        self.empty.setText(
            tr(
                "Asiassa ei ole vielä liitteitä. Liitteeksi sopivat lausunnot, todistukset, "
                "suostumukset ja valokuvat: PDF, JPEG-, PNG- tai TIFF-kuva tai tekstitiedosto."
            )
        )
        self.empty.setVisible(not here)
        self._fill((*here, *(gone if self._with_removed else ())), sheet, writes)
        self.removed.setVisible(bool(gone))
        self.removed.set_words(
            tr("Piilota poistetut")
            if self._with_removed
            else tr_n("Näytä poistettu ({count})", "Näytä poistetut ({count})", len(gone))
        )

    def _fill(self, rows: Sequence[AttachmentRow], sheet: CaseSheet, writes: bool) -> None:
        clear_box(self._list)
        documents: dict[UUID | None, str] = {}
        documents.update((row.id, document_name(row)) for row in sheet.documents)
        self.cards = [
            AttachmentCard(row, self._acts(row, writes=writes), _belongs(row, documents))
            for row in rows
        ]
        for card in self.cards:
            card.open.clicked.connect(lambda _=False, row=card.row: self.view_asked.emit(row))
            self._list.addWidget(card)

    def _acts(self, row: AttachmentRow, *, writes: bool) -> Sequence[PlainButton]:
        exports = may(self._actor, Right.EXPORT)
        offered: tuple[tuple[bool, str, SignalInstance], ...]
        if row.is_removed:
            offered = ((writes, tr("Palauta luetteloon"), self.restore_asked),)
        else:
            offered = (
                (may(self._actor, Right.PRINT), tr("Tulosta…"), self.print_asked),
                (exports, tr("Tallenna kopio…"), self.save_asked),
                (exports, tr("Lähetä sähköpostilla…"), self.email_asked),
                (writes, tr("Muuta tietoja…"), self.edit_asked),
                (writes, tr("Poista…"), self.remove_asked),
            )
        made = []
        for is_there, words, signal in offered:
            if is_there:
                button = PlainButton(words, "link")
                button.setAccessibleName(tr("{act} {title}", act=words, title=row.title))
                button.clicked.connect(lambda _=False, asked=signal: asked.emit(row))
                made.append(button)
        return made

    def _on_removed(self) -> None:
        self._with_removed = not self._with_removed
        if self._sheet is not None:
            self.show_case(self._sheet)


class AttachmentCard(QFrame):
    """One attachment: its title opens it."""

    def __init__(self, row: AttachmentRow, acts: Sequence[PlainButton], document: str = "") -> None:
        super().__init__()
        self.row, self.acts = row, {button.words: button for button in acts}
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 10)
        box.setSpacing(4)
        self.open = BreakingButton(
            row.title, "link", spoken=tr("Avaa liite: {title}", title=row.title)
        )
        box.addWidget(self.open)
        self.about = PlainLabel(about_words(row))
        box.addWidget(self.about)
        told = " · ".join(part for part in (added_words(row), document) if part)
        self.told = PlainLabel(told, "dim")
        box.addWidget(self.told)
        self.cleaned = PlainLabel(cleaned_words(row.cleaned), "dim")
        self.cleaned.setVisible(bool(row.cleaned))
        box.addWidget(self.cleaned)
        line = FlowLayout(across=14, down=2)
        for button in acts:
            line.addWidget(button)
        box.addLayout(line)


def _belongs(row: AttachmentRow, documents: Mapping[UUID | None, str]) -> str:
    if row.document_id not in documents:
        return ""
    return tr("Liittyy asiakirjaan: {name}", name=documents[row.document_id])


def _lead(writes: bool, is_open: bool) -> str:
    if writes:
        return tr(
            "Pudota tiedostot tähän asiaan, liitä kuva leikepöydältä (Ctrl+V) tai valitse ne. "
            "Tiedostot tallennetaan salattuun tietokantaan; alkuperäiset jäävät paikoilleen."
        )
    if not is_open:
        return tr("Asia on päätetty, eikä liitteitä voi enää lisätä tai poistaa.")
    return tr("Liitteitä voi katsoa. Niiden lisäämiseen sinulla ei ole oikeutta.")
