"""Which cases are chosen: one selection that map and lists share."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal


class SharedSelection(QObject):
    """The chosen cases.

    Signals:
        changed(tuple): the ids, when they are others than before.
        found_changed(object): the ids that a search found, None when it is over.
    """

    changed = Signal(tuple)
    found_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._case_ids: tuple[UUID, ...] = ()

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """The chosen cases, in the order they were chosen."""
        return self._case_ids

    def choose(self, case_ids: Iterable[UUID]) -> None:
        """Choose these and no others."""
        chosen = tuple(case_ids)
        if chosen != self._case_ids:
            self._case_ids = chosen
            self.changed.emit(chosen)

    def show_found(self, case_ids: Iterable[UUID] | None) -> None:
        """Let what a search found stand out; None ends it."""
        self.found_changed.emit(None if case_ids is None else tuple(case_ids))
