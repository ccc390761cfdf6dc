"""The caseload (asiakaskunta): the case rows that map, worklist, lists and counts share."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.desk import Desk
from desktop.base.words import say
from desktop.windows.narrowing import SharedNarrowing
from desktop.windows.open_draft import OpenDraft
from models.rules.changes import CaseMoved, CasesChanged, Changes, PersonChanged
from models.rules.former_steps import ShownPath
from models.rules.kinds import DocumentKind, DueState
from models.rules.ladder import Rung
from models.rules.phases import is_renewal
from models.rules.process import ProcessDefinition
from models.rules.reminders import ReminderRow
from models.rules.rights import Right, Role, may
from models.rules.rows import CaseRow
from models.services.lists import Scope, case_rows, changed_case_rows
from models.services.processes import shown_process
from models.services.reminders import open_reminders

TO_SIGN = frozenset({"draft_decision", "sign_decision", "second_signature"})
TO_SERVE = frozenset({"choose_recipients", "serve_decision"})
_MINUTE_MS = 60_000


class Caseload(QObject):
    """Reads the rows once, and after a change those of the changed cases, for all views.

    `narrowing` says which of the rows the views are to show; `draft` is the open draft of the path.

    Signals:
        changed(): the rows are others than before.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        lead = desk.actor.role is Role.TEAM_LEAD
        self.narrowing = SharedNarrowing(desk.actor.user_id, mine=not lead)
        self.draft = OpenDraft(self)
        self._by_id: dict[UUID, CaseRow] = {}
        self.rows: tuple[CaseRow, ...] = ()
        self._reminders: dict[UUID, tuple[ReminderRow, ...]] = {}
        self._rungs: Mapping[UUID, Rung] = {}
        self.read_at: datetime = desk.now()
        self._day = desk.today
        desk.hub.committed.connect(self._on_committed)
        self._midnight = QTimer(self, interval=_MINUTE_MS)
        self._midnight.timeout.connect(self._on_minute)
        self._midnight.start()
        self._path: ShownPath | None = None
        self._steps: dict[str, str] = {}

    @property
    def definition(self) -> ProcessDefinition | None:
        """The process that new cases take, with steps of older ones where cases still stand.

        None before one was published.
        """
        if self._path is None:
            self._path = self._desk.operations.ask(shown_process)
        return self._path.definition if self._path is not None else None

    @property
    def former_steps(self) -> frozenset[str]:
        """The steps that only older versions of the path have."""
        return self._path.former if self._path is not None else frozenset()

    def step_name(self, step_id: str) -> str:
        """Return what a step is called; an older version's step that is gone by its id."""
        if not self._steps and self.definition is not None:
            self._steps = {step.id: say(step.words) for step in self.definition.steps}
        return self._steps.get(step_id, step_id)

    def step_place(self, step_id: str) -> int:
        """Return where a step stands on the path; one that is gone stands first."""
        self.step_name(step_id)
        return list(self._steps).index(step_id) if step_id in self._steps else -1

    def step_forms(self, step_id: str) -> tuple[DocumentKind, ...]:
        """Return the documents that are written at a step."""
        steps = self.definition.steps if self.definition is not None else ()
        return next((step.forms for step in steps if step.id == step_id), ())

    def renews(self, source: str, target: str) -> bool:
        """Answer whether a move begins a new round of assessment."""
        path = self.definition
        return path is not None and is_renewal(path, source=source, target=target)

    def read(self) -> None:
        """Read the open cases that this worker has a tie to."""
        if not may(self._desk.actor, Right.READ_LISTS):
            return
        rows = self._desk.operations.ask(case_rows, scope=Scope.ALL)
        if rows is not None:
            self._take(rows)

    def _take(self, rows: tuple[CaseRow, ...]) -> None:
        self.rows, self.read_at, self._day = rows, self._desk.now(), self._desk.today
        self._reminders = _by_case(self._desk.operations.ask(open_reminders) or ())
        self._by_id = {row.id: row for row in rows}
        self.changed.emit()

    def row(self, case_id: UUID) -> CaseRow | None:
        """Return the row of an open case."""
        return self._by_id.get(case_id)

    @property
    def day(self) -> date:
        """The day for which the rows were read."""
        return self._day

    def reminders_of(self, case_id: UUID) -> tuple[ReminderRow, ...]:
        """Return the open reminders of a case, the first to come up first."""
        return self._reminders.get(case_id, ())

    def remind_today(self, rungs: Mapping[UUID, Rung]) -> None:
        """Take over which time limits of own cases are reminded of today."""
        self._rungs = rungs
        self.changed.emit()

    def rung_of(self, case_id: UUID) -> Rung | None:
        """Return today's reminder of a case's time limit, None where there is none."""
        return self._rungs.get(case_id)

    @property
    def own(self) -> tuple[CaseRow, ...]:
        """The cases of the signed-in worker."""
        me = self._desk.actor.user_id
        return tuple(row for row in self.rows if row.worker_id == me)

    def _on_committed(self, changes: Changes) -> None:
        cases = frozenset(change.case_id for change in changes if change.case_id is not None)
        clients = frozenset(
            change.person_id
            for change in changes
            if isinstance(change, PersonChanged) and change.person_id is not None
        )
        if self._changes_path(changes):
            self._path, self._steps = None, {}
            self.read()
            return
        if (cases or clients) and may(self._desk.actor, Right.READ_LISTS):
            self._read_changed(cases, clients)

    def _changes_path(self, changes: Changes) -> bool:
        """Answer whether the path is another one now, or a case has left a step of an older one."""
        former = self.former_steps
        return any(
            isinstance(change, CasesChanged)
            or (isinstance(change, CaseMoved) and change.source in former)
            for change in changes
        )

    def _read_changed(self, cases: frozenset[UUID], clients: frozenset[UUID]) -> None:
        """Read the changed cases alone: in a large caseload all of them would take too long."""
        found = self._desk.operations.ask(changed_case_rows, case_ids=cases, client_ids=clients)
        if found is not None:
            self._take(patched(self.rows, cases, found))

    def _on_minute(self) -> None:
        if self._desk.today != self._day:
            self.read()


def _by_case(reminders: Sequence[ReminderRow]) -> dict[UUID, tuple[ReminderRow, ...]]:
    found: dict[UUID, tuple[ReminderRow, ...]] = {}
    for item in reminders:
        found[item.case_id] = (*found.get(item.case_id, ()), item)
    return found


def patched(
    rows: Sequence[CaseRow], changed: Collection[UUID], found: Sequence[CaseRow]
) -> tuple[CaseRow, ...]:
    """Return `rows` by number with the changed cases as they were `found`; the others are gone."""
    fresh = {row.id: row for row in found}
    gone = set(changed) - fresh.keys()
    kept = [fresh.pop(row.id, row) for row in rows if row.id not in gone]
    return tuple(sorted([*kept, *fresh.values()], key=lambda row: row.number) if fresh else kept)


def late(rows: Sequence[CaseRow]) -> tuple[CaseRow, ...]:
    """Return the rows whose nearest time limit is past."""
    return tuple(row for row in rows if row.clock.state is DueState.LATE)


def due_soon(rows: Sequence[CaseRow]) -> tuple[CaseRow, ...]:
    """Return the rows whose nearest time limit is at hand."""
    return tuple(row for row in rows if row.clock.state is DueState.SOON)
