"""The nearest time limit of a case as a small card: all that a list knows of its clocks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.base.icons import icon_pixmap
from desktop.base.words import tr
from desktop.widgets.plain import PictureLabel, PlainLabel, set_property
from desktop.windows.row_words import clock_words, days_words, due_words, state_look
from models.rules.clocks import NearestClock
from models.rules.kinds import DueState

_TONES = {
    DueState.LATE: "late",
    DueState.SOON: "soon",
    DueState.TIME_LEFT: "strong",
    DueState.IDLE: "dim",
}


class NearestCard(QFrame):
    """Shape, name, day and days left."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._picture = PictureLabel()
        self._name, self._day = PlainLabel(), PlainLabel("", "strong")
        self._target = PlainLabel(tr("Yksikön tavoite, ei lakisääteinen määräaika"), "hint")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._name, self._day, self._target):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_clock(self, clock: NearestClock) -> None:
        """Show a clock."""
        look = state_look(clock)
        self._picture.setPixmap(icon_pixmap(look.picture, look.colour, self.fontMetrics().height()))
        self._name.setText(clock_words(clock))
        parts = (due_words(clock), days_words(clock.days_left))
        self._day.setText(" · ".join(part for part in parts if part))
        self._day.setVisible(clock.kind is not None)
        set_property(self._day, "role", _TONES[clock.state])
        self._target.setVisible(clock.kind is not None and not clock.statutory)
        self.setAccessibleName(f"{self._name.text()} {self._day.text()}")
