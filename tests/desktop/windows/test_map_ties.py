"""Ties on the map: drawn for all or for the chosen case, told apart by line, said in words."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.map_page import MapPage
from desktop.windows.map_ties import MapTies
from desktop.windows.map_ties_bar import TiesBar, kind_name
from diagram.editor.callout import Callout
from diagram.editor.ties import TIE_LOOKS, curve_between
from models.rules.case_ties import CaseTieKind
from tests.desktop.typing import press


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
def ties(page: MapPage) -> MapTies:
    """The ties, switched on by their key."""
    page.view.setFocus()
    press(page.view, Qt.Key.Key_T)
    return next(item for item in page.features if isinstance(item, MapTies))


def test_that_the_key_shows_ties_and_hides_them_again(page: MapPage, ties: MapTies) -> None:
    assert ties.edges
    assert _bar(ties).isVisible()

    press(page.view, Qt.Key.Key_T)

    assert ties.edges == ()
    assert not _bar(ties).isVisible()


def test_that_only_the_chosen_cases_ties_show_when_one_asks_for_them(
    page: MapPage, ties: MapTies
) -> None:
    case = ties.edges[0].first
    _bar(ties).chosen.click()
    assert "Valitse asia" in _bar(ties).note.text()

    page.view.select((case,))

    assert ties.edges
    assert all(case in (edge.first, edge.second) for edge in ties.edges)
    assert _bar(ties).note.text() == ""


def test_that_choosing_a_case_speaks_its_ties(qtbot: QtBot, page: MapPage, ties: MapTies) -> None:
    _bar(ties).chosen.click()
    case = _tied_case(ties)

    with qtbot.waitSignal(page.view.announced) as said:
        page.view.select((case,))

    assert "Sisarukset" in said.args[0]


def test_that_pointing_at_a_tie_says_what_it_is_by_numbers_only(
    qtbot: QtBot, main: MainWindow, page: MapPage, ties: MapTies
) -> None:
    at = _free_point(page, ties)
    QTest.mouseMove(page.view.viewport(), at)

    (card,) = (c for c in page.view.viewport().findChildren(Callout) if c.lines)

    assert card.lines[0] in {kind_name(kind) for kind in CaseTieKind}
    names = {word for row in main.caseload.rows for word in row.name.split()}
    assert not any(name in " ".join(card.lines) for name in names)


def test_that_a_filter_that_hides_a_case_hides_its_ties(page: MapPage, ties: MapTies) -> None:
    before = len(ties.edges)

    page.filter.mine.click()

    shown = {row.id for row in page.view.content.load.rows} if page.view.content else set()
    assert len(ties.edges) <= before
    assert all({edge.first, edge.second} <= shown for edge in ties.edges)


def test_that_a_map_without_cases_says_that_there_are_no_ties(page: MapPage, ties: MapTies) -> None:
    page.view.set_cases(())

    assert ties.edges == ()
    assert _bar(ties).note.text() == "Ei sidoksia näytettyjen asioiden välillä."


def test_that_kinds_of_ties_differ_by_more_than_colour() -> None:
    assert set(TIE_LOOKS) == set(CaseTieKind)
    assert len({look.dashes for look in TIE_LOOKS.values()}) == len(CaseTieKind)


def test_that_two_cases_in_one_place_still_have_a_curve() -> None:
    curve = curve_between((10.0, 10.0), (10.0, 10.0), 0.2)

    assert curve[0].tolist() == [10.0, 10.0]
    assert curve[-1].tolist() == [10.0, 10.0]


def _tied_case(ties: MapTies) -> UUID:
    _bar(ties).all.click()
    case = next(edge.first for edge in ties.edges)
    _bar(ties).chosen.click()
    return case


def _bar(ties: MapTies) -> TiesBar:
    assert ties.bar is not None
    return ties.bar


def _free_point(page: MapPage, ties: MapTies) -> QPoint:
    """Return a point of the view on a tie where no case lies."""
    content = page.view.content
    assert content is not None
    for edge in ties.edges:
        ends = [content.load.place[case] for case in (edge.first, edge.second)]
        (x, other_x), (y, other_y) = content.places.x[ends], content.places.y[ends]
        curve = curve_between((x, y), (other_x, other_y), TIE_LOOKS[edge.kind].bend)
        at = page.view.mapFromScene(QPointF(*curve[len(curve) // 2]))
        if page.view.case_at(at) is None and page.view.viewport().rect().contains(at):
            return at
    raise AssertionError("every tie is covered")
