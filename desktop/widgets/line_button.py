"""A button inside the right end of a line of text, as large as the text.

Qt's own buttons in a line stay at 16 pixels whatever the size of text.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QToolButton

_CHANGES = frozenset({QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange})
_USUAL_ICON, _USUAL_TEXT = 16, 18
_AROUND, _EDGE = 3, 5


class LineButton(QToolButton):
    """Stands in `field`, which keeps its text clear of it; Tab passes it by."""

    def __init__(self, field: QLineEdit, picture: QIcon, words: str) -> None:
        super().__init__(field)
        self.setIcon(picture)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        field.installEventFilter(self)
        self._place(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the right end and to the size of text (Qt calls)."""
        if event.type() in _CHANGES and isinstance(watched, QLineEdit):
            self._place(watched)
        return False

    def _place(self, field: QLineEdit) -> None:
        icon = max(_USUAL_ICON, _USUAL_ICON * field.fontMetrics().height() // _USUAL_TEXT)
        side = icon + 2 * _AROUND
        self.setIconSize(QSize(icon, icon))
        left, top = field.width() - side - _EDGE, (field.height() - side) // 2
        self.setGeometry(QRect(left, top, side, side))
        if field.textMargins().right() != side:
            field.setTextMargins(0, 0, side, 0)
