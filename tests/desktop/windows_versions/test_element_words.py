"""Names of the path's elements, also of those that have none."""

import pytest

from desktop.windows.element_words import element_name, step_name
from diagram.graph import edits
from diagram.graph.shipped import shipped
from models.rules.process import ProcessDefinition, StepKind
from models.rules.words import Words


def _path() -> ProcessDefinition:
    path = edits.add_step(shipped(), StepKind.TASK, at=(300, 20), phase="", id="Task_9")
    for named in ("Phase_5", "Event_begin_1"):
        path = edits.rename(path, named, Words(""))
    note = Words("Kysy lapselta.\nKirjaa.")
    path = edits.add_step(path, StepKind.NOTE, at=(600, 20), words=note, phase="", id="Note_9")
    return edits.add_flow(path, "Note_9", "Flow_from_contact", id="Line_9")


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("Task_9", "Nimetön askel (Task_9)"),
        ("Event_begin_1", "Nimetön alku (Event_begin_1)"),
        ("Phase_5", "Nimetön vaihe (Phase_5)"),
        ("Note_9", "Selite: Kysy lapselta. Kirjaa."),
        ("Task_contact", "Askel: Yhteydenotto"),
        ("Line_9", "Yhdysviiva: Siirtymä: Yhteydenotto – Kiireellisyys ja alkuarvio"),
        ("Flow_begin_1", "Siirtymä: Nimetön alku (Event_begin_1) – Yhteydenotto"),
    ],
)
def test_that_an_element_is_told_by_its_name_or_that_it_has_none(element: str, name: str) -> None:
    assert element_name(_path(), element) == name


def test_that_a_step_without_a_name_and_one_that_is_gone_are_told_apart() -> None:
    assert step_name(_path(), "Task_9") == "Nimetön askel (Task_9)"
    assert step_name(_path(), "Task_none") == "Tuntematon askel (Task_none)"
