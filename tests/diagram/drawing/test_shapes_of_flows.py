from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagram.editor.drawing.bends import pulled, resized, straightened
from diagram.editor.drawing.guides import snapped
from diagram.editor.drawing.places import Point, distance
from models.rules.process import Box

STRAIGHT: tuple[Point, ...] = ((0.0, 0.0), (100.0, 0.0))
STEPPED: tuple[Point, ...] = ((0.0, 0.0), (50.0, 0.0), (50.0, 80.0), (100.0, 80.0))
WAYS = st.integers(-20, 20).map(lambda steps: steps * 10.0)


def test_that_a_straight_flow_pulled_down_keeps_its_ends() -> None:
    points = pulled(STRAIGHT, 0, (0.0, 40.0))

    assert points[0] == STRAIGHT[0]
    assert points[-1] == STRAIGHT[-1]
    assert max(y for _, y in points) == 40


def test_that_an_inner_part_is_pulled_across_itself_only() -> None:
    assert pulled(STEPPED, 1, (20.0, 99.0)) == ((0, 0), (70, 0), (70, 80), (100, 80))


@given(part=st.integers(0, 2), way=st.tuples(WAYS, WAYS))
def test_that_a_pulled_flow_stays_square_and_docked(part: int, way: Point) -> None:
    points = pulled(STEPPED, part, way)

    assert (points[0], points[-1]) == (STEPPED[0], STEPPED[-1])
    pairs = pairwise(points)
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairs)
    assert straightened(points) == points


@pytest.mark.parametrize("corner", range(8))
def test_that_a_pulled_handle_leaves_the_opposite_side_where_it_is(corner: int) -> None:
    box = resized(Box(100, 100, 300, 200), corner, (20.0, 10.0))

    assert corner in (0, 6, 7) or box.x == 100
    assert corner in (2, 3, 4) or box.x + box.width == 400
    assert corner in (0, 1, 2) or box.y == 100
    assert corner in (4, 5, 6) or box.y + box.height == 300


@pytest.mark.parametrize("corner", range(8))
def test_that_a_phase_is_never_pulled_inside_out(corner: int) -> None:
    box = resized(Box(100, 100, 300, 200), corner, (900.0, 900.0) if corner < 2 else (-900, -900))

    assert box.width >= 120
    assert box.height >= 90


@pytest.mark.parametrize(("zoom", "caught"), [(0.5, True), (1.0, True), (2.0, False)])
def test_that_a_guide_catches_within_seven_pixels_at_every_zoom(zoom: float, caught: bool) -> None:
    snap = snapped(Box(0, 0, 120, 80), [Box(300, 200, 120, 80)], (294.0, 50.0), zoom=zoom, grid=10)

    assert (snap.dx == 300) == caught or snap.dx == 290
    assert bool(snap.guides) == caught


def test_that_what_no_guide_catches_goes_by_steps_of_ten() -> None:
    snap = snapped(Box(3, 4, 50, 50), [], (27.0, -12.0), zoom=1, grid=10)

    assert (snap.dx, snap.dy) == (30, -10)


def test_that_a_point_beside_a_flow_is_as_far_as_its_nearest_part() -> None:
    assert distance(STEPPED, (55.0, 40.0)) == 5
    assert distance(STEPPED, (-3.0, 4.0)) == 5
