"""The path is read by key and menu; a case of the real database is moved by QAccessible alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.map_story import StoryWindow
from desktop.windows.map_tools import MapMenu
from models.rules.rows import CaseRow
from models.services.cases import case_sheet
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def page(main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    shown.filter.team.click()
    return shown


@pytest.fixture
def _reader_is_on() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_that_shift_l_speaks_the_path_and_shows_it_to_be_copied(
    main: MainWindow, page: MapPage, qtbot: QtBot
) -> None:
    row = main.caseload.rows[5]
    page.view.select((row.id,))
    page.view.setFocus()
    spoken: list[str] = []
    page.view.announced.connect(spoken.append)
    shown: list[str] = []

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, StoryWindow)
        shown.append(dialog.text.toPlainText())
        dialog.copy_button.click()
        dialog.accept()

    met = in_dialog(copy)
    QTest.keyClick(page.view, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(shown))

    assert len(met) == 1
    assert shown[0] == spoken[-1] == QGuiApplication.clipboard().text()
    assert shown[0].startswith(f"Polussa on 5 vaihetta ja {len(main.caseload.rows)} asiaa.")
    assert f"Valittuna on asia {row.number} ({row.initials}): " in shown[0]
    assert f"Olet vaiheessa {row.phase}/5, " in shown[0]


def test_that_the_story_tells_what_the_filter_leaves(main: MainWindow, page: MapPage) -> None:
    page.filter.mine.click()
    told: list[str] = []
    page.view.announced.connect(told.append)

    met = in_dialog(lambda dialog: dialog.accept() if isinstance(dialog, QDialog) else None)
    entry = next(a for a in page.tools.menu(MapMenu.SHOW).actions() if a.text() == "Lue polku")
    entry.trigger()

    assert met
    assert f" ja {len(main.caseload.own)} asiaa." in told[-1]


def _all_under(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(node.childCount()):
        yield node.child(place)
        yield from _all_under(node.child(place))


def _ready_to_move(page: MapPage, rows: tuple[CaseRow, ...]) -> tuple[CaseRow, str]:
    for row in rows:
        for place in page.view.next_places(row.step_id):
            ends = place not in (page.view.content.layout.steps if page.view.content else {})
            if not ends and page.view.missing_for(row.id, place) == ():
                return row, place
    raise AssertionError("no case is ready")


@pytest.mark.usefixtures("_reader_is_on")
def test_that_a_case_of_the_database_is_moved_by_its_accessible_action(
    main: MainWindow, page: MapPage, qtbot: QtBot
) -> None:
    row, place = _ready_to_move(page, tuple(main.caseload.rows))
    tree = QAccessible.queryAccessibleInterface(page.view)
    name = QAccessible.Text.Name
    case = next(node for node in _all_under(tree) if row.number in node.text(name))
    actions = case.actionInterface()
    wanted = f"Siirrä: {page.view.name_of(place)}"
    move = next(n for n in actions.actionNames() if actions.localizedActionName(n) == wanted)

    actions.doAction(move)

    qtbot.waitUntil(lambda: any(r.id == row.id and r.step_id == place for r in main.caseload.rows))
    assert case.parent().text(name).startswith(page.view.name_of(place))
    sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
    assert sheet is not None
    assert sheet.row.step_id == place
