"""What families said of the path, for the lead: sums by phase, and the words behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.words import language, say, tr, tr_n
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.plain import PlainButton, PlainLabel, ReadingLabel
from desktop.windows.case_bars import clear_box
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.feedback_dialog import FeedbackDialog
from desktop.windows.feedback_words import EXPERIENCES, about_words, phase_name
from desktop.windows.labelled import Labelled
from desktop.windows.page_parts import open_dialog, roomy
from desktop.windows.surroundings import Surroundings
from models.rules.deadlines import add_months
from models.rules.errors import PolkuError
from models.rules.feedback import Experience, FeedbackRow, FeedbackSummary
from models.services.feedback import feedback_summary

_MONTHS = 12
_COLOURS = {Experience.GOOD: "ok", Experience.MIXED: "soon", Experience.BAD: "late"}


@dataclass(frozen=True, slots=True)
class PhaseSum:
    """How many of each kind there are of one phase."""

    phase: int
    counts: Mapping[Experience, int]

    @property
    def total(self) -> int:
        """All of the phase."""
        return sum(self.counts.values())


class FeedbackSums(FormDialog):
    """Sums of a year or of any other period.

    Signals:
        opened(UUID): the case of a family that gave its name is to be opened.
    """

    opened = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(
            parent,
            tr("Palaute polusta"),
            tr("Tiimisi perheiden palaute vaiheittain. Nimi näkyy vain, jos perhe niin halusi."),
            tr("Kirjaa palaute…"),
        )
        self.setMinimumWidth(roomy(self, 760))
        self.cancel.set_words(tr("Sulje"))
        self._desk = around.desk
        today = self._desk.today
        setting = EditorSetting(lambda: around.desk.today)
        self.first = Labelled(tr("Alkaa"), DateField(setting))
        self.last = Labelled(tr("Päättyy"), DateField(setting))
        self.first.control.set_value(add_months(today, -_MONTHS).isoformat())
        self.last.control.set_value(today.isoformat())
        columns = _columns()
        self.model: RowTable[PhaseSum] = RowTable(columns, _sum_id, self)
        self.view = RowView(self.model, columns, tr("Palaute vaiheittain"))
        self.count = PlainLabel("", "heading")
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self.add_row(self.first, self.last)
        self.box.addWidget(self.view)
        self.box.addWidget(self.count)
        self.box.addLayout(self._words)
        self.dialog: FeedbackDialog | None = None
        for field in (self.first, self.last):
            field.control.editingFinished.connect(self.reload)
            field.control.edited.connect(self.reload)
        self.reload()

    def do(self) -> None:
        """Record one more, of no case."""
        dialog = FeedbackDialog(self._desk, parent=self)
        self.dialog = dialog
        dialog.accepted.connect(self.reload)
        open_dialog(dialog)

    def reload(self) -> None:
        """Sum the period anew; a period that will not do is told here."""
        first, last = self.first.control.day(), self.last.control.day()
        if first is not None and last is not None:
            self._sum(first, last)

    def _sum(self, first: date, last: date) -> None:
        found = self._desk.operations.attempt(feedback_summary, first=first, last=last)
        if isinstance(found, PolkuError):
            self.first.show_problem(tr("Ajan on päätyttävä alkamispäivänään tai myöhemmin."))
            return
        self.first.show_problem("")
        self._show(found)

    def _show(self, found: FeedbackSummary) -> None:
        sums = [PhaseSum(phase, counts) for phase, counts in found.counts.items()]
        self.view.show_rows(sums)
        self.view.fit_rows()
        line = self.view.verticalHeader().defaultSectionSize()
        head = self.view.horizontalHeader().sizeHint().height()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(line * len(sums) + head + bar + 4)
        self.count.setText(
            tr_n("Yksi palaute", "{count} palautetta", len(found.rows))
            if found.rows
            else tr("Palautetta ei ole.")
        )
        clear_box(self._words)
        for row in found.rows:
            if row.text or row.case_id:
                self._words.addWidget(self._card(row))
        QTimer.singleShot(0, self, self.fit)

    def _card(self, row: FeedbackRow) -> QWidget:
        card = QFrame(self)
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(PlainLabel(about_words(row), "dim", card))
        if row.text:
            column.addWidget(ReadingLabel(row.text))
        if row.case_id is not None:
            link = PlainButton(tr("Avaa asia {number}", number=row.number), "link", card)
            link.clicked.connect(partial(self._open, row.case_id))
            column.addWidget(link)
        return card

    def _open(self, case_id: UUID, _checked: bool = False) -> None:
        self.accept()
        self.opened.emit(case_id)


def _sum_id(row: PhaseSum) -> UUID:
    return uuid5(NAMESPACE_OID, f"phase {row.phase}")


def _columns() -> tuple[Column[PhaseSum], ...]:
    return (
        Column(
            tr("Vaihe"),
            lambda row: phase_name(row.phase).said_in(language()),
            lambda row: (row.phase,),
            260,
            key="phase",
            least=160,
            grows=True,
        ),
        *(_number(kind) for kind in Experience),
        Column(tr("Yhteensä"), lambda row: str(row.total), lambda row: (row.total,), 96,
               key="total", strong=True, number=True),
    )  # fmt: skip


def _number(kind: Experience) -> Column[PhaseSum]:
    return Column(
        say(EXPERIENCES[kind]),
        lambda row: str(row.counts[kind]),
        lambda row: (row.counts[kind],),
        116,
        key=kind.value,
        number=True,
        colour=lambda row: _COLOURS[kind] if row.counts[kind] else "dim",
    )
