"""Fields of the path's properties: each tells once when the user has done with it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from desktop.widgets.line_field import LineField
from desktop.widgets.text_field import TextField
from desktop.windows.process_words import Options

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BRIEFLY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_SHOWN_CHOICES = 6
_BESIDE = 6


class Typing(QObject):
    """Watches one text field: what is typed is one edit, told when the field is left or by Enter.

    While there is something to undo in the field, the keys of undo are its own; Escape puts back
    what stood there.

    Signals:
        done(): the text differs from what was shown, and the user has done with it.
    """

    done = Signal()

    def __init__(self, field: LineField | TextField) -> None:
        super().__init__(field)
        self._field = field
        self._shown = ""
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._field.text()

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that was not told yet."""
        return self.text != self._shown

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed over the same one stays, with cursor and undo."""
        if self.is_changed and text == self._shown:
            return
        self._shown = text
        if self.text != text:
            self._field.set_value(text)

    def forget(self) -> None:
        """Give up what is typed and not told: another element is shown next."""
        self._shown = self.text

    def commit(self) -> None:
        """Tell what is typed now."""
        if self.is_changed and self._field.trouble() is None:
            self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what happens in the field."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            if event.reason() not in _BRIEFLY:
                self.commit()
        elif isinstance(event, QKeyEvent) and event.type() in _KEYS:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if self._is_for_page(event):
            event.ignore()
            return True
        if event.type() is QEvent.Type.KeyPress and not event.modifiers():
            if event.key() == Qt.Key.Key_Escape and self.is_changed:
                self._field.set_value(self._shown)
                return True
            if event.key() in _ENTER and isinstance(self._field, LineField):
                self.commit()
        return False

    def _is_for_page(self, event: QKeyEvent) -> bool:
        """Answer whether a key of undo finds nothing to undo in the field."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self._can(self._field, "undo")
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self._can(self._field, "redo")
        return False

    def _can(self, field: LineField | TextField, what: str) -> bool:
        if not self.is_changed and what == "undo":
            return False
        if isinstance(field, LineField):
            return field.isUndoAvailable() if what == "undo" else field.isRedoAvailable()
        document = field.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()


_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class Choice(QComboBox):
    """A choice among few; the wheel scrolls the panel and changes nothing.

    Signals:
        picked(str): the user chose another value.
    """

    picked = Signal(str)

    def __init__(self, options: Options = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self._value = ""
        self.offer(options)
        self.activated.connect(self._on_activated)

    def offer(self, options: Options) -> None:
        """Offer other values; the words of the chosen one stay chosen."""
        self.clear()
        for value, words in options:
            self.addItem(words, value)

    def show_value(self, value: str) -> None:
        """Show what is chosen."""
        self._value = value
        self.setCurrentIndex(self.findData(value))

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: leave the wheel to the panel."""
        event.ignore()

    def _on_activated(self, _index: int) -> None:
        if self.value != self._value:
            self._value = self.value
            self.picked.emit(self.value)


class Count(QSpinBox):
    """A whole number; told when the field is left, by Enter and by its arrows.

    Signals:
        picked(int): the user gave another number.
    """

    picked = Signal(int)

    def __init__(self, most: int = 999) -> None:
        super().__init__()
        self.setRange(0, most)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(_BESIDE, 0, 0, 0)
        self.valueChanged.connect(self.picked.emit)

    def show_value(self, value: int) -> None:
        """Show a number without telling of it."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: leave the wheel to the panel."""
        event.ignore()


class Length(QWidget):
    """A number and its unit.

    Signals:
        picked(int, str): the user gave another number or unit.
    """

    picked = Signal(int, str)

    def __init__(self, words: str, unit_words: str, options: Options) -> None:
        super().__init__()
        self.count, self.unit = Count(), Choice(options)
        self.count.setAccessibleName(words)
        self.unit.setAccessibleName(unit_words)
        self.setFocusProxy(self.count)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.unit, 1)
        self.count.picked.connect(lambda _: self._tell())
        self.unit.picked.connect(lambda _: self._tell())

    def show_value(self, count: int, unit: str) -> None:
        """Show a length."""
        self.count.show_value(count)
        self.unit.show_value(unit)

    def _tell(self) -> None:
        self.picked.emit(self.count.value(), self.unit.value)


class CheckList(QListWidget):
    """Values to be ticked with mouse or Space; the ticked ones keep the order they came in.

    Signals:
        picked(tuple): the user ticked or unticked one.
    """

    picked = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._values: tuple[str, ...] = ()
        self._is_filling = False
        self.itemChanged.connect(self._on_changed)

    def show_values(self, options: Options, values: Iterable[str], *, editable: bool) -> None:
        """Show the options, those ticked in `values`."""
        self._values = tuple(values)
        self._is_filling = True
        self._fill(options)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if editable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        for item in self._items():
            item.setFlags(flags)
            item.setCheckState(_ticked(item.data(Qt.ItemDataRole.UserRole) in self._values))
        self._is_filling = False
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for some lines (Qt calls)."""
        line = self.fontMetrics().height() + 8
        return QSize(120, line * min(max(self.count(), 1), _SHOWN_CHOICES) + 6)

    def _fill(self, options: Options) -> None:
        shown = tuple((i.data(Qt.ItemDataRole.UserRole), i.text()) for i in self._items())
        if shown == options:
            return
        self.clear()
        for value, words in options:
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, value)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _on_changed(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        value = str(item.data(Qt.ItemDataRole.UserRole))
        rest = tuple(known for known in self._values if known != value)
        is_on = item.checkState() is Qt.CheckState.Checked
        self._values = (*rest, value) if is_on else rest
        self.picked.emit(self._values)


def _ticked(is_on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked


def watched(field: LineField | TextField, done: Callable[[], None]) -> Typing:
    """Return the watcher of a text field; `done` is called once for what was typed."""
    typing = Typing(field)
    typing.done.connect(done)
    return typing
