"""Ties, heat and other days over the map: with no cases, with unknown steps, with a full step."""

from datetime import date
from uuid import UUID

import numpy as np
import pytest

from diagram.editor.heat import HeatOverlay, HeatWords
from diagram.editor.map_view import CaseMapView
from diagram.editor.other_day import OtherDay
from diagram.editor.shown import Overlay
from diagram.editor.ties import MOST, TieItem, TieOverlay
from models.rules.case_ties import CaseTieKind, TieGroup
from models.rules.rows import CaseRow
from models.rules.step_times import StepTimes, TimeSpent
from tests.diagram.editor.builders import a_case, some_cases
from tests.diagram.editor.conftest import ShowMap

DAY = date(2026, 11, 24)


def _ties(rows: list[CaseRow]) -> TieOverlay:
    overlay = TieOverlay()
    overlay.groups = (TieGroup(CaseTieKind.HAND_OVER, tuple(row.id for row in rows)),)
    return overlay


def _heat(*spent: TimeSpent) -> HeatOverlay:
    words = HeatWords(lambda one: f"{one.median:g} · {one.slow}", lambda one: f"{one.median:g}")
    overlay = HeatOverlay(words, ground=False)
    steps = tuple(one for one in spent if not one.target)
    flows = tuple(one for one in spent if one.target)
    overlay.times = StepTimes(DAY, DAY, steps, flows, 1, 0)
    return overlay


def _spent(step: str, target: str = "", median: float = 3.0) -> TimeSpent:
    return TimeSpent(step, target, median, 9, 12, 4, 4)


def _drawn(view: CaseMapView, overlay: Overlay) -> int:
    before = len(view.scene().items())
    view.show_overlay(overlay)
    view.grab()
    return len(view.scene().items()) - before


def test_that_a_map_without_cases_bears_every_overlay(show_map: ShowMap) -> None:
    view = show_map([])

    assert _drawn(view, _ties([])) == 0
    assert _drawn(view, _heat(_spent("Task_contact"))) == 1
    assert _drawn(view, OtherDay()) == 1


def test_that_steps_the_map_lacks_are_left_out_of_the_heat(show_map: ShowMap) -> None:
    view = show_map()
    gone = (_spent("Task_gone"), _spent("Task_gone", "Task_plan"), _spent("Task_plan", "Task_gone"))

    assert _drawn(view, _heat(*gone)) == 1


@pytest.mark.parametrize(
    "flow",
    [
        ("Task_contact", "Task_urgency"),
        ("Task_urgency", "Task_contact"),
        ("Task_contact", "Task_first_meeting"),
        ("Task_first_meeting", "Task_contact"),
        ("Task_review", "Task_assessment_start"),
        ("Task_contact", "Task_plan"),
        ("Task_plan", "Task_plan"),
    ],
)
def test_that_a_flow_in_any_direction_is_drawn(show_map: ShowMap, flow: tuple[str, str]) -> None:
    view = show_map()

    assert _drawn(view, _heat(_spent(*flow))) == 1


def test_that_a_full_step_bears_ties_up_to_a_limit(show_map: ShowMap) -> None:
    rows = [a_case(number, step="Task_plan", days=3) for number in range(1, 3_001)]
    view = show_map(rows)
    overlay = _ties(rows)

    assert _drawn(view, overlay) == 1
    assert len(overlay.edges) == len(rows) - 1 > MOST


def test_that_the_limit_leaves_some_ties_of_every_kind(show_map: ShowMap) -> None:
    rows = [a_case(number, step="Task_plan", days=3) for number in range(1, 3 * MOST)]
    pairs = [(rows[n].id, rows[n + 1].id) for n in range(0, len(rows) - 1, 2)]
    overlay = TieOverlay()
    kinds = [CaseTieKind.SIBLINGS] * (len(pairs) - 2) + [CaseTieKind.GUARDIAN] * 2
    overlay.groups = tuple(map(TieGroup, kinds, pairs))
    view = show_map(rows)

    view.show_overlay(overlay)

    (item,) = (item for item in view.scene().items() if isinstance(item, TieItem))
    assert {edge.kind for edge in item.edges} == {CaseTieKind.SIBLINGS, CaseTieKind.GUARDIAN}
    assert len(item.edges) == MOST


def test_that_the_tie_under_the_pointer_is_the_nearest(show_map: ShowMap) -> None:
    rows = list(some_cases(40))
    view = show_map(rows)
    overlay = _ties(rows)
    view.show_overlay(overlay)
    content = view.content
    assert content is not None
    place = content.load.place[overlay.edges[0].first]

    found = overlay.edge_at(float(content.places.x[place]), float(content.places.y[place]), 5.0)

    assert found is not None
    assert overlay.edge_at(-900.0, -900.0, 5.0) is None


def test_that_an_overlay_stays_when_the_cases_change(show_map: ShowMap) -> None:
    rows = list(some_cases(40))
    view = show_map(rows)
    overlay = _ties(rows)
    view.show_overlay(overlay)

    view.set_cases(rows[:5])

    shown = {row.id for row in rows[:5]}
    assert all({edge.first, edge.second} <= shown for edge in overlay.edges)
    view.hide_overlay(overlay)
    assert not any(isinstance(item, TieItem) for item in view.scene().items())


def test_that_cases_which_are_gone_have_no_curve(show_map: ShowMap) -> None:
    overlay = _ties([])
    overlay.groups = (TieGroup(CaseTieKind.SIBLINGS, (UUID(int=901), UUID(int=902))),)
    view = show_map()

    assert _drawn(view, overlay) == 0
    assert np.isfinite(view.zoom)
