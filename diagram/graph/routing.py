"""Ways of flows (siirtymät) over the drawing: at right angles, from border to border, round shapes.

The same drawing gives the same way. Other flows are not looked at, so that the way of one flow
never depends on the order in which flows were led.
"""

from collections.abc import Iterable

from diagram.graph.bends import STUB, usual_ways
from diagram.graph.geometry import Point, simplified
from diagram.graph.lines import straight
from diagram.graph.obstacles import Ground, Terrain
from diagram.graph.search import found_way
from models.rules.process import Box, Flow, ProcessDefinition


def route(definition: ProcessDefinition, flow: Flow) -> tuple[Point, ...]:
    """Return the way of a flow over the drawing; empty when an end of it does not exist.

    The usual ways are tried first; where shapes stand in each, a way through is searched.
    """
    return Routes(definition).way(flow)


def routes(definition: ProcessDefinition, flows: Iterable[Flow]) -> dict[str, tuple[Point, ...]]:
    """Return the ways of many flows by id, each as `route` gives it."""
    known = Routes(definition)
    return {flow.id: known.way(flow) for flow in flows}


class Routes:
    """The ways over one drawing, each as `route` gives it: the drawing is looked over once."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self._definition = definition
        self._terrain: Terrain | None = None

    def way(self, flow: Flow) -> tuple[Point, ...]:
        """Return the way of one flow."""
        if self._terrain is None:
            self._terrain = Terrain(self._definition)
        return _way(self._terrain, flow)


def _way(terrain: Terrain, flow: Flow) -> tuple[Point, ...]:
    if terrain.is_line(flow):
        ends = terrain.ends_of_line(flow)
        return straight(*ends) if ends is not None else ()
    ground = terrain.ground(flow)
    if ground is None:
        return ()
    if flow.source == flow.target:
        return _to_itself(ground.source)
    ways = sorted(usual_ways(ground), key=lambda way: way[1])
    free = next((points for points, _ in ways if ground.is_free(points)), None)
    return free or found_way(ground) or _anyhow(ground, ways)


def box_of(definition: ProcessDefinition, element_id: str) -> Box | None:
    """Return the box of a step or phase, None when there is no such node."""
    for phase in definition.phases:
        if phase.id == element_id:
            return phase.box
    return next((step.box for step in definition.steps if step.id == element_id), None)


def _to_itself(box: Box) -> tuple[Point, ...]:
    right, middle = box.x + box.width, box.x + box.width / 2
    out, high = right + STUB, box.y - STUB
    level = box.y + box.height / 2
    return ((right, level), (out, level), (out, high), (middle, high), (middle, box.y))


def _anyhow(ground: Ground, ways: list[tuple[tuple[Point, ...], float]]) -> tuple[Point, ...]:
    """Where no way is free: the cheapest usual one, else straight from middle to middle."""
    if ways:
        return simplified(ways[0][0])
    ends = (ground.source, ground.target)
    return simplified((e.x + e.width / 2, e.y + e.height / 2) for e in ends)
