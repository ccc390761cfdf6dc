"""bpmn-js-differ and our own difference of two versions say the same, meaning apart from layout."""

from collections.abc import Callable
from typing import TypedDict, cast

import pytest

from diagram.graph import edits
from diagram.graph.bpmn import read, write
from diagram.graph.difference import PathDifference, difference
from diagram.graph.shipped import shipped
from models.rules.process import ProcessDefinition, StepKind
from models.rules.words import Words
from tests.bpmn.programs import module, node


class Differed(TypedDict):
    """What `differ.mjs` answers: ids of BPMN elements."""

    added: list[str]
    removed: list[str]
    changed: list[str]
    layout: list[str]


Edit = Callable[[ProcessDefinition], ProcessDefinition]
EDITS: dict[str, Edit] = {
    "nothing": lambda d: d,
    "a name": lambda d: edits.rename(d, "Task_plan", Words("Suunnitelma", "Plan", "Plan")),
    "a longer deadline": lambda d: edits.set_deadline(d, "Deadline_start", value="P9D"),
    "a guard": lambda d: edits.set_flow(d, "Flow_closed", guards=("service_ended",)),
    "a form": lambda d: edits.set_step(d, "Task_plan", forms=()),
    "a place": lambda d: edits.move(d, ["End_closed"], 0, 50),
    "a step more": lambda d: edits.insert_on_flow(
        d, "Flow_closed", StepKind.TASK, _middle(d, "Flow_closed")
    ),
    "a step less": lambda d: edits.remove(d, ["Task_urgency"]),
    "another way": lambda d: edits.reconnect(d, "Flow_no_need", target="End_closed"),
}


def _middle(definition: ProcessDefinition, flow_id: str) -> tuple[float, float]:
    points = next(flow.waypoints for flow in definition.flows if flow.id == flow_id)
    return ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)


@pytest.fixture(scope="module")
def both() -> dict[str, tuple[PathDifference, Differed]]:
    module("bpmn-js-differ")
    old = write(shipped())
    found = {}
    for name, edit in EDITS.items():
        new = edit(read(old))
        asked = {"old": old.decode(), "young": write(new, onto=old).decode()}
        found[name] = (difference(read(old), new), cast("Differed", node("differ.mjs", asked)))
    return found


@pytest.mark.parametrize("name", EDITS)
def test_that_both_find_the_same_added_and_removed(
    both: dict[str, tuple[PathDifference, Differed]], name: str
) -> None:
    ours, theirs = both[name]

    assert sorted(ours.added) == theirs["added"]
    assert sorted(ours.removed) == theirs["removed"]


@pytest.mark.parametrize("name", EDITS)
def test_that_what_changed_for_us_changed_for_them(
    both: dict[str, tuple[PathDifference, Differed]], name: str
) -> None:
    """They also name the parents and ends of what was added or removed; we name only the cause."""
    ours, theirs = both[name]

    assert set(ours.changed_meaning) <= set(theirs["changed"])
    assert set(ours.changed_layout) <= set(theirs["layout"])


@pytest.mark.parametrize("name", ["nothing", "a name", "a guard", "a form", "a place"])
def test_that_they_find_nothing_else(
    both: dict[str, tuple[PathDifference, Differed]], name: str
) -> None:
    ours, theirs = both[name]

    assert theirs["changed"] == sorted(ours.changed_meaning)
    assert set(theirs["layout"]) - set(ours.changed_layout) <= {*ours.changed_meaning}
