"""While the map moves its last frame may stand in for a fresh one; at rest it never does."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagram.editor.last_frame import LATE, LastFrame
from diagram.editor.map_view import CaseMapView
from diagram.editor.theme import DARK
from tests.diagram.editor.builders import some_cases
from tests.diagram.editor.conftest import ShowMap

WHERE = QPoint(450, 500)
SIZE = QSize(400, 300)


@pytest.fixture
def slow_map(show_map: ShowMap) -> CaseMapView:
    """A map on a machine where every frame comes late."""
    view = show_map(some_cases(300))
    view.frame.late = 0.0
    view.zoom_by(1.5, WHERE)
    _paint(view, 3)
    return view


def _paint(view: CaseMapView, frames: int = 1) -> None:
    for _ in range(frames):
        view.viewport().repaint()


def _picture(view: CaseMapView) -> QImage:
    return view.grab().toImage()


def _fresh(view: CaseMapView) -> QImage:
    """What the view shows when every frame is drawn anew."""
    late, view.frame.late = view.frame.late, 1e9
    _paint(view, 8)
    picture = _picture(view)
    view.frame.late = late
    return picture


def _kept_frame(took: float) -> LastFrame:
    frame = LastFrame()
    frame.keep(QTransform(), SIZE, 1.0)
    frame.took = took
    frame.moved()
    return frame


def test_that_a_moved_frame_stands_in_only_where_a_fresh_one_would_be_late() -> None:
    assert _kept_frame(LATE + 1).may_stand_in(QTransform.fromTranslate(30, 0), SIZE)
    assert not _kept_frame(LATE - 1).may_stand_in(QTransform.fromTranslate(30, 0), SIZE)


def test_that_one_move_allows_one_frame() -> None:
    frame = _kept_frame(LATE + 1)

    assert frame.may_stand_in(QTransform(), SIZE)
    assert not frame.may_stand_in(QTransform(), SIZE)


def test_that_a_frame_moved_too_far_or_of_another_size_does_not_stand_in() -> None:
    too_far = QTransform.fromTranslate(250, 0)
    too_near = QTransform.fromScale(3, 3)

    assert not _kept_frame(LATE + 1).may_stand_in(too_far, SIZE)
    assert not _kept_frame(LATE + 1).may_stand_in(too_near, SIZE)
    assert not _kept_frame(LATE + 1).may_stand_in(QTransform(), QSize(401, 300))


def test_that_a_fast_map_is_always_drawn_anew(show_map: ShowMap) -> None:
    view = show_map(some_cases(300))
    view.frame.late = 1e9
    _paint(view)

    view.pan(40, 0)
    _paint(view)

    assert not view.frame.stands_in


def test_that_a_slow_map_shows_its_last_frame_while_it_moves(slow_map: CaseMapView) -> None:
    before = _picture(slow_map)

    slow_map.pan(40, 30)
    _paint(slow_map)

    assert slow_map.frame.stands_in
    slow_map.pan(0, 0)
    moved = _picture(slow_map)
    assert moved.copy(140, 130, 600, 400) == before.copy(100, 100, 600, 400)


def test_that_the_map_is_sharp_once_it_rests(slow_map: CaseMapView, qtbot: QtBot) -> None:
    slow_map.zoom_by(1.2, WHERE)
    _paint(slow_map)
    assert slow_map.frame.stands_in

    qtbot.waitUntil(lambda: not slow_map.frame.stands_in)

    assert _picture(slow_map) == _fresh(slow_map)


def test_that_kept_frames_are_the_same_picture_as_frames_drawn_at_once(
    slow_map: CaseMapView,
) -> None:
    for factor in (0.5, 1.7, 2.5, 3.0):
        slow_map.zoom_by(factor, WHERE)
        _paint(slow_map, 8)
        assert _picture(slow_map) == _fresh(slow_map), factor


def test_that_a_change_of_cases_or_theme_is_never_hidden_by_an_old_frame(
    slow_map: CaseMapView,
) -> None:
    slow_map.pan(10, 0)
    slow_map.set_cases(some_cases(40))
    _paint(slow_map)
    assert not slow_map.frame.stands_in

    slow_map.pan(10, 0)
    slow_map.set_theme(DARK)
    _paint(slow_map)
    assert not slow_map.frame.stands_in


def test_that_what_changes_after_a_kept_frame_is_drawn_without_being_asked(
    slow_map: CaseMapView, qtbot: QtBot
) -> None:
    slow_map.fit()
    _paint(slow_map, 4)
    slow_map.pan(20, 0)
    _paint(slow_map)
    qtbot.waitUntil(lambda: not slow_map.frame.stands_in)
    QApplication.processEvents()
    took = slow_map.frame.took

    slow_map.select([UUID(int=8)])
    qtbot.waitUntil(lambda: slow_map.frame.took != took)

    assert _picture(slow_map) == _fresh(slow_map)
