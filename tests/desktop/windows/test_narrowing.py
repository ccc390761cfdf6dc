"""Narrowing: map, worklist, case list and their counts change together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from desktop.windows.cases_list import CasesPage
from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.narrowing_chips import NarrowButton
from desktop.windows.narrowing_panel import NarrowingPanel
from desktop.windows.navigation import CASES, MAP, WORKLIST, Place
from desktop.windows.worklist import WorklistPage
from models.rules.case_filter import CaseFilter, Facet, Limit
from models.rules.kinds import DueState
from models.rules.rows import CaseRow
from tests.desktop.typing import press, type_text
from tests.models.services.looking import statements


@pytest.fixture
def page(main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    shown = main.page
    assert isinstance(shown, MapPage)
    shown.filter.team.click()
    return shown


def test_that_a_tick_in_the_panel_narrows_the_map_and_says_so(
    main: MainWindow, page: MapPage
) -> None:
    panel = opened(page.filter.narrow)
    service = next(value for facet, value in panel.boxes if facet is Facet.SERVICES and value)
    wanted = [row for row in main.caseload.rows if service in row.services]

    panel.boxes[Facet.SERVICES, service].click()

    assert seen(page) == {row.number for row in wanted}
    assert (
        page.filter.chips.chips[Facet.SERVICES]
        .accessibleName()
        .startswith("Poista rajaus Palvelu: ")
    )
    assert page.filter.sum.text().startswith(f"{len(wanted)} asia")
    assert panel.boxes[Facet.SERVICES, service].text().endswith(f"({len(wanted)})")
    panel.close()


@pytest.mark.parametrize("facet", Facet)
def test_that_every_facet_offers_what_the_cases_have_and_narrows_by_it(
    main: MainWindow, page: MapPage, facet: Facet
) -> None:
    panel = opened(page.filter.narrow)
    offered = [value for one, value in panel.boxes if one is facet]
    if facet is Facet.TEAMS:  # one sees one's own team's cases only, unless assigned elsewhere
        offered = offered or [main.desk.actor.team_id]
    else:
        assert len(offered) > 1, facet
        panel.boxes[facet, offered[0]].click()

    wanted = main.caseload.narrowing.filter
    assert seen(page) == {row.number for row in main.caseload.rows if wanted.passes(row)}
    panel.close()


def test_that_narrowing_on_the_map_narrows_worklist_and_case_list(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.late.click()

    worklist, cases = lists(main)

    late = {row.number for row in main.caseload.rows if row.clock.state is DueState.LATE}
    own = {row.number for row in main.caseload.own}
    assert {row.number for row in worklist.table.model.shown} == late & own
    assert {row.number for row in cases.table.model.shown} == late
    assert cases.table.sum.text().startswith(f"{len(late)} asia")
    assert cases.narrowing.chips.chips[Facet.STATES].words == "myöhässä  ✕"


def test_that_taking_a_chip_off_in_a_list_widens_the_map_again(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.late.click()
    _, cases = lists(main)

    cases.narrowing.chips.chips[Facet.STATES].click()
    main.go(Place(MAP))

    assert len(seen(page)) == len(main.caseload.rows)
    assert not page.filter.late.isChecked()
    assert cases.narrowing.isHidden()


def test_that_narrowing_in_the_worklist_narrows_the_map(main: MainWindow, page: MapPage) -> None:
    worklist, _ = lists(main)
    main.go(Place(WORKLIST))
    panel = opened(worklist.narrowing.button)

    panel.boxes[Facet.LIMITS, Limit.STATUTORY].click()
    panel.close()
    main.go(Place(MAP))

    assert page.filter.statutory.isChecked()
    assert seen(page) == {row.number for row in main.caseload.rows if row.clock.statutory}


def test_that_the_worklist_of_a_chosen_worker_is_shown(main: MainWindow, page: MapPage) -> None:
    me = main.desk.actor.user_id
    other = next(r.worker_id for r in main.caseload.rows if r.worker_id not in (None, me))
    main.caseload.narrowing.narrow(CaseFilter(workers=frozenset({other})))

    worklist, _ = lists(main)

    assert {row.worker_id for row in worklist.table.model.shown} == {other}


def test_that_another_worker_is_offered_while_own_cases_are_shown(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.mine.click()
    me = main.desk.actor.user_id
    panel = opened(page.filter.narrow)
    others = {value for facet, value in panel.boxes if facet is Facet.WORKERS} - {me, None}

    panel.boxes[Facet.WORKERS, sorted(others, key=str)[0]].click()
    panel.close()

    assert page.filter.team.isChecked()
    assert seen(page)


def test_that_own_cases_and_chosen_workers_exclude_each_other(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.mine.click()
    other = next(row.worker_id for row in main.caseload.rows if row not in main.caseload.own)

    main.caseload.narrowing.narrow(CaseFilter(workers=frozenset({other})))
    assert page.filter.team.isChecked()
    page.filter.mine.click()

    assert main.caseload.narrowing.filter.workers == frozenset()
    assert seen(page) == {row.number for row in main.caseload.own}


def test_that_text_narrows_once_typing_rests(qtbot: QtBot, main: MainWindow, page: MapPage) -> None:
    row = main.caseload.rows[7]

    type_text(page.filter.text, row.number)
    assert len(seen(page)) == len(main.caseload.rows)
    qtbot.waitUntil(lambda: len(seen(page)) == 1, timeout=3000)

    assert seen(page) == {row.number}


def test_that_an_emptied_text_shows_all_again_at_once(main: MainWindow, page: MapPage) -> None:
    type_text(page.filter.text, "ei tällaista")
    press(page.filter.text, Qt.Key.Key_Return)
    assert seen(page) == set()

    page.filter.text.clear()

    assert len(seen(page)) == len(main.caseload.rows)


def test_that_a_narrowing_that_nothing_meets_says_so_and_leads_out(
    main: MainWindow, page: MapPage
) -> None:
    type_text(page.filter.text, "ei tällaista")
    press(page.filter.text, Qt.Key.Key_Return)
    worklist, cases = lists(main)
    assert cases.table._empty.title.text() == "Mikään asia ei vastaa rajauksia."
    assert worklist.table._empty.title.text() == "Mikään asia ei vastaa rajauksia."
    main.go(Place(MAP))
    assert page.nothing.isVisible()
    assert page.nothing.words.text() == "Mikään asia ei vastaa rajauksia."

    page.nothing.way_out.click()

    assert not page.nothing.isVisible()
    assert len(seen(page)) == len(main.caseload.rows)
    assert page.filter.text.text() == ""


def test_that_the_panel_is_opened_walked_and_closed_by_keys(
    main: MainWindow, page: MapPage
) -> None:
    panel = opened_by_key(page)
    first = QApplication.focusWidget()
    assert isinstance(first, QCheckBox)

    press(first, Qt.Key.Key_Space)
    press(first, Qt.Key.Key_Down)
    second = QApplication.focusWidget()
    assert isinstance(second, QCheckBox)
    assert second is not first
    press(second, Qt.Key.Key_Escape)

    assert main.caseload.narrowing.filter.narrows
    assert not panel.isVisible()


def test_that_the_panel_stays_within_its_window(main: MainWindow, page: MapPage) -> None:
    main.resize(1000, 640)
    panel = opened(page.filter.narrow)

    frame = main.geometry()
    assert frame.contains(panel.geometry())
    panel.close()


def test_that_what_is_typed_reaches_no_settings_file(main: MainWindow, page: MapPage) -> None:
    name = main.caseload.rows[0].name.split()[0]
    type_text(page.filter.text, name)
    press(page.filter.text, Qt.Key.Key_Return)
    main.put_away()

    settings = main.desk.preferences._settings
    settings.sync()

    assert all(name not in str(settings.value(key)) for key in settings.allKeys())


def test_that_narrowing_a_list_with_closed_cases_reads_none_of_them_again(
    main: MainWindow, page: MapPage
) -> None:
    _, cases = lists(main)
    cases.closed.click()
    shown = len(cases.table.model.shown)
    panel = opened(cases.narrowing.button)

    with statements() as said:
        panel.boxes[Facet.LIMITS, Limit.STATUTORY].click()
    panel.close()

    assert len(cases.table.model.shown) < shown
    assert [sql for sql in said if "case_file" in sql] == []


def opened(button: NarrowButton) -> NarrowingPanel:
    button.click()
    return panel_of(button)


def opened_by_key(page: MapPage) -> NarrowingPanel:
    page.view.setFocus()
    press(page.view, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return panel_of(page.filter.narrow)


def panel_of(button: NarrowButton) -> NarrowingPanel:
    (panel,) = (one for one in button.findChildren(NarrowingPanel) if one.isVisible())
    return panel


def seen(page: MapPage) -> set[str]:
    content = page.view.content
    rows: tuple[CaseRow, ...] = content.load.rows if content is not None else ()
    return {row.number for row in rows}


def lists(main: MainWindow) -> tuple[WorklistPage, CasesPage]:
    main.go(Place(WORKLIST))
    worklist = main.page
    main.go(Place(CASES))
    cases = main.page
    assert isinstance(worklist, WorklistPage)
    assert isinstance(cases, CasesPage)
    return worklist, cases
