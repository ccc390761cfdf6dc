"""The five phases as chevrons, the present one filled."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.base.sentence_tables import N_
from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.plain import tip

PHASES = (
    N_("1 Vireilletulo"),
    N_("2 Arviointi"),
    N_("3 Suunnitelma"),
    N_("4 Järjestäminen"),
    N_("5 Toteutus"),
)
_POINT = 9
_PAD = 10


class PhaseBar(QWidget):
    """Where a case is among the phases; passed ones are tinted, coming ones pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def phase(self) -> int:
        """The present phase, 1-5."""
        return self._phase

    def set_phase(self, phase: int, step: str = "") -> None:
        """Show `phase` (1-5) as the present one; `step` is said to those who listen."""
        self._phase = phase
        name = tr(PHASES[phase - 1]) if 1 <= phase <= len(PHASES) else ""
        self.setAccessibleName(tr("Vaihe {phase}", phase=name))
        self.setAccessibleDescription(step)
        self.setToolTip(tip(step))
        self.update()

    def fit(self, room: int) -> None:
        """Take no more than `room`: the longest names that fit in it, nothing for less."""
        widths = (sum(self._widths(names)) for names in self._ways())
        self.setMaximumWidth(next((wide for wide in widths if wide <= room), 0))

    def sizeHint(self) -> QSize:
        """Return the room that the words need (Qt calls)."""
        wide = sum(self._widths([tr(name) for name in PHASES]))
        return QSize(wide, round(self._metrics().height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Ask for no room, since the bar gives way to all else (Qt calls)."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevrons, none where not all fit (Qt calls)."""
        if self.width() < sum(self._widths(self._ways()[-1])):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._names()
        left = 0.0
        for index, (name, wide) in enumerate(zip(names, self._widths(names), strict=True)):
            self._draw(painter, index, name, QRectF(left, 0, wide, self.height()))
            left += wide
        painter.end()

    def _names(self) -> list[str]:
        """Return the longest names that there is room for."""
        ways = self._ways()
        fitting = (names for names in ways if sum(self._widths(names)) <= self.width())
        return next(fitting, ways[-1])

    def _ways(self) -> tuple[list[str], list[str], list[str]]:
        """Return the whole names, the present one's alone among numbers, and numbers."""
        whole = [tr(name) for name in PHASES]
        numbers = [name.split(" ")[0] for name in whole]
        one = [
            w if i + 1 == self._phase else n
            for i, (w, n) in enumerate(zip(whole, numbers, strict=True))
        ]
        return whole, one, numbers

    def _widths(self, names: list[str]) -> list[int]:
        metrics = self._metrics()
        return [metrics.horizontalAdvance(name) + 2 * _PAD + _POINT for name in names]

    def _draw(self, painter: QPainter, index: int, name: str, rect: QRectF) -> None:
        colours = theme()
        number = index + 1
        now, past = number == self._phase, number < self._phase
        ground = colours.accent if now else colours.ok_ground if past else colours.hover
        ink = colours.on_accent if now else colours.ok if past else colours.dim
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawPolygon(_chevron(rect))
        font = QFont(self.font())
        font.setBold(now)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = rect.adjusted(_POINT, 0, -_POINT * 0.75, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)

    def _metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)


def _chevron(rect: QRectF) -> QPolygonF:
    middle = rect.height() / 2
    right = rect.right() - 4
    points = [
        (rect.left(), 0.0),
        (right - _POINT, 0.0),
        (right, middle),
        (right - _POINT, rect.height()),
        (rect.left(), rect.height()),
        (rect.left() + _POINT, middle),
    ]
    return QPolygonF([QPointF(x, y) for x, y in points])
