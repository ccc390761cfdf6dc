"""The chips above the map: whose cases and which of them; they are the legend's words too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.windows.caseload import due_soon, late
from models.rules.dates import show_time
from models.rules.kinds import DueState
from models.rules.rows import CaseRow


@dataclass(frozen=True, slots=True)
class MapFilter:
    """Which cases the map shows; `late` and `soon` together show both."""

    mine: bool = True
    statutory: bool = False
    late: bool = False
    soon: bool = False

    @property
    def narrows(self) -> bool:
        """Answer whether some of the chosen people's cases are left out."""
        return self.statutory or self.late or self.soon

    def passed(self, rows: Sequence[CaseRow], me: UUID) -> tuple[CaseRow, ...]:
        """Return the rows to show to the worker `me`."""
        states = {DueState.LATE} if self.late else set()
        states |= {DueState.SOON} if self.soon else set()
        return tuple(
            row
            for row in rows
            if (row.worker_id == me or not self.mine)
            and (row.clock.statutory or not self.statutory)
            and (row.clock.state in states or not states)
        )


class FilterBar(QWidget):
    """Chips at the left, the sum at the right.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, *, mine: bool, soon_days: int, tools: QWidget) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._soon_days = soon_days
        self.mine, self.team = _chip(tr("Omat asiat")), _chip(tr("Tiimi"))
        self.statutory, self.late, self.soon = _chip(tr("Lakisääteiset")), _chip(""), _chip("")
        whose = QButtonGroup(self)
        whose.addButton(self.mine)
        whose.addButton(self.team)
        (self.mine if mine else self.team).setChecked(True)
        self.clear = PlainButton(tr("Poista rajaukset"), "link")
        self.clear.clicked.connect(self.drop_all)
        self.sum = ShortLabel("", "dim", self)
        flow = QWidget(self)
        chips = FlowLayout(flow, across=8, down=6)
        for chip in (self.mine, self.team, self.statutory, self.late, self.soon):
            chip.toggled.connect(self._on_toggled)
            chips.addWidget(chip)
        chips.addWidget(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(flow, 1)
        row.addWidget(self.sum, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(tools, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clear.hide()

    @property
    def chosen(self) -> MapFilter:
        """The present choice."""
        return MapFilter(
            mine=self.mine.isChecked(),
            statutory=self.statutory.isChecked(),
            late=self.late.isChecked(),
            soon=self.soon.isChecked(),
        )

    def drop_all(self) -> None:
        """Show all cases of the chosen people again."""
        for chip in (self.statutory, self.late, self.soon):
            chip.setChecked(False)

    def show_sums(
        self, people: Sequence[CaseRow], shown: Sequence[CaseRow], read_at: datetime
    ) -> None:
        """Count the cases of the chosen people on the chips, and sum up what is shown."""
        self.late.set_words(tr("Myöhässä {count}", count=len(late(people))))
        self.soon.set_words(
            tr("Määräaika ≤ {days} pv {count}", days=self._soon_days, count=len(due_soon(people)))
        )
        at = show_time(read_at.astimezone(HELSINKI).time())
        parts = (
            tr_n("{count} asia", "{count} asiaa", len(shown)),
            tr("{count} myöhässä", count=len(late(shown))),
            tr("päivitetty {time}", time=at),
        )
        self.sum.setText(" · ".join(parts))

    def _on_toggled(self) -> None:
        self.clear.setVisible(self.chosen.narrows)
        self.changed.emit()


def _chip(words: str) -> PlainButton:
    chip = PlainButton(words, "chip")
    chip.setCheckable(True)
    return chip
