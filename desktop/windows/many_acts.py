"""What is done to many chosen cases: reassigned, reminded of, moved; each through its dialog."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr_n
from desktop.windows.caseload import Caseload
from desktop.windows.handover_dialog import HandOverDialog
from desktop.windows.long_run import run_many
from desktop.windows.many_dialogs import (
    ManyDialog,
    MoveManyDialog,
    ReassignDialog,
    ReminderDialog,
)
from desktop.windows.page_parts import open_dialog
from desktop.windows.purpose import Purposes
from desktop.windows.undoing import (
    offer_move,
    offer_reassigned,
    tell_handed_over,
    tell_reminded,
)
from models.rules.changes import CaseMoved, Changes
from models.rules.many import Plan, Reassigned
from models.rules.purposes import Purpose
from models.rules.rights import Right, may
from models.rules.team_load import TeamLoad
from models.services.many import plan_moves
from models.services.setup import workers
from models.services.team import team_load


class ManyActs(QObject):
    """The acts; `dialog` is the one that was opened last."""

    def __init__(self, window: QWidget, desk: Desk, caseload: Caseload, purposes: Purposes) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._caseload, self._purposes = caseload, purposes
        self.dialog: ManyDialog | None = None

    def reassign(self, case_ids: Sequence[UUID]) -> None:
        """Ask to whom the cases go."""
        present = [
            (worker, sum(row.worker_id == worker.id for row in self._caseload.rows))
            for worker in self._desk.operations.ask(workers) or ()
            if worker.ended_on is None
        ]
        desk = self._desk
        dialog = ReassignDialog(case_ids, present, self._number, desk=desk, parent=self._window,
                                load=self._load())  # fmt: skip
        dialog.acted.connect(self._on_reassigned)
        self._open(dialog)

    def hand_over(self, case_ids: Sequence[UUID], to: UUID | None = None) -> None:
        """Ask to whom the cases are offered; `to` is chosen already."""
        found = self._desk.operations.ask(workers) or ()
        present = [worker for worker in found if worker.ended_on is None]
        dialog = HandOverDialog(case_ids, present, self._number, load=self._load(), to=to,
                                desk=self._desk, parent=self._window)  # fmt: skip
        dialog.acted.connect(partial(tell_handed_over, self._desk))
        self._open(dialog)

    def remind(self, case_ids: Sequence[UUID]) -> None:
        """Ask of what and when the cases remind."""
        dialog = ReminderDialog(case_ids, self._number, desk=self._desk, parent=self._window)
        dialog.acted.connect(partial(tell_reminded, self._desk))
        self._open(dialog)

    def move(self, case_ids: Sequence[UUID], target: str) -> None:
        """Look which of the cases may move to `target`, and ask once before they do."""
        purpose = self._purpose(case_ids)
        if purpose is None:
            return
        count, name = len(case_ids), self._caseload.step_name(target)
        title = tr_n("Katsotaan, mitä puuttuu", "Katsotaan {count} asiaa", count)
        service = partial(
            plan_moves, case_ids=tuple(case_ids), target=target, purpose=purpose.value
        )
        done = partial(self._confirm_move, target, name)
        run_many(self._desk, self._window, title, count, service, done)

    def _confirm_move(self, target: str, name: str, plan: Plan) -> None:
        desk = self._desk
        dialog = MoveManyDialog((target, name), plan, self._number, desk=desk, parent=self._window)
        dialog.acted.connect(partial(self._on_moved, name))
        self._open(dialog)

    def _purpose(self, case_ids: Sequence[UUID]) -> Purpose | None:
        """Return why the files are read; asked once for all that are not one's own."""
        rows = [self._caseload.row(case_id) for case_id in case_ids]
        me = self._desk.actor.user_id
        others = [row for row in rows if row is None or row.worker_id != me]
        if not others:
            return Purpose.CLIENT_WORK
        first = others[0]
        asked = first.id if first is not None else case_ids[0]
        alone = first if len(others) == 1 else None
        purpose = self._purposes.purpose_for(asked, alone, self._window)
        if purpose is not None:
            for row in others:
                if row is not None:
                    self._purposes.state(row.id, purpose)
        return purpose

    def _on_reassigned(self, done: Reassigned) -> None:
        self._desk.operations.tell(done.changes)
        offer_reassigned(self._desk, done)

    def _on_moved(self, name: str, changes: Changes) -> None:
        self._desk.operations.tell(changes)
        moved = [change for change in changes if isinstance(change, CaseMoved)]
        ids = [change.case_id for change in moved if change.case_id is not None]
        renewed = any(self._caseload.renews(move.source, move.target) for move in moved)
        text = tr_n("Asia siirrettiin: {name}", "{count} asiaa siirrettiin: {name}",
                    len(ids), name=name)  # fmt: skip
        offer_move(self._desk, ids, text, renewed=renewed)

    def _load(self) -> TeamLoad | None:
        """Return the team's load for a look ahead; None for who does not lead the team."""
        if not may(self._desk.actor, Right.LEAD_TEAM):
            return None
        return self._desk.operations.ask(team_load)

    def _number(self, case_id: UUID) -> str:
        row = self._caseload.row(case_id)
        return row.number if row is not None else "–"

    def _open(self, dialog: ManyDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)
