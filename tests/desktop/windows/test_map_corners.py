"""Around the map: overview, zooming, what is not on it, and what an empty one says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.case_place import CasePlace
from desktop.windows.main import MainWindow
from desktop.windows.map_empty import EmptyFeature
from desktop.windows.map_foot import FootFeature
from desktop.windows.map_minimap import ALWAYS, CHOICE, OFF, MinimapFeature
from desktop.windows.map_page import MapPage
from desktop.windows.map_tools import MapMenu
from desktop.windows.map_unplaced import UnplacedDialog
from models.rules.former_steps import ShownPath
from models.rules.process import ProcessDefinition
from models.rules.rows import CaseRow
from models.rules.words import Words
from tests.desktop.typing import press
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    with qtbot.waitExposed(main):
        main.show()
    shown.filter.team.click()
    shown.view.setFocus()
    return shown


@pytest.fixture
def foot(page: MapPage) -> FootFeature:
    """The line under the map."""
    return next(item for item in page.features if isinstance(item, FootFeature))


@pytest.fixture
def corner(page: MapPage) -> MinimapFeature:
    """The overview."""
    return next(item for item in page.features if isinstance(item, MinimapFeature))


@pytest.fixture
def empty(page: MapPage) -> EmptyFeature:
    """What an empty map says."""
    return next(item for item in page.features if isinstance(item, EmptyFeature))


def test_that_the_overview_is_chosen_by_a_key_and_remembered(
    main: MainWindow, page: MapPage, corner: MinimapFeature
) -> None:
    page.view.zoom_by(3, QPoint(200, 200))
    assert corner.minimap.isVisible()

    press(page.view, Qt.Key.Key_N)

    assert not corner.minimap.isVisible()
    assert main.desk.preferences.choice(CHOICE, "") == OFF


def test_that_the_overview_over_the_whole_map_is_remembered(
    main: MainWindow, page: MapPage, corner: MinimapFeature
) -> None:
    corner.always.trigger()

    assert corner.minimap.isVisible()
    assert main.desk.preferences.choice(CHOICE, "") == ALWAYS


def test_that_the_mouse_zooms_with_named_buttons(foot: FootFeature, page: MapPage) -> None:
    bar = foot.zoom.bar
    before = page.view.zoom

    bar.larger.click()

    assert page.view.zoom > before
    names = [part.accessibleName() for part in (bar.smaller, bar.larger, bar.fit)]
    assert names == ["Pienennä", "Suurenna", "Koko kartta"]
    bar.fit.click()
    assert page.view.fitted


def test_that_the_percentage_follows_the_zoom_and_brings_full_size(
    foot: FootFeature, page: MapPage
) -> None:
    page.view.zoom_by(3, QPoint(50, 50))
    assert foot.zoom.bar.full.words != "100 %"

    foot.zoom.bar.full.click()

    assert foot.zoom.bar.full.words == "100 %"


def test_that_shift_f_fills_the_view_with_the_chosen_case(
    qtbot: QtBot, main: MainWindow, page: MapPage
) -> None:
    page.view.select((main.caseload.rows[0].id,))

    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(lambda: page.view.zoom > 2)


def test_that_shift_f_without_a_chosen_case_says_what_to_do(
    main: MainWindow, page: MapPage
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)

    assert "Valitse" in main.status.text


def test_that_cases_at_a_step_this_path_lacks_are_told_and_opened_by_one_key(
    main: MainWindow, page: MapPage, foot: FootFeature
) -> None:
    row = main.caseload.own[0]
    page.view.set_cases((*main.caseload.rows[1:], _lost(row)))
    assert foot.unplaced.button.words == "1 asia ei ole kartalla"
    listed: list[str] = []

    def open_it(dialog: object) -> None:
        assert isinstance(dialog, UnplacedDialog)
        listed.append(dialog.list.item(0).text())
        press(dialog.list, Qt.Key.Key_Return)

    in_dialog(open_it)
    QTest.keyClick(page.view, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)

    assert row.number in listed[0]
    assert isinstance(main.page, CasePlace)
    assert main.page.number == row.number


def test_that_nothing_is_said_of_lost_cases_when_there_are_none(foot: FootFeature) -> None:
    assert foot.unplaced.button.isHidden()


def test_that_a_map_without_a_single_case_teaches_how_the_first_one_comes(
    main: MainWindow, page: MapPage, empty: EmptyFeature
) -> None:
    main.caseload.rows = ()

    main.caseload.changed.emit()

    assert empty.card.isVisible()
    assert empty.card.button.words == "Uusi asia"
    empty.card.button.click()
    assert main.page is not page


def test_that_a_path_without_steps_is_told_in_words(
    main: MainWindow, page: MapPage, empty: EmptyFeature
) -> None:
    bare = ProcessDefinition("bare", 1, Words("Tyhjä"), phases=(), steps=(), flows=())
    main.caseload._path = ShownPath(bare)

    page.view.set_process(bare)

    assert empty.card.title.text() == "Polussa ei ole vaiheita"


def test_that_every_entry_of_the_maps_menus_has_words_and_no_key_twice(page: MapPage) -> None:
    entries = [action for menu in MapMenu for action in page.tools.menu(menu).actions()]

    keys = [key for key in map(_key, entries) if key]
    assert len(keys) == len(set(keys))
    assert all(entry.text() or entry.isSeparator() for entry in entries)


def _key(action: QAction) -> str:
    return action.shortcut().toString()


def _lost(row: CaseRow) -> CaseRow:
    return replace(row, step_id="Task_of_an_older_path")


def test_that_a_double_click_opens_the_case_that_was_pressed_though_its_panel_narrows_the_map(
    qtbot: QtBot, main: MainWindow, page: MapPage
) -> None:
    view = page.view
    content = view.content
    assert content is not None
    row = content.load.rows[-1]
    where = content.load.place[row.id]
    at = view.mapFromScene(float(content.places.x[where]), float(content.places.y[where]))
    pressed = view.case_at(at)
    assert pressed is not None

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.wait(50)
    assert view.case_at(at) != pressed
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert isinstance(main.page, CasePlace)
    assert main.page.number == pressed.number
