"""The frame of the decision page: the bar with its acts, and panes that keep their widths."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from desktop.base.settings import Preferences
from desktop.base.words import tr
from desktop.widgets.phase_bar import PhaseBar
from desktop.widgets.plain import PlainButton
from desktop.windows.case_bars import PageBar

_SPLIT = "decision"
_LEAST, _FIRST = (320, 214, 266), [520, 236, 690]


class DecisionBar(PageBar):
    """Number, client, phases, and the acts on a draft or on a signed decision."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.phases = PhaseBar()
        self.insert_phases(self.phases)
        self.print_draft = self._act(tr("Tulosta luonnos"))
        self.save = self._act(tr("Tallenna"))
        self.sign = self._act(tr("Allekirjoita"), "primary")
        self.replace = self._act(tr("Korvaava päätös…"))
        self.verify = self._act(tr("Tarkista"))
        self.file = self._act(tr("Tallenna PDF…"))
        self.print = self._act(tr("Tulosta…"), "primary")

    def fit(self, *, draft: bool, may_decide: bool) -> None:
        """Show the acts that there are."""
        for button in (self.print_draft, self.save, self.sign):
            button.setVisible(draft)
        for button in (self.verify, self.file, self.print):
            button.setVisible(not draft)
        self.replace.setVisible(not draft and may_decide)

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


def decision_panes(preferences: Preferences, *parts: QWidget) -> QSplitter:
    """Return form, checklist and page side by side, where the user put their borders."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    for part, least in zip(parts, _LEAST, strict=True):
        part.setMinimumWidth(least)
        split.addWidget(part)
    split.setSizes(_FIRST)
    split.setStretchFactor(2, 1)
    place = preferences.geometry(_SPLIT)
    if place is not None:
        split.restoreState(place)
    split.splitterMoved.connect(lambda *_: preferences.keep_geometry(_SPLIT, split.saveState()))
    return split
