"""A day that does not exist is told beside its field, in dialogs that react while one types."""

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.forms.small_form import SmallForm
from desktop.windows.main import MainWindow
from desktop.windows.many_dialogs import ReminderDialog
from desktop.windows.map_acting import ActingFeature
from desktop.windows.map_page import MapPage
from tests.desktop.typing import type_text

NO_DAY = "31.2.2026"


@pytest.fixture
def acting(main: MainWindow) -> ActingFeature:
    """The acts on the cases chosen on the map."""
    page = main.page
    assert isinstance(page, MapPage)
    page.view.select((main.caseload.own[0].id, main.caseload.own[1].id))
    return next(feature for feature in page.features if isinstance(feature, ActingFeature))


def type_day(form: SmallForm, key: str, text: str = NO_DAY) -> None:
    """Type a day into a field, letter by letter, and leave it."""
    entry = form.block(key).editor
    assert isinstance(entry, QLineEdit)
    entry.setFocus()
    type_text(entry, text)
    entry.editingFinished.emit()


def test_that_a_reminder_on_a_day_that_is_none_is_told_at_its_field(
    main: MainWindow, acting: ActingFeature
) -> None:
    acting.side.remind.click()
    dialog = acting.acts.dialog
    assert isinstance(dialog, ReminderDialog)
    assert dialog.form is not None
    dialog.form.set_value("text", "Soita kouluun")

    type_day(dialog.form, "due_on")
    dialog.do_button.click()

    assert dialog.form.block("due_on").problem()
    assert main.caseload.reminders_of(main.caseload.own[0].id) == ()
    dialog.reject()
