"""Reckoning what a draft would do to real cases, beside the window, once the hand rests."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.base.desk import Desk
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.process import ProcessDefinition
from models.rules.version_effects import CaseGround, DraftEffects, effects_on
from models.services.process_effects import read_ground

PAUSE_MS = 300


class EffectsReckoning(QObject):
    """The cases are read once, each draft is then answered quickly.

    Signals:
        told(DraftEffects): what the draft shown last would do.
    """

    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ground: CaseGround | None = None
        self.draft: ProcessDefinition | None = None
        self._is_running = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._run)
        desk.hub.committed.connect(self._on_committed)

    def reckon(self, draft: ProcessDefinition | None) -> None:
        """Tell what a draft would do once the hand rests; None tells nothing more."""
        self.draft = draft
        self._pause.stop()
        if draft is not None:
            self._pause.start()

    @property
    def names(self) -> ProcessDefinition | None:
        """The version in which the steps of the cases have their names."""
        if self._ground is not None and self._ground.versions:
            return next(iter(self._ground.versions.values()))
        return self.draft

    def _run(self) -> None:
        draft = self.draft
        if draft is None or self._is_running:
            return
        self._is_running = True
        ground = self._ground if self._is_fresh() else None
        self._desk.operations.run_slowly(
            lambda uow, actor: _answered(ground or read_ground(uow, actor), draft),
            partial(self._on_answer, draft),
            self._on_failed,
        )

    def _on_answer(self, draft: ProcessDefinition, answer: tuple[CaseGround, DraftEffects]) -> None:
        if not isValid(self):
            return
        self._is_running = False
        self._ground, found = answer
        if self.draft is draft:
            self.told.emit(found)
        else:
            self._run()

    def _on_failed(self, error: PolkuError) -> None:
        if isValid(self):
            self._is_running = False
        self._desk.messages.warn(error)

    def _is_fresh(self) -> bool:
        return self._ground is not None and self._ground.today == self._desk.today

    def _on_committed(self, changes: Changes) -> None:
        """Forget the cases when any of them has changed; the next question reads them anew."""
        self._ground = None


def _answered(ground: CaseGround, draft: ProcessDefinition) -> tuple[CaseGround, DraftEffects]:
    return ground, effects_on(ground, draft)
