"""Phases that grow for the steps in them, and push away what they would hide."""

from collections.abc import Collection
from dataclasses import replace

from diagram.graph.changing import phase_of, with_phases, with_steps
from diagram.graph.geometry import Point, hull, overlap, shifted
from models.rules.process import Box, ProcessDefinition, Step

_STAYS: Point = (0.0, 0.0)
_PAD, _PAD_TOP, _PAD_BOTTOM = 20.0, 40.0, 30.0


def grown(definition: ProcessDefinition, phase_ids: Collection[str]) -> ProcessDefinition:
    """Return the definition with the phases large enough for the steps in them.

    What a grown phase would hide is pushed away from it, a phase with all in it.
    """
    found = definition
    for phase in definition.phases:
        if phase.id in phase_ids:
            old = phase_of(found, phase.id)
            inside = [step.box for step in found.steps if step.phase == phase.id]
            box = hull((old.box, *(_padded(each) for each in inside)))
            if box != old.box:
                found = with_phases(found, {phase.id: replace(old, box=box)})
                found = _pushed(found, phase.id, old.box, box)
    return found


def _pushed(definition: ProcessDefinition, grown_id: str, old: Box, new: Box) -> ProcessDefinition:
    tops = {phase.id: phase.box for phase in definition.phases if phase.id != grown_id}
    tops.update((step.id, step.box) for step in definition.steps if step.phase is None)
    if not any(overlap(new, box) for box in tops.values()):
        return definition
    ways = {key: _push(box, old, new) for key, box in tops.items()}
    steps = {
        step.id: shifted_step(step, *ways[step.phase or step.id])
        for step in definition.steps
        if ways.get(step.phase or step.id, _STAYS) != _STAYS
    }
    phases = {
        phase.id: replace(phase, box=shifted(phase.box, *ways[phase.id]))
        for phase in definition.phases
        if ways.get(phase.id, _STAYS) != _STAYS
    }
    return with_steps(with_phases(definition, phases), steps)


def _push(box: Box, old: Box, new: Box) -> Point:
    """Return how far a shape is pushed by one that grows on its side."""
    if box.x >= old.x + old.width:
        return (new.x + new.width - old.x - old.width, 0.0)
    if box.x + box.width <= old.x:
        return (new.x - old.x, 0.0)
    if box.y >= old.y + old.height:
        return (0.0, new.y + new.height - old.y - old.height)
    if box.y + box.height <= old.y:
        return (0.0, new.y - old.y)
    return _STAYS


def shifted_step(step: Step, dx: float, dy: float) -> Step:
    """Return a step moved by so much, with its label."""
    label = None if step.label is None else shifted(step.label, dx, dy)
    return replace(step, box=shifted(step.box, dx, dy), label=label)


def _padded(box: Box) -> Box:
    return Box(
        box.x - _PAD,
        box.y - _PAD_TOP,
        box.width + 2 * _PAD,
        box.height + _PAD_TOP + _PAD_BOTTOM,
    )
