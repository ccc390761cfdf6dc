from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from diagram.editor.drawing.canvas import DraftCanvas
from diagram.editor.drawing.words import EditName
from diagram.graph import edits
from diagram.graph.checks import Problem
from tests.diagram.drawing.conftest import EMPTY, ShowPath
from tests.diagram.drawing.stage import CTRL

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def _reader_is_on() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _tree(canvas: DraftCanvas) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(canvas)


def _all(branch: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for place in range(branch.childCount()):
        child = branch.child(place)
        yield child
        yield from _all(child)


def _found(canvas: DraftCanvas, name: str) -> QAccessibleInterface:
    return next(child for child in _all(_tree(canvas)) if name in child.text(Name))


def test_that_phases_steps_deadlines_and_flows_are_children_of_the_board(
    show_path: ShowPath,
) -> None:
    canvas = show_path().canvas

    names = [child.text(Name) for child in _all(_tree(canvas))]

    assert _tree(canvas).role() is QAccessible.Role.Tree
    assert len(names) == len(canvas.places.parts)
    assert "Vaihe 2: Palvelutarpeen arviointi, askelia 5" in names
    assert "Askel: Yhteydenotto" in names
    assert "Haara: Tarvitaanko arviointi?" in names
    assert "Määräaika 7 arkipäivää, vaihe Asian vireilletulo" in names
    assert "Siirtymä: Yhteydenotto – Kiireellisyys ja alkuarvio" in names


def test_that_a_step_says_where_it_is_and_where_it_leads(show_path: ShowPath) -> None:
    step = _found(show_path().canvas, "Kiireellisyys ja alkuarvio")

    assert step.text(Description) == (
        "3/6 vaiheessa Asian vireilletulo. Johtaa: Ensitapaaminen. Tänne tullaan: Yhteydenotto."
    )
    assert step.parent().text(Name) == "Vaihe 1: Asian vireilletulo, askelia 5"


def test_that_a_finding_is_told_with_its_element(show_path: ShowPath) -> None:
    canvas = show_path().canvas

    canvas.mark_problems((Problem("process.no_name", "Task_plan"),) * 2)

    said = _found(canvas, "Askel: Asiakassuunnitelma").text(Description)
    assert "Huomautuksia 2. Nimi puuttuu." in said


def test_that_an_element_is_where_it_is_drawn(show_path: ShowPath) -> None:
    stage = show_path()
    stage.at_once()
    step = _found(stage.canvas, "Yhteydenotto")

    at = stage.canvas.viewport().mapToGlobal(stage.spot(stage.middle("Task_contact")))

    assert step.rect().contains(at)
    found = _tree(stage.canvas).childAt(at.x(), at.y())
    assert found is not None
    assert found.text(Name) == "Askel: Yhteydenotto"


def test_that_focus_and_choice_are_known(show_path: ShowPath) -> None:
    canvas = show_path().canvas

    canvas.select(("Task_plan",))

    step = _found(canvas, "Askel: Asiakassuunnitelma")
    assert step.state().focused
    assert step.state().selected
    assert _tree(canvas).focusChild().text(Name) == "Askel: Asiakassuunnitelma"


def test_that_a_reader_opens_an_element_without_mouse_and_keys(show_path: ShowPath) -> None:
    canvas, opened = show_path().canvas, list[str]()
    canvas.activated.connect(opened.append)
    act = _found(canvas, "Askel: Asiakassuunnitelma").actionInterface()

    act.doAction(act.pressAction())

    assert opened == ["Task_plan"]
    assert canvas.selected == ("Task_plan",)


def test_that_a_removed_element_is_no_longer_valid(show_path: ShowPath) -> None:
    canvas = show_path().canvas
    before = _tree(canvas).childCount()
    _found(canvas, "Asia päätetty")
    gone = "End_closed"

    canvas.apply(EditName.DELETE, lambda d: edits.remove(d, (gone,)))

    assert _tree(canvas).childCount() < before
    assert all(child.isValid() for child in _all(_tree(canvas)))


def test_that_what_is_done_is_spoken(show_path: ShowPath) -> None:
    stage = show_path()
    stage.canvas.select(("Task_urgency",))

    stage.key(Qt.Key.Key_C, CTRL)
    stage.key(Qt.Key.Key_Right, CTRL)
    stage.key(Qt.Key.Key_Delete)

    assert stage.said[-3:] == [
        "Kopioitu 1.",
        "Siirretty: Askel: Kiireellisyys ja alkuarvio",
        "Poistettu 1.",
    ]


def test_that_an_empty_board_has_no_children(show_path: ShowPath) -> None:
    tree = _tree(show_path(EMPTY).canvas)

    assert tree.childCount() == 0
    assert tree.text(Description) == "Vaiheita 0, askelia 0, siirtymiä 0."


def test_that_a_reader_asking_for_what_a_step_is_not_does_not_end_the_program(
    show_path: ShowPath,
) -> None:
    step = next(_all(_tree(show_path().canvas)))

    assert step.attributesInterface() is None
    assert step.textInterface() is None
    assert step.actionInterface() is not None
