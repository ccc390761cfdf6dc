"""Worklist, case list and the decisions that wait."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.tables.row_view import RowView
from desktop.tables.tail_delegate import with_tail
from desktop.windows.case_place import CasePlace
from desktop.windows.caseload import TO_SERVE
from desktop.windows.cases_list import CasesPage
from desktop.windows.decision_page import DecisionPage
from desktop.windows.decisions_list import DecisionsPage
from desktop.windows.main import MainWindow
from desktop.windows.navigation import CASES, DECISIONS, WORKLIST, Place
from desktop.windows.worklist import WorklistPage
from models.rules.kinds import ClockState, DueState
from tests.desktop.typing import press
from tests.desktop.windows.hands import in_dialog


@pytest.fixture
def worklist(main: MainWindow) -> WorklistPage:
    """The worklist of the signed-in worker."""
    main.go(Place(WORKLIST))
    page = main.page
    assert isinstance(page, WorklistPage)
    return page


def test_that_the_worklist_holds_ones_own_cases_the_most_pressing_first(
    main: MainWindow, worklist: WorklistPage
) -> None:
    shown = worklist.table.model.shown
    states = [list(DueState).index(row.clock.state) for row in shown]

    assert {row.worker_id for row in shown} == {main.desk.actor.user_id}
    assert states == sorted(states)


def test_that_the_worklist_narrows_while_one_types(worklist: WorklistPage) -> None:
    row = worklist.table.model.shown[-1]

    worklist.table.filter.setText(row.number)

    assert [each.id for each in worklist.table.model.shown] == [row.id]
    assert worklist.table.sum.text() == "1 asia"


def test_that_every_word_of_the_filter_must_be_found(worklist: WorklistPage) -> None:
    row = worklist.table.model.shown[0]

    worklist.table.filter.setText(f"{row.number} jotakinmuuta")

    assert worklist.table.model.shown == []


def test_that_enter_opens_the_chosen_case(main: MainWindow, worklist: WorklistPage) -> None:
    worklist.table.view.selectRow(1)
    row = worklist.table.model.shown[1]

    press(worklist.table.view, Qt.Key.Key_Return)

    assert isinstance(main.page, CasePlace)
    assert main.page.number == row.number


def test_that_a_click_on_a_head_sorts_by_it(worklist: WorklistPage) -> None:
    worklist.table.view.sortByColumn(3, Qt.SortOrder.AscendingOrder)

    numbers = [row.number for row in worklist.table.model.shown]
    assert numbers == sorted(numbers)


def test_that_the_state_is_told_by_shape_and_colour(worklist: WorklistPage) -> None:
    index = worklist.table.model.index(0, 0)

    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_that_closed_cases_are_listed_on_demand(main: MainWindow) -> None:
    main.go(Place(CASES))
    page = main.page
    assert isinstance(page, CasesPage)
    before = len(page.table.model.shown)

    page.closed.click()

    closed = [row for row in page.table.model.shown if row.closed_on is not None]
    assert closed
    assert len(page.table.model.shown) == before + len(closed)


def test_that_a_person_found_by_search_fills_the_filter_of_the_list(main: MainWindow) -> None:
    row = main.caseload.rows[0]

    main.go(Place(CASES, text=row.name))

    page = main.page
    assert isinstance(page, CasesPage)
    assert page.table.filter.text() == row.name
    assert row.id in {each.id for each in page.table.model.shown}


def test_that_decisions_to_serve_are_listed_apart(main: MainWindow) -> None:
    main.go(Place(DECISIONS))
    page = main.page
    assert isinstance(page, DecisionsPage)

    acts = {row.next_act for row in page.to_serve.model.shown}

    assert acts <= TO_SERVE
    assert page.chips[1].words == f"Tiedoksi annettavat {len(page.to_serve.model.shown)}"


def test_that_running_appeal_periods_come_before_those_that_are_over(main: MainWindow) -> None:
    main.go(Place(DECISIONS))
    page = main.page
    assert isinstance(page, DecisionsPage)
    page.chips[2].click()

    running = [row.clock.state is ClockState.RUNNING for row in page.model.shown]

    assert page.model.shown
    assert running == sorted(running, reverse=True)


def test_that_an_appeal_period_leads_to_its_decision(main: MainWindow) -> None:
    main.go(Place(DECISIONS))
    page = main.page
    assert isinstance(page, DecisionsPage)
    page.chips[2].click()
    row = page.model.shown[0]
    mine = main.caseload.row(row.case_id)
    if mine is None or mine.worker_id != main.desk.actor.user_id:
        in_dialog(lambda dialog: dialog.accept())

    page.running.opened.emit(row.recipient_id)

    assert isinstance(main.page, DecisionPage)
    assert main.page.row is not None
    assert main.page.row.number == row.decision_number


@pytest.mark.parametrize("page", [WORKLIST, CASES])
def test_that_no_list_scrolls_sideways_at_1280_pixels(main: MainWindow, page: str) -> None:
    main.go(Place(page))
    main.resize(1280, 720)
    QApplication.processEvents()

    view = main.page.findChild(RowView)

    assert isinstance(view, RowView)
    assert not view.horizontalScrollBar().isVisible()
    shown = [p for p in range(view.model().columnCount()) if not view.isColumnHidden(p)]
    assert min(view.columnWidth(place) for place in shown) > 80


def test_that_a_shortened_name_still_shows_the_age(main: MainWindow) -> None:
    metrics = main.fontMetrics()
    name, tail = "Hakoniitty Aada Vieno, 12 v", ", 12 v"

    shown = with_tail(name, tail, metrics, 120)

    assert "…" in shown
    assert shown.endswith("…, 12 v")
    assert metrics.horizontalAdvance(shown) <= 120
    assert with_tail(name, tail, metrics, 400) == name


def test_that_the_worklist_opens_at_its_most_pressing_case(main: MainWindow) -> None:
    main.go(Place(WORKLIST))
    QApplication.processEvents()

    page = main.page
    assert isinstance(page, WorklistPage)
    assert page.table.view.currentIndex().row() == 0
    assert page.table.view.verticalScrollBar().value() == 0
    assert page.table.view.current_id == page.table.model.shown[0].id


def test_that_the_users_place_in_the_worklist_stays_through_a_change(
    main: MainWindow, worklist: WorklistPage
) -> None:
    view, rows = worklist.table.view, worklist.table.model.shown
    view.selectRow(len(rows) // 2)
    view.scrollTo(view.currentIndex())
    chosen, top = view.current_id, view.verticalScrollBar().value()

    main.caseload.read()
    QApplication.processEvents()

    assert top > 0
    assert view.current_id == chosen
    assert view.verticalScrollBar().value() == top


def test_that_the_row_in_the_place_of_a_case_that_is_gone_becomes_the_current_one(
    worklist: WorklistPage,
) -> None:
    view, rows = worklist.table.view, list(worklist.table.model.shown)
    view.selectRow(3)

    worklist.table.show_rows([row for row in rows if row.id != rows[3].id])

    assert view.current_id == rows[4].id


def test_that_sorting_keeps_the_chosen_case(worklist: WorklistPage) -> None:
    view = worklist.table.view
    view.selectRow(2)
    chosen = view.current_id

    view.sortByColumn(4, Qt.SortOrder.DescendingOrder)

    assert view.current_id == chosen


def test_that_a_dragged_column_keeps_its_width_next_time(
    main: MainWindow, worklist: WorklistPage
) -> None:
    head = worklist.table.view.head
    edge = QPoint(head.sectionViewportPosition(0) + head.sectionSize(0) - 1, head.height() // 2)
    ground, there = head.viewport(), edge + QPoint(30, 0)
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(ground, there)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=there)
    dragged = head.sectionSize(0)

    main.resize(1600, 768)
    QApplication.processEvents()
    other = MainWindow(main.around)
    other.go(Place(WORKLIST))
    page = other.page
    assert isinstance(page, WorklistPage)
    other.show()
    QApplication.processEvents()
    again = page.table.view.head.sectionSize(0)
    other.put_away()

    assert head.sectionSize(0) == dragged
    assert again == dragged
    assert main.desk.preferences.columns("worklist") == {"limit": dragged}
