"""The numbers of bottlenecks as a table: sorted by any column, copied as text or CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.map_bottlenecks_bar import number
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date
from models.rules.sharing import ListKind
from models.rules.step_times import StepTimes, TimeSpent


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One line of the table."""

    name: str
    spent: TimeSpent

    @property
    def id(self) -> UUID:
        """The same for the same step or flow each time."""
        return uuid5(NAMESPACE_OID, f"{self.spent.step}>{self.spent.target}")


class BottlenecksTable(InReadingOrder, QDialog):
    """Steps first, then flows; Ctrl+C copies the table as text."""

    def __init__(
        self,
        around: Surroundings,
        times: StepTimes,
        step_name: Callable[[str], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pullonkaulat"))
        self.resize(1000, 600)
        self.columns = time_columns()
        self.model: RowTable[TimeLine] = RowTable(self.columns, lambda line: line.id, self)
        self.view: RowView[TimeLine] = RowView(self.model, self.columns, tr("Pullonkaulat"))
        self.view.show_rows(lines_of(times, step_name))
        self.copy_text = PlainButton(tr("Kopioi tekstinä"))
        self.copy_csv = PlainButton(tr("Kopioi CSV-muodossa"))
        self.done_label = LineLabel("", "dim")
        source = source_of(ListKind.BOTTLENECKS, tr("Pullonkaulat"), self.view)
        self.menu = ListMenu(around, source, self.view, self)
        self._lay_out(times)
        self.copy_text.clicked.connect(lambda: self._copy(self.as_text()))
        self.copy_csv.clicked.connect(lambda: self._copy(self.as_csv()))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy_text.click)

    def as_text(self) -> str:
        """Return the table in its present order, cells parted by tabs."""
        return "\n".join("\t".join(cells) for cells in self._cells())

    def as_csv(self) -> str:
        """Return the table in its present order as Finnish spreadsheets read it."""
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
            [_harmless(cell) for cell in cells] for cells in self._cells()
        )
        return out.getvalue()

    def _cells(self) -> Sequence[Sequence[str]]:
        head = [column.head for column in self.columns]
        return [head, *([c.text(line) for c in self.columns] for line in self.model.shown)]

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.done_label.setText(tr("Taulukko on leikepöydällä."))

    def _lay_out(self, times: StepTimes) -> None:
        lead = tr(
            "Aika vaiheessa ennen siirtymistä eteenpäin, arkipäivinä. Siirrot {first}–{last}.",
            first=show_date(times.since),
            last=show_date(times.until),
        )
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_text)
        row.addWidget(self.copy_csv)
        row.addWidget(self.done_label, 1)
        row.addWidget(self.menu)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Pullonkaulat"), "title"))
        box.addWidget(PlainLabel(lead, "dim"))
        box.addWidget(self.view, 1)
        box.addLayout(row)
        self.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.view.choose_first()
        self.view.setFocus()


def lines_of(times: StepTimes, step_name: Callable[[str], str]) -> tuple[TimeLine, ...]:
    """Return the lines of a table: steps, then flows."""
    steps = (TimeLine(step_name(spent.step), spent) for spent in times.steps)
    flows = (
        TimeLine(f"{step_name(spent.step)} → {step_name(spent.target)}", spent)
        for spent in times.flows
    )
    return (*steps, *flows)


def time_columns() -> tuple[Column[TimeLine], ...]:
    """Return the columns of the table."""
    return (
        Column(tr("Vaihe tai siirtymä"), lambda line: line.name, lambda line: line.name, 300,
               least=160, grows=True),
        _days(tr("Mediaani"), lambda spent: spent.median),
        _days(tr("90 % enintään"), lambda spent: spent.slow),
        _days(tr("Pisin"), lambda spent: spent.longest),
        _count(tr("Asioita"), lambda spent: spent.cases),
        _count(tr("Nyt vaiheessa"), lambda spent: spent.standing),
    )  # fmt: skip


def _days(head: str, of: Callable[[TimeSpent], float]) -> Column[TimeLine]:
    return Column(
        head,
        lambda line: number(of(line.spent)) if line.spent.stays else "–",
        lambda line: (int(of(line.spent) * 2) if line.spent.stays else -1,),
        128,
    )


def _count(head: str, of: Callable[[TimeSpent], int]) -> Column[TimeLine]:
    return Column(
        head,
        lambda line: str(of(line.spent)) if not line.spent.target or of(line.spent) else "",
        lambda line: (of(line.spent),),
        130,
    )


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t" and cell[:1] else cell
