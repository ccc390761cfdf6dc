"""What the map does with input that nobody wanted: a picture or a word, never an exception."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from models.rules.process import ProcessDefinition
from tests.diagram.editor.builders import PATH, a_case, some_cases
from tests.diagram.editor.conftest import ShowMap


def _without_phases() -> ProcessDefinition:
    steps = tuple(replace(step, phase=None) for step in PATH.steps)
    return replace(PATH, phases=(), steps=steps)


def _without_flows() -> ProcessDefinition:
    return replace(PATH, flows=())


def _without_steps() -> ProcessDefinition:
    return replace(PATH, phases=(), steps=(), flows=())


def _phases_only() -> ProcessDefinition:
    return replace(PATH, steps=(), flows=())


@pytest.mark.parametrize("make", [_without_phases, _without_flows, _without_steps, _phases_only])
def test_that_half_a_definition_is_drawn_as_far_as_it_goes(
    show_map: ShowMap, make: Callable[[], ProcessDefinition]
) -> None:
    view = show_map(some_cases(40))

    view.set_process(make())
    view.grab()

    assert view.content is not None
    assert len(view.content.load) + len(view.unplaced) == 40


def test_that_steps_without_phases_share_one_nameless_lane(show_map: ShowMap) -> None:
    view = show_map(some_cases(40))

    view.set_process(_without_phases())

    assert view.content is not None
    assert [lane.phase for lane in view.content.layout.lanes] == [None]
    assert not view.unplaced


def test_that_no_case_at_all_leaves_the_path_in_sight(show_map: ShowMap) -> None:
    view = show_map(())

    view.grab()

    assert view.content is not None
    assert len(view.content.layout.steps) == len(PATH.tasks)


def test_that_a_case_at_an_unknown_step_is_kept_aside_and_not_lost(show_map: ShowMap) -> None:
    lost = replace(a_case(7), step_id="Task_of_an_older_path")

    view = show_map((a_case(1), lost))

    assert view.unplaced == (lost,)
    assert view.content is not None
    assert len(view.content.load) == 1


def test_that_an_unknown_case_can_neither_be_chosen_nor_found_on_the_map(show_map: ShowMap) -> None:
    lost = replace(a_case(7), step_id="Task_of_an_older_path")
    view = show_map((a_case(1), lost))
    chosen = QSignalSpy(view.selection_changed)

    view.select((lost.id,))
    view.highlight((lost.id,))
    view.grab()

    assert view.selected == ()
    assert chosen.count() == 0


def test_that_a_step_with_a_hundred_thousand_cases_counts_those_it_cannot_draw(
    show_map: ShowMap,
) -> None:
    days = [a_case(number, days=number % 90 - 10) for number in range(2_000)]
    rows = tuple(
        replace(days[number % 2_000], id=type(days[0].id)(int=number + 1))
        for number in range(100_000)
    )

    view = show_map(rows)
    view.grab()

    assert view.content is not None
    places = view.content.places
    assert len(view.content.load) == 100_000
    assert int(places.hidden.sum()) == sum(more.count for more in places.more)
    assert (places.y > 0).all()
    assert (places.y < view.content.layout.height).all()
