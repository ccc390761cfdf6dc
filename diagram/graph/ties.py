"""Lines from a note to a flow or a deadline (yhdysviivat): where on it they begin."""

from collections.abc import Collection, Mapping
from itertools import pairwise
from math import dist

from diagram.graph.drawing import deadline_box
from diagram.graph.geometry import Point, centre, hull
from models.rules.process import Box, Flow, ProcessDefinition


def ties(definition: ProcessDefinition) -> tuple[Flow, ...]:
    """Return the lines that begin neither at a step nor at a phase."""
    notes = definition.notes
    if not notes:
        return ()
    nodes = {step.id for step in definition.steps} | {phase.id for phase in definition.phases}
    return tuple(f for f in definition.flows if f.target in notes and f.source not in nodes)


def spots(definition: ProcessDefinition, ids: Collection[str]) -> dict[str, Box]:
    """Return where a line begins at flows and deadlines: a flow's middle has no size.

    What is neither, and a flow that is not drawn, is left out.
    """
    found = {
        flow.id: _spot(middle(flow.waypoints))
        for flow in definition.flows
        if flow.id in ids and len(flow.waypoints) > 1
    }
    for phase in definition.phases:
        for place, mark in enumerate(phase.deadlines):
            if mark.id in ids:
                found[mark.id] = deadline_box(phase, place)
    return found


def rough_spots(definition: ProcessDefinition, known: Mapping[str, Box]) -> dict[str, Box]:
    """Return about where the flows and deadlines with lines will lie, before flows are led."""
    tied, found = {tie.source for tie in ties(definition)}, {}
    for flow in definition.flows:
        if flow.id in tied and flow.source in known and flow.target in known:
            found[flow.id] = _spot(centre(hull((known[flow.source], known[flow.target]))))
    for phase in definition.phases:
        found |= {mark.id: known[phase.id] for mark in phase.deadlines
                  if mark.id in tied and phase.id in known}  # fmt: skip
    return found


def middle(points: tuple[Point, ...]) -> Point:
    """Return the point half way along a line, in whole units."""
    left = sum(dist(a, b) for a, b in pairwise(points)) / 2
    for a, b in pairwise(points):
        length = dist(a, b)
        if length and left <= length:
            share = left / length
            return (
                float(round(a[0] + (b[0] - a[0]) * share)),
                float(round(a[1] + (b[1] - a[1]) * share)),
            )
        left -= length
    return points[0]


def _spot(at: Point) -> Box:
    return Box(at[0], at[1], 0.0, 0.0)
