"""What the lead looks after, as tiles: a large number, its words, and the list behind it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPaintEvent
from PySide6.QtWidgets import (
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.flow import ColumnsLayout
from desktop.widgets.plain import PlainButton, tip
from desktop.windows.team_words import concern_hint, concern_name
from models.rules.team_load import Concern

_BAD = frozenset({Concern.LATE})
_WARM = frozenset({Concern.DUE_7, Concern.UNASSIGNED, Concern.NO_OWN_WORKER,
                   Concern.PLANS_UNREVIEWED, Concern.NO_DATE})  # fmt: skip
_WIDE, _AROUND = 132, 10
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Tile(PlainButton):
    """One number; what is missing is told in its own colour, never as late."""

    def __init__(self, concern: Concern, name: str) -> None:
        super().__init__(name, "tile")
        self.concern, self._name = concern, name
        self.count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(tip(concern_hint(concern)))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show the number."""
        self.count = count
        self.setAccessibleName(f"{self._name}: {count}")
        self.setAccessibleDescription(concern_hint(self.concern))
        self.update()

    def tall_at(self, wide: int) -> int:
        """Return how tall the number and its words are in `wide` pixels."""
        inner = QRect(0, 0, wide - 2 * _AROUND, 10_000)
        words = self.fontMetrics().boundingRect(inner, int(_WRAPPED), self._name)
        return round(self.fontMetrics().height() * 1.9) + words.height() + 2 * _AROUND

    def sizeHint(self) -> QSize:
        """Return a narrow tile (Qt calls)."""
        wide = round(_WIDE * self.fontMetrics().height() / 18)
        return QSize(wide, self.tall_at(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the same (Qt calls)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number above its words (Qt calls)."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        inner = QRectF(self.rect()).adjusted(_AROUND, _AROUND - 2, -_AROUND, -_AROUND + 2)
        large = QFont(self.font())
        large.setPixelSize(round(self.fontMetrics().height() * 1.35))
        large.setBold(True)
        painter.setFont(large)
        painter.setPen(QColor(getattr(theme(), self._ink())))
        tall = painter.fontMetrics().height()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), tall), int(top),
                         str(self.count))  # fmt: skip
        small = QFont(self.font())
        small.setBold(False)
        painter.setFont(small)
        painter.setPen(QColor(theme().ink))
        painter.drawText(inner.adjusted(0, tall, 0, 4),
                         int(top | Qt.TextFlag.TextWordWrap), self._name)  # fmt: skip
        painter.end()

    def _ink(self) -> str:
        if not self.count:
            return "dim"
        if self.concern in _BAD:
            return "late"
        return "soon" if self.concern in _WARM else "accent"


class _EvenLayout(ColumnsLayout):
    """Equal columns; where one row is too narrow, rows as even as may be."""

    def place(self, area: QRect) -> list[tuple[QLayoutItem, QRect]]:
        """Return every item with its rectangle inside `area`."""
        items = self.shown_items()
        if not items:
            return []
        widest = max(item.sizeHint().width() for item in items)
        fitting = max(1, (area.width() + self._across) // (widest + self._across))
        rows = -(-len(items) // fitting)
        columns = -(-len(items) // rows)
        wide = (area.width() + self._across) // columns - self._across
        tall = max(_tall(item, wide) for item in items)
        return [
            (
                item,
                QRect(
                    area.x() + place % columns * (wide + self._across),
                    area.y() + place // columns * (tall + self._down),
                    wide,
                    tall,
                ),
            )
            for place, item in enumerate(items)
        ]


def _tall(item: QLayoutItem, wide: int) -> int:
    tile = item.widget()
    return tile.tall_at(wide) if isinstance(tile, Tile) else item.sizeHint().height()


class TeamTiles(QWidget):
    """All the numbers.

    Signals:
        asked(object): a `Concern` was chosen.
    """

    asked = Signal(object)

    def __init__(self, weeks: int) -> None:
        super().__init__()
        self.setAccessibleName(tr("Mitä tiimissä on hoidettava"))
        layout = _EvenLayout(self, across=8, down=8)
        self.tiles: dict[Concern, Tile] = {}
        for concern in Concern:
            tile = Tile(concern, concern_name(concern, weeks))
            tile.clicked.connect(lambda _=False, concern=concern: self.asked.emit(concern))
            layout.addWidget(tile)
            self.tiles[concern] = tile

    def show_concerns(self, concerns: Mapping[Concern, tuple[UUID, ...]]) -> None:
        """Show how many cases stand under each."""
        for concern, tile in self.tiles.items():
            tile.show_count(len(concerns.get(concern, ())))

    def mark(self, chosen: Concern | None) -> None:
        """Mark the number whose cases are shown."""
        for concern, tile in self.tiles.items():
            tile.setChecked(concern is chosen)
