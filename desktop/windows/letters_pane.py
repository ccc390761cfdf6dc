"""The day's letters (päivän kirjeet): seen, printed in the order of the envelopes, and posted."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import tr, tr_n
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.pdf_view import PdfView
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date, show_time
from models.rules.posting import PostRow
from models.rules.purposes import Purpose
from models.rules.rights import Right, may
from models.rules.sharing import ListKind
from models.services.posting import (
    Letter,
    letters,
    letters_to_post,
    record_posted,
    record_printed,
)


class LettersPane(QWidget):
    """A table of letters, what can be done with them, and the chosen one's pages beside it.

    Signals:
        counted(int): so many letters wait.
        opened(PostRow): the user wants the letter's decision.
    """

    counted = Signal(int)
    opened = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around, self._desk = around, around.desk
        columns = letter_columns()
        self.model: RowTable[PostRow] = RowTable(columns, lambda row: row.recipient_id, self)
        self.view = RowView(
            self.model,
            columns,
            tr("Päivän kirjeet"),
            table="letters",
            kept=around.desk.preferences,
        )
        self.pages = PdfView(around.drawing)
        self.lead = PlainLabel("", "dim")
        self.print_all = PlainButton(tr("Tulosta kaikki"), "primary")
        self.print_one = PlainButton(tr("Tulosta valittu"))
        self.post_all = PlainButton(tr("Merkitse postitetuiksi"))
        self.post_one = PlainButton(tr("Merkitse valittu postitetuksi"))
        self._lay_out()
        self._wire()

    @property
    def chosen(self) -> PostRow | None:
        """The letter whose pages are shown."""
        found = self.view.current_id
        return next((row for row in self.model.shown if row.recipient_id == found), None)

    def read(self) -> None:
        """Read the letters again."""
        rows = self._desk.operations.ask(letters_to_post) or ()
        self.view.show_rows(rows)
        self._fit(rows)
        self.counted.emit(sum(row.waits for row in rows))
        if self.isVisible():
            self._show_pages()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the chosen letter's pages once they can be seen (Qt calls)."""
        super().showEvent(event)
        self._show_pages()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 16, 12, 16)
        column.setSpacing(10)
        acts = FlowLayout(across=8, down=6)
        source = source_of(
            ListKind.LETTERS, tr("Päivän kirjeet"), self.view, lambda row: row.case_id
        )
        self.menu = ListMenu(self._around, source, self.view, self.view)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.lead, 1)
        head.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for button in (self.print_all, self.print_one, self.post_all, self.post_one):
            acts.addWidget(button)
        column.addLayout(acts)
        column.addWidget(self.view, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self.pages.setMinimumWidth(240)
        split.addWidget(left)
        split.addWidget(self.pages)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes((700, 380))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)

    def _wire(self) -> None:
        self.view.chosen.connect(lambda _: self._show_pages())
        self.view.opened.connect(self._on_opened)
        self.print_all.clicked.connect(lambda: self._print(self._printable()))
        self.print_one.clicked.connect(self._on_print_one)
        self.post_all.clicked.connect(lambda: self._post(self._postable()))
        self.post_one.clicked.connect(self._on_post_one)

    def _fit(self, rows: Sequence[PostRow]) -> None:
        may_print = may(self._desk.actor, Right.PRINT)
        may_serve = may(self._desk.actor, Right.RECORD_SERVING)
        waiting = sum(row.waits for row in rows)
        self.lead.setText(
            tr_n(
                "Yksi kirje odottaa postitusta. Kirjeet ovat kuorien järjestyksessä.",
                "{count} kirjettä odottaa postitusta. Kirjeet ovat kuorien järjestyksessä.",
                waiting,
            )
            if waiting
            else tr(
                "Mikään kirje ei odota postitusta. Tähän tulevat allekirjoitettujen päätösten "
                "kirjeet."
            )
        )
        self.print_all.setEnabled(may_print and bool(self._printable()))
        self.post_all.setEnabled(may_serve and bool(self._postable()))
        self._fit_chosen()

    def _fit_chosen(self) -> None:
        row = self.chosen
        prints, serves = (
            may(self._desk.actor, right) for right in (Right.PRINT, Right.RECORD_SERVING)
        )
        self.print_one.setEnabled(prints and row is not None and row.may_be_printed)
        self.post_one.setEnabled(serves and row is not None and row.may_be_posted)

    def _printable(self) -> list[PostRow]:
        return [row for row in self._rows() if row.waits and row.may_be_printed]

    def _postable(self) -> list[PostRow]:
        """Return what was printed here and waits; what was not printed is not posted by mistake."""
        return [row for row in self._rows() if row.may_be_posted and row.prints > 0]

    def _rows(self) -> Sequence[PostRow]:
        """Return the letters in the order in which they are shown: the user may sort them."""
        return tuple(self.model.shown)

    def _show_pages(self) -> None:
        self._fit_chosen()
        row = self.chosen
        if row is None or not row.has_letter or row.forbidden:
            self.pages.clear(_why_no_pages(row))
            return
        found = self._letters([row], Purpose.CLIENT_WORK)
        if found:
            self.pages.show_pdf(found[0].content)

    def _letters(self, rows: Sequence[PostRow], purpose: Purpose) -> tuple[Letter, ...]:
        ids = tuple(row.recipient_id for row in rows)
        return self._desk.operations.ask(letters, recipient_ids=ids, purpose=purpose) or ()

    def _on_print_one(self) -> None:
        row = self.chosen
        if row is not None:
            self._print([row])

    def _print(self, rows: Sequence[PostRow]) -> None:
        found = self._letters(rows, Purpose.PRINT)
        prints = tuple(letter.content for letter in found)
        name = found[0].number if len(found) == 1 else tr("Päivän kirjeet")
        if not found or not self._around.paper.print_all(self, name, prints):
            return
        ids = tuple(letter.recipient_id for letter in found)
        self._desk.operations.run(record_printed, recipient_ids=ids)
        self.read()

    def _on_post_one(self) -> None:
        row = self.chosen
        if row is not None:
            self._post([row])

    def _post(self, rows: Sequence[PostRow]) -> None:
        text = tr_n(
            "Kirjataanko, että yksi kirje on postitettu tänään? Oikaisuvaatimusaika alkaa siitä.",
            "Kirjataanko, että {count} kirjettä on postitettu tänään? Oikaisuvaatimusajat alkavat "
            "siitä.",
            len(rows),
        )
        if not rows or not self._desk.messages.confirm(tr("Tiedoksianto"), text, tr("Kirjaa")):
            return
        ids = tuple(row.recipient_id for row in rows)
        if self._desk.operations.run(record_posted, recipient_ids=ids, posted_on=self._desk.today):
            self._desk.messages.info(tr("Tiedoksiannot on kirjattu."))
        self.read()

    def _on_opened(self, recipient_id: UUID) -> None:
        row = next(row for row in self.model.shown if row.recipient_id == recipient_id)
        self.opened.emit(row)


def letter_columns() -> tuple[Column[PostRow], ...]:
    """Return the columns of the letters."""
    return (
        Column(
            tr("Osoite"),
            lambda row: ", ".join(reversed(row.lines)),
            lambda row: (row.postcode, " ".join(row.lines)),
            260,
            key="address",
            least=206,
            grows=True,
            named=True,
            stays=True,
        ),
        Column(
            tr("Saaja"),
            lambda row: row.name,
            lambda row: row.name,
            170,
            key="name",
            least=104,
            named=True,
        ),
        Column(
            tr("Päätös"), lambda row: row.number, lambda row: row.number, 146, key="n", least=146
        ),
        Column(tr("Kirje"), _kind, _kind, 150, key="kind", least=70, goes=True),
        Column(
            tr("Tila"),
            state_words,
            state_words,
            200,
            key="state",
            least=130,
            firm=True,
            strong=True,
            colour=lambda row: "late" if _hindrance(row) else "ok" if not row.waits else "ink",
        ),
    )


def state_words(row: PostRow) -> str:
    """Return how far a letter is: what hinders it, when it was printed, that it was posted."""
    if hindrance := _hindrance(row):
        return hindrance
    if not row.waits:
        return tr("postitettu tänään")
    if row.printed_at is None:
        return tr("odottaa") if row.has_letter else tr("tehty paperilla, odottaa")
    at = row.printed_at.astimezone(HELSINKI)
    return tr_n(
        "tulostettu {day} klo {time}",
        "tulostettu {day} klo {time}, {count} kertaa",
        row.prints,
        day=show_date(at.date()),
        time=show_time(at.time()),
    )


def _hindrance(row: PostRow) -> str:
    if row.forbidden:
        return tr("lapsi on kieltänyt")
    return "" if row.lines else tr("osoite puuttuu")


def _kind(row: PostRow) -> str:
    return tr("uusi oikaisuohje") if row.is_instruction else tr("päätös")


def _why_no_pages(row: PostRow | None) -> str:
    if row is None:
        return ""
    if row.forbidden:
        return tr("Lapsi on kieltänyt antamasta tietojaan: {ground}", ground=row.forbidden)
    return tr("Päätös on allekirjoitettu paperilla ennen Polkua, eikä sen sivuja ole täällä.")
