"""The bar above the map: whose cases, the usual narrowings, what else narrows, and the sum."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.words import tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton
from desktop.windows.caseload import Caseload, due_soon, late
from desktop.windows.narrowing_chips import NarrowButton, NarrowingChips
from models.rules.case_filter import CaseFilter, Facet, Limit
from models.rules.dates import show_time
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

TYPING_MS = 200
"""How long typing rests before the cases are narrowed by it."""

_USUAL = {
    Facet.STATES: frozenset({DueState.LATE, DueState.SOON}),
    Facet.LIMITS: frozenset({Limit.STATUTORY}),
}


class FilterBar(QWidget):
    """Chips and the sum, the tools at the right; all of it shows and sets the shared narrowing."""

    def __init__(
        self, desk: Desk, caseload: Caseload, page: QWidget, *, soon_days: int, tools: QWidget
    ) -> None:
        super().__init__()
        self.setObjectName("filterbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._narrowing, self._caseload, self._soon_days = caseload.narrowing, caseload, soon_days
        self.mine, self.team = _chip(tr("Omat asiat")), _chip(tr("Tiimi"))
        self.statutory, self.late, self.soon = _chip(tr("Lakisääteiset")), _chip(""), _chip("")
        self.text = QLineEdit()
        self.sum = LineLabel("", "dim", self)
        self._rest = QTimer(self, singleShot=True, interval=TYPING_MS)
        flow = QWidget(self)
        chips = FlowLayout(flow, across=8, down=6)
        for chip in (self.mine, self.team, self.statutory, self.late, self.soon):
            chips.addWidget(chip)
        self.narrow = NarrowButton(desk, caseload, lambda: self._people(), page)
        chips.addWidget(self.narrow)
        chips.addWidget(self.text)
        self.chips = NarrowingChips(desk, caseload, chips, known=_is_usual, says_text=False)
        chips.addWidget(self.sum)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(flow, 1)
        row.addWidget(tools, 0, Qt.AlignmentFlag.AlignTop)
        self._wire(page)
        self.say()

    @property
    def clear(self) -> PlainButton:
        """The link that lets nothing narrow any more."""
        return self.chips.clear

    def drop_all(self) -> None:
        """Show all cases of the chosen people again."""
        self._narrowing.clear()

    def say(self) -> None:
        """Show the shared narrowing as it is now."""
        wanted = self._narrowing.filter
        self.mine.setChecked(self._narrowing.mine)
        self.team.setChecked(not self._narrowing.mine)
        self.statutory.setChecked(Limit.STATUTORY in wanted.limits)
        self.late.setChecked(DueState.LATE in wanted.states)
        self.soon.setChecked(DueState.SOON in wanted.states)
        if self.text.text().split() != wanted.text.split():
            self.text.setText(wanted.text)
        self.chips.say()

    def show_sums(
        self, people: Sequence[CaseRow], shown: Sequence[CaseRow], read_at: datetime
    ) -> None:
        """Count the cases of the chosen people on the chips, and sum up what is shown."""
        self.late.set_words(tr("Myöhässä {count}", count=len(late(people))))
        self.soon.set_words(
            tr("Määräaika ≤ {days} pv {count}", days=self._soon_days, count=len(due_soon(people)))
        )
        parts = (
            tr_n("{count} asia", "{count} asiaa", len(shown)),
            tr("{count} myöhässä", count=len(late(shown))),
        )
        self.sum.setText(" · ".join(parts))
        at = show_time(read_at.astimezone(HELSINKI).time())
        self.sum.setToolTip(tr("päivitetty {time}", time=at))

    def fit(self) -> None:
        """Fit the text field to the size of text."""
        self.text.setFixedWidth(17 * self.fontMetrics().averageCharWidth() + 34)

    def _wire(self, page: QWidget) -> None:
        whose = QButtonGroup(self)
        whose.addButton(self.mine)
        whose.addButton(self.team)
        self.team.toggled.connect(lambda team: self._narrowing.show_mine(not team))
        self.statutory.clicked.connect(lambda: self._toggle(Facet.LIMITS, Limit.STATUTORY))
        self.late.clicked.connect(lambda: self._toggle(Facet.STATES, DueState.LATE))
        self.soon.clicked.connect(lambda: self._toggle(Facet.STATES, DueState.SOON))
        self.text.setPlaceholderText(tr("Nimi, numero…"))
        self.text.setAccessibleName(tr("Rajaa nimellä, numerolla tai työntekijällä"))
        self.text.setToolTip(tr("Rajaa nimellä, numerolla tai työntekijällä"))
        self.text.setClearButtonEnabled(True)
        self.text.textEdited.connect(self._rest.start)
        self.text.textChanged.connect(self._on_changed_text)
        self.text.returnPressed.connect(self._on_typed)
        self._rest.timeout.connect(self._on_typed)
        find = QShortcut(QKeySequence.StandardKey.Find, page)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.text.setFocus)
        self._narrowing.changed.connect(self.say)
        self.fit()

    def _people(self) -> Sequence[CaseRow]:
        return self._narrowing.people(self._caseload.rows)

    def _toggle(self, facet: Facet, value: DueState | Limit) -> None:
        self._narrowing.narrow(self._narrowing.filter.toggled(facet, value))

    def _on_changed_text(self, text: str) -> None:
        """The clear button empties the field without editing it."""
        if not text:
            self._on_typed()

    def _on_typed(self) -> None:
        self._rest.stop()
        self._narrowing.narrow(self._narrowing.filter.saying(self.text.text()))


def _is_usual(wanted: CaseFilter, facet: Facet) -> bool:
    """Answer whether the bar's own chips say all that is chosen of a facet."""
    return wanted.chosen(facet) <= _USUAL.get(facet, frozenset())


def _chip(words: str) -> PlainButton:
    chip = PlainButton(words, "chip")
    chip.setCheckable(True)
    return chip
