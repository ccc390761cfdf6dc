"""Changes by others brought to the windows, as if they had been made here: asked again, in calm."""

import random
from collections.abc import Callable, Collection
from time import monotonic
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.base.operations import ChangeHub, Operations
from models.rules.changes import (
    CasesChanged,
    CaseTouched,
    Change,
    HouseTouched,
    PersonChanged,
    PersonTouched,
)
from models.rules.hints import EVERYTHING, Hints
from models.services.presence import mine_among, show_case

AGAIN_MS = 300
"""How soon it is looked again whether the user's hand has let go."""
STRANGE_SECONDS = 5.0
"""How far apart it is asked which cases, not known here, are one's own: most are of others."""
WHOLE_SECONDS = 10.0
"""How far apart everything is read anew."""


class Listening(Protocol):
    """What hears of changes on a thread of its own."""

    def start(self) -> None:
        """Begin to listen."""

    def close(self) -> None:
        """Stop listening."""


class Live(QObject):
    """Turns hints of changes by others into facts for the views.

    While a dialog is open or a mouse button is down, hints wait: what a hand holds does not move.
    `knows` answers whether a case is among those shown here.

    Signals:
        looked(frozenset): somebody opened or left one of these cases.
    """

    looked = Signal(frozenset)
    _heard = Signal(object)

    def __init__(
        self,
        listener: Callable[[Callable[[Hints], None]], Listening],
        hub: ChangeHub,
        operations: Operations,
    ) -> None:
        super().__init__()
        self.knows: Callable[[UUID], bool] = lambda _: False
        self._hub, self._operations = hub, operations
        self._waiting, self._strange = Hints(), Hints()
        self._asked = self._read = 0.0
        self._shown: UUID | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._deliver)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._listener = listener(self._heard.emit)
        self._listener.start()

    def look_at_all(self) -> None:
        """Read everything anew: hints may have been missed."""
        self._on_heard(EVERYTHING)

    def show(self, case_id: UUID | None) -> tuple[str, ...]:
        """Tell that a case is on the screen, None for none; return who else has it there."""
        if self._shown is not None and self._shown != case_id:
            self._operations.attempt(show_case, case_id=self._shown, shown=False)
        self._shown = case_id
        if case_id is None:
            return ()
        names = self._operations.attempt(show_case, case_id=case_id, shown=True)
        return names if isinstance(names, tuple) else ()

    def close(self) -> None:
        """Stop listening, and tell that no case is on the screen any longer."""
        self._timer.stop()
        self._listener.close()
        self.show(None)

    def _on_heard(self, hints: Hints) -> None:
        self._waiting |= hints
        if not self._timer.isActive() or self._timer.remainingTime() > AGAIN_MS:
            self._timer.start(0)

    def _deliver(self) -> None:
        if _is_held():
            self._timer.start(AGAIN_MS)
            return
        hints, self._waiting = self._waiting, Hints()
        changes = [*self._whole(hints), *self._parts(hints)]
        if changes:
            self._hub.committed.emit(tuple(changes))
        if hints.looks or hints.many:
            self.looked.emit(hints.looks)
        self._wait_on()

    def _whole(self, hints: Hints) -> list[Change]:
        """Return the facts of hints that name nothing; reading all anew is done now and then."""
        if not (hints.many or hints.path):
            return [HouseTouched()] if hints.house else []
        if monotonic() - self._read < WHOLE_SECONDS and self._read:
            self._waiting |= Hints(house=hints.house, path=hints.path, many=hints.many)
            return []
        self._read = monotonic()
        return [CasesChanged(), HouseTouched()]

    def _parts(self, hints: Hints) -> list[Change]:
        known = [case_id for case_id in hints.cases if self.knows(case_id)]
        changes: list[Change] = [CaseTouched(case_id) for case_id in sorted(known)]
        self._strange |= Hints(cases=hints.cases - set(known), persons=hints.persons)
        changes += [PersonTouched(person_id=person_id) for person_id in sorted(hints.persons)]
        if self._strange and monotonic() - self._asked >= STRANGE_SECONDS:
            changes += self._own(self._strange)
            self._strange = Hints()
            self._asked = monotonic() + random.random()  # not all workstations in one moment
        return changes

    def _own(self, hints: Hints) -> Collection[Change]:
        """Return the facts of those cases and clients that are one's own after all."""
        found = self._operations.attempt(mine_among, case_ids=hints.cases, person_ids=hints.persons)
        if not isinstance(found, tuple):
            return ()
        cases, clients = found
        return (
            *(CaseTouched(case_id) for case_id in sorted(cases)),
            *(PersonChanged(person_id=person_id) for person_id in sorted(clients)),
        )

    def _wait_on(self) -> None:
        waits = []
        if self._strange:
            waits.append(STRANGE_SECONDS - (monotonic() - self._asked))
        if self._waiting:
            waits.append(WHOLE_SECONDS - (monotonic() - self._read))
        if waits:
            self._timer.start(max(0, int(min(waits) * 1000)) + 1)


def _is_held() -> bool:
    """Answer whether the user's hand is on something: a dialog, a menu, a mouse button."""
    return (
        QApplication.activeModalWidget() is not None
        or QApplication.activePopupWidget() is not None
        or QApplication.mouseButtons() != Qt.MouseButton.NoButton
    )
