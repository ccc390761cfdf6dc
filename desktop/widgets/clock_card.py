"""A card of one time limit: its day, where it stands, and why it is that day."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.clock_words import clock_name
from desktop.widgets.day_strip import DayStrip, StripDay
from desktop.widgets.disclosure import Disclosure
from desktop.widgets.plain import LineLabel, PlainLabel
from models.rules.kinds import ClockKind


@dataclass(frozen=True, slots=True)
class ClockLook:
    """What a card shows; `tone` is a label role ("late", "soon", "good", "strong").

    `share` is how much of the time is gone (0-1), None for no bar. `reasons` are the sentences
    behind "Miksi tämä päivä?". `open_at_once` shows the days of the counting from the start.
    """

    kind: ClockKind
    words: str
    tone: str
    statutory: bool
    reasons: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    days: tuple[StripDay, ...] = ()
    share: float | None = None
    note: str = ""
    for_whom: str = ""


class ClockCard(QFrame):
    """One clock; the reasons open with a link."""

    def __init__(
        self, look: ClockLook, *, with_days: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setProperty("role", "card")
        name = clock_name(look.kind)
        self.setAccessibleName(f"{name}: {look.words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addLayout(self._head(name))
        column.addWidget(PlainLabel(look.words, look.tone, self))
        if look.share is not None:
            column.addWidget(ShareBar(look.share, look.tone, self))
        if with_days and look.days:
            column.addWidget(DayStrip(look.days, self))
        note = " · ".join(part for part in (look.note, look.for_whom) if part)
        if note:
            column.addWidget(PlainLabel(note, "hint", self))
        if look.reasons:
            self.why = Disclosure(tr("Miksi tämä päivä?"), self._reasons, self)
            self.why.link.setAccessibleName(tr("Miksi tämä päivä? {name}", name=name))
            column.addWidget(self.why)

    def _head(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(name, "", self), 1)
        badge = LineLabel("" if self.look.statutory else tr("tavoite"), "badge", self)
        badge.setToolTip(tr("Yksikön tavoite, ei lakisääteinen määräaika"))
        badge.setVisible(not self.look.statutory)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _reasons(self) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        if self.look.days:
            column.addWidget(DayStrip(self.look.days, body))
        for text in _told(self.look):
            column.addWidget(PlainLabel(text, "hint", body))
        return body


class ShareBar(QWidget):
    """A thin bar of how much of the time is gone."""

    def __init__(self, share: float, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a thin line (Qt calls)."""
        return QSize(60, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar (Qt calls)."""
        colours = theme()
        tone = {"late": colours.late, "soon": colours.soon, "good": colours.ok}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRect(0, 3, self.width(), 5)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(round(self.width() * self._share))
        painter.setBrush(QColor(tone.get(self._tone, colours.idle)))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.end()


def _told(look: ClockLook) -> Sequence[str]:
    law = tr("Perusta: {law}", law=", ".join(look.basis)) if look.basis else ""
    return [*look.reasons, *([law] if law else [])]
