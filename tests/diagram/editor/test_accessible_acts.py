"""A case is found, opened and moved with what a screen reader has: names, states and actions."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface

from diagram.editor.map_view import CaseMapView
from models.rules.facts import Missing
from models.rules.rows import CaseRow
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

Name = QAccessible.Text.Name
PRESS = QAccessibleActionInterface.pressAction()
FOCUS = QAccessibleActionInterface.setFocusAction()


@pytest.fixture(autouse=True)
def _reader_is_on() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _all_under(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(node.childCount()):
        child = node.child(place)
        yield child
        yield from _all_under(child)


def _find(view: CaseMapView, words: str) -> QAccessibleInterface:
    tree = QAccessible.queryAccessibleInterface(view)
    return next(node for node in _all_under(tree) if words in node.text(Name))


def _acts(node: QAccessibleInterface) -> dict[str, str]:
    """Return what can be done to it: the name that is spoken, and the one to do it by."""
    actions = node.actionInterface()
    return {actions.localizedActionName(name): name for name in actions.actionNames()}


def test_that_a_case_is_moved_in_a_tree_of_five_thousand_by_its_actions_alone(
    show_map: ShowMap,
) -> None:
    rows = some_cases(5_000)
    view = show_map(rows)

    def move(case: UUID, place: str) -> None:
        """Stand in for the page: put the case where it was asked to go."""
        view.set_cases([replace(r, step_id=place) if r.id == case else r for r in rows])

    view.move_asked.connect(move)
    spoken: list[str] = []
    view.announced.connect(spoken.append)
    case = _find(view, rows[2_500].number)
    before = case.parent().text(Name)
    onward = next(words for words in _acts(case) if words.startswith("Valmis siirtymään"))
    step = onward.removeprefix("Valmis siirtymään: ")

    case.actionInterface().doAction(_acts(case)[onward])

    after = _find(view, rows[2_500].number)
    assert after.parent().text(Name).startswith(step)
    assert after.parent().text(Name) != before
    assert spoken[-1] == f"{rows[2_500].number}: siirto vaiheeseen {step}"
    assert view.selected == (rows[2_500].id,)


def test_that_a_case_is_opened_by_press(show_map: ShowMap) -> None:
    view = show_map(some_cases(40))
    opened: list[UUID] = []
    view.case_activated.connect(opened.append)

    _find(view, "ES-2026-0007").actionInterface().doAction(PRESS)

    assert opened == [UUID(int=7)]


def test_that_focus_chooses_a_case_or_a_step(show_map: ShowMap) -> None:
    view = show_map(some_cases(40))

    case = _find(view, "ES-2026-0007")
    case.actionInterface().doAction(FOCUS)
    assert view.selected == (UUID(int=7),)
    assert case.state().selected

    _find(view, "Asiakassuunnitelma:").actionInterface().doAction(FOCUS)
    assert view.choice.step == "Task_plan"


def test_that_press_on_a_phase_or_a_step_comes_nearer(show_map: ShowMap) -> None:
    view = show_map(some_cases(40))
    whole = view.zoom

    for words in ("Vaihe 2", "Asiakassuunnitelma:"):
        view.fit()
        _find(view, words).actionInterface().doAction(PRESS)
        assert view.zoom > whole


def test_that_an_action_tells_what_a_move_lacks_and_its_digit(show_map: ShowMap) -> None:
    lacks = {"Task_choice": (Missing("omatyöntekijä"),)}
    view = show_map((a_case(1, step="Task_plan"),), answers={"Task_services": lacks["Task_choice"]})
    actions = _find(view, "ES-2026-0001").actionInterface()
    actions.doAction(FOCUS)

    move = next(name for name in actions.actionNames() if name.startswith("move:"))

    assert actions.localizedActionDescription(move) == "Puuttuu: omatyöntekijä"
    assert actions.keyBindingsForAction(move) == ["1"]
    assert actions.keyBindingsForAction(PRESS) == []


def test_that_nothing_can_be_done_to_a_case_that_is_gone(show_map: ShowMap) -> None:
    view = show_map((a_case(1), a_case(2)))
    gone = _find(view, "ES-2026-0001")
    opened: list[CaseRow] = []
    view.case_activated.connect(opened.append)

    view.set_cases((a_case(2),))
    gone.actionInterface().doAction(PRESS)

    assert gone.actionInterface().actionNames() == []
    assert not opened
