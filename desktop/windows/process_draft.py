"""The path that is open: its value with undo, the file it came from, and where it is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.windows.version_reading import read_version
from diagram.graph import bpmn
from diagram.graph.foreign import NOTHING_FOREIGN, ForeignView, foreign
from diagram.graph.history import History
from models.rules.drafts import TypedDraftRow
from models.rules.errors import PolkuError, RuleBroken
from models.rules.path_text import JOURNAL_KIND, path_in, path_values, version_of
from models.rules.process import ProcessDefinition
from models.rules.rights import Right, may
from models.rules.rows import ProcessRow, VersionState
from models.rules.words import Words
from models.services.processes import (
    process_versions,
    save_process,
)

Edit = Callable[[ProcessDefinition], ProcessDefinition]

KEEP_MS = 700
"""So long after an edit it is on its way to the draft journal."""

_LARGE = 600
"""A path of more elements is written beside the window, which would stand still meanwhile."""


class PathDraft(QObject):
    """Holds the truth that board and panel mirror; every change is one step of undo.

    Signals:
        opened(): another version, or a version in another state, is open.
        changed(): the value, what can be undone or whether it is saved has changed.
    """

    opened = Signal()
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may = may(desk.actor, Right.PUBLISH_PROCESS)
        self.history: History[ProcessDefinition] = History(_empty())
        self.source: bytes | None = None
        self.process_id: UUID | None = None
        self.row: ProcessRow | None = None
        self._key = uuid4()
        self._was_kept = False
        self._never_saved = False
        self._writing: object | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._keep)

    @property
    def value(self) -> ProcessDefinition:
        """The path as it is now."""
        return self.history.value

    @property
    def is_open(self) -> bool:
        """Whether any path is open."""
        return self.process_id is not None

    @property
    def is_editable(self) -> bool:
        """Whether it is a draft, and the worker may change it."""
        is_draft = self.row is None or self.row.state is VersionState.DRAFT
        return self._may and self.is_open and is_draft

    def at_hand(self) -> dict[UUID, ProcessDefinition]:
        """Return what is open by the id of its version."""
        return {self.process_id: self.value} if self.process_id is not None else {}

    @property
    def is_saved(self) -> bool:
        """Whether the store holds it as it is now."""
        return self.history.is_saved and not self._never_saved

    def open(self, process_id: UUID) -> bool:
        """Open a version of the store; answer whether it could be read."""
        found = read_version(self._desk, process_id)
        if found is None:
            return False
        self._begin(process_id, *found, never_saved=False)
        return True

    def begin_from(self, value: ProcessDefinition, source: bytes | None) -> None:
        """Open a new draft that is not stored yet.

        It bears the next version's number at once: the ids of new elements are made of it, so that
        no id of an earlier version ever means something else.
        """
        numbered = replace(value, version=self._next_version())
        self._begin(uuid4(), numbered, source, never_saved=True)

    def begin_empty(self) -> None:
        """Open a new draft without any element."""
        self.begin_from(_empty(), None)

    def push(self, value: ProcessDefinition, name: str, merge_key: str = "") -> None:
        """Take a value that was edited elsewhere as one step of undo."""
        if not self.is_editable:
            return
        self.history.push(value, name, merge_key or None)
        self._touched()

    def apply(self, name: str, edit: Edit, merge_key: str = "") -> RuleBroken | None:
        """Carry out an edit; return why it may not be, the value is then as before."""
        try:
            value = edit(self.value)
        except RuleBroken as broken:
            return broken
        self.push(value, name, merge_key)
        return None

    def undo(self) -> None:
        """Take the last edit back."""
        if self.is_editable and self.history.can_undo:
            self.history.undo()
            self._touched()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.is_editable and self.history.can_redo:
            self.history.redo()
            self._touched()

    def written(self) -> bytes | RuleBroken:
        """Return it as BPMN, with everything foreign of the file it came from."""
        return write_path(self.value, self.source)

    @property
    def foreign(self) -> ForeignView:
        """What the file it came from draws beside the path."""
        if self.source is None:
            return NOTHING_FOREIGN
        try:
            return foreign(self.source)
        except RuleBroken:
            return NOTHING_FOREIGN

    def save(self) -> PolkuError | None:
        """Keep it in the store; undo stays. Return why it could not be kept."""
        data = self.written()
        if isinstance(data, RuleBroken):
            return data
        assert self.process_id is not None
        done = self._desk.operations.attempt(
            save_process, process_id=self.process_id, definition=self.value, bpmn=data
        )
        if isinstance(done, PolkuError):
            return done
        self.history.mark_saved()
        self._never_saved = False
        self._forget()
        self._reread_row()
        self._desk.operations.tell(done)
        self.changed.emit()
        return None

    def reread(self) -> bool:
        """Follow what was done to the version elsewhere; answer whether there still is one."""
        if self.process_id is None or self._never_saved:
            return True
        before = self.row
        self._reread_row()
        if self.row is None:
            self.close()
        elif self.row != before:
            self.opened.emit()
            self.changed.emit()
        return self.row is not None

    def close(self) -> None:
        """Have nothing open."""
        self.give_up()
        self.process_id, self.source, self.row = None, None, None
        self.history, self._never_saved = History(_empty()), False
        self.opened.emit()
        self.changed.emit()

    def flush(self) -> None:
        """Hand what is not saved to the journal now."""
        if self._timer.isActive() or self._writing is not None:
            self._timer.stop()
            self._keep_now()

    def give_up(self) -> None:
        """Forget what was not saved."""
        self._timer.stop()
        self._forget()

    def kept(self) -> TypedDraftRow | None:
        """Return the newest edits that were never saved, other than those at hand."""
        if not self._may:
            return None
        rows = (row for row in self._desk.drafts.pending() if row.key != self._key)
        return next((row for row in rows if path_in(row) is not None), None)

    def bring_back(self, row: TypedDraftRow) -> RuleBroken | None:
        """Take up edits that were never saved: on their draft as one edit, else as a new draft.

        What was edited meanwhile is one step of undo away, or waits in the journal in its turn.
        """
        data = path_in(row)
        assert data is not None
        value = read_path(data)
        if isinstance(value, RuleBroken):
            return value
        version = self._draft_of(row)
        is_open = version is not None and version == self.process_id
        if is_open:
            self._forget()
        else:
            self.flush()
        if version is not None and (is_open or self.open(version)):
            self.source, self._key, self._was_kept = data, row.key, True
            self.push(value, tr("tallentamattomien muutosten palautus"))
        else:
            self.begin_from(value, data)
            self._key, self._was_kept = row.key, True
            self._timer.start()
        return None

    def drop_kept(self, row: TypedDraftRow) -> None:
        """Throw edits away that were never saved."""
        self._desk.drafts.drop(row.key)

    def _begin(
        self, process_id: UUID, value: ProcessDefinition, source: bytes | None, *, never_saved: bool
    ) -> None:
        self._timer.stop()
        self._writing = None
        self.process_id, self.source = process_id, source
        self.history = History(value)
        self._key, self._was_kept, self._never_saved = uuid4(), False, never_saved
        self._reread_row()
        self.opened.emit()
        self.changed.emit()

    def _touched(self) -> None:
        if not self.is_saved:
            self._timer.start()
        else:
            self.give_up()
        self.changed.emit()

    def _keep(self) -> None:
        value, source, token = self.value, self.source, object()
        if len(value.steps) + len(value.flows) <= _LARGE:
            self._keep_now()
            return
        self._writing = token
        self._desk.operations.run_slowly(
            lambda _uow, _actor: write_path(value, source), partial(self._on_written, token)
        )

    def _keep_now(self) -> None:
        self._writing = None
        self._hand_over(self.written())

    def _on_written(self, token: object, data: bytes | RuleBroken) -> None:
        """Keep what was written, unless something newer has been kept or opened since."""
        if isValid(self) and token is self._writing:
            self._writing = None
            self._hand_over(data)

    def _hand_over(self, data: bytes | RuleBroken) -> None:
        if isinstance(data, RuleBroken) or self.process_id is None or self.is_saved:
            return
        self._was_kept = True
        values = path_values(data)
        self._desk.drafts.write(
            self._key, JOURNAL_KIND, values, None, self.process_id, 0, lambda _on_disk: None
        )

    def _forget(self) -> None:
        self._timer.stop()
        self._writing = None
        if self._was_kept:
            self._was_kept = False
            self._desk.drafts.drop(self._key)

    def _reread_row(self) -> None:
        rows = self._desk.operations.ask(process_versions) or ()
        self.row = next((row for row in rows if row.id == self.process_id), None)

    def _next_version(self) -> int:
        rows = self._desk.operations.ask(process_versions) or ()
        return 1 + max((row.version for row in rows), default=0)

    def _draft_of(self, kept: TypedDraftRow) -> UUID | None:
        rows = self._desk.operations.ask(process_versions) or ()
        wanted = version_of(kept)
        drafts = (row.id for row in rows if row.state is VersionState.DRAFT)
        return next((known for known in drafts if known == wanted), None)


def read_path(data: bytes) -> ProcessDefinition | RuleBroken:
    """Return the path in a BPMN file, or why it is refused."""
    try:
        return bpmn.read(data)
    except RuleBroken as broken:
        return broken


def write_path(value: ProcessDefinition, source: bytes | None) -> bytes | RuleBroken:
    """Return a path as BPMN with everything foreign of its source, or why it is refused."""
    try:
        return bpmn.write(value, onto=source)
    except RuleBroken as broken:
        return broken


def _empty() -> ProcessDefinition:
    return ProcessDefinition("Process_path", 1, Words(tr("Uusi polku")), (), (), ())
