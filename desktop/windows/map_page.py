"""The map page: filter, map and the chosen case."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from desktop.base import theme as looks
from desktop.base.words import tr
from desktop.windows.blocked_dialog import BlockedDialog
from desktop.windows.case_drop import CaseDrop
from desktop.windows.case_side import CaseSide
from desktop.windows.caseload import Caseload
from desktop.windows.map_filter import FilterBar
from desktop.windows.map_moves import MapMoves
from desktop.windows.map_tools import MapContext, MapMenu, MapTools, features_of
from desktop.windows.map_words import map_theme, map_words
from desktop.windows.narrowing_chips import NothingFound
from desktop.windows.navigation import CASE, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled, run_dialog
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from desktop.windows.undoing import offer_move
from diagram.editor.map_view import CaseMapView
from models.rules.case_filter import CaseFilter
from models.rules.facts import Missing
from models.rules.kinds import DocumentKind
from models.rules.organisation import RuleSettings
from models.rules.rows import CaseRow, CaseSheet
from models.rules.words import Words
from models.services.setup import rule_settings


class MapPage(Page):
    """Every case on the path; select, look, move, open."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._desk, self._caseload, self._selection = around.desk, caseload, selection
        self._moves = MapMoves(around.desk, caseload, around.purposes)
        self._settings = around.desk.operations.ask(rule_settings) or RuleSettings()
        self.tools = MapTools()
        self.filter = FilterBar(
            around.desk,
            caseload,
            self,
            soon_days=self._settings.soon_working_days,
            tools=self.tools,
        )
        self.nothing = NothingFound(caseload.narrowing)
        self.view = CaseMapView(
            missing_for=self._moves.missing_for,
            words=map_words(around.desk.today),
            theme=map_theme(looks.theme()),
        )
        self.side = CaseSide(around.desk, caseload.step_name, self._step_words, caseload.step_forms)
        self.side.hide()
        self._day: Sequence[CaseRow] | None = None
        foot = self._lay_out()
        self._wire()
        self.features = features_of(
            MapContext(
                around, caseload, selection, self.view, self.tools, foot, self, self._show_day
            )
        )
        if caseload.definition is not None:
            self.view.set_process(caseload.definition, caseload.former_steps)
        self._show_cases()

    def arrive(self, place: Place) -> None:
        """Put the focus on the map."""
        self.view.setFocus()

    @property
    def menus(self) -> Sequence[QMenu]:
        """The menus above the map."""
        return [self.tools.menu(menu) for menu in MapMenu]

    def dress(self) -> None:
        """Draw in the theme's colours and size of text."""
        self.view.set_theme(map_theme(looks.theme()))
        for feature in self.features:
            feature.dress()

    def _lay_out(self) -> QVBoxLayout:
        left, under = Page(), Page()
        foot = QVBoxLayout(under)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        column = filled(left, self.filter, self.nothing, self.view, under)
        column.setStretch(2, 1)
        column.setStretch(3, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        return foot

    def _wire(self) -> None:
        self.follow(self._caseload.narrowing.changed, self._show_cases)
        self.follow(self._caseload.changed, self._on_rows)
        self._selection.changed.connect(self._on_shared)
        self._selection.found_changed.connect(self.view.highlight)
        self.view.selection_changed.connect(self._selection.choose)
        self.view.narrowing_asked.connect(self._narrow)
        self.view.case_activated.connect(self._open)
        self.view.move_asked.connect(self._move)
        drop = CaseDrop(self.view, self.view.hover, self.view.show_hovered, self._desk.messages)
        drop.dropped.connect(self.files_dropped)
        self.side.open_asked.connect(self._open)
        self.side.look_asked.connect(self._look)
        self.side.work_asked.connect(self._work)
        self.side.move_asked.connect(self._move)
        self.side.missing_asked.connect(self._mend)

    def _on_rows(self) -> None:
        self._settings = self._desk.operations.ask(rule_settings) or self._settings
        definition = self._caseload.definition
        if definition is not None and definition != self.view.definition:
            self.view.set_process(definition, self._caseload.former_steps)
        self._show_cases()
        self.view.select(self._selection.case_ids)
        self._show_side()

    def _show_cases(self) -> None:
        narrowing = self._caseload.narrowing
        rows = self._caseload.rows if self._day is None else self._day
        people = narrowing.people(rows)
        shown = narrowing.filter.passed(people)
        self.view.set_cases(shown)
        self.view.show_narrowing(narrowing.filter)
        self.nothing.say(shown=len(shown), of=len(people), all_rows=len(rows))
        self.filter.show_sums(people, shown, self._caseload.read_at)

    def _narrow(self, wanted: CaseFilter) -> None:
        self._caseload.narrowing.narrow(wanted)
        self.view.announce(self.filter.sum.text())

    def _show_day(self, rows: Sequence[CaseRow] | None) -> None:
        """Show the cases of another day; None goes back to now."""
        self._day = rows
        self._show_cases()
        self.view.select(self._selection.case_ids)
        self._show_side()

    def _on_shared(self, case_ids: tuple[UUID, ...]) -> None:
        self.view.select(case_ids)
        self._show_side()

    def _show_side(self) -> None:
        chosen = self._selection.case_ids
        row = self._row(chosen[0]) if len(chosen) == 1 else None
        self.side.setVisible(row is not None)
        if row is None:
            return
        sheet = self._moves.known_sheet(row.id)
        if sheet is None or self._day is not None:
            self.side.show_row(row)
        else:
            self.side.show_sheet(sheet, self._settings)

    def _row(self, case_id: UUID) -> CaseRow | None:
        if self._day is None:
            return self._caseload.row(case_id)
        return next((row for row in self._day if row.id == case_id), None)

    def _look(self, case_id: UUID) -> None:
        sheet = self._moves.open(case_id, self)
        if sheet is not None:
            self.side.show_sheet(sheet, self._settings)

    def _open(self, case_id: UUID) -> None:
        self.go_asked.emit(Place(CASE, case_id))

    def _move(self, case_id: UUID, target: str) -> None:
        if self.view.moving.refused():
            return
        sheet = self._moves.open(case_id, self)
        if sheet is None:
            return
        missing = self._moves.missing_for(case_id, target)
        name = self._caseload.step_name(target)
        if missing:
            self._refuse(sheet, name, tuple(missing))
        elif self._moves.ends(sheet, target):
            self._open(case_id)
        elif self._moves.move(sheet, target):
            text = tr("{number} siirrettiin: {name}", number=sheet.row.number, name=name)
            renewed = self._caseload.renews(sheet.row.step_id, target)
            offer_move(self._desk, (case_id,), text, renewed=renewed)

    def _refuse(self, sheet: CaseSheet, name: str, missing: tuple[Missing, ...]) -> None:
        dialog = BlockedDialog(sheet.row.number, name, missing, self)
        dialog.missing_asked.connect(lambda item: self._mend(sheet.row.id, item))
        run_dialog(dialog)

    def _work(self, case_id: UUID, kind: DocumentKind) -> None:
        self.go_asked.emit(Place(CASE, case_id, text=kind.value))

    def _mend(self, case_id: UUID, missing: Missing) -> None:
        kind = missing.document.value if missing.document is not None else ""
        self.go_asked.emit(Place(CASE, case_id, field=missing.field, text=kind))

    def _step_words(self, step_id: str) -> Words | None:
        definition = self._caseload.definition
        if definition is None:
            return None
        return next((step.words for step in definition.steps if step.id == step_id), None)
