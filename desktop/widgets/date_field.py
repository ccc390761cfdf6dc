"""A date typed freely, with its weekday, and a calendar beside it."""

from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.base.icons import icon
from desktop.base.words import language, tr
from desktop.widgets.calendar_popup import CalendarPopup
from desktop.widgets.editor import EditorSetting
from desktop.widgets.line_button import LineButton
from desktop.widgets.plain import set_property
from models.rules.dates import read_date, show_weekday_date
from models.rules.deadlines import add_days
from models.rules.documents.schema import Value
from models.rules.errors import PolkuError, RuleBroken

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


class DateField(QLineEdit):
    """A date; the weekday stands before it once it is read.

    Up and Down move it by a day, Page Up and Page Down by a week, F4 or Alt+Down opens the
    calendar. Text that is no date stays as it was typed.

    Signals:
        edited(): the user changed the text.
        refused(object): RuleBroken when the field is left while its text is no date.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(self, setting: EditorSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._popup: CalendarPopup | None = None
        self.setMaxLength(10_000_000)
        self.setPlaceholderText(tr("pp.kk.vvvv"))
        self.button = LineButton(self, icon("calendar", "dim"), tr("Avaa kalenteri (F4)"))
        self.button.clicked.connect(self.open_calendar)
        self.textEdited.connect(lambda _: self.edited.emit())
        self.editingFinished.connect(self._on_left)

    def day(self) -> date | None:
        """Return the date, None when the text is empty or no date."""
        try:
            return self._read()
        except RuleBroken:
            return None

    def value(self) -> Value:
        """Return the ISO date, or the text while it is no date."""
        day = self.day()
        if day is not None:
            return day.isoformat()
        return self.text() if self.text().strip() else None

    def set_value(self, value: Value) -> None:
        """Show an ISO date, or text as it was typed."""
        text = "" if value is None else str(value)
        self.setText(text)
        self._show_weekday()
        self.setCursorPosition(0)

    def set_day(self, day: date) -> None:
        """Choose a date as the user does."""
        self.setText(show_weekday_date(day, language()))
        self.edited.emit()

    def trouble(self) -> PolkuError | None:
        """Return why the text is no date."""
        try:
            self._read()
        except RuleBroken as error:
            return error
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

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        if self.isReadOnly():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.chosen.connect(self._on_chosen)
        self._popup.open_at(self, self.day() or self._setting.today())

    def _on_chosen(self, day: date) -> None:
        self.set_day(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_left(self) -> None:
        self._show_weekday()
        if not self.hasFocus():
            self.setCursorPosition(0)
        QTimer.singleShot(0, self, self._tell_trouble)  # the field may be going away

    def _tell_trouble(self) -> None:
        error = self.trouble()
        if error is not None:
            self.refused.emit(error)

    def _read(self) -> date | None:
        text = without_weekday(self.text())
        return read_date(text, today=self._setting.today()) if text else None

    def _show_weekday(self) -> None:
        day = self.day()
        if day is not None:
            shown = show_weekday_date(day, language())
            if shown != self.text():
                self.setText(shown)

    def _step(self, days: int) -> None:
        day = self.day()
        self.set_day(add_days(day, days) if day else self._setting.today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by keys and open the calendar (Qt calls)."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_F4 or (alt and key is Qt.Key.Key_Down):
            self.open_calendar()
        elif key in _STEPS and not event.modifiers() and not self.isReadOnly():
            self._step(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select everything when reached by Tab, so that typing replaces it (Qt calls)."""
        super().focusInEvent(event)
        if event.type() is QEvent.Type.FocusIn and event.reason() in _BY_KEY:
            self.selectAll()


_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


def without_weekday(text: str) -> str:
    """Return a typed date without the weekday before it."""
    head, _, rest = text.strip().partition(" ")
    return rest.strip() if rest and head.rstrip(".").isalpha() else text.strip()
