"""A line of a list that can be chosen: words at the left, a short note at the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.base.theme import theme
from desktop.widgets.plain import PlainButton, tip

_SIDE = 10
_GAP = 8


class ItemButton(PlainButton):
    """A checkable line; words that do not fit end in dots and are told by a tooltip.

    `quiet` draws the words pale: there is nothing behind them yet.
    """

    def __init__(
        self, words: str, note: str = "", *, quiet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, "item", parent)
        self.note, self._quiet = note, quiet
        self.setCheckable(True)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Leave the mark to who shows what was chosen: a press alone changes nothing (Qt calls)."""

    def sizeHint(self) -> QSize:
        """Return one line (Qt calls)."""
        return QSize(120, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow line (Qt calls)."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line (Qt calls)."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        rect = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        rect.setRight(rect.right() - self._draw_note(painter, rect))
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(self._ink()))
        shown = QFontMetrics(font).elidedText(self.words, Qt.TextElideMode.ElideRight, rect.width())
        self.setToolTip("" if shown == self.words else tip(self.words))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def _draw_note(self, painter: QStylePainter, rect: QRect) -> int:
        if not self.note:
            return 0
        font = QFont(self.font())
        font.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
        painter.setFont(font)
        painter.setPen(QColor(theme().dim))
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, where, self.note)
        return QFontMetrics(font).horizontalAdvance(self.note) + _GAP

    def _ink(self) -> str:
        if self.isChecked():
            return theme().accent
        return theme().idle if self._quiet or not self.isEnabled() else theme().ink
