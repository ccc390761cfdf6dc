"""Ways of flows (siirtymät) over the drawing: from border to border, at right angles."""

from collections.abc import Sequence

from diagram.graph.geometry import Point, centre, simplified
from models.rules.process import Box, Flow, ProcessDefinition

_CLEAR = 20.0
"""How far a way leads off a shape before it turns."""


def route(definition: ProcessDefinition, flow: Flow) -> tuple[Point, ...]:
    """Return the way of a flow over the drawing; empty when an end of it does not exist."""
    source, target = box_of(definition, flow.source), box_of(definition, flow.target)
    if source is None or target is None:
        return ()
    return simplified(_between(source, target))


def box_of(definition: ProcessDefinition, element_id: str) -> Box | None:
    """Return the box of a step or phase, None when there is no such node."""
    for phase in definition.phases:
        if phase.id == element_id:
            return phase.box
    return next((step.box for step in definition.steps if step.id == element_id), None)


def _between(source: Box, target: Box) -> Sequence[Point]:
    (sx, sy), (tx, ty) = centre(source), centre(target)
    if target.x >= source.x + source.width:
        return _across((source.x + source.width, sy), (target.x, ty))
    if target.y >= source.y + source.height and tx >= source.x:
        return _down((sx, source.y + source.height), (tx, target.y))
    if source.y >= target.y + target.height and tx >= source.x:
        return _down((sx, source.y), (tx, target.y + target.height))
    deep = max(source.y + source.height, target.y + target.height) + _CLEAR
    return (
        (sx, source.y + source.height),
        (sx, deep),
        (tx, deep),
        (tx, target.y + target.height),
    )


def _across(start: Point, end: Point) -> Sequence[Point]:
    middle = (start[0] + end[0]) / 2
    return (start, (middle, start[1]), (middle, end[1]), end)


def _down(start: Point, end: Point) -> Sequence[Point]:
    middle = (start[1] + end[1]) / 2
    return (start, (start[0], middle), (end[0], middle), end)
