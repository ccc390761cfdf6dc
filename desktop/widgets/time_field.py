"""A time of day, and a date with a time."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.line_field import LineField
from models.rules.dates import read_time
from models.rules.documents.schema import Value
from models.rules.errors import PolkuError, RuleBroken


class TimeField(LineField):
    """A time as 9.30 or 09:30; text that is no time stays as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(tr("t.mm"))
        self.editingFinished.connect(self._show_plainly)

    def time(self) -> time | None:
        """Return the time, None when the text is empty or no time."""
        try:
            return read_time(self.text().strip()) if self.text().strip() else None
        except RuleBroken:
            return None

    def value(self) -> Value:
        """Return "09:30", or the text while it is no time."""
        read = self.time()
        return read.strftime("%H:%M") if read else super().value()

    def set_value(self, value: Value) -> None:
        """Show a stored time, or text as it was typed."""
        super().set_value(value)
        self._show_plainly()

    def trouble(self) -> PolkuError | None:
        """Return why the text is no time."""
        if not self.text().strip():
            return None
        try:
            read_time(self.text().strip())
        except RuleBroken as error:
            return error
        return None

    def _show_plainly(self) -> None:
        read = self.time()
        if read is not None:
            self.setText(f"{read.hour}.{read.minute:02}")


class MomentField(QWidget):
    """A date with a time beside it, stored as "2026-11-24T09:30".

    Signals:
        edited(): the user changed either part.
        refused(object): a part did not take what was typed.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(self, setting: EditorSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._date, self._time = DateField(setting, self), TimeField(self)
        self._time.setMaximumWidth(90)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._date, 1)
        row.addWidget(self._time)
        for part in (self._date, self._time):
            part.edited.connect(self.edited)
            part.refused.connect(self.refused)

    def value(self) -> Value:
        """Return both parts joined by T, the date alone while there is no time."""
        day, clock = self._date.value(), self._time.value()
        if day is None and clock is None:
            return None
        return f"{day or ''}T{clock}" if clock else str(day)

    def set_value(self, value: Value) -> None:
        """Show a stored moment."""
        day, _, clock = ("" if value is None else str(value)).partition("T")
        self._date.set_value(day)
        self._time.set_value(clock)

    def trouble(self) -> PolkuError | None:
        """Return what is wrong with either part."""
        found = self._date.trouble() or self._time.trouble()
        if found is None and self._time.value() and not self._date.value():
            return RuleBroken("date.missing")
        return found

    def set_bad(self, bad: bool) -> None:
        """Mark both parts."""
        self._date.set_bad(bad)
        self._time.set_bad(bad)

    def entry(self) -> QWidget:
        """Return the date."""
        return self._date

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self._date, self._time]

    def name_parts(self, name: str) -> None:
        """Give both parts their accessible names."""
        self._date.setAccessibleName(name)
        self._time.setAccessibleName(tr("{name}, kellonaika", name=name))
