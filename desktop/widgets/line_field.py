"""Fields of one line: text that is refused rather than cut, identity codes, numbers."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.widgets.editor import EditorSetting
from desktop.widgets.plain import set_property
from models.rules.documents.schema import LINE_LIMIT, Value
from models.rules.errors import PolkuError, RuleBroken
from models.rules.identity import check_personal_code

_NEVER_CUT = 10_000_000


class LineField(QLineEdit):
    """One line of text.

    Text over the limit is not taken at all and what stood before stays, since Qt's own limit
    would cut it silently.

    Signals:
        edited(): the user changed the text.
        refused(object): a RuleBroken when a change was not taken, or when the field is left while
            its text is none that it can hold.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(self, limit: int = LINE_LIMIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_NEVER_CUT)
        self._limit = limit
        self._taken = ""
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_left)

    def value(self) -> Value:
        """Return the text, None when there is only space."""
        return self.text() if self.text().strip() else None

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.setText("" if value is None else str(value))
        self._taken = self.text()
        self.setCursorPosition(0)

    def trouble(self) -> PolkuError | None:
        """Return what is wrong with the text."""
        if len(self.text()) > self._limit:
            return self._too_long(len(self.text()))
        return None

    def set_bad(self, bad: bool) -> None:
        """Mark the field."""
        set_property(self, "bad", bad)

    def entry(self) -> QWidget:
        """Return the field itself."""
        return self

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the page: their paths are no text (Qt calls)."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _on_edited(self, text: str) -> None:
        if len(text) > self._limit and len(text) > len(self._taken):
            cursor = self.cursorPosition() - (len(text) - len(self._taken))
            if self.echoMode() is QLineEdit.EchoMode.Normal:  # a hidden text would be cleared
                self.undo()
            if self.text() != self._taken:
                self.setText(self._taken)
            self.setCursorPosition(max(0, cursor))
            self.refused.emit(self._too_long(len(text)))
            return
        self._taken = text
        self.edited.emit()

    def _on_left(self) -> None:
        QTimer.singleShot(0, self, self._tell_trouble)  # the field may be going away

    def _tell_trouble(self) -> None:
        error = self.trouble()
        if error is not None:
            self.refused.emit(error)

    def _too_long(self, length: int) -> RuleBroken:
        return RuleBroken("text.too_long", limit=self._limit, length=length)


class PersonalCodeField(LineField):
    """A personal identity code (henkilötunnus), checked as soon as it has its length."""

    def __init__(self, setting: EditorSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._setting = setting

    def trouble(self) -> PolkuError | None:
        """Return what is wrong with the code."""
        if self.value() is None:
            return None
        try:
            check_personal_code(self.text().strip(), today=self._setting.today())
        except RuleBroken as error:
            return error
        return None


class NumberField(LineField):
    """A number with a decimal comma."""

    def value(self) -> Value:
        """Return the number, or the text while it is none."""
        number = _number(self.text())
        return super().value() if number is None else number

    def set_value(self, value: Value) -> None:
        """Show a number."""
        shown = f"{value:g}".replace(".", ",") if isinstance(value, int | float) else value
        super().set_value(shown)

    def trouble(self) -> PolkuError | None:
        """Return what is wrong with the number."""
        if self.text().strip() and _number(self.text()) is None:
            return RuleBroken("number.unreadable")
        return super().trouble()


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().replace(" ", "").replace("\xa0", "").replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None
