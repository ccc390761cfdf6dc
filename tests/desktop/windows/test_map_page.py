"""The map page: filter, the chosen case, moving and what stands in the way."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.windows.blocked_dialog import BlockedDialog
from desktop.windows.case_place import CasePlace
from desktop.windows.cases_list import CasesPage
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.navigation import CASES, WORKLIST, Place
from desktop.windows.worklist import WorklistPage
from models.rules.kinds import DocumentKind, DueState
from models.rules.rows import CaseRow
from models.services.cases import case_sheet
from tests.desktop.typing import press
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def page(main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    return shown


def test_that_one_sees_own_cases_first_and_the_teams_with_a_click(
    main: MainWindow, page: MapPage
) -> None:
    own = len(main.caseload.own)
    assert f"{own} asiaa" in page.filter.sum.text()

    page.filter.team.click()

    assert f"{len(main.caseload.rows)} asiaa" in page.filter.sum.text()


def test_that_the_late_chip_shows_late_cases_only_and_clear_brings_all_back(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.team.click()
    late = [row for row in main.caseload.rows if row.clock.state is DueState.LATE]

    page.filter.late.click()
    assert page.filter.sum.text().startswith(f"{len(late)} asia")
    page.filter.clear.click()

    assert page.filter.sum.text().startswith(f"{len(main.caseload.rows)} asiaa")


def test_that_the_chips_count_the_chosen_peoples_cases(main: MainWindow, page: MapPage) -> None:
    soon = [row for row in main.caseload.own if row.clock.state is DueState.SOON]

    assert page.filter.soon.words == f"Määräaika ≤ 2 pv {len(soon)}"


def test_that_statutory_and_late_narrow_together(main: MainWindow, page: MapPage) -> None:
    page.filter.team.click()
    page.filter.statutory.click()
    page.filter.late.click()

    shown = page.view.content.load.rows if page.view.content is not None else ()

    assert shown
    assert all(row.clock.statutory and row.clock.state is DueState.LATE for row in shown)


def test_that_choosing_a_case_shows_the_index_and_opens_no_file(
    main: MainWindow, page: MapPage
) -> None:
    row = main.caseload.own[0]

    page.view.select((row.id,))

    assert page.side.isVisibleTo(page)
    assert page.side.number.text() == row.number
    assert row.name in page.side.about.text()
    assert "case.opened" not in _acts(main, row)


def test_that_asking_for_more_opens_the_file_and_shows_its_clocks(
    main: MainWindow, page: MapPage
) -> None:
    row = main.caseload.own[0]
    page.view.select((row.id,))

    page.side.more.click()

    assert page.side.clocks.cards
    assert "case.opened" in _acts(main, row)


def test_that_map_and_case_list_share_the_chosen_case(main: MainWindow, page: MapPage) -> None:
    row = main.caseload.own[3]
    page.view.select((row.id,))

    main.go(Place(CASES))

    cases = main.page
    assert isinstance(cases, CasesPage)
    view, model = cases.table.view, cases.table.model
    assert model.id_at(view.currentIndex().row()) == row.id


def test_that_a_case_chosen_on_the_map_is_chosen_in_the_worklist_when_it_is_come_to(
    main: MainWindow, page: MapPage
) -> None:
    row = main.caseload.own[3]
    page.view.select((row.id,))

    main.go(Place(WORKLIST))

    worklist = main.page
    assert isinstance(worklist, WorklistPage)
    view, model = worklist.table.view, worklist.table.model
    assert model.id_at(view.currentIndex().row()) == row.id


def test_that_a_case_chosen_in_the_worklist_is_chosen_on_the_map(
    main: MainWindow, page: MapPage
) -> None:
    main.go(Place(WORKLIST))
    worklist = main.page
    assert isinstance(worklist, WorklistPage)

    worklist.table.view.selectRow(2)

    assert page.view.selected == (worklist.table.model.id_at(2),)


def test_that_a_move_that_lacks_something_says_what_and_leads_there(
    main: MainWindow, page: MapPage
) -> None:
    row = _at(main, "Task_conclusions")
    said: list[str] = []

    def follow(dialog: object) -> None:
        assert isinstance(dialog, BlockedDialog)
        said.extend(link.words for link in dialog.links)
        dialog.links[0].click()

    in_dialog(follow)
    page.view.move_asked.emit(row.id, "Task_plan")

    assert any("Palvelutarpeen arvio" in words for words in said)
    case = main.page
    assert isinstance(case, CasePlace)
    assert case.number == row.number
    assert case.case.pane is not None
    assert case.case.pane.kind is DocumentKind.ASSESSMENT


def test_that_a_free_move_is_done_and_told(qtbot: QtBot, main: MainWindow, page: MapPage) -> None:
    row = _movable(main)
    sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
    assert sheet is not None
    target = next(m.target for m in sheet.moves if not m.missing and not m.ends_case)

    page.view.move_asked.emit(row.id, target)

    moved = main.caseload.row(row.id)
    assert moved is not None
    assert moved.step_id == target
    assert row.number in main.status.text


def test_that_a_key_moves_the_chosen_case(main: MainWindow, page: MapPage) -> None:
    row = _movable(main)
    page.view.select((row.id,))
    page.view.setFocus()

    press(page.view, Qt.Key.Key_M)

    moved = main.caseload.row(row.id)
    assert moved is not None
    assert moved.step_id != row.step_id


def test_that_enter_on_the_map_opens_the_case(main: MainWindow, page: MapPage) -> None:
    row = main.caseload.own[0]
    page.view.select((row.id,))

    press(page.view, Qt.Key.Key_Return)

    assert isinstance(main.page, CasePlace)
    assert main.page.number == row.number


def test_that_the_panel_leads_on_to_the_document_of_the_step(
    main: MainWindow, page: MapPage
) -> None:
    row = _at(main, "Task_conclusions")
    page.view.select((row.id,))
    page.side.more.click()

    page.side.go_on.click()

    case = main.page
    assert isinstance(case, CasePlace)
    assert case.case.pane is not None
    assert case.case.pane.kind is DocumentKind.ASSESSMENT


def test_that_protection_shows_on_the_panel(main: MainWindow, page: MapPage) -> None:
    row = replace(main.caseload.own[0], non_disclosure=True)

    page.side.show_row(row)

    assert not page.side.protected.isHidden()
    assert page.side.protection.text() == "Turvakielto"


def test_that_a_search_lets_its_cases_stand_out_on_the_map(
    qtbot: QtBot, main: MainWindow, page: MapPage
) -> None:
    row = main.caseload.own[0]
    main.topbar.search.setText(row.number)

    with qtbot.waitSignal(main.selection.found_changed) as found:
        main.topbar.search.look()

    assert found.args == [(row.id,)]


def _acts(main: MainWindow, row: CaseRow) -> set[str]:
    sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
    assert sheet is not None
    today = date(2026, 11, 24)
    return {event.act for event in sheet.events if event.at.date() == today}


def _at(main: MainWindow, step: str) -> CaseRow:
    return next(row for row in main.caseload.own if row.step_id == step)


def _movable(main: MainWindow) -> CaseRow:
    for row in main.caseload.own:
        sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
        assert sheet is not None
        first = sheet.moves[0] if sheet.moves else None
        if first is not None and not first.missing and not first.ends_case:
            return row
    raise AssertionError("the example has no case that may move")
