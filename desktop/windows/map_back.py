"""Stepping back from the map (Backspace): with a reason, and with words where the rule forbids."""

from uuid import UUID

from desktop.base.words import tr
from desktop.windows.case_path import CasePath
from desktop.windows.case_reason_dialogs import StepBackDialog
from desktop.windows.map_moves import MapMoves
from desktop.windows.map_tools import MapContext
from desktop.windows.page_parts import open_dialog
from models.rules.changes import Changes
from models.rules.errors import NotAllowed, PolkuError
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet
from models.services.cases import step_back


class MapBack:
    """Asks where a case goes back to and why; `dialog` is the one that was opened last."""

    def __init__(self, context: MapContext) -> None:
        around = context.around
        self._desk, self._page, self._caseload = around.desk, context.page, context.caseload
        self._files = MapMoves(around.desk, context.caseload, around.purposes)
        self.dialog: StepBackDialog | None = None

    def ask(self, case_ids: tuple[UUID, ...]) -> None:
        """Ask for the step and the reason, or say why the case stays where it is."""
        if len(case_ids) > 1:
            self._desk.messages.info(
                tr("Palauta asiat yksi kerrallaan: kukin palautus tarvitsee oman syynsä.")
            )
            return
        case_id = case_ids[0]
        if not may(self._desk.actor, Right.MOVE_CASE):
            self._desk.messages.refuse(NotAllowed("right.missing", right=Right.MOVE_CASE.value))
            return
        row = self._caseload.row(case_id)
        steps = CasePath(self._caseload.definition).earlier(row.step_id) if row else ()
        if row is not None and not steps:
            self._desk.messages.info(
                tr("Asia {number} on polun alussa. Aiempaa vaihetta ei ole.", number=row.number)
            )
            return
        sheet = self._files.open(case_id, self._page)
        if sheet is not None:
            self._open(sheet, StepBackDialog(steps, lambda target, reason: self._run(
                sheet, target, reason), desk=self._desk, parent=self._page))  # fmt: skip

    def _open(self, sheet: CaseSheet, dialog: StepBackDialog) -> None:
        self.dialog = dialog
        dialog.setWindowTitle(sheet.row.number)
        open_dialog(dialog)

    def _run(self, sheet: CaseSheet, target: str, reason: str) -> Changes | PolkuError:
        outcome = self._desk.operations.attempt(
            step_back,
            case_id=sheet.row.id,
            target=target,
            reason=reason,
            row_version=sheet.row_version,
        )
        if not isinstance(outcome, PolkuError):
            name = self._caseload.step_name(target)
            self._desk.messages.info(
                tr("{number} palautettiin: {name}", number=sheet.row.number, name=name)
            )
        return outcome
