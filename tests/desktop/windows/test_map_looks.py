"""Colouring and saved views of the map, and changes that come to it without a full reading."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.windows.main import MainWindow
from desktop.windows.map_looks import MapLooks, spot_of
from desktop.windows.map_page import MapPage
from desktop.windows.view_dialogs import SaveViewDialog, ViewsDialog
from models.rules.case_filter import Facet
from models.rules.case_views import Colouring, NamedView
from models.rules.kinds import DueState
from models.rules.rows import CaseRow
from models.services.cases import case_sheet
from models.services.views import saved_views
from tests.conftest import PASSPHRASE
from tests.desktop.windows.conftest import LOGIN
from tests.desktop.windows.hands import in_dialog, main_of, unlock


@pytest.fixture
def page(main: MainWindow) -> MapPage:
    """The map page with all cases of the team."""
    return map_of(main)


def test_that_workers_get_colours_and_the_legend_narrows_by_them(
    main: MainWindow, page: MapPage
) -> None:
    looks(page).colourings[Colouring.WORKER].trigger()

    legend = page.view.legend.buttons
    entry = next(entry for entry in legend if entry.facet is Facet.WORKERS)
    assert entry.values == {main.desk.actor.user_id}
    legend[entry].click()

    content = page.view.content
    assert content is not None
    assert {row.worker_id for row in content.load.rows} == {main.desk.actor.user_id}
    assert page.view.legend.buttons[entry].isChecked()
    assert {content.colour(row) for row in content.load.rows} == {entry.colour}


def test_that_grouping_is_offered_only_where_colours_do_not_tell_the_state(page: MapPage) -> None:
    look = looks(page)
    assert not look.grouped.isEnabled()

    look.colourings[Colouring.NEED].trigger()
    look.grouped.trigger()
    assert page.view.shading.grouped
    look.colourings[Colouring.DUE].trigger()

    assert not page.view.shading.grouped


def test_that_a_saved_view_survives_a_restart(
    qtbot: QtBot, program: Program, main: MainWindow, page: MapPage
) -> None:
    look = looks(page)
    page.filter.late.click()
    look.colourings[Colouring.WORKER].trigger()
    look.grouped.trigger()
    page.view.zoom_in()
    page.view.zoom_in()
    spot, shown = spot_of(page.view), len(shown_rows(page))
    save(look, "Tiimin myöhässä olevat")
    database = main.around.keeping.path
    program.lock()

    unlock(qtbot, program, database, LOGIN, PASSPHRASE)
    again = main_of(program)
    again.resize(1366, 768)
    page = map_of(again, team=False)
    entry(looks(page), "Tiimin myöhässä olevat").trigger()

    assert page.filter.team.isChecked()
    assert page.filter.late.isChecked()
    assert len(shown_rows(page)) == shown
    assert looks(page).colourings[Colouring.WORKER].isChecked()
    assert page.view.shading.grouped
    assert spot is not None
    wanted = pytest.approx((spot.zoom, spot.across, spot.down), abs=0.02)
    qtbot.waitUntil(lambda: place(page) == wanted, timeout=3000)  # it glides there


def test_that_a_view_of_the_same_name_is_replaced_and_said_before(
    main: MainWindow, page: MapPage
) -> None:
    look = looks(page)
    save(look, "Oma")
    page.filter.statutory.click()
    said: list[str] = []

    def replace(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveViewDialog)
        dialog.name.setText("oma")
        said.append(dialog.taken.text())
        dialog.act.click()

    in_dialog(replace)
    look.save()

    (kept,) = views(main)
    assert said == ["Samanniminen näkymä korvataan."]
    assert kept.view.filter.limits


def test_that_a_view_without_a_name_is_refused_in_the_dialog(
    main: MainWindow, page: MapPage
) -> None:
    said: list[str] = []

    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveViewDialog)
        dialog.act.click()
        said.append(dialog.notice.text)
        dialog.reject()

    in_dialog(press)
    looks(page).save()

    assert said == ["Anna näkymälle nimi."]
    assert views(main) == ()


def test_that_a_view_is_renamed_deleted_and_brought_back(main: MainWindow, page: MapPage) -> None:
    look = looks(page)
    save(look, "Yksi")
    names: list[list[str]] = []

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, ViewsDialog)
        dialog.name.setText("Kaksi")
        dialog.rename.click()
        names.append([view.name for view in views(main)])
        dialog.delete.click()
        names.append([view.name for view in views(main)])
        assert not dialog.delete.isEnabled()
        dialog.undo.click()
        names.append([view.name for view in views(main)])
        dialog.close_button.click()

    in_dialog(work)
    look.manage()

    assert names == [["Kaksi"], [], ["Kaksi"]]
    assert entry(look, "Kaksi").isEnabled()


def test_that_a_deleted_view_is_also_brought_back_after_the_dialog(
    main: MainWindow, page: MapPage
) -> None:
    look = looks(page)
    save(look, "Yksi")
    offered: list[object] = []
    main.desk.messages.offered.connect(offered.append)

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, ViewsDialog)
        dialog.delete.click()
        dialog.close_button.click()

    in_dialog(work)
    look.manage()
    offered[0].undo()  # type: ignore[attr-defined]

    assert [view.name for view in views(main)] == ["Yksi"]


def test_that_a_move_comes_to_the_map_and_leaves_all_other_rows_as_they_were(
    main: MainWindow, page: MapPage
) -> None:
    page.filter.late.click()
    page.filter.late.click()
    row, target = movable(main)
    page.view.select((row.id,))
    page.view.zoom_in()
    zoom, before = page.view.zoom, {one.id: one for one in main.caseload.rows}

    page.view.move_asked.emit(row.id, target)

    after = main.caseload.rows
    assert [one.number for one in after] == sorted(one.number for one in before.values())
    assert [one.id for one in after if one is not before[one.id]] == [row.id]
    content = page.view.content
    assert content is not None
    assert content.load.rows[content.load.place[row.id]].step_id == target
    assert page.view.selected == (row.id,)
    assert page.view.zoom == zoom


def test_that_counts_follow_a_change_at_once(main: MainWindow, page: MapPage) -> None:
    row, target = movable(main)
    content = page.view.content
    assert content is not None
    steps = content.load.steps
    before = content.load.counts().sum(axis=1)

    page.view.move_asked.emit(row.id, target)

    content = page.view.content
    assert content is not None
    change = content.load.counts().sum(axis=1) - before
    assert change[steps.index(row.step_id)] == -1
    assert change.sum() in (0, -1)


def map_of(main: MainWindow, *, team: bool = True) -> MapPage:
    page = main.page
    assert isinstance(page, MapPage)
    if team:
        page.filter.team.click()
    return page


def looks(page: MapPage) -> MapLooks:
    return next(one for one in page.features if isinstance(one, MapLooks))


def entry(look: MapLooks, words: str) -> QAction:
    look.list_views()
    return next(action for action in look.views.actions() if action.text() == words)


def save(look: MapLooks, name: str) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SaveViewDialog)
        dialog.name.setText(name)
        dialog.act.click()

    in_dialog(fill)
    look.save()


def place(page: MapPage) -> tuple[float, float, float] | None:
    spot = spot_of(page.view)
    return None if spot is None else (spot.zoom, spot.across, spot.down)


def views(main: MainWindow) -> tuple[NamedView, ...]:
    return main.desk.operations.ask(saved_views) or ()


def shown_rows(page: MapPage) -> tuple[CaseRow, ...]:
    assert page.view.content is not None
    return page.view.content.load.rows


def movable(main: MainWindow) -> tuple[CaseRow, str]:
    for row in main.caseload.own:
        if row.clock.state is DueState.LATE:
            continue
        sheet = main.desk.operations.ask(case_sheet, case_id=row.id)
        assert sheet is not None
        for move in sheet.moves:
            if not move.missing and not move.ends_case:
                return row, move.target
    raise AssertionError("the example has no case that may move")
