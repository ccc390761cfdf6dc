"""Which cases are chosen: one selection that map and lists share."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal


class SharedSelection(QObject):
    """The chosen cases.

    Signals:
        changed(tuple): the ids, when they are others than before.
    """

    changed = Signal(tuple)

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
