"""Staffing of child protection on its day: how the clients spread, and who has how many."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import say, tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.histogram import Histogram
from desktop.widgets.plain import PlainLabel
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.page_parts import scrolling
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_weekday_date
from models.rules.figures_periods import Period, staffing_day
from models.rules.figures_staff import Staffing, distribution
from models.rules.figures_words import STAFF_BASIS
from models.rules.sharing import ListKind

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A worker and the children he or she answers for."""

    id: UUID
    name: str
    cases: tuple[UUID, ...]
    over: bool


class StaffingPane(QWidget):
    """Totals, bars and a table with the same numbers.

    Signals:
        opened(tuple): the cases behind a worker's number.
    """

    opened = Signal(tuple)

    def __init__(self, around: Surroundings, language: str) -> None:
        super().__init__()
        self._language = language
        columns = staff_columns()
        self.model: RowTable[StaffRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(
            self.model,
            columns,
            tr("Henkilöstömitoitus"),
            table="figures-staff",
            kept=around.desk.preferences,
        )
        self.title, self.totals = PlainLabel("", "heading"), PlainLabel()
        self.empty = PlainLabel("", "dim")
        self.bars = Histogram(tr("Asiakkaiden jakautuminen työntekijöille"))
        self.bars_name = PlainLabel(
            tr("Työntekijöitä sen mukaan, montako asiakasta heillä on"), "hint"
        )
        content = QWidget()
        beside = QVBoxLayout(content)
        beside.setContentsMargins(0, 0, 0, 0)
        for part in (self.bars_name, self.bars):
            beside.addWidget(part)
        self._basis = [PlainLabel(say(words), "dim") for words in STAFF_BASIS]
        for label in self._basis:
            beside.addWidget(label)
        beside.addStretch()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.view, 3)
        row.addWidget(scrolling(content), 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        source = source_of(ListKind.STAFFING, tr("Henkilöstömitoitus"), self.view)
        self.menu = ListMenu(around, source, self.view, self.view)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.menu)
        box.addLayout(head)
        for part in (self.totals, self.empty):
            box.addWidget(part)
        box.addLayout(row, 1)
        self.view.opened.connect(self._on_opened)

    def show_staffing(self, staffing: Staffing | None, period: Period) -> None:
        """Show the figures of a period's day, or why there are none."""
        self._say(staffing, period)
        there = staffing is not None and bool(staffing.clients)
        for part in (self.view, self.bars, self.bars_name, self.menu):
            part.setVisible(there)
        self.empty.setVisible(not there)
        if staffing is None:
            return
        over = {worker.worker_id for worker in staffing.over}
        rows = [
            StaffRow(one.worker_id, one.name, one.cases, one.worker_id in over)
            for one in sorted(staffing.workers, key=lambda one: (-len(one.cases), one.name))
        ]
        if staffing.without:
            rows.append(StaffRow(NOBODY, tr("Ilman työntekijää"), staffing.without, over=True))
        self.view.show_rows(rows)
        limit = staffing.limit
        words = "" if limit is None else tr("enintään {limit}", limit=limit)
        self.bars.show_steps(distribution(staffing), limit, words)

    def _say(self, staffing: Staffing | None, period: Period) -> None:
        day = staffing_day(period)
        shown = "" if day is None else show_weekday_date(day, self._language)
        self.title.setText(tr("Henkilöstömitoitus {day}", day=shown) if shown else "")
        self.title.setVisible(bool(shown))
        if day is None:
            self.empty.setText(tr("Henkilöstömitoitusta ei kerätty tällä jaksolla."))
        elif staffing is None:
            self.empty.setText(tr("Luvut lasketaan sinä päivänä. Ne näkyvät täällä silloin."))
        else:
            self.empty.setText(tr("Lastensuojelun asiakkaita ei ollut sinä päivänä."))
        self.totals.setText("" if staffing is None else totals_words(staffing))
        self.totals.setVisible(staffing is not None)

    def _on_opened(self, row_id: UUID) -> None:
        row = next(row for row in self.model.shown if row.id == row_id)
        self.opened.emit(row.cases)


def totals_words(staffing: Staffing) -> str:
    """Return the figures that THL asks for, and the maximum."""
    parts = [
        tr("Lastensuojelun asiakkaita {count}", count=len(staffing.clients)),
        tr("sosiaalityöntekijöitä {count}", count=len(staffing.workers)),
    ]
    if staffing.limit is not None:
        parts.append(
            tr("yli {limit} asiakasta {count} työntekijällä", limit=staffing.limit,
               count=len(staffing.over))
        )  # fmt: skip
    parts.append(tr("eniten yhdellä {count}", count=staffing.most))
    return " · ".join(parts)


def staff_columns() -> tuple[Column[StaffRow], ...]:
    """Return the columns of the workers."""
    return (
        Column(tr("Työntekijä"), lambda row: row.name, lambda row: row.name, 240,
               key="worker", least=140, grows=True),
        Column(tr("Asiakkaita"), lambda row: str(len(row.cases)), lambda row: (len(row.cases),),
               120, strong=True, colour=lambda row: "late" if row.over else "ink"),
        Column(tr("Raja"), lambda row: _over_words(row), lambda row: _over_words(row), 150,
               key="limit", least=90, colour=lambda row: "late" if row.over else "dim"),
    )  # fmt: skip


def _over_words(row: StaffRow) -> str:
    if row.id == NOBODY:
        return tr("Nimettävä")
    return tr("Yli rajan") if row.over else tr("Rajoissa")
