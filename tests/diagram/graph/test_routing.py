"""Flows lead round shapes at right angles, dock on borders, and give the same way each time."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagram.graph import edits
from diagram.graph.arrange import arrange, laid_out
from diagram.graph.bpmn import write
from diagram.graph.geometry import Point, is_orthogonal
from diagram.graph.routing import route
from diagram.graph.shipped import shipped
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

NO_BOX = Box(0.0, 0.0, 0.0, 0.0)
SIZES = {StepKind.TASK: (120.0, 80.0), StepKind.GATEWAY: (50.0, 50.0)}


def a_path(boxes: Sequence[Box], flow: tuple[int, int] = (0, 1)) -> ProcessDefinition:
    """Return tasks T0, T1… at places, and one flow between two of them."""
    steps = tuple(Step(f"T{n}", StepKind.TASK, Words("a"), None, b) for n, b in enumerate(boxes))
    one = Flow("F", f"T{flow[0]}", f"T{flow[1]}")
    return ProcessDefinition("P", 1, Words("p"), (), steps, (one,))


def a_crowd(rng: Random, count: int, flows: int = 0) -> ProcessDefinition:
    """Return shapes strewn over a loose grid, so that none lies on another."""
    steps = []
    for n in range(count):
        kind = rng.choice(list(SIZES))
        x, y = 80 + (n % 12) * 220 + rng.randrange(60), 80 + (n // 12) * 150 + rng.randrange(30)
        steps.append(Step(f"T{n}", kind, Words(f"Askel {n}"), None, Box(x, y, *SIZES[kind])))
    ends = [rng.sample(range(count), 2) for _ in range(flows)]
    made = tuple(Flow(f"F{n}", f"T{a}", f"T{b}") for n, (a, b) in enumerate(ends))
    return ProcessDefinition("P", 1, Words("p"), (), tuple(steps), made)


def crosses(box: Box, points: tuple[Point, ...]) -> bool:
    """Answer whether a way leads through the inside of a box."""
    return any(
        min(a[0], b[0]) < box.x + box.width
        and max(a[0], b[0]) > box.x
        and min(a[1], b[1]) < box.y + box.height
        and max(a[1], b[1]) > box.y
        for a, b in pairwise(points)
    )


def on_border(box: Box, at: Point) -> bool:
    x, y = at
    inside = box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
    return inside and (x in (box.x, box.x + box.width) or y in (box.y, box.y + box.height))


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_that_a_flow_meets_no_shape_and_docks_on_the_borders_of_its_ends(seed: int) -> None:
    rng = Random(seed)
    path = a_crowd(rng, 30, flows=6)

    for flow in path.flows:
        points = route(path, flow)

        assert is_orthogonal(points)
        assert on_border(path.step(flow.source).box, points[0])
        assert on_border(path.step(flow.target).box, points[-1])
        assert [step.id for step in path.steps if crosses(step.box, points)] == []


def test_that_a_free_way_ahead_is_straight() -> None:
    path = a_path([Box(0, 0, 120, 80), Box(300, 0, 120, 80)])

    assert route(path, path.flows[0]) == ((120, 40), (300, 40))


def test_that_a_shape_in_the_way_is_led_round() -> None:
    path = a_path([Box(0, 0, 120, 80), Box(500, 0, 120, 80), Box(250, -20, 120, 120)])

    points = route(path, path.flows[0])

    assert len(points) > 2
    assert not crosses(path.step("T2").box, points)


def test_that_an_end_walled_in_is_still_reached_by_some_line() -> None:
    walls = [Box(300 + dx, dy, 100, 100) for dx in (-110, 0, 110) for dy in (-110, 0, 110)]
    path = a_path([Box(0, 0, 120, 80), Box(310, 10, 80, 80), *walls])

    assert len(route(path, path.flows[0])) >= 2


def test_that_a_flow_in_a_phase_stays_in_it() -> None:
    phase = Phase("Ph", 1, Words("v"), Box(0, 0, 600, 200))
    boxes = [Box(20, 60, 120, 80), Box(460, 60, 120, 80), Box(240, 60, 120, 80)]
    path = a_path(boxes)
    steps = tuple(replace(step, phase="Ph") for step in path.steps)
    path = replace(path, phases=(phase,), steps=steps)

    points = route(path, path.flows[0])

    assert all(0 <= x <= 600 and 0 <= y <= 200 for x, y in points)
    assert not crosses(boxes[2], points)


def test_that_a_flow_between_phases_leads_round_the_phase_between_them() -> None:
    phases = tuple(Phase(f"Ph{n}", n + 1, Words("v"), Box(n * 400, 0, 300, 200)) for n in range(3))
    flow = Flow("F", "Ph0", "Ph2")
    path = ProcessDefinition("P", 1, Words("p"), phases, (), (flow,))

    assert not crosses(phases[1].box, route(path, flow))


def test_that_a_flow_back_to_its_own_step_is_a_loop_beside_it() -> None:
    path = a_path([Box(0, 0, 120, 80)], (0, 0))

    points = route(path, path.flows[0])

    assert is_orthogonal(points)
    assert not crosses(path.steps[0].box, points)
    assert len(points) == 5


def test_that_a_flow_to_nowhere_has_no_way() -> None:
    path = a_path([Box(0, 0, 120, 80)], (0, 9))

    assert route(path, path.flows[0]) == ()


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None, derandomize=True)
def test_that_the_same_path_is_laid_out_to_the_same_bytes(seed: int) -> None:
    path = a_crowd(Random(seed), 24, flows=26)

    assert write(laid_out(path)) == write(laid_out(a_crowd(Random(seed), 24, flows=26)))
    assert laid_out(laid_out(path)) == laid_out(path)


def test_that_laying_out_lets_no_shape_lie_on_another() -> None:
    path = laid_out(shipped())
    boxes = [step.box for step in path.steps]

    pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]]

    assert not any(
        a.x < b.x + b.width
        and b.x < a.x + a.width
        and a.y < b.y + b.height
        and b.y < a.y + a.height
        for a, b in pairs
    )


def test_that_what_has_a_place_keeps_it_when_the_rest_is_placed() -> None:
    whole = shipped()
    lost = {"Task_plan", "End_closed", "Phase_5"}
    gone = {s.id for s in whole.steps if s.id in lost or s.phase in lost}
    path = replace(
        whole,
        steps=tuple(replace(s, box=NO_BOX) if s.id in gone else s for s in whole.steps),
        phases=tuple(replace(p, box=NO_BOX) if p.id in lost else p for p in whole.phases),
    )

    found = arrange(path, only_missing=True)

    assert [s.box for s in found.steps if s.id not in gone] == [
        s.box for s in whole.steps if s.id not in gone
    ]
    plan, phase = found.step("Task_plan").box, found.phase("Phase_3").box
    assert phase.y <= plan.y
    assert plan.y + plan.height <= phase.y + phase.height
    assert min(box.width for box in (found.phase("Phase_5").box, plan)) > 0


def test_that_moving_a_step_leads_its_flows_anew_but_keeps_bends_of_the_user() -> None:
    path = shipped()
    flow = next(f for f in path.flows if f.id == "Flow_renewal")
    bent = edits.bend(path, flow.id, _by_hand(path, flow))

    moved = edits.move(bent, ["Gateway_renewal"], 0, 20)

    kept = next(f for f in moved.flows if f.id == flow.id)
    assert kept.waypoints[2] == _by_hand(path, flow)[2]


def _by_hand(path: ProcessDefinition, flow: Flow) -> tuple[Point, ...]:
    start, end = path.step(flow.source).box, path.phase(flow.target).box
    x, y = start.x + start.width / 2, start.y + start.height
    tx, ty = end.x + end.width / 2, end.y + end.height
    return ((x, y), (x, y + 400), (tx, y + 400), (tx, ty))


@pytest.mark.parametrize("count", [200])
def test_that_the_flows_of_an_edited_step_are_led_within_one_frame(count: int) -> None:
    path = a_crowd(Random(7), count // 2, flows=count // 2)
    path = edits.reroute(path, [flow.id for flow in path.flows])
    busiest = max(path.steps, key=lambda s: sum(s.id in (f.source, f.target) for f in path.flows))
    led = [f for f in path.flows if busiest.id in (f.source, f.target)]

    times = []
    for _ in range(5):
        begun = perf_counter()
        for flow in led:
            route(path, flow)
        times.append(perf_counter() - begun)

    assert len(led) >= 4
    assert min(times) < 0.016 * 3


def test_that_thousands_of_steps_with_no_places_are_laid_out_in_seconds() -> None:
    steps = tuple(Step(f"T{n}", StepKind.TASK, Words("a"), None, NO_BOX) for n in range(4_000))
    ends = [(n, n + 1) for n in range(3_999)] + [(0, n) for n in range(0, 4_000, 7)]
    flows = tuple(Flow(f"F{n}", f"T{a}", f"T{b}") for n, (a, b) in enumerate(ends))
    begun = perf_counter()

    found = arrange(ProcessDefinition("P", 1, Words("p"), (), steps, flows))

    assert all(len(flow.waypoints) > 1 for flow in found.flows)
    assert perf_counter() - begun < 20
