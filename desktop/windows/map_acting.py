"""Acting on the map: many chosen cases at once, stepping back, and mending what a move wants."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from desktop.base.words import tr
from desktop.windows.many_acts import ManyActs
from desktop.windows.many_side import ManySide
from desktop.windows.map_back import MapBack
from desktop.windows.map_tools import MapContext
from desktop.windows.navigation import CASE, CASES, Place
from desktop.windows.page import Page
from models.rules.facts import Missing
from models.rules.rights import Right, may


class ActingFeature:
    """The panel for many cases, and the keys that act on the chosen ones."""

    def __init__(self, context: MapContext) -> None:
        around = context.around
        self._context, self._desk = context, around.desk
        actor = self._desk.actor
        may_assign, may_move = may(actor, Right.ASSIGN), may(actor, Right.MOVE_CASE)
        self.acts = ManyActs(context.page, self._desk, context.caseload, around.purposes)
        self.back = MapBack(context)
        self.side = ManySide(context.caseload.step_name, may_assign=may_assign, may_move=may_move)
        beside = context.page.layout()
        assert isinstance(beside, QHBoxLayout)
        beside.addWidget(self.side)
        self._wire()

    def dress(self) -> None:
        """The panel is drawn by the style sheet; only its width follows the text."""
        self.side.fit()

    def _wire(self) -> None:
        side, view, selection = self.side, self._context.view, self._context.selection
        selection.changed.connect(lambda _ids: self._show_side())
        page = self._context.page
        assert isinstance(page, Page)
        page.follow(self._context.caseload.changed, self._show_side)
        side.reassign_asked.connect(lambda: self._act(self.acts.reassign))
        side.handover_asked.connect(lambda: self._act(self.acts.hand_over))
        side.move_asked.connect(self._list_branches)
        side.remind_asked.connect(lambda: self._act(self.acts.remind))
        side.list_asked.connect(self._open_list)
        side.clear_asked.connect(lambda: selection.choose(()))
        view.moves_asked.connect(self.acts.move)
        view.step_back_asked.connect(self.back.ask)
        view.mend_asked.connect(self._mend)

    def _show_side(self) -> None:
        chosen, caseload = self._context.selection.case_ids, self._context.caseload
        many = len(chosen) > 1
        self.side.setVisible(many)
        if many:
            rows = [row for row in map(caseload.row, chosen) if row is not None]
            definition = caseload.definition
            steps = [step.id for step in definition.tasks] if definition is not None else []
            self.side.show_rows(rows, steps)

    def _act(self, act: Callable[[Sequence[UUID]], None]) -> None:
        """Act on the chosen cases, unless the map shows another day than now."""
        if not self._context.view.moving.refused():
            act(self._context.selection.case_ids)

    def _list_branches(self) -> None:
        self._context.view.setFocus()
        self._context.view.moving.show_branches()

    def _open_list(self) -> None:
        chosen = self._context.selection.case_ids
        self._go(Place(CASES, cases=chosen))
        self._desk.messages.info(tr("Luettelossa ovat valitsemasi asiat."))

    def _mend(self, case_id: UUID, missing: Missing) -> None:
        kind = missing.document.value if missing.document is not None else ""
        self._go(Place(CASE, case_id, field=missing.field, text=kind))

    def _go(self, place: Place) -> None:
        page = self._context.page
        assert isinstance(page, Page)
        page.go_asked.emit(place)
