"""The settings of printing: the test page, and the shift that this workstation remembers."""

import pytest

from desktop.base.settings import Shift
from desktop.windows.main import MainWindow
from desktop.windows.navigation import SETTINGS, Place
from desktop.windows.print_preview import PrintPreview
from desktop.windows.settings_page import SettingsPage
from desktop.windows.settings_printing import PrintingSection
from reports.pages import page_texts
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def section(main: MainWindow) -> PrintingSection:
    """The section, shown."""
    main.go(Place(SETTINGS))
    page = main.page
    assert isinstance(page, SettingsPage)
    page.show_section(PrintingSection)
    return next(each for each in page.sections if isinstance(each, PrintingSection))


def test_that_a_shift_is_remembered_on_this_workstation(
    main: MainWindow, section: PrintingSection
) -> None:
    section.right.control.setValue(1.5)
    section.down.control.setValue(-2)

    assert main.desk.preferences.shift == Shift(1.5, -2.0)


def test_that_a_shift_over_ten_millimetres_cannot_be_given(section: PrintingSection) -> None:
    section.right.control.setValue(50)

    assert section.right.control.value() == 10


def test_that_the_test_page_is_shown_before_it_is_printed(section: PrintingSection) -> None:
    shown: list[bytes] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, PrintPreview)
        shown.append(dialog._pdf)
        dialog.reject()

    in_dialog(look)
    section.page.click()

    assert "Kohdistuksen koesivu" in page_texts(shown[0])[0]
