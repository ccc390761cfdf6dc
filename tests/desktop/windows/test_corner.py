"""The corner of the screen: counts and numbers, never a name; quiet when the worker wants it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.base.reminding import Reminding
from desktop.base.tray import Tray
from desktop.windows.case_place import CasePlace
from desktop.windows.caseload import due_soon, late
from desktop.windows.corner import Corner
from desktop.windows.intake_place import IntakePlace
from desktop.windows.main import MainWindow
from desktop.windows.worklist import WorklistPage
from tests.fakes import FakeClock

TODAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)


class Area(Tray):
    """Remembers what the notification area was told and shown."""

    def __init__(self, main: MainWindow) -> None:
        super().__init__(QIcon(), "Polku", main)
        self.told: list[str] = []
        self.is_shown = False

    def tell(self, text: str) -> bool:
        self.told.append(text)
        return True

    def show(self, menu: QMenu, hint: str) -> bool:
        self.is_shown = True
        return True

    def put_away(self) -> None:
        self.is_shown = False


@pytest.fixture
def area(main: MainWindow) -> Area:
    """The notification area."""
    return Area(main)


@pytest.fixture
def corner(main: MainWindow, area: Area) -> Corner:
    """The corner over the example."""
    return Corner(main.desk, main.caseload, area, main)


def test_that_the_menu_tells_numbers_and_no_names(main: MainWindow, corner: Corner) -> None:
    corner.menu.aboutToShow.emit()

    said = "\n".join(action.text() for action in corner.menu.actions())
    own = main.caseload.own
    assert len(late(own)) == 1
    assert f"Yksi myöhässä, {len(due_soon(own))} lähellä" in said
    assert late(own)[0].number in said
    words = {part for row in own for part in row.name.split()}
    assert not [word for word in words if word in said]


def test_that_every_entry_leads_where_it_says(main: MainWindow) -> None:
    menu = main.reminder.menu
    main.reminder.fill()

    _entry(menu, "Avaa työjono").trigger()
    assert isinstance(main.page, WorklistPage)
    _entry(menu, "Uusi asia").trigger()
    assert isinstance(main.page, IntakePlace)
    number = late(main.caseload.own)[0].number
    _entry(menu, number).trigger()
    assert isinstance(main.page, CasePlace)
    assert main.page.number == number
    assert main.isVisible()


def test_that_locking_by_the_menu_takes_the_menu_away(program: Program, main: MainWindow) -> None:
    _entry(main.reminder.menu, "Lukitse").trigger()

    assert program.main is None
    assert main.tray._icon is None or not main.tray._icon.isVisible()


def test_that_a_word_waits_until_the_quiet_hours_are_over(
    main: MainWindow, corner: Corner, area: Area, clock: FakeClock
) -> None:
    rungs = main.ladder.rungs
    clock.go_to(TODAY, time(18))
    corner.tell(rungs)
    clock.go_on(timedelta(hours=1))
    corner.look()
    assert area.told == []

    clock.go_to(FRIDAY, time(8))
    corner.look()
    corner.look()

    assert area.told == [f"{len(rungs)} määräaikaa lähestyy."]


def test_that_a_rung_put_aside_is_not_told(main: MainWindow, corner: Corner, area: Area) -> None:
    steps = tuple({rung.step for rung in main.ladder.rungs})
    main.desk.preferences.reminding = replace(Reminding(), aside=steps)

    corner.tell(main.ladder.rungs)

    assert area.told == []


def test_that_no_picture_is_shown_to_who_wants_no_reminders(
    qtbot: QtBot, main: MainWindow, corner: Corner, area: Area
) -> None:
    corner.show()
    shown = area.is_shown
    main.desk.preferences.reminding = replace(Reminding(), shown=False)

    corner.show()

    assert (shown, area.is_shown) == (True, False)


def _entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())
