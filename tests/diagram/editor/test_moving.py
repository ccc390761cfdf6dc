from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from diagram.editor.items import Welcome
from diagram.editor.map_view import CaseMapView
from diagram.editor.scene import MapScene
from models.rules.facts import Missing
from tests.diagram.editor.builders import FINNISH, a_case
from tests.diagram.editor.conftest import ShowMap

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
ONE, TWO, THREE = (UUID(int=n) for n in (1, 2, 3))
CASES = (
    a_case(1, step="Task_first_meeting", days=-1),
    a_case(2, step="Task_first_meeting", days=3),
    a_case(3, step="Task_plan", days=9),
)
NEXT = "Task_assessment_start"
LACKS = {NEXT: (Missing("omatyöntekijä"), Missing("käynti"))}


def _case(view: CaseMapView, case: UUID) -> QPoint:
    assert view.content is not None
    places = view.content.places
    place = view.content.load.place[case]
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


def test_that_the_branches_are_listed_with_their_digits_while_choosing(show_map: ShowMap) -> None:
    view = show_map(CASES, answers=LACKS)
    view.select([ONE])

    QTest.keyClick(view, Key.Key_Right, CTRL)

    assert view.moving.list.lines[0] == "Minne ES-2026-0001 siirtyy?"
    assert view.moving.list.lines[1].startswith("1  ")
    assert view.moving.list.lines[1].endswith("– puuttuu 2")
    assert view.moving.list.lines[2].startswith("2  ")


def test_that_escape_closes_the_list_and_leaves_no_trace(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([ONE])
    before = view.grab().toImage()

    with qtbot.assertNotEmitted(view.move_asked):
        QTest.keyClick(view, Key.Key_2)
        QTest.keyClick(view, Key.Key_Escape)

    assert view.selected == (ONE,)
    assert view.grab().toImage() == before


def test_that_any_other_key_closes_the_list_and_does_its_own(show_map: ShowMap) -> None:
    view = show_map(CASES)
    view.select([ONE])
    QTest.keyClick(view, Key.Key_1)

    QTest.keyClick(view, Key.Key_A, CTRL)

    assert not view.moving.list.is_open
    assert len(view.selected) == 3


def test_that_a_branch_is_picked_with_the_mouse(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([ONE])
    QTest.keyClick(view, Key.Key_1)

    with qtbot.waitSignal(view.move_asked) as told:
        box = view.moving.list.line_box(2).center().toPoint()
        QTest.mouseClick(view.moving.list, LEFT, NONE, box)

    assert told.args == [ONE, "End_advice"]


def test_that_a_refused_drop_stays_in_words_and_leads_to_the_field_with_one_key(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(CASES, answers=LACKS)

    with qtbot.assertNotEmitted(view.move_asked):
        _drag(view, _case(view, ONE), _place(view, NEXT))
    assert view.moving.list.lines[1:3] == ("1   omatyöntekijä", "2   käynti")
    with qtbot.waitSignal(view.mend_asked) as told:
        QTest.keyClick(view, Key.Key_F2)

    assert told.args == [ONE, LACKS[NEXT][0]]
    assert not view.moving.list.is_open


def test_that_a_digit_leads_to_another_missing_thing(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES, answers=LACKS)
    _drag(view, _case(view, ONE), _place(view, NEXT))

    with qtbot.waitSignal(view.mend_asked) as told:
        QTest.keyClick(view, Key.Key_2)

    assert told.args == [ONE, LACKS[NEXT][1]]


def test_that_a_key_leads_to_the_field_already_while_dragging(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(CASES, answers=LACKS)
    _drag(view, _case(view, ONE), _place(view, NEXT), drop=False)
    assert view.callout.lines[-1] == FINNISH.mend

    with qtbot.waitSignal(view.mend_asked) as told:
        QTest.keyClick(view, Key.Key_Return)

    assert told.args == [ONE, LACKS[NEXT][0]]
    assert not view.busy


def test_that_many_chosen_cases_are_dragged_together(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([ONE, TWO])

    with qtbot.waitSignal(view.moves_asked) as told:
        _drag(view, _case(view, ONE), _place(view, NEXT))

    assert told.args == [(ONE, TWO), NEXT]
    assert view.selected == (ONE, TWO)


def test_that_a_place_answers_how_many_of_the_chosen_get_there(show_map: ShowMap) -> None:
    view = show_map(CASES)
    view.select([ONE, TWO, THREE])
    scene = view.scene()
    assert isinstance(scene, MapScene)

    _drag(view, _case(view, ONE), _place(view, NEXT), drop=False)

    assert scene.steps[NEXT].welcome is Welcome.MISSING
    assert scene.steps["Task_contact"].welcome is Welcome.CLOSED
    assert view.callout.lines[-1].endswith("2/3")


def test_that_escape_ends_a_drag_of_many_without_a_trace(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([ONE, TWO])
    before = view.grab().toImage()

    with qtbot.assertNotEmitted(view.moves_asked):
        _drag(view, _case(view, ONE), _place(view, NEXT), drop=False)
        QTest.keyClick(view, Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, _place(view, NEXT))

    assert view.selected == (ONE, TWO)
    assert view.grab().toImage() == before


def test_that_a_case_that_is_not_chosen_is_dragged_alone(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([TWO, THREE])

    with qtbot.waitSignal(view.move_asked) as told:
        _drag(view, _case(view, ONE), _place(view, NEXT))

    assert told.args == [ONE, NEXT]


def test_that_many_chosen_cases_are_sent_on_by_key_through_the_list(
    show_map: ShowMap, qtbot: QtBot
) -> None:
    view = show_map(CASES)
    view.select([ONE, TWO, THREE])

    QTest.keyClick(view, Key.Key_M)
    lines = view.moving.list.lines
    with qtbot.waitSignal(view.moves_asked) as told:
        QTest.keyClick(view, Key.Key_Return)

    assert lines[0] == "Minne 3 asiaa siirtyy?"
    assert lines[1].endswith("– 2/3")
    assert told.args == [(ONE, TWO, THREE), NEXT]


def test_that_backspace_asks_to_take_the_chosen_back(show_map: ShowMap, qtbot: QtBot) -> None:
    view = show_map(CASES)
    view.select([TWO])

    with qtbot.waitSignal(view.step_back_asked) as told:
        QTest.keyClick(view, Key.Key_Backspace)

    assert told.args == [(TWO,)]


def test_that_new_cases_close_an_open_list(show_map: ShowMap) -> None:
    view = show_map(CASES)
    view.select([ONE])
    QTest.keyClick(view, Key.Key_1)

    view.set_cases(CASES[:1])

    assert not view.moving.list.is_open
    assert not view.moving.list.isVisible()
