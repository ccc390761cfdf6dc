"""The cases behind a number of the team view: looked at, dragged onto a worker, handed over."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop.base.words import tr, tr_n
from desktop.tables.row_view import RowView
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.case_table import case_columns
from desktop.windows.caseload import Caseload
from desktop.windows.list_menu import ListMenu
from desktop.windows.list_out import source_of
from desktop.windows.row_words import pressing
from desktop.windows.surroundings import Surroundings
from desktop.windows.team_table import DraggedCases
from models.rules.rows import CaseRow
from models.rules.sharing import ListKind

_LINES = 9


class TeamCases(QWidget):
    """A list as the caseload has it; opening a case asks a purpose as everywhere.

    Signals:
        opened(UUID): a case is to be opened.
        chosen(tuple): other rows were chosen.
        list_asked(tuple), map_asked(tuple): the cases behind the number are to be shown there.
        handover_asked(tuple), reassign_asked(tuple): the chosen cases, or all, are to go.
    """

    opened = Signal(object)
    chosen = Signal(object)
    list_asked = Signal(object)
    map_asked = Signal(object)
    handover_asked = Signal(object)
    reassign_asked = Signal(object)

    def __init__(self, around: Surroundings, caseload: Caseload) -> None:
        super().__init__()
        self._around, self._caseload = around, caseload
        self.ids: tuple[UUID, ...] = ()
        columns = case_columns(caseload.step_name, lambda: around.desk.today)
        self.model = DraggedCases(columns, self)
        self.view: RowView[CaseRow] = RowView(self.model, columns, tr("Luvun takana olevat asiat"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setDragEnabled(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.title = PlainLabel("", "heading")
        self.note = PlainLabel("", "dim")
        self.buttons = {
            signal: PlainButton(words, kind)
            for signal, words, kind in (
                ("handover", tr("Luovuta…"), "primary"),
                ("reassign", tr("Siirrä työntekijälle…"), ""),
                ("list", tr("Avaa luettelona"), ""),
                ("map", tr("Näytä kartalla"), ""),
            )
        }
        self._lay_out()
        self._wire()
        self.fit()

    def show_cases(self, title: str, ids: Sequence[UUID], note: str = "") -> None:
        """Show the cases behind a number; those that are not open any more are left out."""
        self.ids = tuple(ids)
        rows = [row for row in map(self._caseload.row, ids) if row is not None]
        self.view.show_rows(sorted(rows, key=pressing))
        self.view.clearSelection()
        self.title.setText(tr("{what}: {count}", what=title, count=len(rows)))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for button in self.buttons.values():
            button.setEnabled(bool(rows))
        self._on_chosen()

    def picked(self) -> tuple[UUID, ...]:
        """Return the chosen cases, all that are shown when none is chosen."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        chosen = tuple(self.model.id_at(row) for row in rows)
        return chosen or tuple(row.id for row in self.model.shown)

    def fit(self) -> None:
        """Fit rows to the text (after a change of its size)."""
        self.view.fit_rows()
        line = self.view.verticalHeader().defaultSectionSize()
        self.view.setMinimumHeight(line * 5)
        self.view.setMaximumHeight(line * _LINES + self.view.horizontalHeader().height() + 4)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        acts = QWidget()
        flow = FlowLayout(acts, across=8, down=6)
        for button in self.buttons.values():
            flow.addWidget(button)
        source = source_of(
            ListKind.TEAM_CASES, tr("Luvun takana olevat asiat"), self.view, lambda row: row.id
        )
        self.menu = ListMenu(self._around, source, self.view, self.view)
        flow.addWidget(self.menu)
        for widget in (self.title, self.note, acts):
            box.addWidget(widget)
        box.addWidget(self.view)

    def _wire(self) -> None:
        asked = {"list": self.list_asked, "map": self.map_asked}
        for key, signal in asked.items():
            self.buttons[key].clicked.connect(lambda _=False, signal=signal: signal.emit(self.ids))
        going = {"handover": self.handover_asked, "reassign": self.reassign_asked}
        for key, signal in going.items():
            self.buttons[key].clicked.connect(partial(self._go, signal))

    def _go(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit(self.picked())

    def _on_chosen(self) -> None:
        picked = self.picked()
        some = len(picked) < len(self.model.shown)
        words = tr_n("Luovuta valittu…", "Luovuta valitut {count}…", len(picked))
        self.buttons["handover"].set_words(words if some else tr("Luovuta…"))
        self.chosen.emit(picked)
