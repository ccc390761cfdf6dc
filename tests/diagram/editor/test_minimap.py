"""The overview in the corner: when it is there, what it shows and how it moves the map."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diagram.editor.fitting import fit_cases, percent, show_full_size
from diagram.editor.map_view import CaseMapView
from diagram.editor.minimap import Minimap, MinimapWords
from diagram.editor.theme import DARK
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

WORDS = MinimapWords("Pienoiskartta", "Vedä", "Kartasta näkyy {share} prosenttia")


@pytest.fixture
def view(show_map: ShowMap) -> CaseMapView:
    """A shown map."""
    return show_map()


@pytest.fixture
def small(view: CaseMapView) -> Minimap:
    """Its overview."""
    return Minimap(view, WORDS)


def _near(view: CaseMapView) -> None:
    view.zoom_by(3, view.viewport().rect().center())


def test_that_the_overview_comes_with_the_zoom_and_goes_with_the_whole_map(
    view: CaseMapView, small: Minimap
) -> None:
    assert not small.isVisible()

    _near(view)
    assert small.isVisible()
    view.fit()

    assert not small.isVisible()


def test_that_it_stays_over_the_whole_map_for_those_who_want_it(small: Minimap) -> None:
    small.show_when(wanted=True, always=True)

    assert small.isVisible()


def test_that_it_never_comes_for_those_who_do_not_want_it(
    view: CaseMapView, small: Minimap
) -> None:
    small.show_when(wanted=False, always=False)

    _near(view)

    assert not small.isVisible()


def test_that_panning_never_draws_its_picture_anew(view: CaseMapView, small: Minimap) -> None:
    _near(view)
    small.grab()

    for _ in range(20):
        view.pan(7, 3)
        small.grab()

    assert small.drawn == 1


def test_that_other_cases_draw_its_picture_anew(view: CaseMapView, small: Minimap) -> None:
    _near(view)

    view.set_cases(some_cases(50))

    assert small.drawn == 2


def test_that_a_click_brings_what_is_clicked_into_the_middle(
    view: CaseMapView, small: Minimap
) -> None:
    _near(view)
    before = view.seen.center()

    QTest.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(30, 40))

    width, height = view.map_size()
    there = QPointF(27 / (small.width() - 6) * width, 37 / (small.height() - 6) * height)
    away = view.seen.center() - there
    assert view.seen.center() != before
    assert abs(away.x()) < 8
    assert abs(away.y()) < 8


def test_that_escape_takes_a_drag_back_and_then_leaves_to_the_map(
    view: CaseMapView, small: Minimap
) -> None:
    _near(view)
    before = view.seen.center()
    small.setFocus()
    QTest.mousePress(small, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(small, QPoint(60, 60))

    QTest.keyClick(small, Qt.Key.Key_Escape)

    assert abs(view.seen.center().x() - before.x()) < 2
    QTest.keyClick(small, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_that_arrows_go_on_by_a_quarter_of_what_is_seen(view: CaseMapView, small: Minimap) -> None:
    _near(view)
    small.setFocus()
    left = view.seen.left()

    QTest.keyClick(small, Qt.Key.Key_Right)

    assert view.seen.left() - left == pytest.approx(view.seen.width() / 4, abs=3)
    assert "prosenttia" in small.accessibleDescription()


def test_that_tab_reaches_it_after_the_last_step(view: CaseMapView, small: Minimap) -> None:
    _near(view)
    view.setFocus()

    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        if small.hasFocus():
            break

    assert small.hasFocus()


def test_that_it_never_covers_the_legend(view: CaseMapView, small: Minimap) -> None:
    small.show_when(wanted=True, always=True)

    for size in ((1366, 768), (700, 500)):
        view.resize(*size)
        view.fit()
        assert small.isVisible()
        assert not view.legend.geometry().intersects(small.geometry())


def test_that_its_frame_stands_for_what_is_seen(view: CaseMapView, small: Minimap) -> None:
    _near(view)

    share = small.window_of_view.width() / (small.width() - 6)

    assert share == pytest.approx(view.seen.width() / view.map_size()[0], abs=0.02)


def test_that_the_dark_theme_draws_it_dark(view: CaseMapView, small: Minimap) -> None:
    _near(view)

    view.set_theme(DARK)

    dots = small.grab().toImage()
    assert dots.pixelColor(4, dots.height() - 5).lightness() < 70


def test_that_chosen_cases_fill_the_view(view: CaseMapView) -> None:
    content = view.content
    assert content is not None
    chosen = content.load.rows[10].id, content.load.rows[20].id

    assert fit_cases(view, chosen)

    marks = content.load.marked(chosen)
    for x, y in zip(content.places.x[marks], content.places.y[marks], strict=True):
        assert view.seen.contains(float(x), float(y))
    assert not view.fitted


def test_that_fitting_nothing_leaves_the_view_as_it_is(view: CaseMapView) -> None:
    assert not fit_cases(view, (a_case(9_999).id,))
    assert view.fitted


def test_that_full_size_is_a_hundred_percent(view: CaseMapView) -> None:
    view.zoom_by(2.2, QPoint(10, 10))

    show_full_size(view)

    assert percent(view) == 100
