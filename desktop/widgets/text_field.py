"""A field of many lines that grows with its text."""

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy, QWidget

from desktop.widgets.plain import set_property
from models.rules.documents.schema import TEXT_LIMIT, Value
from models.rules.errors import PolkuError, RuleBroken

LEAST_LINES = 3
MOST_LINES = 14
_FRAME = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TextField(QPlainTextEdit):
    """Plain text of `least` to 14 lines; Tab leaves it, and it has its own undo.

    A paste over the limit is refused whole; typing over it stays and is a trouble.

    Signals:
        edited(): the user changed the text.
        refused(object): RuleBroken("text.too_long") when a paste was not taken or typing is over.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(
        self, limit: int = TEXT_LIMIT, least: int = LEAST_LINES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._limit, self._least = limit, least
        self._setting = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        layout = self.document().documentLayout()
        assert isinstance(layout, QPlainTextDocumentLayout)
        layout.documentSizeChanged.connect(self._on_size)
        self.textChanged.connect(self._on_changed)
        self._fit(1)

    def value(self) -> Value:
        """Return the text exactly as typed, None when there is only space."""
        text = self.text()
        return text if text.strip() else None

    def text(self) -> str:
        """Return the text with its no-break spaces kept, which Qt's plain text loses."""
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_value(self, value: Value) -> None:
        """Show a text; the undo history begins anew."""
        self._setting = True
        self.setPlainText("" if value is None else str(value))
        self._setting = False

    def trouble(self) -> PolkuError | None:
        """Return what is wrong with the text."""
        length = len(self.text())
        return self._too_long(length) if length > self._limit else None

    def set_bad(self, bad: bool) -> None:
        """Mark the field."""
        set_property(self, "bad", bad)

    def entry(self) -> QWidget:
        """Return the field itself."""
        return self

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self]

    def _too_long(self, length: int) -> RuleBroken:
        return RuleBroken("text.too_long", limit=self._limit, length=length)

    def _on_changed(self) -> None:
        # Qt tells the size before it knows how a pasted paragraph breaks
        self._on_size(self.document().size())
        if self._setting:
            return
        self.edited.emit()
        error = self.trouble()
        if error is not None:
            self.refused.emit(error)

    def _on_size(self, size: QSizeF) -> None:
        self._fit(round(size.height()))

    def _fit(self, lines: int) -> None:
        spacing = self.fontMetrics().lineSpacing()
        shown = min(max(lines, self._least), MOST_LINES)
        height = shown * spacing + _FRAME
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the page: their paths are no text (Qt calls)."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste or a drop whole or not at all (Qt calls)."""
        kept = len(self.text()) - len(self.textCursor().selectedText())
        length = kept + len(source.text())
        if length > self._limit:
            self.refused.emit(self._too_long(length))
            return
        super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the window (Qt calls)."""
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            event.ignore()
            return
        super().keyPressEvent(event)
