"""All cases (asiat) that the worker has a tie to; closed ones on demand."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox

from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton
from desktop.windows.case_table import CaseTable, case_columns, spare_columns
from desktop.windows.caseload import Caseload
from desktop.windows.empty_lesson import Teaching
from desktop.windows.narrowing_chips import NarrowingRow
from desktop.windows.navigation import CASE, INTAKE, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from models.rules.rights import Right, may
from models.rules.rows import CaseRow
from models.rules.sharing import ListKind
from models.services.lists import Scope, case_rows


class CasesPage(Page):
    """The list to look things up in."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._desk, self._caseload, self._selection = around.desk, caseload, selection
        columns = (
            *case_columns(caseload.step_name, lambda: around.desk.today, caseload.step_place),
            *spare_columns(),
        )
        self.table = CaseTable(
            tr("Asiat"),
            columns,
            Teaching(
                tr("Asioita ei ole vielä."),
                tr("Tähän tulee jokainen asia, kun se on kirjattu vireille."),
                tr("Uusi asia") if may(around.desk.actor, Right.RECORD_INTAKE) else "",
                lambda: self.go_asked.emit(Place(INTAKE)),
            ),
            name="cases",
            preferences=around.desk.preferences,
        )
        self.closed = QCheckBox(tr("Myös päätetyt"))
        self.closed.toggled.connect(self._read)
        self.table.head.insertWidget(3, self.closed)
        self._rows: Sequence[CaseRow] = ()
        self._only: frozenset[UUID] = frozenset()
        self.only = PlainButton("", "chip")
        self.only.setToolTip(tr("Näytä taas kaikki asiat"))
        self.only.clicked.connect(self._show_all)
        self.only.hide()
        self.table.head.insertWidget(2, self.only)
        filled(self, self.table)
        self.narrowing = NarrowingRow(around.desk, caseload, self._whose, self)
        self.table.narrow_by(self.narrowing)
        self.table.offer(around, caseload.narrowing, ListKind.CASES, self, closed=self.closed)
        self.table.opened.connect(self._on_opened)
        self.table.files_dropped.connect(self.files_dropped)
        self.table.chosen.connect(lambda case_id: selection.choose((case_id,)))
        selection.changed.connect(self._on_selection)
        self.follow(caseload.changed, self._read)
        self.follow(caseload.narrowing.changed, self._narrow)
        self._read()

    def arrive(self, place: Place) -> None:
        """Look for the text of `place`, closed cases too; show only its cases, if it has some."""
        if place.cases:
            if any(self._caseload.row(case_id) is None for case_id in place.cases):
                self.closed.setChecked(True)
            self._show_only(place.cases)
        if place.text:
            self.closed.setChecked(True)
            self.table.filter.setText(place.text)
        (self.table.view if self.table.model.shown else self.table.filter).setFocus()

    def dress(self) -> None:
        """Fit rows and columns to the text."""
        self.table.view.fit_rows()

    def _read(self) -> None:
        """Read the rows; those with closed cases are read for this list alone."""
        self._rows = self._caseload.rows
        if self.closed.isChecked():
            self._rows = self._desk.operations.ask(case_rows, scope=Scope.WITH_CLOSED) or ()
        self._narrow()

    def _narrow(self) -> None:
        rows = self._caseload.narrowing.filter.passed(self._whose())
        self.table.show_rows(rows, next(iter(self._selection.case_ids), None))

    def _show_only(self, case_ids: Sequence[UUID]) -> None:
        self._only = frozenset(case_ids)
        count = len(self._only)
        self.only.setVisible(bool(count))
        words = tr_n("Vain valittu asia ✕", "Vain valitut {count} asiaa ✕", count)
        self.only.set_words(words)
        self.table.filter.clear()
        self._read()

    def _show_all(self) -> None:
        """Show all cases again, and let none stand out on the map any more."""
        self._selection.show_found(None)
        self._show_only(())

    def _whose(self) -> Sequence[CaseRow]:
        if self._only:
            return [row for row in self._rows if row.id in self._only]
        return self._rows

    def _on_selection(self, case_ids: tuple[UUID, ...]) -> None:
        self.table.view.choose(next(iter(case_ids), None))

    def _on_opened(self, case_id: UUID) -> None:
        self.go_asked.emit(Place(CASE, case_id))
