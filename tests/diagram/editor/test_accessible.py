from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from diagram.editor.map_view import CaseMapView
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

Name = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def _reader_is_on() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _tree(view: CaseMapView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def _leaves(branch: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(branch.childCount()):
        child = branch.child(place)
        if child.childCount():
            yield from _leaves(child)
        elif "ES-" in child.text(Name):
            yield child


def test_that_the_map_is_a_tree_of_phases_steps_and_cases(show_map: ShowMap) -> None:
    tree = _tree(show_map())

    phase = tree.child(1)

    assert tree.role() is QAccessible.Role.Tree
    assert tree.childCount() == 5
    assert phase.childCount() == 3
    assert phase.text(Name).startswith("Vaihe 2, Palvelutarpeen arviointi: 99 asiaa")
    assert phase.child(0).text(Name).startswith("Arviointi aloitettu: 47 asiaa")


def test_that_five_thousand_cases_are_all_reached_with_their_words(show_map: ShowMap) -> None:
    tree = _tree(show_map(some_cases(5_000)))

    names = [leaf.text(Name) for leaf in _leaves(tree)]

    assert len(names) == len(set(names)) == 5_000
    assert all("arkipäivä" in n or "viimeinen päivä" in n or "ei määräaikaa" in n for n in names)


def test_that_a_case_says_number_place_and_days_left(show_map: ShowMap) -> None:
    tree = _tree(show_map((a_case(7, step="Task_plan", days=-2),)))

    case = next(_leaves(tree))

    assert case.text(Name) == "ES-2026-0007, M. E. Asiakassuunnitelma, 2 arkipäivää myöhässä"
    assert case.text(QAccessible.Text.Description) == "myöhässä. Laadi asiakassuunnitelma"


def test_that_a_step_says_where_the_digits_lead(show_map: ShowMap) -> None:
    tree = _tree(show_map())

    step = tree.child(0).child(2)

    assert step.text(QAccessible.Text.Description) == "Arviointi aloitettu, Neuvonta riitti"


def test_that_children_lie_inside_their_parents_on_the_screen(show_map: ShowMap) -> None:
    view = show_map()
    tree = _tree(view)

    for number in range(tree.childCount()):
        phase = tree.child(number)
        for place in range(phase.childCount()):
            step = phase.child(place)
            assert phase.rect().contains(step.rect())
            assert step.childAt(*step.child(0).rect().center().toTuple()) is not None
    corner = view.viewport().mapToGlobal(view.viewport().rect().topLeft())
    assert tree.child(0).rect().left() >= corner.x()


def test_that_parents_and_indexes_agree(show_map: ShowMap) -> None:
    tree = _tree(show_map(some_cases(60)))

    for number in range(tree.childCount()):
        phase = tree.child(number)
        assert tree.indexOfChild(phase) == number
        for place in range(phase.childCount()):
            step = phase.child(place)
            assert phase.indexOfChild(step) == place
            assert step.parent() is phase
            for case in range(step.childCount()):
                assert step.indexOfChild(step.child(case)) == case
                assert step.child(case).parent() is step


def test_that_selection_is_seen_in_the_tree(show_map: ShowMap) -> None:
    view = show_map(some_cases(60))
    view.select([UUID(int=8)])

    chosen = [leaf for leaf in _leaves(_tree(view)) if leaf.state().selected]

    assert ["ES-2026-0008" in leaf.text(Name) for leaf in chosen] == [True]


def test_that_a_case_out_of_view_says_so(show_map: ShowMap) -> None:
    view = show_map(some_cases(60))
    case = next(_leaves(_tree(view)))
    assert not case.state().offscreen

    view.pan(5_000, 0)

    assert case.state().offscreen


def test_that_a_case_that_is_gone_is_invalid_and_says_nothing(show_map: ShowMap) -> None:
    view = show_map((a_case(1), a_case(2)))
    case = next(leaf for leaf in _leaves(_tree(view)) if "0001" in leaf.text(Name))

    view.set_cases((a_case(2),))

    assert not case.isValid()
    assert case.text(Name) == ""
    assert case.childCount() == 0


def test_that_moves_are_spoken(show_map: ShowMap) -> None:
    view = show_map((a_case(1, step="Task_plan"),))
    said: list[str] = []
    view.announced.connect(said.append)
    view.select([UUID(int=1)])

    view.moving.follow()

    assert said == ["ES-2026-0001: siirto vaiheeseen Palvelujen valinta"]


def test_that_the_keyboard_is_followed_by_the_reader(show_map: ShowMap) -> None:
    view = show_map(some_cases(60))
    view.choice.choose_step("Task_plan")

    assert _tree(view).focusChild().text(Name).startswith("Asiakassuunnitelma")

    view.choice.walk_to_end(first=True)
    assert "ES-2026" in _tree(view).focusChild().text(Name)


def test_that_a_reader_asking_for_what_a_phase_is_not_does_not_end_the_program(
    show_map: ShowMap,
) -> None:
    phase = _tree(show_map()).child(1)

    assert phase.attributesInterface() is None
    assert phase.textInterface() is None
    assert phase.actionInterface() is not None
