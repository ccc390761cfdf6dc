"""The label above a field, with a red star where the field is mandatory."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.base.theme import theme

_WRAPS = QTextOption()
_WRAPS.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class FieldLabel(QLabel):
    """Bold plain words that wrap, drawn by ourselves so that no data is ever read as markup."""

    def __init__(self, words: str, mandatory: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.mandatory = words, mandatory
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words.replace("&", "&&"))
        self.setProperty("role", "label")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}

    def hasHeightForWidth(self) -> bool:
        """Answer yes (Qt calls)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need (Qt calls)."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(width)[1]
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the size of one line (Qt calls)."""
        return QSize(40, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same (Qt calls)."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the star (Qt calls)."""
        painter = QPainter(self)
        painter.setPen(QColor(theme().ink if self.isEnabled() else theme().idle))
        self._lay_out(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        font = QFont(self.font())
        font.setBold(True)
        text = f"{self.words}\u00a0*" if self.mandatory else self.words
        layout = QTextLayout(text, font)
        layout.setTextOption(_WRAPS)
        if self.mandatory:
            layout.setFormats([_star(len(text) - 1)])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, round(height + 0.5)


def _star(start: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setForeground(QColor(theme().late))
    mark.start, mark.length, mark.format = start, 1, look
    return mark
