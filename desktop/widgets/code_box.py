"""A box to choose one code from, by pointing or by typing part of its name."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from desktop.base.words import say, tr
from desktop.widgets.editor import guard_wheel
from desktop.widgets.plain import set_property
from models.rules.documents.schema import CodeList, Value
from models.rules.errors import PolkuError, RuleBroken

TYPED_OVER = 12
_LIST_AIR = 32
"""Pixels that the frame and the scroll bar of the open list take."""
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class CodeBox(QComboBox):
    """One code of a list; nothing is chosen until the user chooses, Delete unchooses.

    A list of more than twelve can be searched by typing any part of a name.

    Signals:
        edited(): the user chose or unchose.
        refused(object): RuleBroken when the box is left while the typed words are no code.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(
        self, codes: CodeList, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._typed = len(codes.codes) > TYPED_OVER
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        for code in codes.codes:
            self.addItem(say(code.words), code.code)
            if code.help.fi:
                self.setItemData(self.count() - 1, say(code.help), Qt.ItemDataRole.WhatsThisRole)
        self.setCurrentIndex(-1)
        self.set_placeholder(placeholder or tr("Valitse"))
        guard_wheel(self)
        self.activated.connect(lambda _: self.edited.emit())
        self.currentIndexChanged.connect(self._on_index)
        self._on_index(-1)

    def setAccessibleName(self, name: str) -> None:
        """Name the box, and the line in it where codes are typed."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def set_placeholder(self, text: str) -> None:
        """Show `text` while nothing is chosen."""
        self.setPlaceholderText(text)
        if self._typed:
            self._make_typed(text)

    def value(self) -> Value:
        """Return the chosen code, None when nothing is chosen."""
        index = self.currentIndex()
        if self._typed and not self._matches(index):
            return None
        return str(self.itemData(index)) if index >= 0 else None

    def set_value(self, value: Value) -> None:
        """Choose a code; one that the list does not know is shown as it is."""
        index = -1 if value is None else self.findData(str(value))
        if value and index < 0:
            self.addItem(str(value), str(value))
            index = self.count() - 1
        self.setCurrentIndex(index)
        if self._typed and index < 0:
            self.setEditText("")

    def trouble(self) -> PolkuError | None:
        """Return that the typed words are no code of the list."""
        if self._typed and self.currentText().strip() and not self._matches(self.currentIndex()):
            return RuleBroken("code.not_in_list")
        return None

    def set_bad(self, bad: bool) -> None:
        """Mark the box."""
        set_property(self, "bad", bad)

    def entry(self) -> QWidget:
        """Return the box itself."""
        return self

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self]

    def showPopup(self) -> None:
        """Open the list wide enough for its words, within the window (Qt calls)."""
        view, window = self.view(), self.window()
        wanted = view.sizeHintForColumn(0) + _LIST_AIR
        room = window.width() - self.mapTo(window, QPoint(0, 0)).x()
        view.setMinimumWidth(max(self.width(), min(wanted, room)))
        super().showPopup()

    def _on_index(self, index: int) -> None:
        if not self._typed:
            set_property(self, "empty", index < 0)

    def _matches(self, index: int) -> bool:
        return index >= 0 and self.currentText() == self.itemText(index)

    def _make_typed(self, placeholder: str) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line, completer = self.lineEdit(), self.completer()
        assert line is not None
        assert completer is not None
        line.setPlaceholderText(placeholder)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.textEdited.connect(self._on_typed)
        line.editingFinished.connect(self._on_left)
        completer.activated.connect(lambda _: self.edited.emit())
        popup = completer.popup()
        assert popup is not None
        for watched in (line, popup):
            watched.installEventFilter(self)

    def _on_typed(self, text: str) -> None:
        index = self.findText(text, Qt.MatchFlag.MatchFixedString)
        line = self.lineEdit()
        assert line is not None
        if index >= 0 and index != self.currentIndex():
            place = line.cursorPosition()
            self.setCurrentIndex(index)
            line.setCursorPosition(place)
        self.edited.emit()

    def _on_left(self) -> None:
        QTimer.singleShot(0, self, self._tell_trouble)  # the field may be going away

    def _tell_trouble(self) -> None:
        error = self.trouble()
        if error is not None:
            self.refused.emit(error)

    def _completes(self) -> bool:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc close the list of completions before it means anything to the page (Qt calls)."""
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and _is_escape(event) and self._completes():
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unchoose with Delete; leave Ctrl+Enter to the window (Qt calls)."""
        if not self._typed and event.key() in _CLEARS:
            if self.currentIndex() >= 0:
                self.setCurrentIndex(-1)
                self.edited.emit()
            return
        super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
