"""Flows fitted to an edit: carried along, bends kept, led round what came into their way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from diagram.graph.changing import boxes, scopes, with_flows
from diagram.graph.geometry import Point, overlap, shifted, shifted_point
from diagram.graph.refitting import refitted
from diagram.graph.routing import Routes
from models.rules.process import Box, Flow, ProcessDefinition

_Places: TypeAlias = tuple[Mapping[str, Box], Mapping[str, Box]]

_MOST_LOOKED_AT = 40
"""Of more moved nodes than this it is not looked whether they stand in the way of other flows."""


def fitted(old: ProcessDefinition, new: ProcessDefinition) -> ProcessDefinition:
    """Return `new` with the flows fitted to nodes that have moved or grown since `old`.

    Bends that the user made are kept; a way that was routed is routed again, also where a moved
    node has come to stand in it. Lines to flows and deadlines follow after (`following`).
    """
    before, after = boxes(old), boxes(new)
    moved = {key for key, box in after.items() if before.get(key) != box}
    known = {flow.id: flow for flow in old.flows}
    ways = (Routes(old), Routes(new))
    changed = {
        flow.id: fitted_flow(ways, known.get(flow.id), flow, (before, after))
        for flow in new.flows
        if (not flow.waypoints or flow.source in moved or flow.target in moved)
        and flow.source in after
    }
    if len(moved) <= _MOST_LOOKED_AT:
        for flow in _stood_in(new, {key: after[key] for key in moved}):
            if flow.id not in changed and flow.waypoints == ways[0].way(flow):
                changed[flow.id] = replace(flow, waypoints=ways[1].way(flow), label=None)
    return with_flows(new, changed) if changed else new


def _stood_in(definition: ProcessDefinition, moved: Mapping[str, Box]) -> Iterator[Flow]:
    """Yield flows in whose way a moved node of their own scope stands; lines lead round none."""
    where, notes = scopes(definition), definition.notes
    by_scope: dict[str | None, list[tuple[str, Box]]] = {}
    for key, box in moved.items():
        by_scope.setdefault(where[key], []).append((key, box))
    for flow in definition.flows:
        if flow.target in notes:
            continue
        near = by_scope.get(where.get(flow.source), ())
        if any(_crosses(flow.waypoints, box) for key, box in near if key not in _ends(flow)):
            yield flow


def _ends(flow: Flow) -> tuple[str, str]:
    return (flow.source, flow.target)


def _crosses(points: Iterable[Point], box: Box) -> bool:
    return any(overlap(_around(a, b), box) for a, b in pairwise(points))


def _around(a: Point, b: Point) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def fitted_flow(ways: tuple[Routes, Routes], was: Flow | None, flow: Flow, places: _Places) -> Flow:
    """Fit one flow: carried along with both ends, else its bends kept, else routed again."""
    if was is None or (was.source, was.target, was.waypoints) != (
        flow.source,
        flow.target,
        flow.waypoints,
    ):
        return flow if flow.waypoints else replace(flow, waypoints=ways[1].way(flow))
    before, after = places
    if flow.source not in before or flow.target not in before:
        return replace(flow, waypoints=ways[1].way(flow), label=None)
    source = (before[flow.source], after[flow.source])
    target = (before[flow.target], after[flow.target])
    together = _shift(*source)
    if together is not None and together == _shift(*target):
        return _carried(flow, *together)
    bent = flow.waypoints != ways[0].way(was)
    kept = refitted(flow.waypoints, source, target) if bent else None
    if kept is None:
        return replace(flow, waypoints=ways[1].way(flow), label=None)
    return replace(flow, waypoints=kept)


def _carried(flow: Flow, dx: float, dy: float) -> Flow:
    label = None if flow.label is None else shifted(flow.label, dx, dy)
    return replace(
        flow, waypoints=tuple(shifted_point(p, dx, dy) for p in flow.waypoints), label=label
    )


def _shift(old: Box, new: Box) -> Point | None:
    if (old.width, old.height) != (new.width, new.height):
        return None
    return (new.x - old.x, new.y - old.y)
