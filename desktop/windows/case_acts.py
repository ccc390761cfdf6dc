"""What is done to a case from its page: moves, the way back, closing, people and workers."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.windows.case_aside import CaseAside
from desktop.windows.case_assign_dialog import AssignDialog
from desktop.windows.case_dialog import CaseDialog
from desktop.windows.case_panes import CasePanes
from desktop.windows.case_path import CasePath
from desktop.windows.case_person_dialog import PersonDialog
from desktop.windows.case_reason_dialogs import ReasonDialog, StepBackDialog
from desktop.windows.conflict_settling import acted, say_refusal, settle_case
from desktop.windows.feedback_dialog import FeedbackDialog
from desktop.windows.many_dialogs import ReminderDialog
from desktop.windows.page_parts import open_dialog
from desktop.windows.undoing import tell_reminded
from models.rules.changes import CaseTouched, Changes
from models.rules.errors import PolkuError
from models.rules.kinds import AssignmentKind, DocumentKind, DocumentStatus
from models.rules.rows import CaseSheet, MoveRow, TieRow
from models.services.cases import close_case, move_case, step_back, take_on
from models.services.documents import amend_document, open_document
from models.services.reminders import finish_reminder, remove_reminders
from models.services.renewal import begin_renewal
from models.services.setup import workers


class CaseActs(QObject):
    """The acts of a case page, each a dialog or one call; `sheet` is the case as it is now."""

    def __init__(self, window: QWidget, desk: Desk, panes: CasePanes, path: CasePath) -> None:
        super().__init__(window)
        self._window, self._desk, self._panes, self._path = window, desk, panes, path
        self.sheet: CaseSheet | None = None
        self.dialog: CaseDialog | None = None

    def follow(self, aside: CaseAside) -> None:
        """Do what is asked in the panel beside the case."""
        aside.moves.move_asked.connect(self.move)
        aside.back_asked.connect(self.go_back)
        aside.close_asked.connect(lambda: self.close(None))
        aside.feedback_asked.connect(self.take_feedback)
        aside.people.client_asked.connect(self.edit_client)
        aside.people.tie_asked.connect(self.edit_tie)
        aside.people.new_asked.connect(self.add_tie)
        aside.workers.assign_asked.connect(self.assign)
        aside.workers.take_asked.connect(self.take)
        aside.reminders.set_asked.connect(self.remind)
        aside.reminders.done_asked.connect(self.finish_reminder)
        aside.reminders.remove_asked.connect(self.remove_reminder)

    def move(self, move: MoveRow) -> None:
        """Move the case on, or close it when the move ends it."""
        if move.ends_case:
            self.close(move.target)
            return
        self._say(
            self._acted(
                move.target,
                lambda sheet: self._desk.operations.attempt(
                    move_case,
                    case_id=sheet.row.id,
                    target=move.target,
                    row_version=sheet.row_version,
                ),
            )
        )

    def renew(self) -> None:
        """Begin to assess anew: the case goes back and the assessment's draft opens."""
        new_id, operations = uuid4(), self._desk.operations
        outcome = self._acted(
            "",
            lambda sheet: operations.attempt(
                begin_renewal,
                case_id=sheet.row.id,
                row_version=sheet.row_version,
                document_id=new_id,
            ),
        )
        if self._say(outcome):
            self._panes.show_document(new_id)

    def close(self, target: str | None) -> None:
        """Close the case by its finished closing document, or begin that document."""
        sheet = self._case
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
            self._panes.begin(DocumentKind.CLOSING)
            self._desk.messages.info(
                tr("Tee päättämisasiakirja valmiiksi. Sen jälkeen asian voi päättää.")
            )

    def go_back(self) -> None:
        """Ask where the case goes back to, and why."""
        sheet = self._case
        steps = self._path.earlier(sheet.row.step_id)
        self._open(StepBackDialog(steps, self._step_back, desk=self._desk, parent=self._window))

    def amend(self, document_id: UUID) -> None:
        """Ask why a finished document is changed, and begin its new version."""
        new_id = uuid4()
        words = (
            tr("Tee uusi versio"),
            tr("Valmis asiakirja säilyy. Uusi versio korvaa sen, kun se on valmis."),
            tr("Aloita uusi versio"),
        )
        run = partial(self._amend, document_id, new_id)
        dialog = ReasonDialog(words, run, desk=self._desk, parent=self._window)
        dialog.accepted.connect(lambda: self._panes.show_document(new_id))
        self._open(dialog)

    def edit_client(self) -> None:
        """Open the child's data."""
        client = self._case.client
        desk = self._desk
        self._open(PersonDialog(client, desk=desk, person=client, parent=self._window))

    def edit_tie(self, tie: TieRow) -> None:
        """Open a close one's data."""
        desk = self._desk
        self._open(PersonDialog(self._case.client, desk=desk, tie=tie, parent=self._window))

    def add_tie(self) -> None:
        """Ask for a close one to add."""
        self._open(PersonDialog(self._case.client, desk=self._desk, parent=self._window))

    def assign(self) -> None:
        """Ask which worker is named."""
        desk = self._desk
        people = desk.operations.ask(workers) or ()
        self._open(AssignDialog(self._case.row.id, people, desk=desk, parent=self._window))

    def take(self) -> None:
        """Become the own worker."""
        self._desk.operations.run(
            take_on,
            case_id=self._case.row.id,
            kind=AssignmentKind.OWN_WORKER,
            starts_on=self._desk.today,
        )

    def remind(self) -> None:
        """Ask of what and when the case reminds."""
        row, desk = self._case.row, self._desk
        dialog = ReminderDialog((row.id,), lambda _id: row.number, desk=desk, parent=self._window)
        dialog.acted.connect(partial(tell_reminded, desk))
        self._open(dialog)

    def take_feedback(self) -> None:
        """Ask what the family says of the phase."""
        row = self._case.row
        self._open(FeedbackDialog(self._desk, phase=row.phase, case_id=row.id, parent=self._window))

    def finish_reminder(self, reminder_id: UUID) -> None:
        """Mark a reminder done."""
        self._desk.operations.run(finish_reminder, reminder_id=reminder_id)

    def remove_reminder(self, reminder_id: UUID) -> None:
        """Remove a reminder."""
        self._desk.operations.run(remove_reminders, reminder_ids=(reminder_id,))

    @property
    def _case(self) -> CaseSheet:
        assert self.sheet is not None
        return self.sheet

    def _acted(
        self, target: str, do: Callable[[CaseSheet], Changes | PolkuError]
    ) -> Changes | PolkuError | None:
        """Do an act that takes the case to `target`; ask where another did something meanwhile."""

        def settle(sheet: CaseSheet) -> CaseSheet | None:
            return settle_case(self._desk, sheet, target, self._path.words, self._window)

        before = self._case
        outcome = acted(do, before, settle)
        if outcome is None:
            self._desk.operations.tell((CaseTouched(before.row.id),))
        return outcome

    def _say(self, outcome: Changes | PolkuError | None) -> bool:
        """Tell what an act changed or why it was refused; answer whether it was done."""
        if isinstance(outcome, PolkuError):
            say_refusal(self._desk, outcome)
            return False
        if outcome is not None:
            self._desk.operations.tell(outcome)
        return outcome is not None

    def _open(self, dialog: CaseDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    def _step_back(self, target: str, reason: str) -> Changes | PolkuError:
        outcome = self._acted(
            target,
            lambda sheet: self._desk.operations.attempt(
                step_back,
                case_id=sheet.row.id,
                target=target,
                reason=reason,
                row_version=sheet.row_version,
            ),
        )
        return () if outcome is None else outcome

    def _amend(self, document_id: UUID, new_id: UUID, reason: str) -> Changes | PolkuError:
        return self._desk.operations.attempt(
            amend_document,
            case_id=self._case.row.id,
            document_id=document_id,
            new_id=new_id,
            reason=reason,
        )

    def _close_by(self, document_id: UUID, target: str | None) -> None:
        sheet, desk = self._case, self._desk
        closing = desk.operations.ask(open_document, case_id=sheet.row.id, document_id=document_id)
        if closing is None:
            return
        text = tr(
            "Asia {number} päätetään. Päätettyä asiaa ei voi enää muuttaa.", number=sheet.row.number
        )
        if desk.messages.confirm(tr("Päätä asia"), text, tr("Päätä asia")):
            outcome = self._acted(
                target or "",
                lambda newer: desk.operations.attempt(
                    close_case,
                    case_id=newer.row.id,
                    closed_on=date.fromisoformat(str(closing.values["closed_on"])),
                    ground=str(closing.values["ground"]),
                    document_id=document_id,
                    row_version=newer.row_version,
                    target=target,
                ),
            )
            self._say(outcome)
