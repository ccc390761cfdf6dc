"""The panel beside the map for many chosen cases: how they spread, what to do with them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.words import tr, tr_n
from desktop.widgets.plain import (
    BreakingButton,
    LineLabel,
    PlainButton,
    PlainLabel,
    ShortLabel,
    section_head,
)
from desktop.windows.case_side import MOST, WIDTH
from desktop.windows.map_words import state_words
from models.rules.kinds import DueState
from models.rules.rows import CaseRow

SHOWN = 6
"""How many lines of a spread are told by name; the rest are one line."""


class ManySide(QWidget):
    """Counts by step, worker and due state, and the acts.

    Signals:
        reassign_asked(), handover_asked(), move_asked(), remind_asked(), list_asked(),
        clear_asked(): what the buttons say.
    """

    reassign_asked = Signal()
    handover_asked = Signal()
    move_asked = Signal()
    remind_asked = Signal()
    list_asked = Signal()
    clear_asked = Signal()

    def __init__(
        self, step_name: Callable[[str], str], *, may_assign: bool, may_move: bool
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._step_name = step_name
        self.title = PlainLabel("", "title")
        self.states, self.steps, self.workers = _Spread(), _Spread(), _Spread()
        self.reassign = _act(tr("Siirrä työntekijälle…"), self.reassign_asked.emit)
        self.hand_over = _act(tr("Luovuta…"), self.handover_asked.emit)
        self.move_on = _act(tr("Siirrä seuraavaan vaiheeseen…"), self.move_asked.emit)
        self.remind = _act(tr("Aseta muistutus…"), self.remind_asked.emit)
        self.open_list = _act(tr("Avaa luettelona"), self.list_asked.emit)
        self.clear = PlainButton(tr("Poista valinta"), "link")
        self.clear.clicked.connect(self.clear_asked)
        self._lay_out()
        self.reassign.setVisible(may_assign)
        self.hand_over.setVisible(may_assign)
        self.move_on.setVisible(may_move)
        self.fit()
        self.hide()

    def fit(self) -> None:
        """Be as wide as the size of the text wants."""
        self.setFixedWidth(min(MOST, round(WIDTH * self.fontMetrics().height() / 18)))

    def show_rows(self, rows: Sequence[CaseRow], steps: Sequence[str]) -> None:
        """Show how these cases spread; `steps` is the order of the path."""
        self.title.setText(tr_n("{count} asia valittu", "{count} asiaa valittu", len(rows)))
        named = state_words()
        states = Counter(row.clock.state for row in rows)
        self.states.show_lines((named[state], states[state]) for state in DueState)
        here = Counter(row.step_id for row in rows)
        order = [*(step for step in steps if step in here), *sorted(here.keys() - set(steps))]
        self.steps.show_lines((self._step_name(step), here[step]) for step in order)
        of = Counter(row.worker_name for row in rows)
        self.workers.show_lines((n or tr("ei työntekijää"), count) for n, count in of.most_common())

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.title)
        for button in (self.reassign, self.hand_over, self.move_on, self.remind, self.open_list):
            box.addWidget(button)
        box.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        for head, spread in (
            (tr("Määräajat"), self.states),
            (tr("Vaiheet"), self.steps),
            (tr("Työntekijät"), self.workers),
        ):
            box.addSpacing(6)
            box.addWidget(section_head(head))
            box.addWidget(spread)
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)


class _Spread(QWidget):
    """Names with their numbers at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[tuple[str, int], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)

    def show_lines(self, lines: Iterable[tuple[str, int]]) -> None:
        """Show those that count anything; many of them end in one line for the rest."""
        told = [line for line in lines if line[1]]
        if len(told) > SHOWN + 1:
            rest = sum(count for _, count in told[SHOWN:])
            told = [*told[:SHOWN], (tr("muut ({count})", count=len(told) - SHOWN), rest)]
        self.lines = tuple(told)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, count) in enumerate(told):
            number = LineLabel(str(count), "strong", self)
            self._grid.addWidget(ShortLabel(name, "", self), row, 0)
            self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)


def _act(words: str, act: Callable[[], None]) -> BreakingButton:
    button = BreakingButton(words)
    button.clicked.connect(lambda: act())
    return button
