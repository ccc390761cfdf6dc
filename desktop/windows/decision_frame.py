"""The frame of the decision page: the bar with its acts, and panes that keep their widths."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.base.settings import Preferences
from desktop.base.words import tr
from desktop.widgets.phase_bar import PhaseBar
from desktop.widgets.plain import PlainButton
from desktop.widgets.segments import Segments
from desktop.windows.case_bars import PageBar

_LEAST = (320, 214, 266)
"""Pixels under which form, checklist and page are never squeezed."""
_WIDE, _LETTER = 940, 18
"""Under this width, at normal text size, the three do not stand side by side."""
_FORM, _CHECKS = 520, 236
_ASIDE, _PAGE = "aside", "page"


class DecisionBar(PageBar):
    """Number, client, phases, and the acts on a draft or on a signed decision."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.phases = PhaseBar()
        self.insert_phases(self.phases)
        self.print_draft = self._act(tr("Tulosta luonnos"))
        self.save = self._act(tr("Tallenna"))
        self.sign = self._act(tr("Allekirjoita"), "primary")
        self.replace = self._act(tr("Korjaa päätös…"))
        self.verify = self._act(tr("Tarkista"))
        self.file = self._act(tr("Tallenna PDF…"))
        self.print = self._act(tr("Tulosta…"), "primary")

    def fit(self, *, draft: bool, may_decide: bool, waiting: bool = False) -> None:
        """Show the acts that there are; others go first, or the window would grow for both.

        A decision that waits for its second signature has its acts on its own panel.
        """
        drafting = (self.print_draft, self.save, self.sign)
        reading = (self.verify, self.file, self.print, *((self.replace,) if may_decide else ()))
        for button in (*reading, *drafting) if waiting else reading if draft else drafting:
            button.hide()
        for button in () if waiting else drafting if draft else reading:
            button.show()

    def _act(self, words: str, kind: str = "") -> PlainButton:
        button = PlainButton(words, kind, self)
        button.hide()
        self.add(button)
        return button


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area without edges in which `widget` scrolls."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


class DecisionPanes(QSplitter):
    """Form, checklist and page side by side, where the user put their borders.

    In a narrow window checklist and page share one place, and a switch above it tells which shows.
    """

    def __init__(
        self, preferences: Preferences, form: QWidget, aside: QWidget, page: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._preferences, self._aside, self._page = preferences, aside, page
        self._is_narrow: bool | None = None
        self.switch = Segments(
            ((_ASIDE, tr("Tarkistuslista")), (_PAGE, tr("Sivut"))),
            tr("Mitä lomakkeen vieressä näkyy"),
        )
        self.switch.choose(_ASIDE)
        self.switch.chosen.connect(lambda _: self._show_sides())
        self._sides = _split(aside, page, least=(_LEAST[1], _LEAST[2]))
        self._strip = QWidget()
        self._strip.setObjectName("filterbar")
        self._strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(12, 5, 12, 5)
        strip.addWidget(self.switch)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._sides, 1)
        _dress(self, form, right, least=(_LEAST[0], _LEAST[2]))
        self.splitterMoved.connect(lambda *_: self._keep(self))
        self._sides.splitterMoved.connect(lambda *_: self._keep(self._sides))

    @property
    def is_narrow(self) -> bool:
        """Whether checklist and page share one place."""
        return bool(self._is_narrow)

    def name_aside(self, words: str) -> None:
        """Say what stands beside the form: a checklist, or how a decision was served."""
        self.switch.button(_ASIDE).set_words(words)

    def show_page(self) -> None:
        """Let the page be seen."""
        self.switch.choose(_PAGE)
        self._show_sides()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the narrow window, so that a wide one can become it (Qt calls)."""
        return QSize(_LEAST[0] + _LEAST[2] + 1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panes beside each other or into one place (Qt calls)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < _WIDE * self.fontMetrics().height() / _LETTER
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._strip.setVisible(narrow)
        self._show_sides()
        form = self.width() // 2 if narrow else _FORM
        self._place(self, (form, self.width() - form))
        if not narrow:
            self._place(self._sides, (_CHECKS, self.width() - form - _CHECKS))

    def _show_sides(self) -> None:
        chosen = self.switch.current
        self._aside.setVisible(not self._is_narrow or chosen == _ASIDE)
        self._page.setVisible(not self._is_narrow or chosen == _PAGE)

    def _place(self, split: QSplitter, first: Sequence[int]) -> None:
        kept = self._preferences.geometry(self._name_of(split))
        if kept is None or not split.restoreState(kept):
            split.setSizes(first)

    def _keep(self, split: QSplitter) -> None:
        self._preferences.keep_geometry(self._name_of(split), split.saveState())

    def _name_of(self, split: QSplitter) -> str:
        if split is not self:
            return "decision-sides"
        return "decision-narrow" if self._is_narrow else "decision-wide"


def _split(*parts: QWidget, least: Sequence[int]) -> QSplitter:
    split = QSplitter(Qt.Orientation.Horizontal)
    _dress(split, *parts, least=least)
    return split


def _dress(split: QSplitter, *parts: QWidget, least: Sequence[int]) -> None:
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    for part, width in zip(parts, least, strict=True):
        part.setMinimumWidth(width)
        split.addWidget(part)
    split.setStretchFactor(len(parts) - 1, 1)
