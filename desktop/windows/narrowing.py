"""The narrowing (rajaus) that map and lists share, like the selection."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from models.rules.case_filter import EVERYTHING, CaseFilter, Facet
from models.rules.rows import CaseRow


class SharedNarrowing(QObject):
    """What narrows, and whether the map shows own cases only.

    Own cases and chosen workers exclude each other: the last choice counts.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, me: UUID, *, mine: bool) -> None:
        super().__init__()
        self._me = me
        self.filter = EVERYTHING
        self.mine = mine

    def narrow(self, wanted: CaseFilter) -> None:
        """Narrow by `wanted` and nothing else."""
        self.show(wanted, mine=self.mine and not wanted.workers)

    def show_mine(self, mine: bool) -> None:
        """Show own cases only, or everybody's, on the map."""
        self.show(self.filter.without(Facet.WORKERS) if mine else self.filter, mine=mine)

    def show(self, wanted: CaseFilter, *, mine: bool) -> None:
        """Choose both at once, as a saved view does."""
        if (wanted, mine) != (self.filter, self.mine):
            self.filter, self.mine = wanted, mine
            self.changed.emit()

    def clear(self) -> None:
        """Let nothing narrow any more."""
        self.narrow(EVERYTHING)

    def people(self, rows: Sequence[CaseRow]) -> tuple[CaseRow, ...]:
        """Return the cases of those whose cases the map shows."""
        return self._own(rows) if self.mine else tuple(rows)

    def workload(self, rows: Sequence[CaseRow]) -> tuple[CaseRow, ...]:
        """Return whose cases the worklist shows: one's own, or all where workers are chosen."""
        return tuple(rows) if self.filter.workers else self._own(rows)

    def _own(self, rows: Sequence[CaseRow]) -> tuple[CaseRow, ...]:
        return tuple(row for row in rows if row.worker_id == self._me)
