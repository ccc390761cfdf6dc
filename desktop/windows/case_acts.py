"""What is done to a case from its page: moves, the way back, closing, people and workers."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.base.words import tr
from desktop.windows.case_assign_dialog import AssignDialog
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.case_person_dialog import PersonDialog
from desktop.windows.case_reason_dialogs import ReasonDialog, StepBackDialog
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.kinds import AssignmentKind, DocumentKind, DocumentStatus
from models.rules.rows import CaseSheet, MoveRow, TieRow
from models.services.cases import close_case, move_case, step_back, take_on
from models.services.documents import amend_document, open_document
from models.services.setup import workers

if TYPE_CHECKING:
    from desktop.windows.case_page import CasePage


class CaseActs(QObject):
    """The acts of a case page, each a dialog or one call."""

    def __init__(self, page: "CasePage") -> None:
        super().__init__(page)
        self._page = page
        self.dialog: CaseDialog | None = None
        aside = page.aside
        aside.moves.move_asked.connect(self.move)
        page.overview.move_asked.connect(self.move)
        aside.back_asked.connect(self.go_back)
        aside.close_asked.connect(lambda: self.close(None))
        aside.people.client_asked.connect(self.edit_client)
        aside.people.tie_asked.connect(self.edit_tie)
        aside.people.new_asked.connect(self.add_tie)
        aside.workers.assign_asked.connect(self.assign)
        aside.workers.take_asked.connect(self.take)

    @property
    def _sheet(self) -> CaseSheet:
        assert self._page.sheet is not None
        return self._page.sheet

    def move(self, move: MoveRow) -> None:
        """Move the case on, or close it when the move ends it."""
        if move.ends_case:
            self.close(move.target)
            return
        sheet = self._sheet
        self._page.desk.operations.run(
            move_case, case_id=sheet.row.id, target=move.target, row_version=sheet.row_version
        )

    def close(self, target: str | None) -> None:
        """Close the case by its finished closing document, or begin that document."""
        sheet = self._sheet
        finished = [
            row.id
            for row in sheet.documents
            if row.kind is DocumentKind.CLOSING
            and row.status is DocumentStatus.FINISHED
            and not row.superseded
        ]
        if finished:
            self._close_by(finished[-1], target)
        else:
            self._page.begin(DocumentKind.CLOSING)
            self._page.desk.messages.info(
                tr("Kirjaa päättäminen valmiiksi. Sen jälkeen asian voi päättää.")
            )

    def go_back(self) -> None:
        """Ask where the case goes back to, and why."""
        sheet = self._sheet
        steps = self._page.path.earlier(sheet.row.step_id)
        self._open(StepBackDialog(steps, self._step_back, desk=self._page.desk, parent=self._page))

    def amend(self, document_id: UUID) -> None:
        """Ask why a finished document is changed, and begin its new version."""
        new_id = uuid4()
        words = (
            tr("Tee uusi versio"),
            tr("Valmis asiakirja säilyy. Uusi versio korvaa sen, kun se on valmis."),
            tr("Aloita uusi versio"),
        )
        run = partial(self._amend, document_id, new_id)
        dialog = ReasonDialog(words, run, desk=self._page.desk, parent=self._page)
        dialog.accepted.connect(lambda: self._page.show_document(new_id))
        self._open(dialog)

    def edit_client(self) -> None:
        """Open the child's data."""
        client = self._sheet.client
        desk = self._page.desk
        self._open(PersonDialog(client, desk=desk, person=client, parent=self._page))

    def edit_tie(self, tie: TieRow) -> None:
        """Open a close one's data."""
        desk = self._page.desk
        self._open(PersonDialog(self._sheet.client, desk=desk, tie=tie, parent=self._page))

    def add_tie(self) -> None:
        """Ask for a close one to add."""
        self._open(PersonDialog(self._sheet.client, desk=self._page.desk, parent=self._page))

    def assign(self) -> None:
        """Ask which worker is named."""
        desk = self._page.desk
        people = desk.operations.ask(workers) or ()
        self._open(AssignDialog(self._sheet.row.id, people, desk=desk, parent=self._page))

    def take(self) -> None:
        """Become the own worker."""
        self._page.desk.operations.run(
            take_on,
            case_id=self._sheet.row.id,
            kind=AssignmentKind.OWN_WORKER,
            starts_on=self._page.desk.today,
        )

    def focus_into(self, pane: QWidget) -> None:
        """Put the focus on the first widget of a pane that takes it."""
        for widget in pane.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and _takes_tab(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _open(self, dialog: CaseDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _step_back(self, target: str, reason: str) -> Changes | PolkuError:
        sheet = self._sheet
        return self._page.desk.operations.attempt(
            step_back,
            case_id=sheet.row.id,
            target=target,
            reason=reason,
            row_version=sheet.row_version,
        )

    def _amend(self, document_id: UUID, new_id: UUID, reason: str) -> Changes | PolkuError:
        return self._page.desk.operations.attempt(
            amend_document,
            case_id=self._sheet.row.id,
            document_id=document_id,
            new_id=new_id,
            reason=reason,
        )

    def _close_by(self, document_id: UUID, target: str | None) -> None:
        sheet, desk = self._sheet, self._page.desk
        closing = desk.operations.ask(open_document, case_id=sheet.row.id, document_id=document_id)
        if closing is None:
            return
        text = tr(
            "Asia {number} päätetään. Päätettyä asiaa ei voi enää muuttaa.", number=sheet.row.number
        )
        if desk.messages.confirm(tr("Päätä asia"), text, tr("Päätä asia")):
            desk.operations.run(
                close_case,
                case_id=sheet.row.id,
                closed_on=date.fromisoformat(str(closing.values["closed_on"])),
                ground=str(closing.values["ground"]),
                document_id=document_id,
                row_version=sheet.row_version,
                target=target,
            )


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
