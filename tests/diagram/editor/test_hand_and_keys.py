from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diagram.editor.items import Welcome
from diagram.editor.map_view import CaseMapView
from diagram.editor.scene import MapScene
from diagram.graph.graph import ProcessGraph
from models.rules.facts import Missing
from tests.diagram.editor.builders import FINNISH, PATH, a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key

THREE = (
    a_case(1, step="Task_first_meeting", days=-1),
    a_case(2, step="Task_first_meeting", days=3),
    a_case(3, step="Task_first_meeting", days=3),
)


def _scene(view: CaseMapView) -> MapScene:
    scene = view.scene()
    assert isinstance(scene, MapScene)
    return scene


def _case(view: CaseMapView, number: int) -> QPoint:
    assert view.content is not None
    places = view.content.places
    place = view.content.load.place[UUID(int=number)]
    return view.mapFromScene(float(places.x[place]), float(places.y[place]))


def _place(view: CaseMapView, name: str) -> QPoint:
    assert view.content is not None
    box = view.content.layout.steps.get(name) or view.content.layout.exits[name]
    return view.mapFromScene(box.x + box.width / 2, box.y + min(40, box.height / 2))


def _drag(view: CaseMapView, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, start + QPoint(12, 0))
    QTest.mouseMove(port, end)
    if drop:
        QTest.mouseRelease(port, LEFT, NONE, end)


def test_that_a_click_selects_the_case_under_it(show_map: ShowMap) -> None:
    view = show_map(THREE)

    QTest.mouseClick(view.viewport(), LEFT, NONE, _case(view, 2))

    assert view.selected == (UUID(int=2),)


def test_that_ctrl_click_adds_and_takes_away(show_map: ShowMap) -> None:
    view = show_map(THREE)

    for number in (1, 2, 1):
        QTest.mouseClick(view.viewport(), LEFT, CTRL, _case(view, number))

    assert view.selected == (UUID(int=2),)


def test_that_every_case_is_hit_where_it_is_drawn(show_map: ShowMap) -> None:
    view = show_map(some_cases(312))
    assert view.content is not None

    for row in view.content.load.rows:
        assert view.case_at(_case(view, row.id.int)) == row


def test_that_cases_are_hit_at_near_zoom_too(show_map: ShowMap) -> None:
    view = show_map(THREE)
    view.zoom_by(6.0, _case(view, 2))

    row = view.case_at(_case(view, 2) + QPoint(9, 6))

    assert row is not None
    assert row.id == UUID(int=2)


def test_that_selecting_from_outside_is_told_once(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(THREE)

    with qtbot.waitSignal(view.selection_changed) as told:
        view.select([UUID(int=3), UUID(int=99)])

    assert told.args == [(UUID(int=3),)]
    with qtbot.assertNotEmitted(view.selection_changed):
        view.select([UUID(int=3)])


def test_that_a_case_that_is_gone_is_no_longer_selected(show_map: ShowMap) -> None:
    view = show_map(THREE)
    view.select([UUID(int=1), UUID(int=3)])

    view.set_cases(THREE[:2])

    assert view.selected == (UUID(int=1),)


def test_that_a_double_click_opens_the_case(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(THREE)
    QTest.mouseClick(view.viewport(), LEFT, NONE, _case(view, 1))

    with qtbot.waitSignal(view.case_activated) as told:
        QTest.mouseDClick(view.viewport(), LEFT, NONE, _case(view, 1))

    assert told.args == [UUID(int=1)]


def test_that_a_double_click_beside_the_cases_zooms_to_the_step(show_map: ShowMap) -> None:
    view = show_map(THREE)

    QTest.mouseDClick(view.viewport(), LEFT, NONE, _place(view, "Task_plan"))

    assert view.zoom > 2
    assert not view.fitted


def test_that_the_card_of_a_case_says_number_clock_and_next_act(show_map: ShowMap) -> None:
    view = show_map(THREE)

    view.show_hovered(_case(view, 1))

    lines = view.callout.lines
    assert lines[0] == "ES-2026-0001"
    assert "1 arkipäivä myöhässä" in lines
    assert lines[-1] == "Arvioi kiireellisyys"


def test_that_dropping_on_the_next_step_asks_for_the_move(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(THREE)

    with qtbot.waitSignal(view.move_asked) as told:
        _drag(view, _case(view, 2), _place(view, "Task_assessment_start"))

    assert told.args == [UUID(int=2), "Task_assessment_start"]


def test_that_a_place_answers_in_words_before_the_drop(show_map: ShowMap) -> None:
    missing = (Missing("omatyöntekijä"), Missing("käynti"))
    view = show_map(THREE, answers={"Task_assessment_start": missing})

    _drag(view, _case(view, 2), _place(view, "Task_assessment_start"), drop=False)

    assert _scene(view).steps["Task_assessment_start"].welcome is Welcome.MISSING
    assert _scene(view).exits["End_advice"].welcome is Welcome.READY
    assert _scene(view).steps["Task_plan"].welcome is Welcome.CLOSED
    assert "Puuttuu 2: omatyöntekijä, käynti" in view.callout.lines


def test_that_a_step_no_flow_leads_to_refuses_and_nothing_is_asked(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(THREE)

    with (
        qtbot.assertNotEmitted(view.move_asked),
        qtbot.waitSignal(view.announced, check_params_cb=lambda text: text == FINNISH.no_way),
    ):
        _drag(view, _case(view, 2), _place(view, "Task_decision"))


def test_that_a_move_the_rules_do_not_know_is_refused_too(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(THREE, answers={"End_advice": None})

    with qtbot.assertNotEmitted(view.move_asked):
        _drag(view, _case(view, 2), _place(view, "End_advice"))


def test_that_dropping_on_its_own_step_or_beside_asks_nothing(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(THREE)

    with qtbot.assertNotEmitted(view.move_asked):
        _drag(view, _case(view, 2), _place(view, "Task_first_meeting"))
        _drag(view, _case(view, 2), QPoint(3, 3))


def test_that_escape_ends_a_drag_without_a_trace(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(THREE)
    view.select([UUID(int=1)])
    before = view.grab().toImage()
    target = _place(view, "Task_assessment_start")

    with qtbot.assertNotEmitted(view.move_asked):
        _drag(view, _case(view, 2), target, drop=False)
        QTest.keyClick(view, Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, target)

    assert view.selected == (UUID(int=1),)
    assert not view.callout.lines
    assert view.grab().toImage() == before


def test_that_new_cases_end_a_drag(show_map: ShowMap) -> None:
    view = show_map(THREE)
    _drag(view, _case(view, 2), _place(view, "Task_assessment_start"), drop=False)

    view.set_cases(THREE)

    assert not view.busy
    assert not view.callout.lines


def test_that_tab_walks_every_step_along_the_flow_and_then_leaves(show_map: ShowMap) -> None:
    view = show_map()
    view.setFocus()

    walked = []
    for _ in PATH.tasks:
        QTest.keyClick(view, Key.Key_Tab)
        walked.append(view.choice.step)
    QTest.keyClick(view, Key.Key_Tab)

    assert tuple(walked) == ProcessGraph(PATH).walk()
    assert view.choice.step is None


def test_that_shift_tab_walks_back(show_map: ShowMap) -> None:
    view = show_map()
    view.choice.choose_step("Task_plan")

    QTest.keyClick(view, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert view.choice.step == "Task_conclusions"


def test_that_arrows_reach_every_case_of_a_step(show_map: ShowMap) -> None:
    view = show_map()
    view.choice.choose_step("Task_assessment_meetings")
    assert view.content is not None
    wanted = {r.id for r in view.content.load.rows if r.step_id == "Task_assessment_meetings"}

    met: set[UUID] = set()
    QTest.keyClick(view, Key.Key_Home)
    previous = None
    while view.selected != previous:
        previous = view.selected
        met |= set(view.selected)
        bottom = view.selected
        while True:
            QTest.keyClick(view, Key.Key_Up)
            if set(view.selected) <= met:
                break
            met |= set(view.selected)
        view.select(bottom)
        QTest.keyClick(view, Key.Key_Right)

    assert met == wanted


def test_that_home_goes_to_the_most_pressing_case(show_map: ShowMap) -> None:
    view = show_map(THREE)
    view.choice.choose_step("Task_first_meeting")

    QTest.keyClick(view, Key.Key_End)
    QTest.keyClick(view, Key.Key_Home)

    assert view.selected == (UUID(int=1),)


def test_that_arrows_pan_when_nothing_is_chosen(show_map: ShowMap) -> None:
    view = show_map(THREE)
    corner = view.mapToScene(QPoint(0, 0))

    QTest.keyClick(view, Key.Key_Right)

    assert view.mapToScene(QPoint(0, 0)).x() > corner.x()
    assert view.selected == ()


def test_that_enter_goes_into_a_step_and_then_opens_the_case(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(THREE)
    view.choice.choose_step("Task_first_meeting")

    QTest.keyClick(view, Key.Key_Return)
    with qtbot.waitSignal(view.case_activated) as told:
        QTest.keyClick(view, Key.Key_Return)

    assert told.args == [UUID(int=1)]


@pytest.mark.parametrize(
    ("keys", "held", "target"),
    [
        ((Key.Key_M,), NONE, "Task_assessment_start"),
        ((Key.Key_Right, Key.Key_Return), CTRL, "Task_assessment_start"),
        ((Key.Key_1, Key.Key_1), NONE, "Task_assessment_start"),
        ((Key.Key_2, Key.Key_2), NONE, "End_advice"),
        ((Key.Key_2, Key.Key_Return), NONE, "End_advice"),
        ((Key.Key_1, Key.Key_Down, Key.Key_Return), NONE, "End_advice"),
    ],
)
def test_that_keys_ask_for_the_move_along_its_branch(
    show_map: ShowMap,
    qtbot: QtBot,
    keys: tuple[Qt.Key, ...],
    held: Qt.KeyboardModifier,
    target: str,
) -> None:
    view = show_map(THREE)
    view.select([UUID(int=1)])

    with qtbot.waitSignal(view.move_asked) as told:
        QTest.keyClick(view, keys[0], held)
        for key in keys[1:]:
            QTest.keyClick(view, key)

    assert told.args == [UUID(int=1), target]


def test_that_a_branch_that_is_not_there_is_said_and_not_asked(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(THREE)
    view.select([UUID(int=1)])

    with qtbot.assertNotEmitted(view.move_asked), qtbot.waitSignal(view.announced) as said:
        QTest.keyClick(view, Key.Key_7)

    assert said.args == [FINNISH.no_branch]


def test_that_a_whole_case_walks_the_path_by_keys_alone(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map((a_case(1),))
    stations = []

    def move(case: UUID, place: str) -> None:
        stations.append(place)
        if place.startswith("Task"):
            view.set_cases((a_case(1, step=place),))

    view.move_asked.connect(move)
    view.select([UUID(int=1)])
    for _ in PATH.tasks:
        QTest.keyClick(view, Key.Key_M)

    assert stations == [*ProcessGraph(PATH).walk()[1:], "End_closed"]
    assert view.selected == (UUID(int=1),)


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_0])
def test_that_the_whole_map_is_fitted_by_key(show_map: ShowMap, key: Qt.Key) -> None:
    view = show_map()
    view.zoom_by(5.0, QPoint(200, 200))

    QTest.keyClick(view, key, CTRL if key is Key.Key_0 else NONE)

    assert view.fitted
    assert view.mapToScene(QPoint(0, 0)).x() == pytest.approx(0, abs=1.5)


def test_that_zooming_keeps_the_point_under_the_pointer(show_map: ShowMap) -> None:
    view = show_map()
    at = QPoint(420, 310)
    under = view.mapToScene(at)

    view.zoom_by(3.0, at)

    assert view.mapToScene(at).x() == pytest.approx(under.x(), abs=1)
    assert view.mapToScene(at).y() == pytest.approx(under.y(), abs=1)


def test_that_zoom_has_limits_at_both_ends(show_map: ShowMap) -> None:
    view = show_map()
    fitted = view.zoom

    for _ in range(60):
        view.zoom_in()
    nearest = view.zoom
    for _ in range(120):
        view.zoom_out()

    assert nearest * view.map_pitch() <= 251
    assert view.zoom >= fitted * 0.3


def test_that_a_fitted_map_follows_the_size_of_the_window(show_map: ShowMap) -> None:
    view = show_map()

    view.resize(1100, 700)

    assert view.content is not None
    width, height = view.map_size()
    assert width * view.zoom <= 1101
    assert height * view.zoom <= 701


def test_that_a_zoomed_map_stays_where_it_is_when_cases_change(show_map: ShowMap) -> None:
    view = show_map(THREE)
    view.zoom_by(4.0, QPoint(300, 300))
    corner, zoom = view.mapToScene(QPoint(0, 0)), view.zoom

    view.set_cases(THREE[:2])

    assert view.zoom == zoom
    assert view.mapToScene(QPoint(0, 0)) == corner


def test_that_the_middle_button_pans(show_map: ShowMap) -> None:
    view = show_map()
    corner = view.mapToScene(QPoint(0, 0))
    middle = Qt.MouseButton.MiddleButton

    QTest.mousePress(view.viewport(), middle, NONE, QPoint(300, 300))
    QTest.mouseMove(view.viewport(), QPoint(340, 300))
    QTest.mouseRelease(view.viewport(), middle, NONE, QPoint(340, 300))

    assert view.mapToScene(QPoint(0, 0)).x() == pytest.approx(corner.x() - 40, abs=1)


def test_that_a_case_chosen_out_of_view_is_brought_into_it(show_map: ShowMap) -> None:
    view = show_map()
    view.zoom_by(8.0, QPoint(20, 20))
    assert view.content is not None
    last = view.content.load.rows[-1]

    view.select([last.id])

    assert view.viewport().rect().contains(_case(view, last.id.int))
