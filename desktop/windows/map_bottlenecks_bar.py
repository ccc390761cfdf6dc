"""The legend of bottlenecks under the map: the period, the levels of heat, and what is left out."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.base.words import decimals, tr, tr_n
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton
from diagram.editor.heat import HeatWords, fill_heat
from diagram.editor.theme import MapTheme
from models.rules.dates import show_date
from models.rules.step_times import HEAT_LIMITS, HOTTEST, StepTimes

PERIODS = (3, 6, 12)
"""Months back from today."""

_USUAL = 6


class BottlenecksBar(QWidget):
    """What the heat means.

    Signals:
        period_changed(): the user chose another period.
        table_asked(): the user wants the numbers as a table.
        closed(): the user wants no heat.
    """

    period_changed = Signal()
    table_asked = Signal()
    closed = Signal()

    def __init__(self, theme: MapTheme) -> None:
        super().__init__()
        self.setObjectName("footbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Pullonkaulat"))
        self.period = QComboBox()
        self.period.setAccessibleName(tr("Ajanjakso"))
        for months in PERIODS:
            self.period.addItem(_period_words(months), months)
        self.period.setCurrentIndex(PERIODS.index(_USUAL))
        self.table = PlainButton(tr("Näytä taulukkona"), "link")
        self.close_it = PlainButton(tr("Piilota"), "link")
        self.note = LineLabel("", "dim")
        self._samples = {level: HeatSample(level, theme) for level in range(1, HOTTEST + 1)}
        self._names = {level: LineLabel(_range(level)) for level in self._samples}
        self._lay_out()
        self.period.currentIndexChanged.connect(lambda _at: self.period_changed.emit())
        self.table.clicked.connect(self.table_asked)
        self.close_it.clicked.connect(self.closed)

    @property
    def months(self) -> int:
        """How many months back the period reaches."""
        return int(self.period.currentData())

    def say(self, words: str) -> None:
        """Say something in place of the note."""
        self.note.setText(words)

    def tell(self, times: StepTimes) -> None:
        """Say what the numbers are made of."""
        self.note.setText(_note(times))

    def spoken(self, times: StepTimes, step_name: Callable[[str], str]) -> str:
        """Return where time is spent, in one sentence."""
        left = [spent for spent in times.steps if spent.stays]
        if not left:
            return self.note.text()
        worst = max(left, key=lambda spent: (spent.median, spent.slow))
        return tr(
            "Hitain vaihe on {name}: mediaani {median} arkipäivää, yhdeksän kymmenestä "
            "enintään {slow}.",
            name=step_name(worst.step),
            median=number(worst.median),
            slow=worst.slow,
        )

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        for sample in self._samples.values():
            sample.set_theme(theme)

    def _lay_out(self) -> None:
        legend = QWidget()
        flow = FlowLayout(legend, across=14, down=4)
        flow.addWidget(self.period)
        flow.addWidget(LineLabel(tr("Mediaani, arkipäivää:")))
        for level, sample in self._samples.items():
            flow.addWidget(_pair(sample, self._names[level]))
        flow.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(legend, 1)
        row.addWidget(self.table, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)


class HeatSample(QWidget):
    """A piece of the ground of one level."""

    def __init__(self, level: int, theme: MapTheme) -> None:
        super().__init__()
        self._level, self._theme = level, theme
        self.setFixedSize(self.sizeHint())

    def set_theme(self, theme: MapTheme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: large enough to tell the hatch."""
        return QSize(30, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: fill with the heat."""
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.fillRect(frame, QColor(self._theme.card))
            fill_heat(painter, frame, self._theme, self._level)
            painter.setPen(QPen(QColor(self._theme.line), 1))
            painter.drawRect(frame)


def heat_words() -> HeatWords:
    """Return what the map writes on steps and flows."""
    return HeatWords(
        on_step=lambda spent: tr(
            "{median} · 90 %: {slow}", median=number(spent.median), slow=spent.slow
        ),
        on_flow=lambda spent: number(spent.median),
    )


def number(median: float) -> str:
    """Return a median as Finns write it: 4 or 4,5."""
    return decimals(f"{median:g}")


def _range(level: int) -> str:
    """Return the medians of a level, e.g. "6–20"."""
    if level == HOTTEST:
        return tr("yli {days}", days=HEAT_LIMITS[-1])
    first = HEAT_LIMITS[level - 2] + 1 if level > 1 else 1
    return f"{first}–{HEAT_LIMITS[level - 1]}"


def _note(times: StepTimes) -> str:
    if not times.cases:
        return tr("Tältä ajalta ei ole siirtoja.")
    period = tr(
        "{first}–{last}, {cases}",
        first=show_date(times.since),
        last=show_date(times.until),
        cases=tr_n("{count} asia", "{count} asiaa", times.cases),
    )
    if not times.unclear:
        return period
    left_out = tr_n(
        "{count} siirto jätetty pois, koska päivät ovat ristiriidassa",
        "{count} siirtoa jätetty pois, koska päivät ovat ristiriidassa",
        times.unclear,
    )
    return f"{period} · {left_out}"


def _period_words(months: int) -> str:
    return tr_n("{count} viime kuukausi", "{count} viime kuukautta", months)


def _pair(sample: QWidget, name: QWidget) -> QWidget:
    entry = QWidget()
    line = QHBoxLayout(entry)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(sample)
    line.addWidget(name)
    return entry
