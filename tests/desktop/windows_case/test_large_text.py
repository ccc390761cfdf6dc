"""Large text: nothing of a case is cut where three panes don't fit, and the rail gives way."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.base import theme
from desktop.base.desk import Desk
from desktop.windows.navigation import WORKLIST
from desktop.windows.rail import Rail
from desktop.windows.three_panes import ThreePanes


@pytest.fixture
def large(dressed: QApplication) -> QApplication:
    """Text at 200 %."""
    theme.apply(dressed, theme.LIGHT, scale=2.0)
    return dressed


def test_that_the_right_pane_stands_below_the_left_one_in_large_text(
    qtbot: QtBot, large: QApplication, desk: Desk
) -> None:
    panes, right = _panes(qtbot, desk)

    assert panes.folded
    assert panes.count() == 2
    assert right.isVisible()
    assert panes.sizes()[1] > 700


def test_that_the_panes_stand_side_by_side_again_in_a_wide_window(
    qtbot: QtBot, large: QApplication, desk: Desk
) -> None:
    panes, right = _panes(qtbot, desk)

    panes.resize(2400, 700)

    qtbot.waitUntil(lambda: not panes.folded)
    assert panes.indexOf(right) == 2
    assert right.isVisible()


def test_that_both_arrangements_remember_their_borders(
    qtbot: QtBot, large: QApplication, desk: Desk
) -> None:
    panes, _ = _panes(qtbot, desk)
    panes.setSizes([500, 790])
    panes.splitterMoved.emit(500, 1)
    dragged = panes.sizes()
    panes.resize(2400, 700)
    qtbot.waitUntil(lambda: not panes.folded)
    panes.resize(1290, 700)
    qtbot.waitUntil(lambda: panes.folded)

    again, _ = _panes(qtbot, desk)

    assert panes.sizes() == again.sizes() == dragged


def test_that_a_narrow_rail_shows_pictures_and_keeps_its_names(
    qtbot: QtBot, large: QApplication
) -> None:
    window = QWidget()
    window.resize(1366, 700)
    qtbot.addWidget(window)
    rail = Rail()
    rail.setParent(window)
    rail.show_count(WORKLIST, 6, urgent=True)

    rail.fit()

    button = rail.button(WORKLIST)
    assert button.text() == ""
    assert button.accessibleName() == "Työjono 6"
    assert button.toolTip() == "Työjono (Alt+2)"
    window.resize(2400, 700)
    rail.fit()
    assert button.text() == "Työjono"


def _panes(qtbot: QtBot, desk: Desk) -> tuple[ThreePanes, QWidget]:
    left, middle, right = QWidget(), QWidget(), QWidget()
    panes = ThreePanes(left, middle, right, preferences=desk.preferences, name="case")
    qtbot.addWidget(panes)
    panes.resize(1290, 700)
    panes.show()
    qtbot.waitUntil(lambda: panes.folded)
    return panes, right
