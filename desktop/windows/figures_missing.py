"""Days that were never recorded: the first thing to mend before the figures are sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.empty_lesson import EmptyLesson, Teaching
from desktop.windows.figures_words import line_words
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date
from models.rules.deadlines import days_between
from models.rules.facts import Missing
from models.rules.figures import Line
from models.rules.figures_report import MissingDate
from models.rules.kinds import DocumentKind
from models.rules.sharing import ListKind

MENDED_IN = {
    Line.START_MISSING: Missing(
        "assessment.not_started", DocumentKind.EVALUATION, "assessment_started_on"
    ),
    Line.READY_MISSING: Missing("document.not_finished", DocumentKind.ASSESSMENT),
}
"""The document and field in which a missing day is recorded."""


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One line of the table."""

    item: MissingDate

    @property
    def id(self) -> UUID:
        """The same for the same missing day each time."""
        one = self.item
        return uuid5(NAMESPACE_OID, f"{one.line.value}{one.case_id}{one.begun_on}")


class MissingPane(QWidget):
    """The table, and what mending means.

    Signals:
        mend_asked(MissingDate): the case is to be opened where the day is recorded.
    """

    mend_asked = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        columns = missing_columns()
        self.model: RowTable[MissingRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(
            self.model,
            columns,
            tr("Puuttuvat päivät"),
            table="figures-missing",
            kept=around.desk.preferences,
        )
        self.lead = PlainLabel(
            tr(
                "Myöhempi kirjaus osoittaa, että työ on tehty, mutta sen päivä puuttuu. "
                "Puuttuvaa päivää ei lasketa myöhästymiseksi. Kirjaa se asiakirjan uuteen "
                "versioon."
            ),
            "dim",
        )
        self.empty = EmptyLesson()
        self.empty.say(
            Teaching(
                tr("Yhtään päivää ei puutu."),
                tr("Jokaisesta tehdystä työstä on kirjattu päivä."),
            )
        )
        self.mend = PlainButton(tr("Avaa asia ja täydennä"), "primary")
        self.why_not = PlainLabel("", "dim")
        row = QHBoxLayout()
        row.addWidget(self.mend)
        row.addWidget(self.why_not, 1)
        source = source_of(
            ListKind.MISSING, tr("Puuttuvat päivät"), self.view, lambda row: row.item.case_id
        )
        self.menu = ListMenu(around, source, self.view, self.view)
        row.addWidget(self.menu)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addWidget(self.lead)
        box.addWidget(self.empty, 1)
        box.addWidget(self.view, 1)
        box.addLayout(row)
        self.view.opened.connect(lambda _id: self._mend())
        self.mend.clicked.connect(self._mend)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())

    def show_missing(self, missing: Sequence[MissingDate]) -> None:
        """Show what is missing now."""
        self.view.show_rows([MissingRow(one) for one in missing])
        for part in (self.view, self.mend, self.lead, self.why_not, self.menu):
            part.setVisible(bool(missing))
        self.empty.setVisible(not missing)
        self._on_row()

    @property
    def chosen(self) -> MissingDate | None:
        """The chosen missing day."""
        place = self.view.currentIndex().row()
        return self.model.shown[place].item if 0 <= place < len(self.model.shown) else None

    def _mend(self) -> None:
        if self.chosen is not None and self.chosen.is_reachable and not _is_beyond(self.chosen):
            self.mend_asked.emit(self.chosen)

    def _on_row(self) -> None:
        one = self.chosen
        self.mend.setEnabled(one is not None and one.is_reachable and not _is_beyond(one))
        words = ""
        if one is not None and not one.is_reachable:
            words = tr("Asia kuuluu toiselle tiimille, joka täydentää sen.")
        elif one is not None and _is_beyond(one):
            words = tr("Asia on päätetty ilman arviota. Selitä tämä kommentissa.")
        self.why_not.setText(words)


def _is_beyond(one: MissingDate) -> bool:
    """Answer whether nothing can be recorded any more: a closed case gets no new assessment."""
    return one.is_closed and one.line is Line.READY_MISSING


def missing_columns() -> tuple[Column[MissingRow], ...]:
    """Return the columns of missing days."""
    return (
        Column(tr("Asia"), lambda row: row.item.number, lambda row: row.item.number, 130,
               strong=True),
        Column(tr("Mitä puuttuu"), lambda row: line_words(row.item.line),
               lambda row: row.item.line.value, 220, key="what", least=140, grows=True),
        Column(tr("Vireillä"), lambda row: show_date(row.item.begun_on),
               lambda row: _order(row.item.begun_on), 120),
        Column(tr("Myöhempi kirjaus"), lambda row: _day(row.item.shown_on),
               lambda row: _order(row.item.shown_on), 150, key="shown", least=110),
        Column(tr("Työntekijä"), lambda row: row.item.worker_name,
               lambda row: row.item.worker_name, 200, key="worker", least=100, grows=True),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return "" if day is None else show_date(day)


def _order(day: date | None) -> int:
    return 0 if day is None else days_between(date.min, day)
