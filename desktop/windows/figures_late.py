"""Why cases are late: their days, who had them, and the recorded reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.figures_words import line_words
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.page_parts import run_dialog, screen_room
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.dates import show_date
from models.rules.deadlines import days_between
from models.rules.errors import PolkuError
from models.rules.figures import Line
from models.rules.figures_report import LateCase
from models.rules.sharing import ListKind
from models.services.figures import late_list, record_late_reason


@dataclass(frozen=True, slots=True)
class LateRow:
    """One line of the table."""

    case: LateCase

    @property
    def id(self) -> UUID:
        """The same for the same round of a case each time."""
        return uuid5(NAMESPACE_OID, f"{self.case.case_id}/{self.case.round}")


class LateDialog(InReadingOrder, QDialog):
    """The late cases of one line; a reason can be recorded for each.

    Signals:
        case_asked(UUID): a case is to be opened.
    """

    case_asked = Signal(object)

    def __init__(self, around: Surroundings, period: str, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(line_words(line))
        self.resize(QSize(1100, 640).boundedTo(screen_room(self)))
        self._desk, self._period, self._line = around.desk, period, line
        columns = late_columns()
        self.model: RowTable[LateRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(
            self.model,
            columns,
            line_words(line),
            table="figures-late",
            kept=around.desk.preferences,
        )
        self.story = PlainLabel()
        self.record = PlainButton(tr("Kirjaa syy…"))
        self.open_case = PlainButton(tr("Avaa asia"))
        self.shut = PlainButton(tr("Sulje"), "primary")
        source = source_of(ListKind.LATE, line_words(line), self.view, lambda row: row.case.case_id)
        self.menu = ListMenu(around, source, self.view, self)
        self._lay_out()
        self.view.opened.connect(lambda _id: self._open())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        self.record.clicked.connect(self._ask_reason)
        self.open_case.clicked.connect(self._open)
        self.shut.clicked.connect(self.accept)
        self._read()

    @property
    def chosen(self) -> LateCase | None:
        """The chosen case."""
        place = self.view.currentIndex().row()
        return self.model.shown[place].case if 0 <= place < len(self.model.shown) else None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for part in (self.record, self.open_case):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.menu)
        row.addWidget(self.shut)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(line_words(self._line), "title"))
        lead = tr("Loma, ruuhka tai muu syy ei pidennä määräaikaa, mutta syy kirjataan.")
        box.addWidget(PlainLabel(lead, "dim"))
        box.addWidget(self.view, 1)
        box.addWidget(self.story)
        box.addLayout(row)

    def _read(self) -> None:
        found = self._desk.operations.ask(late_list, period=self._period, line=self._line)
        self.view.show_rows([LateRow(case) for case in found or ()])
        self._on_row()

    def _on_row(self) -> None:
        case = self.chosen
        may = case is not None and case.is_reachable
        self.record.setEnabled(may)
        self.open_case.setEnabled(may)
        words = "" if case is None else story_of(case)
        if case is not None and not case.is_reachable:
            words += "\n" + tr("Asia kuuluu toiselle tiimille, joka kirjaa syyn.")
        self.story.setText(words)

    def _open(self) -> None:
        if self.chosen is not None and self.chosen.is_reachable:
            self.case_asked.emit(self.chosen.case_id)
            self.accept()

    def _ask_reason(self) -> None:
        case = self.chosen
        if case is None:
            return
        words = (
            tr("Kirjaa syy"),
            tr("Asia {number}. Aiemmin kirjatut syyt säilyvät.", number=case.number),
            tr("Kirjaa syy"),
        )
        dialog = ReasonDialog(words, partial(self._record, case), desk=self._desk, parent=self)
        run_dialog(dialog)
        self._read()

    def _record(self, case: LateCase, text: str) -> Changes | PolkuError:
        return self._desk.operations.attempt(
            record_late_reason, case_id=case.case_id, round_number=case.round, text=text
        )


def story_of(case: LateCase) -> str:
    """Return in sentences why a case is late: its days, who had it, what was recorded."""
    days = tr(
        "Vireillä {begun}, viimeistään {due}, tehty {done}.",
        begun=show_date(case.begun_on),
        due=show_date(case.due),
        done=show_date(case.done_on) if case.done_on else tr("ei vielä"),
    )
    reasons = [
        tr("Syy ({name}): {reason}", name=reason.by, reason=reason.text) for reason in case.reasons
    ]
    had = tr("Asia oli: {names}.", names=_turns(case)) if case.turns else ""
    none = [] if reasons else [tr("Syytä ei ole kirjattu.")]
    return "\n".join(part for part in (days, had, *reasons, *none) if part)


def late_columns() -> tuple[Column[LateRow], ...]:
    """Return the columns of late cases."""
    return (
        Column(tr("Asia"), lambda row: row.case.number, lambda row: row.case.number, 130,
               strong=True),
        Column(tr("Arkipäiviä yli"), lambda row: str(row.case.days), lambda row: (row.case.days,),
               110, value=lambda row: row.case.days, colour=lambda row: "late"),
        Column(tr("Vireillä"), lambda row: show_date(row.case.begun_on),
               lambda row: days_between(row.case.begun_on, row.case.due), 110),
        Column(tr("Viimeistään"), lambda row: show_date(row.case.due),
               lambda row: row.case.due.isoformat(), 120),
        Column(tr("Tehty"), lambda row: _done(row.case), lambda row: _done(row.case), 110),
        Column(tr("Kenellä"), lambda row: _turns(row.case), lambda row: _turns(row.case), 220,
               key="who", least=110, grows=True),
        Column(tr("Syy"), lambda row: _reasons(row.case), lambda row: _reasons(row.case), 260,
               key="why", least=110, grows=True, named=True),
    )  # fmt: skip


def _done(case: LateCase) -> str:
    return show_date(case.done_on) if case.done_on else tr("ei vielä")


def _turns(case: LateCase) -> str:
    return ", ".join(
        tr("{name} {since} alkaen", name=turn.name, since=show_date(turn.since))
        if turn.until is None
        else tr("{name} {since}–{until}", name=turn.name, since=show_date(turn.since),
                until=show_date(turn.until))
        for turn in case.turns
    )  # fmt: skip


def _reasons(case: LateCase) -> str:
    texts: Sequence[str] = [" ".join(reason.text.split()) for reason in case.reasons]
    return " · ".join(texts) if texts else tr("ei kirjattu")
