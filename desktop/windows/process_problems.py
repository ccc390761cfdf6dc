"""What is wrong with the open path (huomautukset): listed, gone to, and mended where it can be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.windows.process_words import problem_place, problem_words
from diagram.graph.checks import Problem
from models.rules.process import ProcessDefinition

_MOST = 16_777_215
"""Qt's word for no limit."""


class ProblemsPane(QWidget):
    """A line for each finding with its place and statute; Enter or a click goes there.

    Signals:
        went(str): the element of a finding is to be shown.
        fix_asked(Problem): a finding is to be mended.
        emptied(bool): the last finding has gone, or there is one again.
    """

    went = Signal(str)
    fix_asked = Signal(object)
    emptied = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Problem, ...] = ()
        self.title = ShortLabel("", "strong")
        self.mend = PlainButton(tr("Korjaa"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Polun huomautukset"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.mend)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 8)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.currentRowChanged.connect(lambda _: self._fit())
        self.mend.clicked.connect(self._on_mend)
        self._editable = False
        self._fit()

    def show_problems(
        self, path: ProcessDefinition, found: Sequence[Problem], *, editable: bool
    ) -> None:
        """Show what the checks found; the chosen line stays chosen."""
        self._editable = editable
        at, before = self.list.currentRow(), self.current
        self.shown = tuple(found)
        self.list.clear()
        for problem in self.shown:
            place = problem_place(path, problem)
            look = ("info", "soon") if problem.is_hint else ("alert", "late")
            item = QListWidgetItem(icon(*look), f"{problem_words(problem)}\n{place}", self.list)
            item.setToolTip(tr("Korjattavissa painamalla Korjaa") if problem.fix else "")
        same = self.shown.index(before) if before in self.shown else at
        self.list.setCurrentRow(min(same, len(self.shown) - 1))
        self._fit()

    @property
    def current(self) -> Problem | None:
        """The chosen finding."""
        row = self.list.currentRow()
        return self.shown[row] if 0 <= row < len(self.shown) else None

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The findings with which the path cannot be published."""
        return tuple(problem for problem in self.shown if not problem.is_hint)

    def step(self, by: int) -> None:
        """Go to the next or the former finding."""
        if self.shown:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self.shown))
            self._go()

    def _go(self, _item: QListWidgetItem | None = None) -> None:
        if self.current is not None:
            self.went.emit(self.current.element)

    def _on_mend(self) -> None:
        if self.current is not None:
            self.fix_asked.emit(self.current)

    def _fit(self) -> None:
        count = len(self.shown)
        words = tr_n("{count} huomautus", "{count} huomautusta", count)
        self.title.setText(words if count else tr("Polku on kunnossa. Ei huomautuksia."))
        self.title.set_role("strong" if count else "dim")
        was_empty = self.list.isHidden()
        self.list.setVisible(bool(count))
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        self.setMaximumHeight(_MOST if count else layout.sizeHint().height())
        current = self.current
        self.mend.setVisible(self._editable and bool(count))
        self.mend.setEnabled(current is not None and current.fix is not None)
        tip = tr("Tätä ei voi korjata puolestasi. Korjaa kohta itse.")
        if was_empty is bool(count):
            self.emptied.emit(not count)
        self.mend.setToolTip("" if self.mend.isEnabled() else tip)
