from collections.abc import Sequence
from uuid import UUID

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diagram.editor.area import AreaItem, AreaKind
from diagram.editor.map_view import CaseMapView
from diagram.editor.polygon import in_polygon
from models.rules.kinds import DueState
from tests.diagram.editor.builders import FINNISH, a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key

THREE = (
    a_case(1, step="Task_first_meeting", days=-1),
    a_case(2, step="Task_first_meeting", days=3),
    a_case(3, step="Task_plan", days=3),
)


def _drawn(view: CaseMapView) -> list[AreaItem]:
    return [item for item in view.scene().items() if isinstance(item, AreaItem)]


def _along(
    view: CaseMapView,
    points: Sequence[QPoint],
    held: Qt.KeyboardModifier,
    *,
    drop: bool = True,
) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, held, points[0])
    for point in points[1:]:
        QTest.mouseMove(port, point)
    if drop:
        QTest.mouseRelease(port, LEFT, held, points[-1])


def _around(view: CaseMapView, step: str) -> tuple[QPoint, QPoint]:
    assert view.content is not None
    box = view.content.layout.steps[step]
    return (
        view.mapFromScene(box.x - 2, box.y - 2),
        view.mapFromScene(box.x + box.width + 2, box.y + box.height + 2),
    )


def _at(view: CaseMapView, step: str) -> set[UUID]:
    assert view.content is not None
    return {row.id for row in view.content.load.rows if row.step_id == step}


def test_that_a_band_drawn_with_shift_chooses_the_cases_in_it(show_map: ShowMap) -> None:
    view = show_map()

    _along(view, _around(view, "Task_plan"), SHIFT)

    assert set(view.selected) == _at(view, "Task_plan")
    assert not _drawn(view)


def test_that_a_band_may_be_drawn_from_any_corner(show_map: ShowMap) -> None:
    view = show_map()
    start, end = _around(view, "Task_plan")

    _along(view, (QPoint(end.x(), start.y()), QPoint(start.x(), end.y())), SHIFT)

    assert set(view.selected) == _at(view, "Task_plan")


def test_that_ctrl_adds_the_cases_of_a_second_band(show_map: ShowMap) -> None:
    view = show_map()
    _along(view, _around(view, "Task_plan"), SHIFT)

    _along(view, _around(view, "Task_services"), SHIFT | CTRL)

    assert set(view.selected) == _at(view, "Task_plan") | _at(view, "Task_services")
    assert len(view.selected) == len(set(view.selected))


def test_that_a_lasso_drawn_with_alt_chooses_what_it_encircles(show_map: ShowMap) -> None:
    view = show_map()
    start, end = _around(view, "Task_plan")
    loop = (
        start,
        QPoint(end.x(), start.y()),
        end,
        QPoint((start.x() + end.x()) // 2, end.y() + 4),
        QPoint(start.x(), end.y()),
    )

    _along(view, loop, ALT)

    assert set(view.selected) == _at(view, "Task_plan")


@pytest.mark.parametrize(("held", "name"), [(SHIFT, "band"), (ALT, "lasso")])
def test_that_the_area_is_seen_while_it_is_drawn_and_its_cases_are_ringed(
    show_map: ShowMap, held: Qt.KeyboardModifier, name: str
) -> None:
    view = show_map()
    before = view.grab().toImage()
    start, end = _around(view, "Task_plan")

    _along(view, (start, QPoint(end.x(), start.y()), end), held, drop=False)

    assert len(_drawn(view)) == 1, name
    assert view.grab().toImage() != before
    assert view.selected == ()


@pytest.mark.parametrize("held", [SHIFT, ALT, SHIFT | CTRL])
def test_that_escape_leaves_no_trace_of_an_area(
    show_map: ShowMap, held: Qt.KeyboardModifier
) -> None:
    view = show_map()
    view.select([UUID(int=1)])
    before = view.grab().toImage()
    start, end = _around(view, "Task_plan")
    _along(view, (start, QPoint(end.x(), start.y()), end), held, drop=False)

    QTest.keyClick(view, Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, held, end)

    assert view.selected == (UUID(int=1),)
    assert view.grab().toImage() == before


def test_that_a_mere_click_with_shift_changes_nothing(show_map: ShowMap) -> None:
    view = show_map()
    view.select([UUID(int=1)])

    QTest.mouseClick(view.viewport(), LEFT, SHIFT, QPoint(300, 300))

    assert view.selected == (UUID(int=1),)


@pytest.mark.parametrize("kind", list(AreaKind))
def test_that_a_tool_draws_once_without_keys_and_is_then_put_down(
    show_map: ShowMap, kind: AreaKind
) -> None:
    view = show_map()
    view.take_tool(kind)
    start, end = _around(view, "Task_plan")
    corners = (start, QPoint(end.x(), start.y()), end, QPoint(start.x(), end.y()))

    _along(view, corners if kind is AreaKind.LASSO else corners[:3], NONE)

    assert set(view.selected) == _at(view, "Task_plan")
    assert view.tool is None


def test_that_escape_puts_a_tool_down_and_the_next_drag_pans(show_map: ShowMap) -> None:
    view = show_map()
    view.take_tool(AreaKind.BAND)

    QTest.keyClick(view, Key.Key_Escape)
    _along(view, (QPoint(4, 4), QPoint(60, 60)), NONE)

    assert view.tool is None
    assert view.selected == ()
    assert not view.fitted


def test_that_a_band_chooses_at_the_farthest_zoom_too(show_map: ShowMap) -> None:
    view = show_map(some_cases(20_000))
    for _ in range(12):
        view.zoom_out()

    _along(view, _around(view, "Task_plan"), SHIFT)

    assert set(view.selected) == _at(view, "Task_plan")
    assert len(view.selected) > 1000


def test_that_a_band_begins_on_a_case_as_well(show_map: ShowMap) -> None:
    view = show_map(THREE)
    assert view.content is not None
    places, place = view.content.places, view.content.load.place[UUID(int=1)]
    start = view.mapFromScene(float(places.x[place]) - 1, float(places.y[place]) - 1)

    _along(view, (start, start + QPoint(6, 6)), SHIFT)

    assert view.selected == (UUID(int=1),)


def test_that_all_shown_are_chosen_inverted_and_cleared_by_key(show_map: ShowMap) -> None:
    view = show_map(THREE)

    QTest.keyClick(view, Key.Key_A, CTRL)
    everything = set(view.selected)
    view.select([UUID(int=2)])
    QTest.keyClick(view, Key.Key_I, CTRL)
    inverted = set(view.selected)
    QTest.keyClick(view, Key.Key_Escape)

    assert everything == {row.id for row in THREE}
    assert inverted == {UUID(int=1), UUID(int=3)}
    assert view.selected == ()


def test_that_the_cases_of_a_step_and_of_a_phase_are_chosen_by_key(show_map: ShowMap) -> None:
    view = show_map(
        (
            a_case(1, step="Task_contact"),
            a_case(2, step="Task_urgency"),
            a_case(3, step="Task_plan"),
        )
    )
    view.choice.choose_step("Task_contact")

    QTest.keyClick(view, Key.Key_A)
    of_step = view.selected
    QTest.keyClick(view, Key.Key_P)

    assert of_step == (UUID(int=1),)
    assert set(view.selected) == {UUID(int=1), UUID(int=2)}


def test_that_cases_are_chosen_by_state(show_map: ShowMap) -> None:
    view = show_map(THREE)

    view.choice.choose_of_state(DueState.LATE)

    assert view.selected == (UUID(int=1),)


def test_that_many_chosen_cases_are_told_by_number_and_the_map_stays(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map()
    view.zoom_by(6.0, QPoint(40, 40))
    corner = view.mapToScene(QPoint(0, 0))

    with qtbot.waitSignal(view.announced) as said:
        QTest.keyClick(view, Key.Key_A, CTRL)

    assert said.args == [FINNISH.chosen[1].format(count=312)]
    assert view.mapToScene(QPoint(0, 0)) == corner


def test_that_a_polygon_is_judged_by_the_even_odd_rule() -> None:
    rng = np.random.default_rng(7)
    x, y = rng.uniform(0, 10, 400), rng.uniform(0, 10, 400)
    hourglass = np.array([(1.0, 1.0), (9.0, 9.0), (9.0, 1.0), (1.0, 9.0)])

    found = in_polygon(x, y, hourglass)

    wanted = (np.abs(y - 5) < np.abs(x - 5)) & (x > 1) & (x < 9)
    assert (found == wanted).all()


def test_that_a_line_without_ground_holds_no_point() -> None:
    x = y = np.array([1.0, 2.0])

    assert not in_polygon(x, y, np.array([(0.0, 0.0), (5.0, 5.0)])).any()
