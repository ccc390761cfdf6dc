"""The map of other days: chosen by slider, keys or play; marked, and nothing moves there."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.map_time import MapTime
from desktop.windows.map_time_bar import TimeBar
from diagram.editor.other_day import DayFrame
from models.rules.deadlines import add_days
from models.rules.kinds import DueState
from models.rules.rows import CaseRow
from models.services.journal import case_history
from tests.desktop.typing import press

TODAY = date(2026, 11, 24)
LEFT, RIGHT, HOME, END = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End


@pytest.fixture
def page(qtbot: QtBot, main: MainWindow) -> MapPage:
    """The map page with all cases of the team, as it is seen."""
    shown = main.page
    assert isinstance(shown, MapPage)
    main.show()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    shown.filter.team.click()
    return shown


@pytest.fixture
def time(page: MapPage) -> MapTime:
    """The time slider, switched on by its key."""
    page.view.setFocus()
    press(page.view, Qt.Key.Key_K)
    return next(item for item in page.features if isinstance(item, MapTime))


def test_that_the_slider_begins_at_now_with_the_focus(page: MapPage, time: MapTime) -> None:
    assert _bar(time).day == TODAY
    assert _bar(time).slider.hasFocus()
    assert _bar(time).label.text() == "Nykyhetki, ti 24.11.2026"
    assert _frames(page) == 0


def test_that_an_arrow_shows_yesterday_as_it_was(
    main: MainWindow, page: MapPage, time: MapTime
) -> None:
    history = main.desk.operations.ask(case_history)
    assert history is not None

    press(_bar(time).slider, LEFT)

    assert _shown(page) == {row.id: row for row in history.on(add_days(TODAY, -1))}
    assert _bar(time).label.text() == "Kartta ma 23.11.2026 – ei nykyhetki"
    assert _frames(page) == 1


def test_that_home_and_end_go_to_the_ends_and_escape_to_now(page: MapPage, time: MapTime) -> None:
    slider = _bar(time).slider

    press(slider, HOME)
    assert slider.value() == 0
    press(slider, END)
    assert _bar(time).day > TODAY
    press(slider, Qt.Key.Key_Escape)

    assert _bar(time).day == TODAY
    assert _frames(page) == 0


def test_that_the_future_shows_todays_cases_later(
    main: MainWindow, page: MapPage, time: MapTime
) -> None:
    late = sum(row.clock.state is DueState.LATE for row in main.caseload.rows)
    _bar(time).step.setCurrentIndex(1)

    press(_bar(time).slider, RIGHT)

    assert _bar(time).label.text().startswith("Jos kukaan ei tee mitään, tältä näyttää ti 1.12.")
    assert set(_shown(page)) == {row.id for row in main.caseload.rows}
    assert sum(row.clock.state is DueState.LATE for row in _shown(page).values()) > late


def test_that_what_is_not_known_is_said_of_the_past_only(time: MapTime) -> None:
    bar = _bar(time)

    press(bar.slider, RIGHT)
    assert not bar.note.isVisible()
    bar.slider.setValue(bar.slider.now - 1)

    assert bar.note.isVisible()
    assert "ei tiedetä" in bar.note.text()


def test_that_no_case_moves_on_a_past_day_and_why_is_said(
    qtbot: QtBot, main: MainWindow, page: MapPage, time: MapTime
) -> None:
    press(_bar(time).slider, LEFT)
    row = next(row for row in main.caseload.own if row.id in _shown(page))
    page.view.select((row.id,))

    with (
        qtbot.waitSignal(page.view.announced) as said,
        qtbot.assertNotEmitted(page.view.move_asked),
    ):
        press(page.view, Qt.Key.Key_M)

    assert said.args[0].startswith("Kartta on päivältä 23.11.2026.")
    assert " ".join(page.view.callout.lines) == said.args[0]
    now = main.caseload.row(row.id)
    assert now is not None
    assert now.step_id == row.step_id


def test_that_a_drag_on_a_past_day_is_refused_with_a_word(
    qtbot: QtBot, page: MapPage, time: MapTime
) -> None:
    press(_bar(time).slider, LEFT)
    start = _point_of_some_case(page)
    port = page.view.viewport()

    with qtbot.waitSignal(page.view.announced) as said:
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(port, start + QPoint(60, 40))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 40))

    assert "Asioita ei voi siirtää" in said.args[0]


def test_that_switching_off_goes_back_to_now(
    main: MainWindow, page: MapPage, time: MapTime
) -> None:
    press(_bar(time).slider, HOME)

    _bar(time).close_it.click()

    assert set(_shown(page)) == {row.id for row in main.caseload.rows}
    assert page.view.moving.refusal == ""
    assert _frames(page) == 0
    assert not _bar(time).isVisible()
    assert page.view.hasFocus()


def test_that_playing_goes_from_the_past_to_now_and_stops_there(
    qtbot: QtBot, page: MapPage, time: MapTime
) -> None:
    bar = _bar(time)
    bar.speed.setCurrentIndex(2)
    bar.slider.setValue(bar.slider.now - 3)

    press(bar.slider, Qt.Key.Key_Space)
    assert bar.plays
    qtbot.waitUntil(lambda: not bar.plays, timeout=8_000)

    assert bar.day == TODAY
    assert bar.play.words == "Toista"


def test_that_the_space_bar_stops_playing(time: MapTime) -> None:
    bar = _bar(time)
    bar.slider.setValue(bar.slider.now - 30)

    press(bar.slider, Qt.Key.Key_Space)
    press(bar.slider, Qt.Key.Key_Space)

    assert not bar.plays


def test_that_a_filter_narrows_the_past_too(page: MapPage, time: MapTime) -> None:
    press(_bar(time).slider, LEFT)
    before = len(_shown(page))

    page.filter.late.click()

    assert len(_shown(page)) < before
    assert all(row.clock.state is DueState.LATE for row in _shown(page).values())


def test_that_an_act_elsewhere_leaves_the_shown_day_as_it_is(
    main: MainWindow, page: MapPage, time: MapTime
) -> None:
    press(_bar(time).slider, LEFT)
    before = set(_shown(page))

    main.caseload.changed.emit()

    assert _bar(time).day == add_days(TODAY, -1)
    assert set(_shown(page)) == before


def test_that_the_day_is_the_maps_and_the_sliders_description(page: MapPage, time: MapTime) -> None:
    press(_bar(time).slider, LEFT)

    words = _bar(time).label.text()
    assert words in page.view.accessibleName()
    assert _bar(time).slider.accessibleDescription() == words


def _bar(time: MapTime) -> TimeBar:
    assert time.bar is not None
    return time.bar


def _shown(page: MapPage) -> dict[object, CaseRow]:
    content = page.view.content
    assert content is not None
    return {row.id: row for row in (*content.load.rows, *page.view.unplaced)}


def _frames(page: MapPage) -> int:
    return sum(isinstance(item, DayFrame) for item in page.view.scene().items())


def _point_of_some_case(page: MapPage) -> QPoint:
    content = page.view.content
    assert content is not None
    for x, y in zip(content.places.x, content.places.y, strict=True):
        at = page.view.mapFromScene(QPointF(float(x), float(y)))
        if page.view.case_at(at) is not None:
            return at
    raise AssertionError("no case is seen")
