"""The worklist (työjono): one's own open cases, the most pressing first."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from desktop.base.words import tr
from desktop.windows.case_table import CaseTable, case_columns, spare_columns
from desktop.windows.caseload import Caseload
from desktop.windows.empty_lesson import Teaching
from desktop.windows.handover_strip import HandoverStrip
from desktop.windows.narrowing_chips import NarrowingRow
from desktop.windows.navigation import CASE, CASES, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.reminder_words import REMINDER, reminder_column
from desktop.windows.row_words import pressing
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from models.rules.rows import CaseRow
from models.rules.sharing import ListKind


class WorklistPage(Page):
    """What to do next, by the next last day: one's own cases, or those of the chosen workers.

    It opens at the most pressing case; one that was chosen elsewhere meanwhile is chosen here too
    when the list is come to, as the map and the lists share one selection.
    """

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._caseload, self._selection = caseload, selection
        self._followed: UUID | None = None
        columns = (
            *case_columns(caseload.step_name, lambda: around.desk.today, caseload.step_place)[:-1],
            replace(reminder_column(caseload), named=True),
            *spare_columns()[:-1],
        )
        self.table = CaseTable(
            tr("Työjono"),
            columns,
            Teaching(
                tr("Sinulla ei ole nyt avoimia asioita. Hyvä hetki hengähtää."),
                tr(
                    "Tähän tulevat sinulle annetut asiat, kiireisin ylimpänä. Voit myös ottaa "
                    "asian itsellesi sen sivulta."
                ),
                tr("Avaa Asiat"),
                lambda: self.go_asked.emit(Place(CASES)),
            ),
            name="worklist",
            preferences=around.desk.preferences,
        )
        self.handovers = HandoverStrip(around.desk, self)
        filled(self, self.handovers, self.table)
        self.narrowing = NarrowingRow(around.desk, caseload, self._whose, self)
        self.table.narrow_by(self.narrowing)
        self.table.offer(around, caseload.narrowing, ListKind.WORKLIST, self)
        self.table.opened.connect(self._on_opened)
        self.table.files_dropped.connect(self.files_dropped)
        self.table.chosen.connect(lambda case_id: selection.choose((case_id,)))
        self.follow(caseload.changed, self._read)
        self.follow(caseload.narrowing.changed, self._read)
        self._read()

    def arrive(self, place: Place) -> None:
        """Go to the case that was chosen elsewhere meanwhile, and put the focus into the table."""
        chosen = next(reversed(self._selection.case_ids), None)
        if chosen != self._followed:
            self._followed = chosen
            self.table.view.choose(chosen)
        self.table.view.setFocus()

    def dress(self) -> None:
        """Fit rows and columns to the text."""
        self.table.view.fit_rows()

    def _read(self) -> None:
        rows = self._caseload.narrowing.filter.passed(self._whose())
        reminds = any(
            self._caseload.reminders_of(row.id) or self._caseload.rung_of(row.id) for row in rows
        )
        self.table.view.head.leave_out(*(() if reminds else (REMINDER,)))
        self.table.show_rows(sorted(rows, key=pressing))

    def _whose(self) -> Sequence[CaseRow]:
        return self._caseload.narrowing.workload(self._caseload.rows)

    def _on_opened(self, case_id: UUID) -> None:
        self.go_asked.emit(Place(CASE, case_id))
