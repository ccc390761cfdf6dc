"""The five-minute tour: points at real controls, waits for real acts, can be left and resumed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.case_place import CasePlace
from desktop.windows.guide import DONE, KEPT, LATER, Guide
from desktop.windows.guide_steps import steps
from desktop.windows.main import MainWindow
from desktop.windows.main_help import OFFER_MS
from desktop.windows.navigation import INTAKE, MAP, WORKLIST, Place
from tests.desktop.typing import CONTROL, press

_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def guide(main: MainWindow) -> Guide:
    """The tour of the open window."""
    return main.help.guide


def test_that_the_tour_can_be_walked_by_the_real_acts(
    qtbot: QtBot, main: MainWindow, guide: Guide
) -> None:
    guide.begin()
    assert guide.step == 0

    main.selection.choose([main.caseload.own[0].id])
    qtbot.waitUntil(lambda: guide.step == 1)
    press(main, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: guide.step == 2)
    press(main.topbar.search, Qt.Key.Key_Escape)
    press(main, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: guide.step == 3)
    press(main, Qt.Key.Key_2, _ALT)
    press(QApplication.focusWidget() or main, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: guide.step == 4)
    page = main.page
    assert isinstance(page, CasePlace)
    next(iter(page.case.aside.clocks.cards)).why.link.click()
    qtbot.waitUntil(lambda: guide.step == 5)
    press(page.case, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: guide.step == 6)
    press(main, Qt.Key.Key_4, _ALT)
    qtbot.waitUntil(lambda: guide.step == 7)
    press(main, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: guide.card.is_end)

    assert main.desk.preferences.choice(KEPT, "") == DONE
    assert not guide.is_running
    assert main.findChild(QTextBrowser) is not None


def test_that_every_step_can_be_shown_to_the_user(main: MainWindow, guide: Guide) -> None:
    guide.begin()
    for number in range(len(steps())):
        assert guide.step == number
        guide.card.show_me.click()

    assert guide.card.is_end
    guide.card.next.click()
    assert not guide.card.isVisible()


def test_that_every_step_points_at_a_control_that_is_there(qtbot: QtBot, main: MainWindow) -> None:
    main.open_case(main.caseload.own[0].id)
    for step in steps():
        target = step.target(main)

        assert target is not None, step.title
        qtbot.waitUntil(target.isVisible)


def test_that_the_tour_is_left_and_resumed_where_it_was(main: MainWindow, guide: Guide) -> None:
    guide.begin()
    guide.card.next.click()
    guide.card.next.click()
    guide.card.stop.click()
    assert not guide.card.isVisible()
    assert not guide.ring.isVisible()

    again = Guide(main)
    again.begin()

    assert again.step == 2
    again.stop()


def test_that_the_windows_can_be_used_while_the_tour_runs(main: MainWindow, guide: Guide) -> None:
    guide.begin()
    focus = main.focusWidget()

    main.go(Place(WORKLIST))

    assert main.place.page == WORKLIST
    assert not guide.card.isModal()
    assert focus is not guide.card.next
    assert guide.ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_that_the_card_is_reached_by_key_and_said_aloud(main: MainWindow, guide: Guide) -> None:
    said: list[str] = []
    guide.card.told.connect(said.append)

    press(main, Qt.Key.Key_F1, CONTROL)

    assert guide.is_running
    assert main.focusWidget() is guide.card.next
    assert said[0].startswith("Kohta 1/8. Kartta")
    assert guide.card.accessibleDescription() == steps()[0].text


def test_that_the_card_never_lies_on_what_it_points_at(main: MainWindow, guide: Guide) -> None:
    main.open_case(main.caseload.own[0].id)
    guide.begin()
    for number in range(1, len(steps())):
        guide.card.next.click()
        if main.place.page != MAP and number != 3:
            assert not guide.card.geometry().intersects(guide.ring.geometry()), number


def test_that_the_example_offers_the_tour_once(qtbot: QtBot, program: Program) -> None:
    program.open_example()
    qtbot.waitUntil(lambda: program.main is not None, timeout=30_000)
    main = program.main
    assert main is not None
    guide = main.help.guide
    qtbot.waitUntil(guide.card.isVisible, timeout=OFFER_MS * 5)
    assert not guide.is_running

    guide.card.stop.click()
    guide.offer()

    assert not guide.card.isVisible()
    assert main.desk.preferences.choice(KEPT, "") == LATER
    assert main.place.page != INTAKE
