"""The calendar that opens below a date field."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from desktop.base.office_days import office_days
from desktop.base.theme import theme
from desktop.base.words import language, tr
from models.rules.workdays import is_working_day

_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_FI"}


class CalendarPopup(QFrame):
    """A month to choose a day from; Enter or a click chooses, Esc leaves.

    Signals:
        chosen(object): the chosen date.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._month = QCalendarWidget(self)
        self._month.setAccessibleName(tr("Kalenteri"))
        self._month.setLocale(QLocale(_LOCALES[language().value]))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)
        self._month.currentPageChanged.connect(self._mark_days_off)
        self._month.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._month)

    def open_at(self, field: QWidget, day: date) -> None:
        """Open below `field` with `day` chosen."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._mark_days_off(day.year, day.month)
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(0, field.height() + 2)))
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))

    def _mark_days_off(self, year: int, month: int) -> None:
        colours = theme()
        for number in range(1, QDate(year, month, 1).daysInMonth() + 1):
            look = QTextCharFormat()
            off = not is_working_day(date(year, month, number), changes=office_days())
            look.setForeground(QColor(colours.late if off else colours.ink))
            self._month.setDateTextFormat(QDate(year, month, number), look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc close the calendar (Qt calls)."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return super().eventFilter(watched, event)
