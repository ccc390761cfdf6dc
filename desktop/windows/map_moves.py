"""Moving a case from the map: its file is opened first, since moving is handling it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.windows.caseload import Caseload
from desktop.windows.purpose import Purposes
from models.rules.changes import Changes
from models.rules.facts import Missing
from models.rules.purposes import Purpose
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, MoveRow
from models.services.cases import move_case, open_case


class MapMoves:
    """What the map may know of files: those that were opened here, until something changes."""

    def __init__(self, desk: Desk, caseload: Caseload, purposes: Purposes) -> None:
        self._desk, self._caseload, self._purposes = desk, caseload, purposes
        self._sheets: dict[UUID, CaseSheet] = {}
        desk.hub.committed.connect(self._on_committed)

    def known_sheet(self, case_id: UUID) -> CaseSheet | None:
        """Return the sheet that was opened here and is still fresh."""
        return self._sheets.get(case_id)

    def open(self, case_id: UUID, parent: QWidget) -> CaseSheet | None:
        """Open a file for its purpose, asking where it is not plain; None when given up."""
        if case_id in self._sheets:
            return self._sheets[case_id]
        purpose = self._purposes.purpose_for(case_id, self._caseload.row(case_id), parent)
        return None if purpose is None else self._read(case_id, purpose)

    def missing_for(self, case_id: UUID, target: str) -> Sequence[Missing] | None:
        """Return what a move still wants; None where no flow leads.

        Dragging one's own case opens its file; of any other nothing is told before the drop.
        """
        sheet = self._sheets.get(case_id) or self._own(case_id)
        if sheet is None:
            return ()
        move = _move(sheet, target)
        return None if move is None else move.missing

    def ends(self, sheet: CaseSheet, target: str) -> bool:
        """Answer whether a move would end the case; that is done in the case itself."""
        move = _move(sheet, target)
        return move is not None and move.ends_case

    def move(self, sheet: CaseSheet, target: str) -> bool:
        """Move the case; answer whether it was done."""
        return self._desk.operations.run(
            move_case, case_id=sheet.row.id, target=target, row_version=sheet.row_version
        )

    def _own(self, case_id: UUID) -> CaseSheet | None:
        row = self._caseload.row(case_id)
        mine = row is not None and row.worker_id == self._desk.actor.user_id
        if not mine or not may(self._desk.actor, Right.MOVE_CASE):
            return None
        return self._read(case_id, Purpose.CLIENT_WORK)

    def _read(self, case_id: UUID, purpose: Purpose) -> CaseSheet | None:
        sheet = self._desk.operations.ask(open_case, case_id=case_id, purpose=purpose.value)
        if sheet is not None:
            self._sheets[case_id] = sheet
        return sheet

    def _on_committed(self, changes: Changes) -> None:
        for change in changes:
            if change.case_id is not None:
                self._sheets.pop(change.case_id, None)


def _move(sheet: CaseSheet, target: str) -> MoveRow | None:
    return next((move for move in sheet.moves if move.target == target), None)
