"""The legend of ties under the map: one line style a kind, how many, and whose are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.base.words import language, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton
from diagram.editor.callout import Saying
from diagram.editor.theme import MapTheme
from diagram.editor.ties import MOST, TIE_LOOKS
from models.rules.case_ties import CaseEdge, CaseTieKind
from models.rules.dates import show_weekday_date


class TiesBar(QWidget):
    """What the lines mean.

    Signals:
        scope_changed(): the user chose whose ties are drawn.
        closed(): the user wants no ties.
    """

    scope_changed = Signal()
    closed = Signal()

    def __init__(self, theme: MapTheme) -> None:
        super().__init__()
        self.setObjectName("footbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Sidokset"))
        self.all = PlainButton(tr("Kaikki näytetyt"), "chip")
        self.chosen = PlainButton(tr("Valittu asia"), "chip")
        whose = QButtonGroup(self)
        for chip in (self.all, self.chosen):
            chip.setCheckable(True)
            whose.addButton(chip)
        self.all.setChecked(True)
        self.note = LineLabel("", "dim")
        self.close_it = PlainButton(tr("Piilota"), "link")
        self._samples = {kind: TieSample(kind, theme) for kind in CaseTieKind}
        self._names = {kind: LineLabel("") for kind in CaseTieKind}
        self._lay_out()
        self.all.toggled.connect(lambda _on: self.scope_changed.emit())
        self.close_it.clicked.connect(self.closed)

    @property
    def shows_all(self) -> bool:
        """Whether the ties of every shown case are drawn."""
        return self.all.isChecked()

    @property
    def spoken(self) -> str:
        """What is drawn, in one sentence."""
        said = [label.text() for label in self._names.values()]
        return ", ".join((*said, *([self.note.text()] if self.note.text() else [])))

    def tell(self, edges: Sequence[CaseEdge], *, is_chosen: bool) -> None:
        """Count the ties of each kind and say what is not drawn."""
        for kind, label in self._names.items():
            count = sum(edge.kind is kind for edge in edges)
            label.setText(f"{kind_name(kind)} {count}")
        self.note.setText(_note(len(edges), is_chosen=is_chosen))

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        for sample in self._samples.values():
            sample.set_theme(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        legend = QWidget()
        flow = FlowLayout(legend, across=18, down=4)
        flow.addWidget(self.all)
        flow.addWidget(self.chosen)
        for kind in CaseTieKind:
            entry = QWidget()
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._samples[kind])
            line.addWidget(self._names[kind])
            flow.addWidget(entry)
        flow.addWidget(self.note)
        row.addWidget(legend, 1)
        row.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)


class TieSample(QWidget):
    """A piece of the line of one kind."""

    def __init__(self, kind: CaseTieKind, theme: MapTheme) -> None:
        super().__init__()
        self._kind, self._theme = kind, theme
        self.setFixedSize(self.sizeHint())

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: long enough to tell dashes from dots."""
        return QSize(40, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the line."""
        with QPainter(self) as painter:
            painter.setPen(TIE_LOOKS[self._kind].pen(self._theme))
            middle = self.height() / 2
            painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))


def kind_name(kind: CaseTieKind) -> str:
    """Return what a kind of tie is called."""
    return {
        CaseTieKind.SIBLINGS: tr("Sisarukset"),
        CaseTieKind.GUARDIAN: tr("Sama huoltaja"),
        CaseTieKind.HAND_OVER: tr("Sama työntekijän vaihdos"),
    }[kind]


def sayings(edge: CaseEdge, numbers: Sequence[str], theme: MapTheme) -> tuple[Saying, ...]:
    """Return what a tie is in lines: case numbers and workers, never clients or guardians."""
    lines = [Saying(kind_name(edge.kind), theme.ink, bold=True)]
    lines.append(Saying(" – ".join(numbers), theme.ink))
    group = edge.group
    if group.day is not None:
        day = show_weekday_date(group.day, language())
        words = tr("{former} → {now}, {day}", former=group.former, now=group.now, day=day)
        lines.append(Saying(words, theme.dim))
    return tuple(lines)


def _note(count: int, *, is_chosen: bool) -> str:
    if not is_chosen:
        return tr("Valitse asia, niin sen sidokset näkyvät.")
    if count > MOST:
        return tr(
            "Sidoksia on {count}, niistä piirretään {shown}. Rajaa näkymää tai valitse asia.",
            count=count,
            shown=MOST,
        )
    return "" if count else tr("Ei sidoksia näytettyjen asioiden välillä.")
