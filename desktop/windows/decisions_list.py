"""Decisions (päätökset) that wait: to be signed, to be served, and appeal periods that run."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.words import language, tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.clock_words import clock_words
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.windows.case_table import CaseTable, case_columns
from desktop.windows.caseload import TO_SERVE, TO_SIGN, Caseload
from desktop.windows.empty_lesson import Teaching
from desktop.windows.letters_pane import LettersPane
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.navigation import CASE, DECISION, DECISIONS, LETTERS, WORKLIST, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.row_words import pressing
from desktop.windows.selection import SharedSelection
from desktop.windows.serving_panel import finality_said
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.dates import show_date
from models.rules.deadlines import days_between
from models.rules.enum_words import enum_name
from models.rules.kinds import ClockState, DocumentKind
from models.rules.posting import PostRow
from models.rules.rows import AppealRow, CaseRow
from models.rules.sharing import ListKind
from models.services.appeals import appeals

_LETTERS, _APPEALS = 2, 3


class DecisionsPage(Page):
    """Four lists, each with its count on its chip."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._desk, self._caseload, self._selection = around.desk, caseload, selection
        columns = case_columns(caseload.step_name, lambda: around.desk.today)
        self.to_sign = CaseTable(
            tr("Kirjoitettavat ja allekirjoitettavat"),
            columns,
            Teaching(
                tr("Mikään päätös ei odota sinua."),
                tr(
                    "Tähän tulevat asiasi, joissa palvelut on valittu mutta päätös on vielä "
                    "kirjoittamatta tai allekirjoittamatta."
                ),
                tr("Avaa työjono"),
                lambda: self.go_asked.emit(Place(WORKLIST)),
            ),
            name="to-sign",
            preferences=around.desk.preferences,
        )
        self.to_serve = CaseTable(
            tr("Tiedoksi annettavat"),
            columns,
            Teaching(
                tr("Kaikki päätökset on annettu tiedoksi."),
                tr(
                    "Tähän tulevat allekirjoitetut päätökset, joita joku saaja ei ole vielä saanut."
                ),
                tr("Päivän kirjeet"),
                lambda: self.go_asked.emit(Place(DECISIONS, text=LETTERS)),
            ),
            name="to-serve",
            preferences=around.desk.preferences,
        )
        self.to_sign.offer(around, None, ListKind.TO_SIGN, self.to_sign)
        self.to_serve.offer(around, None, ListKind.TO_SERVE, self.to_serve)
        for table in (self.to_sign, self.to_serve):
            table.files_dropped.connect(self.files_dropped)
        self.model, self.running = self._appeal_table()
        self.letters = LettersPane(around)
        self.letters.counted.connect(self._count_letters)
        self.letters.opened.connect(self._on_letter)
        self.chips = tuple(_chip() for _ in range(4))
        self._stack = QStackedWidget()
        tables = (self.to_sign, self.to_serve, self.letters, self._framed(around))
        for widget in tables:
            self._stack.addWidget(widget)
        filled(self, self._bar(), self._stack)
        for table in (self.to_sign, self.to_serve):
            table.opened.connect(self._on_case)
            table.chosen.connect(lambda case_id: selection.choose((case_id,)))
        self.follow(caseload.changed, self._read)
        around.desk.hub.committed.connect(self._on_committed)
        self.chips[0].setChecked(True)
        self._stale = True
        self._read()

    def arrive(self, place: Place) -> None:
        """Read what changed while another page was shown."""
        self._read_appeals()
        if place.text == LETTERS:
            self.chips[_LETTERS].setChecked(True)
            self._stack.setCurrentIndex(_LETTERS)
        self.chips[self._stack.currentIndex()].setFocus()

    def dress(self) -> None:
        """Fit rows and columns to the text."""
        for view in (self.to_sign.view, self.to_serve.view, self.letters.view, self.running):
            view.fit_rows()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("filterbar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = FlowLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        group = QButtonGroup(bar)
        for place, chip in enumerate(self.chips):
            group.addButton(chip, place)
            row.addWidget(chip)
        group.idClicked.connect(self._stack.setCurrentIndex)
        return bar

    def _appeal_table(self) -> tuple[RowTable[AppealRow], RowView[AppealRow]]:
        columns = appeal_columns()
        model: RowTable[AppealRow] = RowTable(columns, lambda row: row.recipient_id, self)
        view = RowView(
            model,
            columns,
            tr("Oikaisuvaatimusajat"),
            table="appeals",
            kept=self._desk.preferences,
        )
        view.opened.connect(self._on_recipient)
        return model, view

    def _framed(self, around: Surroundings) -> QWidget:
        """Return the appeal periods with their name and menu above."""
        frame, title = QWidget(), tr("Oikaisuvaatimusajat")
        source = source_of(ListKind.APPEALS, title, self.running, lambda row: row.case_id)
        self.running_menu = ListMenu(around, source, self.running, frame)
        head = QHBoxLayout()
        head.addWidget(LineLabel(title, "title"))
        head.addStretch()
        head.addWidget(self.running_menu)
        box = QVBoxLayout(frame)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        self.no_appeals = PlainLabel(
            tr("Tähän tulee jokaisen saajan aika, kun päätös on annettu hänelle tiedoksi."), "dim"
        )
        box.addLayout(head)
        box.addWidget(self.no_appeals)
        box.addWidget(self.running)
        return frame

    def _read(self) -> None:
        rows = self._caseload.rows
        chosen = next(iter(self._selection.case_ids), None)
        to_sign, to_serve = _with(rows, TO_SIGN), _with(rows, TO_SERVE)
        self.to_sign.show_rows(to_sign, chosen)
        self.to_serve.show_rows(to_serve, chosen)
        self.chips[0].set_words(tr("Kirjoitettavat {count}", count=len(to_sign)))
        self.chips[1].set_words(tr("Tiedoksi annettavat {count}", count=len(to_serve)))
        self._stale = True
        if self.isVisible() or not self.chips[_APPEALS].words:
            self._read_appeals()

    def _read_appeals(self) -> None:
        if self._stale:
            self._stale = False
            self.letters.read()
            rows = self._desk.operations.ask(appeals) or ()
            self.running.show_rows(sorted(rows, key=_running_first))
            self.no_appeals.setVisible(not rows)
            running = sum(row.clock.state is ClockState.RUNNING for row in rows)
            self.chips[_APPEALS].set_words(tr("Oikaisuvaatimusajat {count}", count=running))

    def _on_committed(self, changes: Changes) -> None:
        self._stale = True

    def _count_letters(self, count: int) -> None:
        self.chips[_LETTERS].set_words(tr("Päivän kirjeet {count}", count=count))

    def _on_letter(self, row: PostRow) -> None:
        self.go_asked.emit(Place(DECISION, row.case_id, row.document_id))

    def _on_case(self, case_id: UUID) -> None:
        self.go_asked.emit(Place(CASE, case_id, text=DocumentKind.DECISION.value))

    def _on_recipient(self, recipient_id: UUID) -> None:
        row = next(row for row in self.model.shown if row.recipient_id == recipient_id)
        self.go_asked.emit(Place(DECISION, row.case_id, row.document_id))


def appeal_columns() -> tuple[Column[AppealRow], ...]:
    """Return the columns of the appeal periods."""
    return (
        Column(
            tr("Viimeinen päivä"),
            lambda row: clock_words(row.clock),
            lambda row: _order(row.clock.due or date.max),
            270,
            key="last",
            least=150,
            firm=True,
            strong=True,
            value=lambda row: row.clock.due or clock_words(row.clock),
        ),
        Column(
            tr("Päätös"),
            lambda row: row.decision_number,
            lambda row: row.decision_number,
            140,
            key="decision",
            least=128,
        ),
        Column(
            tr("Asiakas"),
            lambda row: row.client_name,
            lambda row: row.client_name,
            200,
            key="client",
            least=104,
            grows=True,
            named=True,
        ),
        Column(
            tr("Saaja"),
            lambda row: row.recipient_name,
            lambda row: row.recipient_name,
            200,
            key="recipient",
            least=104,
            grows=True,
            named=True,
        ),
        Column(
            tr("Tapa"),
            lambda row: enum_name(row.way, language()),
            lambda row: row.way.value,
            170,
            key="way",
            least=80,
            group=lambda row: (row.way.value, enum_name(row.way, language())),
        ),
        Column(
            tr("Annettu tiedoksi"),
            lambda row: show_date(row.served_on),
            lambda row: _order(row.served_on),
            140,
            key="served",
            least=96,
            value=lambda row: row.served_on,
        ),
        Column(
            tr("Lainvoima"),
            lambda row: finality_said(row.finality) if row.finality is not None else "",
            lambda row: finality_said(row.finality) if row.finality is not None else "",
            220,
            key="final",
            least=120,
            goes=True,
        ),
    )


def _order(day: date) -> int:
    return days_between(date.min, day)


def _running_first(row: AppealRow) -> tuple[bool, int]:
    runs = row.clock.state is ClockState.RUNNING
    day = _order(row.clock.due or date.max)
    return not runs, day if runs else -day


def _with(rows: Sequence[CaseRow], acts: frozenset[str]) -> list[CaseRow]:
    return sorted((row for row in rows if row.next_act in acts), key=pressing)


def _chip() -> PlainButton:
    chip = PlainButton("", "chip")
    chip.setCheckable(True)
    return chip
