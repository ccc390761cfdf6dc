"""What narrows, as chips that are taken off one by one, and the button to choose more."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, tip
from desktop.windows.caseload import Caseload
from desktop.windows.narrowing import SharedNarrowing
from desktop.windows.narrowing_words import ChoiceNames, Whose
from models.rules.case_filter import CaseFilter, Facet
from models.services.setup import teams

KEYS = "Ctrl+R"
CHIP_LETTERS = 26
"""How long a chip may grow; the whole is in its tooltip."""


class NarrowButton(PlainButton):
    """Opens the panel of all choices under itself; `whose` are the rows that the page shows."""

    def __init__(self, desk: Desk, caseload: Caseload, whose: Whose, page: QWidget) -> None:
        super().__init__(tr("Rajaa…"), "chip")
        self._desk, self._caseload, self._whose = desk, caseload, whose
        self.setToolTip(tr("Rajaa asioita ({keys})", keys=KEYS))
        self.clicked.connect(self.open)
        begin = QShortcut(QKeySequence(KEYS), page)
        begin.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        begin.activated.connect(self.open)

    def open(self) -> None:
        """Show the choices; Escape or a click elsewhere puts them away."""
        from desktop.windows.narrowing_panel import NarrowingPanel

        names = names_of(self._desk, self._caseload)
        NarrowingPanel(self._caseload, self._whose, names, self).open_under(self)


class NarrowingChips:
    """A chip for each facet that narrows, one for the text, and the link that takes all off.

    The chips stand in the layout they are given. `known` are facets that the page says itself.
    """

    def __init__(
        self,
        desk: Desk,
        caseload: Caseload,
        flow: QLayout,
        *,
        known: Callable[[CaseFilter, Facet], bool] = lambda wanted, facet: False,
        says_text: bool = True,
    ) -> None:
        self._desk, self._caseload = desk, caseload
        self._known, self._says_text = known, says_text
        self.chips = {facet: _chip() for facet in Facet}
        self.text = _chip()
        self.clear = PlainButton(tr("Poista rajaukset"), "link")
        self.clear.clicked.connect(caseload.narrowing.clear)
        for facet, chip in self.chips.items():
            chip.clicked.connect(partial(self._on_taken_off, facet))
        self.text.clicked.connect(self._on_text_taken_off)
        for button in (*self.chips.values(), self.text, self.clear):
            flow.addWidget(button)
        self.say()

    def say(self) -> None:
        """Show what narrows now."""
        wanted = self._caseload.narrowing.filter
        self.clear.setVisible(wanted.narrows)
        names = names_of(self._desk, self._caseload) if wanted.used else None
        for facet, chip in self.chips.items():
            says = facet in wanted.used and not self._known(wanted, facet)
            if says and names is not None:
                _say(chip, names.chip(wanted, facet), names.spoken(wanted, facet))
            chip.setVisible(says)
        if wanted.words and self._says_text:
            text = tr("Teksti: {typed}", typed=wanted.text.strip())
            _say(self.text, text, text)
        self.text.setVisible(bool(wanted.words) and self._says_text)

    def _on_taken_off(self, facet: Facet) -> None:
        self._caseload.narrowing.narrow(self._caseload.narrowing.filter.without(facet))

    def _on_text_taken_off(self) -> None:
        self._caseload.narrowing.narrow(self._caseload.narrowing.filter.saying(""))


class NarrowingRow(QWidget):
    """The chips of a list, hidden while nothing narrows; its button stands in the list's head."""

    def __init__(self, desk: Desk, caseload: Caseload, whose: Whose, page: QWidget) -> None:
        super().__init__()
        self._desk, self._caseload = desk, caseload
        self._narrowing = caseload.narrowing
        self.button = NarrowButton(desk, caseload, whose, page)
        self.chips = NarrowingChips(desk, caseload, FlowLayout(self, across=8, down=6))
        caseload.narrowing.changed.connect(self.say)
        self.say()

    @property
    def narrows(self) -> bool:
        """Answer whether cases may be left out."""
        return self._narrowing.filter.narrows

    def clear(self) -> None:
        """Let nothing narrow."""
        self._narrowing.clear()

    @property
    def wanted(self) -> CaseFilter:
        """What is let through."""
        return self._narrowing.filter

    def spoken(self) -> tuple[str, ...]:
        """Return what narrows, in words, without the typed text: it may be a name."""
        wanted = self._narrowing.filter
        names = names_of(self._desk, self._caseload) if wanted.used else None
        return tuple(names.spoken(wanted, facet) for facet in wanted.used) if names else ()

    def say(self) -> None:
        """Show what narrows now."""
        self.chips.say()
        self.setVisible(self.narrows)


class NothingFound(QWidget):
    """Says why no case is shown, and leads out; hidden while there are cases."""

    def __init__(self, narrowing: SharedNarrowing) -> None:
        super().__init__()
        self.setObjectName("nothingfound")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._narrowing = narrowing
        self.words = LineLabel()
        self.way_out = PlainButton("")
        self.way_out.clicked.connect(self._on_way_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.way_out)
        row.addStretch(1)
        self.hide()

    def say(self, *, shown: int, of: int, all_rows: int) -> None:
        """Tell of `shown` cases out of the chosen people's, out of all."""
        narrows = self._narrowing.filter.narrows and of > 0
        self.setVisible(not shown and (narrows or all_rows > of))
        if narrows:
            self.words.setText(tr("Mikään asia ei vastaa rajauksia."))
            self.way_out.set_words(tr("Poista rajaukset"))
        else:
            self.words.setText(tr("Sinulla ei ole omia avoimia asioita."))
            self.way_out.set_words(tr("Näytä tiimin asiat"))

    def _on_way_out(self) -> None:
        if self._narrowing.filter.narrows:
            self._narrowing.clear()
        else:
            self._narrowing.show_mine(False)


def _chip() -> PlainButton:
    chip = PlainButton("", "chip")
    chip.setProperty("on", True)
    chip.hide()
    return chip


def _say(chip: PlainButton, words: str, whole: str) -> None:
    metrics = chip.fontMetrics()
    room = CHIP_LETTERS * metrics.averageCharWidth()
    chip.set_words(f"{metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)}  ✕")
    chip.setToolTip(tip(whole))
    chip.setAccessibleName(tr("Poista rajaus {what}", what=whole))


def names_of(desk: Desk, caseload: Caseload) -> ChoiceNames:
    """Return the names of what can be chosen among the present cases."""
    return ChoiceNames(caseload.rows, desk.operations.ask(teams) or ())
