"""The field in which a note is written on the board: lines that wrap, and lines of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from diagram.graph.changing import TEXT_LIMIT

_LINES = 4
_FRAME = 12
_NEW_LINE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class NoteField(QPlainTextEdit):
    """Plain text; Ctrl+Enter or Shift+Enter begins a line, what is over the limit is not taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_changed)

    @property
    def least_height(self) -> int:
        """Room for some lines, in pixels."""
        return _LINES * self.fontMetrics().lineSpacing() + _FRAME

    def write(self, text: str, *, chosen: bool) -> None:
        """Show a text, all of it chosen or the cursor behind it; undo begins anew."""
        self.setPlainText(text)
        if chosen:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def begins_line(self, event: QKeyEvent) -> bool:
        """Begin a line where a key means that; answer whether it does."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and event.modifiers() & _NEW_LINE):
            return False
        self.textCursor().insertBlock()
        self.ensureCursorVisible()
        return True

    def _on_changed(self) -> None:
        over = len(self.toPlainText()) - TEXT_LIMIT
        if over <= 0:
            return
        cursor = self.textCursor()
        cursor.setPosition(max(cursor.position() - over, 0), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
