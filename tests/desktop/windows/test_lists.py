"""Worklist, case list and the decisions that wait."""

import pytest
from PySide6.QtCore import Qt

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
