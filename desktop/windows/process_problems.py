"""What is wrong with the open path (huomautukset): listed, gone to, and mended where it can be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, ShortLabel
from desktop.windows.process_words import problem_place, problem_words
from diagram.graph.checks import Problem
from models.rules.process import ProcessDefinition

MOST_LINES = 200
_FRAME = 8
_MEASURED = 30
"""So many lines are more than any window shows."""


class ProblemsPane(QWidget):
    """A line for each finding with its place and statute; Enter or a click goes there.

    Signals:
        went(str): the element of a finding is to be shown.
        fix_asked(Problem): a finding is to be mended.
        grown(): the findings need another height.
    """

    went = Signal(str)
    fix_asked = Signal(object)
    grown = Signal()

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
        self._visited: Problem | None = None
        self._fit()

    def show_problems(
        self, path: ProcessDefinition, found: Sequence[Problem], *, editable: bool
    ) -> None:
        """Show what the checks found; the chosen line stays chosen."""
        self._editable = editable
        at, before = self.list.currentRow(), self.current
        self.shown = tuple(found)
        self.list.clear()
        for problem in self.lines:
            place = problem_place(path, problem)
            look = ("info", "soon") if problem.is_hint else ("alert", "late")
            item = QListWidgetItem(icon(*look), f"{problem_words(problem)}\n{place}", self.list)
            item.setToolTip(tr("Korjattavissa painamalla Korjaa") if problem.fix else "")
        same = self.lines.index(before) if before in self.lines else at
        self.list.setCurrentRow(min(max(same, 0), len(self.lines) - 1))
        self._fit()

    @property
    def current(self) -> Problem | None:
        """The chosen finding."""
        row = self.list.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    @property
    def lines(self) -> tuple[Problem, ...]:
        """The findings that have a line; the rest follow once these are mended."""
        return self.shown[:MOST_LINES]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The findings with which the path cannot be published."""
        return tuple(problem for problem in self.shown if not problem.is_hint)

    def dress(self) -> None:
        """Fit the height to the text, once lines and buttons have their new sizes."""
        QTimer.singleShot(0, self, self._fit_height)

    def step(self, by: int) -> None:
        """Go to the next or the former finding; to the chosen one where none was gone to yet."""
        if self.lines and self.current == self._visited:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self.lines))
        self._go()

    def _go(self, _item: QListWidgetItem | None = None) -> None:
        self._visited = self.current
        if self.current is not None:
            self.went.emit(self.current.element)

    def _on_mend(self) -> None:
        if self.current is not None:
            self.fix_asked.emit(self.current)

    def _fit(self) -> None:
        count = len(self.shown)
        words = tr_n("{count} huomautus", "{count} huomautusta", count)
        if count > MOST_LINES:
            words = tr("{words}, niistä näkyvissä {count}", words=words, count=MOST_LINES)
        self.title.setText(words if count else tr("Polku on kunnossa. Ei huomautuksia."))
        self.title.set_role("strong" if count else "dim")
        self.list.setVisible(bool(count))
        self._fit_height()
        current = self.current
        self.mend.setVisible(self._editable and bool(count))
        self.mend.setEnabled(current is not None and current.fix is not None)
        tip = tr("Tätä ei voi korjata puolestasi. Korjaa kohta itse.")
        self.mend.setToolTip("" if self.mend.isEnabled() else tip)

    def _fit_height(self) -> None:
        """Be no taller than all lines need."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        margins = layout.contentsMargins()
        tall = max(self.title.sizeHint().height(), self.mend.sizeHint().height())
        tall += margins.top() + margins.bottom()
        if self.shown:
            rows = sum(
                self.list.sizeHintForRow(row) for row in range(min(_MEASURED, len(self.shown)))
            )
            tall += layout.spacing() + rows + _FRAME
        if tall != self.maximumHeight():
            self.setMaximumHeight(tall)
            self.grown.emit()
