"""A table of cases as worklist and case list show it, with the filter above."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.base.settings import Preferences
from desktop.base.words import language, tr, tr_n
from desktop.tables.row_table import Column, RowTable
from desktop.tables.row_view import RowView
from desktop.widgets.plain import LineLabel, PlainLabel
from desktop.windows.narrowing_chips import NarrowingRow
from desktop.windows.row_words import (
    age_after_name,
    clock_words,
    days_words,
    due_words,
    name_and_age,
    pressing,
    state_look,
)
from models.rules.next_act import act_name
from models.rules.rows import CaseRow


def case_columns(
    step_name: Callable[[str], str], today: Callable[[], date]
) -> tuple[Column[CaseRow], ...]:
    """Return the columns of a table of cases."""
    return (
        Column(
            tr("Määräaika"),
            lambda row: clock_words(row.clock),
            pressing,
            234,
            key="limit",
            least=108,
            colour=lambda row: state_look(row.clock).colour,
            picture=lambda row: state_look(row.clock).picture,
            strong=True,
        ),
        Column(tr("Viimeistään"), lambda row: due_words(row.clock), pressing, 114, key="due"),
        Column(
            tr("Aikaa"),
            lambda row: days_words(row.clock.days_left),
            pressing,
            172,
            key="left",
            least=84,
            firm=True,
            colour=lambda row: state_look(row.clock).colour,
        ),
        Column(tr("Asia"), lambda row: row.number, lambda row: row.number, 108, key="number"),
        Column(
            tr("Asiakas"),
            lambda row: name_and_age(row, today()),
            lambda row: row.name,
            222,
            key="client",
            least=112,
            grows=True,
            tail=lambda row: age_after_name(row, today()),
        ),
        Column(
            tr("Vaihe"),
            lambda row: step_name(row.step_id),
            lambda row: (row.phase,),
            190,
            key="step",
            least=96,
            goes=True,
        ),
        Column(
            tr("Seuraavaksi"),
            lambda row: act_name(row.next_act, language()),
            lambda row: row.next_act,
            198,
            key="next",
            least=102,
            grows=True,
        ),
        Column(
            tr("Työntekijä"),
            lambda row: row.worker_name,
            lambda row: row.worker_name,
            126,
            key="worker",
            least=76,
        ),
    )


class CaseTable(QWidget):
    """Title, filter and the table; `name` is what the table is called in the preferences.

    Signals:
        opened(UUID), chosen(UUID): a case.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[CaseRow]],
        empty: str,
        *,
        name: str,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self.model: RowTable[CaseRow] = RowTable(columns, lambda row: row.id, self)
        self.view = RowView(self.model, columns, title, table=name, kept=preferences)
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self.chosen)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Rajaa: nimi, numero, vaihe…"))
        self.filter.setAccessibleName(tr("Rajaa luetteloa"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.returnPressed.connect(self._on_enter)
        self.sum = LineLabel("", "dim")
        self._usually = empty
        self._narrowing: NarrowingRow | None = None
        self._empty = PlainLabel(empty, "lead")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(LineLabel(title, "title"))
        self.head.addWidget(self.sum)
        self.head.addStretch()
        self.head.addWidget(self.filter, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addLayout(self.head)
        box.addWidget(self.view, 1)
        box.addWidget(self._empty, 1)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filter.setFocus)

    def narrow_by(self, narrowing: NarrowingRow) -> None:
        """Offer the shared narrowing: its button in the head, its chips under it."""
        self._narrowing = narrowing
        self.head.insertWidget(self.head.count() - 1, narrowing.button)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, narrowing)

    def show_rows(self, rows: Sequence[CaseRow], chosen: UUID | None = None) -> None:
        """Show rows; the user's place in them stays unless another one is `chosen`."""
        self.view.show_rows(rows, chosen)
        self._sum_up()

    def _sum_up(self) -> None:
        count = len(self.model.shown)
        self.sum.setText(tr_n("{count} asia", "{count} asiaa", count))
        self.view.setVisible(bool(count) or bool(self.filter.text()))
        narrows = self._narrowing is not None and self._narrowing.narrows
        self._empty.setText(tr("Mikään asia ei vastaa rajauksia.") if narrows else self._usually)
        self._empty.setVisible(not self.view.isVisibleTo(self))

    def _on_filter(self, text: str) -> None:
        self.view.filter(text)
        self._sum_up()

    def _on_enter(self) -> None:
        if self.view.current_id is not None:
            self.opened.emit(self.view.current_id)
