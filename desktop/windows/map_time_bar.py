"""The time slider under the map: a day is chosen by hand, by keys or played."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSlider,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel, ShortLabel
from models.rules.dates import show_date
from models.rules.deadlines import add_days, add_months, days_between

MONTHS_BACK, MONTHS_ON = 24, 3
"""How far the slider reaches, unless the oldest case is younger."""

_WEEK = 7
_SPEEDS = (900, 400, 120)
"""Milliseconds a day is shown while it is played."""


class DaySlider(QSlider):
    """Arrows go a step, Home and End to the ends; a line marks today.

    Signals:
        play_asked(): the space bar was pressed.
        now_asked(): Escape was pressed.
    """

    play_asked = Signal()
    now_asked = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.now = 0
        self.setPageStep(_WEEK)
        self.setAccessibleName(tr("Kartan päivä"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar plays, Escape goes back to now."""
        if event.key() == Qt.Key.Key_Space:
            self.play_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.now_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: mark today under the handle."""
        handle = 14
        span = self.width() - handle
        at = handle / 2 + QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.now, span
        )
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(theme().ink), 2))
            painter.drawLine(round(at), 1, round(at), self.height() - 1)
        super().paintEvent(event)


class TimeBar(QWidget):
    """What day the map shows, the slider, playing, and what is not known of the past.

    Signals:
        day_chosen(date): another day is to be shown.
        closed(): the user wants now and no slider.
    """

    day_chosen = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("footbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Ajan kulku"))
        self._first = date.min
        self.label = PlainLabel("", "title")
        self.note = ShortLabel(_unknown(), "dim")
        self.slider = DaySlider()
        self.play = PlainButton(tr("Toista"))
        self.step = _choice(tr("Askel"), (tr("päivä kerrallaan"), tr("viikko kerrallaan")))
        speeds = (tr("hitaasti"), tr("tavallisesti"), tr("nopeasti"))
        self.speed = _choice(tr("Toiston nopeus"), speeds)
        self.speed.setCurrentIndex(1)
        self.to_now = PlainButton(tr("Nykyhetkeen"))
        self.close_it = PlainButton(tr("Piilota"), "link")
        self._ends = (LineLabel("", "dim"), LineLabel("", "dim"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._lay_out()
        self._wire()

    @property
    def day(self) -> date:
        """The day of the slider."""
        return add_days(self._first, self.slider.value())

    @property
    def plays(self) -> bool:
        """Whether days go by by themselves."""
        return self._timer.isActive()

    def span(self, first: date, today: date) -> None:
        """Let the slider reach from `first` past `today`; the day that is shown stays."""
        before = self.day if self._first != date.min else today
        self._first = min(max(first, add_months(today, -MONTHS_BACK)), today)
        last = add_months(today, MONTHS_ON)
        self.slider.blockSignals(True)
        self.slider.now = days_between(self._first, today)
        self.slider.setRange(0, days_between(self._first, last))
        self.slider.setValue(days_between(self._first, before))
        self.slider.blockSignals(False)
        for label, day in zip(self._ends, (self._first, last), strict=True):
            label.setText(show_date(day))

    def say(self, words: str) -> None:
        """Say something in place of the day."""
        self.label.setText(words)

    def tell(self, words: str, *, is_past: bool, is_now: bool) -> None:
        """Say what day is shown; what is not known concerns the past only."""
        self.label.setText(words)
        self.label.set_role("title" if is_now else "late")
        self.slider.setAccessibleDescription(words)
        self.note.setVisible(is_past)
        self.to_now.setEnabled(not is_now)

    def stop(self) -> None:
        """Play no longer."""
        self._timer.stop()
        self.play.set_words(tr("Toista"))

    def toggle(self) -> None:
        """Play, or stop; from the end one begins anew."""
        if self.plays:
            self.stop()
            self.day_chosen.emit(self.day)
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self.play.set_words(tr("Pysäytä"))
        self._timer.start(_SPEEDS[self.speed.currentIndex()])

    def go_to_now(self) -> None:
        """Stop and show now."""
        self.stop()
        self.slider.setValue(self.slider.now)

    def _go_on(self) -> None:
        value, now = self.slider.value(), self.slider.now
        later = value + self.slider.singleStep()
        ends = now if value < now else self.slider.maximum()
        self.slider.setValue(min(later, ends))
        if later >= ends:
            self.stop()

    def _on_step(self, at: int) -> None:
        self.slider.setSingleStep(_WEEK if at else 1)

    def _lay_out(self) -> None:
        controls = QWidget()
        flow = FlowLayout(controls, across=8, down=4)
        for part in (self.step, self.speed, self.play, self.to_now):
            flow.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(self.label, 3)
        head.addWidget(controls, 5)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._ends[0])
        line.addWidget(self.slider, 1)
        line.addWidget(self._ends[1])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 6, 16, 8)
        box.setSpacing(4)
        box.addLayout(head)
        box.addLayout(line)
        box.addWidget(self.note)

    def _wire(self) -> None:
        self.step.currentIndexChanged.connect(self._on_step)
        self.slider.valueChanged.connect(lambda _value: self.day_chosen.emit(self.day))
        self.slider.play_asked.connect(self.toggle)
        self.slider.now_asked.connect(self.go_to_now)
        self.speed.currentIndexChanged.connect(lambda at: self._timer.setInterval(_SPEEDS[at]))
        self.play.clicked.connect(self.toggle)
        self.to_now.clicked.connect(self.go_to_now)
        self.close_it.clicked.connect(self.closed)


def _choice(name: str, items: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(items)
    return box


def _unknown() -> str:
    return tr(
        "Menneestä ei tiedetä: kiireellisyyden ja ryhmän muutokset, turvakiellon alku, aiemman "
        "kierroksen päivät. Nimet ja tiimit ovat nykyiset."
    )
