"""The days of a time limit side by side: which count, which do not, and which is the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.base.theme import theme
from desktop.base.words import language, tr
from models.rules.dates import show_weekday_date
from models.rules.reckoning import Reckoning, StepKindCode
from models.rules.workdays import day_off_name

_GAP = 2
_LEAST = 14
_SATURDAY, _SUNDAY = 5, 6


class DayMark(StrEnum):
    """What a day is in the counting."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class StripDay:
    """One cell of the strip; `why` names the holiday of a skipped day."""

    day: date
    mark: DayMark
    why: str = ""


def strip_days(reckoning: Reckoning) -> tuple[StripDay, ...]:
    """Return the cells of a counting, empty when it counts no single days."""
    marks = {
        StepKindCode.START_NOT_COUNTED: DayMark.START,
        StepKindCode.COUNTED: DayMark.COUNTED,
        StepKindCode.SKIPPED: DayMark.SKIPPED,
    }
    found: dict[date, StripDay] = {}
    for step in reckoning.steps:
        if step.day is None or step.kind not in marks:
            continue
        mark = DayMark.DUE if step.day == reckoning.due else marks[step.kind]
        found[step.day] = StripDay(step.day, mark, day_off_name(step.day, language()) or "")
    counted = any(cell.mark is DayMark.COUNTED for cell in found.values())
    return tuple(found[day] for day in sorted(found)) if counted else ()


class DayStrip(QWidget):
    """Cells from the starting day to the last one; wraps when the room is narrow."""

    def __init__(self, days: Sequence[StripDay] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._days: tuple[StripDay, ...] = ()
        self.set_days(days)

    @property
    def days(self) -> tuple[StripDay, ...]:
        """The cells shown."""
        return self._days

    def set_days(self, days: Sequence[StripDay]) -> None:
        """Show other days."""
        self._days = tuple(days)
        self.setVisible(bool(days))
        self.setAccessibleName(tr("Päivien laskenta"))
        self.setAccessibleDescription("; ".join(_spoken(day) for day in self._days))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Answer yes (Qt calls)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as are needed (Qt calls)."""
        rows = -(-len(self._days) // self._in_row(width)) if self._days else 0
        return rows * (self._tall() + _GAP)

    def sizeHint(self) -> QSize:
        """Return one line (Qt calls)."""
        return QSize(len(self._days) * (_LEAST + _GAP), self._tall() + _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return one cell (Qt calls)."""
        return QSize(_LEAST, self._tall() + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells (Qt calls)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self.fontMetrics().height() * 0.58)))
        painter.setFont(font)
        for cell, rect in zip(self._days, self._cells(), strict=True):
            _draw(painter, cell, rect)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say what a day is when the mouse rests on it (Qt calls)."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._at(event.pos())
            QToolTip.showText(event.globalPos(), _spoken(cell) if cell else "", self)
            return True
        return super().event(event)

    def _tall(self) -> int:
        return round(self.fontMetrics().height() * 1.15)

    def _in_row(self, width: int) -> int:
        least = max(_LEAST, round(self.fontMetrics().height() * 0.78))
        return max(1, min(len(self._days) or 1, (width + _GAP) // (least + _GAP)))

    def _cells(self) -> list[QRect]:
        count, tall = self._in_row(self.width()), self._tall()
        wide = min((self.width() + _GAP) / count - _GAP, tall * 1.6)
        return [
            QRect(
                round((i % count) * (wide + _GAP)), (i // count) * (tall + _GAP), round(wide), tall
            )
            for i in range(len(self._days))
        ]

    def _at(self, place: QPoint) -> StripDay | None:
        pairs = zip(self._days, self._cells(), strict=True)
        return next((day for day, rect in pairs if rect.contains(place)), None)


def _draw(painter: QPainter, cell: StripDay, rect: QRect) -> None:
    colours = theme()
    ground, ink = {
        DayMark.START: (None, colours.ink),
        DayMark.COUNTED: (colours.ok_ground, colours.ink),
        DayMark.SKIPPED: (colours.line, colours.idle),
        DayMark.DUE: (colours.ok, colours.card),
    }[cell.mark]
    dashed = QPen(QColor(colours.field_line), 1, Qt.PenStyle.DashLine)
    painter.setPen(Qt.PenStyle.NoPen if ground else dashed)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
    font = QFont(painter.font())
    font.setStrikeOut(cell.mark is DayMark.SKIPPED)
    font.setBold(cell.mark is DayMark.DUE)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _short(cell))


def _short(cell: StripDay) -> str:
    weekend = cell.day.weekday() in (_SATURDAY, _SUNDAY)
    if cell.mark is DayMark.SKIPPED and weekend:
        return show_weekday_date(cell.day, language()).split(" ")[0]
    return str(cell.day.day)


def _spoken(cell: StripDay) -> str:
    day = show_weekday_date(cell.day, language())
    match cell.mark:
        case DayMark.START:
            return tr("{day}: alkamispäivää ei lasketa", day=day)
        case DayMark.COUNTED:
            return tr("{day}: lasketaan", day=day)
        case DayMark.SKIPPED:
            return tr("{day}: ei lasketa, {why}", day=day, why=cell.why)
        case DayMark.DUE:
            return tr("{day}: viimeinen päivä", day=day)
