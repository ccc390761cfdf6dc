from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.calendar_popup import CalendarPopup
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.time_field import MomentField, TimeField
from tests.desktop.typing import press, type_text

TODAY = date(2026, 11, 24)
SETTING = EditorSetting(today=lambda: TODAY)


@pytest.fixture
def field(qtbot: QtBot, dressed: QApplication) -> DateField:
    made = DateField(SETTING)
    qtbot.addWidget(made)
    return made


def test_that_a_typed_date_shows_its_weekday_when_left(qtbot: QtBot, field: DateField) -> None:
    type_text(field, "15.12.2026")
    press(field, Qt.Key.Key_Return)

    assert field.text() == "ti 15.12.2026"
    assert field.value() == "2026-12-15"


def test_that_a_date_is_read_while_it_still_has_the_focus(qtbot: QtBot, field: DateField) -> None:
    type_text(field, "1.2.2026")

    assert field.day() == date(2026, 2, 1)


def test_that_an_impossible_date_stays_and_is_explained(qtbot: QtBot, field: DateField) -> None:
    type_text(field, "31.2.2026")
    press(field, Qt.Key.Key_Return)

    trouble = field.trouble()
    assert field.text() == "31.2.2026"
    assert field.value() == "31.2.2026"
    assert trouble is not None
    assert trouble.code == "date.impossible"


def test_that_a_year_of_two_digits_is_never_guessed(qtbot: QtBot, field: DateField) -> None:
    type_text(field, "1.1.25")

    trouble = field.trouble()
    assert field.day() is None
    assert trouble is not None
    assert trouble.code == "date.two_digit_year"


def test_that_arrow_keys_move_the_date(qtbot: QtBot, field: DateField) -> None:
    field.set_value("2026-12-31")

    press(field, Qt.Key.Key_Up)
    press(field, Qt.Key.Key_PageDown)

    assert field.day() == date(2026, 12, 25)


def test_that_f4_opens_a_calendar_where_enter_chooses(qtbot: QtBot, field: DateField) -> None:
    field.show()
    field.set_value("2026-12-15")

    press(field, Qt.Key.Key_F4)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    month = popup.findChild(QCalendarWidget)
    assert month is not None
    month.setSelectedDate(QDate(2026, 12, 18))
    month.activated.emit(month.selectedDate())

    assert popup.isHidden()
    assert field.text() == "pe 18.12.2026"


def test_that_the_calendar_begins_the_week_on_monday_and_tells_days_off(
    qtbot: QtBot, field: DateField
) -> None:
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    month = popup.findChild(QCalendarWidget)
    assert month is not None

    midsummer, friday = QDate(2026, 12, 24), QDate(2026, 12, 18)
    month.setCurrentPage(2026, 12)

    assert month.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert month.dateTextFormat(midsummer).foreground() != month.dateTextFormat(friday).foreground()
    popup.hide()


def test_that_a_time_is_read_with_a_dot_or_a_colon(qtbot: QtBot) -> None:
    field = TimeField()
    qtbot.addWidget(field)

    type_text(field, "09:30")
    press(field, Qt.Key.Key_Return)

    assert field.text() == "9.30"
    assert field.value() == "09:30"


def test_that_a_moment_is_a_date_and_a_time(qtbot: QtBot, dressed: QApplication) -> None:
    field = MomentField(SETTING)
    qtbot.addWidget(field)

    field.set_value("2026-11-24T09:30")

    assert field.value() == "2026-11-24T09:30"
    assert field.trouble() is None


def test_that_a_time_without_its_day_is_told(qtbot: QtBot, dressed: QApplication) -> None:
    field = MomentField(SETTING)
    qtbot.addWidget(field)
    time = field.focus_line()[1]

    type_text(time, "9.30")

    trouble = field.trouble()
    assert trouble is not None
    assert trouble.code == "date.missing"
