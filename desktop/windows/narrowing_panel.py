"""All choices of the narrowing, each with how many cases it would show."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import LineLabel, PlainButton, plain, section_head
from desktop.windows.caseload import Caseload
from desktop.windows.narrowing_words import ChoiceNames, Whose, counts_of, facet_name
from models.rules.case_filter import EVERYTHING, Choice, Facet
from models.rules.rows import CaseRow

_COLUMNS = (
    (Facet.WORKERS, Facet.TEAMS),
    (Facet.STATES, Facet.LIMITS, Facet.GROUPS),
    (Facet.NEEDS, Facet.SERVICES, Facet.LANGUAGES),
)
_EDGE = 12


class NarrowingPanel(QFrame):
    """A panel over the page; every tick narrows at once, on map and lists.

    A choice is offered that any of the page's cases has, with how many it would show now.
    """

    def __init__(
        self, caseload: Caseload, whose: Whose, names: ChoiceNames, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("narrowing")
        self._caseload, self._whose, self._names = caseload, whose, names
        self._narrowing = narrowing = caseload.narrowing
        self.boxes: dict[tuple[Facet, Choice], QCheckBox] = {}
        self.done = PlainButton(tr("Valmis"), "primary")
        self.clear = PlainButton(tr("Poista rajaukset"), "link")
        self._found = LineLabel("", "dim")
        self._lay_out()
        self.done.clicked.connect(self.close)
        self.clear.clicked.connect(narrowing.clear)
        narrowing.changed.connect(self._say)
        self._say()

    def open_under(self, button: QWidget) -> None:
        """Show the panel under a button, no larger than its window."""
        window = button.window()
        room = window.size()
        wish = self.sizeHint()
        under = button.mapTo(window, QPoint(0, button.height() + 4))
        wide = min(wish.width(), room.width() - 2 * _EDGE)
        tall = min(wish.height(), max(room.height() - under.y() - _EDGE, 240))
        self.resize(wide, tall)
        left = max(_EDGE, min(under.x(), room.width() - wide - _EDGE))
        self.move(window.mapToGlobal(QPoint(left, under.y())))
        self.show()
        first = next(iter(self.boxes.values()), None)
        (first or self.done).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(18, 14, 18, 8)
        columns.setSpacing(28)
        for facets in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(4)
            for facet in facets:
                self._add_facet(column, facet)
            column.addStretch()
            columns.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll, self._inner = scroll, inner
        scroll.setMinimumSize(120, 60)
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(18, 6, 18, 12)
        foot.setSpacing(16)
        foot.addWidget(self._found, 1)
        foot.addWidget(self.clear)
        foot.addWidget(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(scroll, 1)
        box.addLayout(foot)

    def _add_facet(self, column: QVBoxLayout, facet: Facet) -> None:
        chosen = self._narrowing.filter.chosen(facet)
        counts = counts_of(self._rows(facet), EVERYTHING, facet)
        offered = counts.keys() | chosen
        if len(offered) < 2 and not chosen:
            return
        if column.count():
            column.addSpacing(10)
        head = section_head(facet_name(facet))
        head.setWordWrap(False)
        column.addWidget(head)
        for value in self._names.ordered(facet, offered):
            box = QCheckBox(self._said(facet, value, counts.get(value, 0)))
            box.clicked.connect(partial(self._on_ticked, facet, value))
            self.boxes[facet, value] = box
            column.addWidget(box)

    def _on_ticked(self, facet: Facet, value: Choice) -> None:
        self._narrowing.narrow(self._narrowing.filter.toggled(facet, value))

    def _say(self) -> None:
        wanted, rows = self._narrowing.filter, self._whose()
        offered = {facet for facet, _ in self.boxes}
        counts = {facet: counts_of(self._rows(facet), wanted, facet) for facet in offered}
        for (facet, value), box in self.boxes.items():
            box.setText(self._said(facet, value, counts[facet].get(value, 0)))
            box.setChecked(value in wanted.chosen(facet))
        self.clear.setVisible(wanted.narrows)
        shown = len(wanted.passed(rows))
        self._found.setText(tr("Näkyvissä {count}/{all} asiaa", count=shown, all=len(rows)))

    def _rows(self, facet: Facet) -> Sequence[CaseRow]:
        """Return whose cases are counted: another worker may be chosen while own ones are shown."""
        return self._caseload.rows if facet is Facet.WORKERS else self._whose()

    def _said(self, facet: Facet, value: Choice, count: int) -> str:
        return plain(tr("{name} ({count})", name=self._names.of(facet, value), count=count))

    def sizeHint(self) -> QSize:
        """Return room for every choice (Qt calls)."""
        wish, foot = self._inner.sizeHint(), self._foot.sizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(max(wish.width() + bar, foot.width()) + 4, wish.height() + foot.height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away by Escape; arrows go through the choices (Qt calls)."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
