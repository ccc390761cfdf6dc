"""Colours that tell worker or need: told apart by every eye, the state still in shape and hatch."""

from dataclasses import replace
from itertools import combinations
from uuid import UUID

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from diagram.editor.caseload import STATES, Caseload
from diagram.editor.kinds import kind_places, kinds_of
from diagram.editor.map_view import CaseMapView
from diagram.editor.shading import BY_STATE, MOST, NOTHING, Shade, Shading, shade_colours
from diagram.editor.theme import DARK, LIGHT, MapTheme
from models.rules.case_filter import EVERYTHING, CaseFilter, Facet, Limit
from models.rules.kinds import DueState, NeedKind
from models.rules.rows import CaseRow
from tests.diagram.editor.builders import PATH, some_cases
from tests.diagram.editor.conftest import ShowMap

# how protanopia, deuteranopia and tritanopia see linear colours (Machado et al. 2009)
_EYES = {
    "all cones": np.eye(3),
    "no red cones": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green cones": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue cones": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
NEEDS = Shading(
    Facet.NEEDS,
    (
        Shade("pitkäaikainen", frozenset({NeedKind.LONG_TERM}), 0),
        Shade("tilapäinen", frozenset({NeedKind.TEMPORARY}), 1),
        Shade("ei arvioitu", frozenset({None}), NOTHING),
    ),
)


def _linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _contrast(one: str, other: str) -> float:
    weights = np.array([0.2126, 0.7152, 0.0722])
    low, high = sorted(float(_linear(colour) @ weights) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _seen(colour: str, eye: str) -> np.ndarray:
    light = np.clip(_linear(colour) @ _EYES[eye].T, 0, 1)
    lab: np.ndarray = np.cbrt(light @ _CONES.T) @ _OKLAB.T
    return lab


def some_needs(count: int = 300) -> tuple[CaseRow, ...]:
    needs = (NeedKind.LONG_TERM, NeedKind.TEMPORARY, None, None)
    return tuple(replace(row, need=needs[place % 4]) for place, row in enumerate(some_cases(count)))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_that_every_colour_stands_out_from_every_ground(theme: MapTheme) -> None:
    grounds = (theme.card, theme.ground)

    for colour in shade_colours(theme):
        assert min(_contrast(colour, ground) for ground in grounds) >= 3.0, colour


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eye", _EYES)
def test_that_any_two_colours_are_told_apart_by_every_eye(theme: MapTheme, eye: str) -> None:
    for one, other in combinations(shade_colours(theme)[:MOST], 2):
        assert np.linalg.norm(_seen(one, eye) - _seen(other, eye)) >= 0.085, (one, other)


def test_that_colours_of_needs_leave_shape_and_place_of_the_state(show_map: ShowMap) -> None:
    rows = some_needs()
    view = show_map(rows)
    before = view.content
    assert before is not None

    view.set_shading(NEEDS)

    after = view.content
    assert after is not None
    assert (after.load.state == before.load.state).all()
    assert (after.places.x == before.places.x).all()
    row = next(row for row in rows if row.need is NeedKind.LONG_TERM)
    assert after.colour(row) == shade_colours(LIGHT)[0]
    assert {kind.state for kind in kinds_of(NEEDS, LIGHT)} == set(STATES)


def test_that_grouping_piles_one_colour_under_the_other(show_map: ShowMap) -> None:
    rows = some_needs(900)
    load = Caseload.of(rows, [step.id for step in PATH.tasks], NEEDS.places, grouped=True)
    view = show_map(rows)

    view.set_shading(replace(NEEDS, grouped=True))

    content = view.content
    assert content is not None
    column, row = content.places.piles.column, content.places.row
    for step, here in enumerate(load.at):
        for pile in np.unique(column[here]):
            own = here[column[here] == pile]
            order = own[np.lexsort((content.places.x[own], row[own]))]
            shown = order[~content.places.hidden[order]]
            levels = row[shown]
            lowest = [load.shade[shown[levels == level]].min() for level in np.unique(levels)]
            assert lowest == sorted(lowest), (step, pile)


def test_that_kinds_count_every_case_once() -> None:
    rows = some_needs(500)
    for shading in (BY_STATE, NEEDS, replace(NEEDS, grouped=True)):
        steps = [step.id for step in PATH.tasks]
        load = Caseload.of(rows, steps, shading.places, grouped=shading.grouped)
        kinds, places = kinds_of(shading, LIGHT), kind_places(load, shading)

        assert places.min() >= 0
        assert places.max() < len(kinds)
        for case in range(0, len(load), 17):
            assert kinds[places[case]].state is load.rows[case].clock.state


def test_that_a_value_unknown_to_the_colours_gets_the_last_one() -> None:
    row = replace(some_cases(1)[0], need=NeedKind.RECURRING)

    assert NEEDS.places([row]).tolist() == [2]


def test_that_the_legend_says_the_colours_and_goes_on_saying_the_states(
    show_map: ShowMap,
) -> None:
    view = show_map(some_needs())
    by_state = [entry.words for entry in view.legend.buttons]

    view.set_shading(NEEDS)

    words = [entry.words for entry in view.legend.buttons]
    assert words == ["pitkäaikainen", "tilapäinen", "ei arvioitu", *by_state]


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (Qt.KeyboardModifier.NoModifier, {DueState.LATE}),
        (Qt.KeyboardModifier.ControlModifier, {DueState.LATE, DueState.SOON}),
    ],
)
def test_that_a_click_in_the_legend_asks_for_that_state_and_ctrl_adds(
    show_map: ShowMap, held: Qt.KeyboardModifier, wanted: set[DueState]
) -> None:
    view = show_map()
    asked: list[CaseFilter] = []
    view.narrowing_asked.connect(asked.append)
    view.show_narrowing(CaseFilter(states=frozenset({DueState.SOON})))

    QTest.mouseClick(_button(view, "myöhässä"), Qt.MouseButton.LeftButton, held)

    assert asked == [CaseFilter(states=frozenset(wanted))]


def test_that_a_second_click_in_the_legend_shows_all_again(show_map: ShowMap) -> None:
    view = show_map()
    asked: list[CaseFilter] = []
    view.narrowing_asked.connect(asked.append)
    view.show_narrowing(CaseFilter(limits=frozenset({Limit.TARGET})))
    assert _button(view, "tavoiteaika, ei lakisääteinen").isChecked()

    _button(view, "tavoiteaika, ei lakisääteinen").click()

    assert asked == [EVERYTHING]


def test_that_tab_reaches_the_legend_and_space_narrows(show_map: ShowMap) -> None:
    view = show_map()
    asked: list[CaseFilter] = []
    view.narrowing_asked.connect(asked.append)
    for _ in (*PATH.tasks, ""):
        QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.legend.has_keyboard

    button = next(b for b in view.legend.buttons.values() if b.hasFocus())
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Escape)

    assert asked == [CaseFilter(states=frozenset({DueState.TIME_LEFT}))]
    assert view.hasFocus()


def test_that_the_legend_wraps_where_the_view_is_narrow(show_map: ShowMap) -> None:
    view = show_map(width=420, height=500)

    boxes = [button.geometry() for button in view.legend.buttons.values()]

    assert max(box.right() for box in boxes) <= view.width()
    assert len({box.top() for box in boxes}) > 1
    assert view.viewport().height() + view.legend.height() <= view.height()


def test_that_the_same_cases_again_lay_nothing_out(show_map: ShowMap) -> None:
    rows = some_cases(200)
    view = show_map(rows)
    before = view.content

    view.set_cases(list(rows))
    same = view.content
    view.set_cases(rows[1:])

    assert same is before
    assert view.content is not before


def test_that_selection_and_zoom_outlive_a_change_of_colours(show_map: ShowMap) -> None:
    view = show_map(some_needs())
    view.select([UUID(int=5)])
    view.zoom_in()
    zoom = view.zoom

    view.set_shading(NEEDS)

    assert view.selected == (UUID(int=5),)
    assert view.zoom == zoom


def _button(view: CaseMapView, words: str) -> QPushButton:
    return next(b for entry, b in view.legend.buttons.items() if entry.words == words)
