"""Edits that move shapes: flows follow them, a phase takes its steps along."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from diagram.graph.changing import (
    boxes,
    grouped,
    phase_at,
    phase_of,
    renumbered,
    with_flows,
    with_phases,
    with_steps,
)
from diagram.graph.edits_removing import without_crossing
from diagram.graph.fitting import fitted
from diagram.graph.following import tied
from diagram.graph.geometry import (
    Axis,
    Point,
    centre,
    contains,
    hull,
    is_orthogonal,
    shifted,
    shifted_point,
    simplified,
)
from diagram.graph.growing import grown, shifted_step
from diagram.graph.routing import Routes
from models.rules.errors import RuleBroken
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step

LEAST_PHASE = (120.0, 90.0)
"""Width and height under which a phase cannot be made smaller."""


def move(
    definition: ProcessDefinition, ids: Iterable[str], dx: float, dy: float
) -> ProcessDefinition:
    """Move chosen steps and phases; flows between two of them keep their shape.

    A step whose middle comes to lie in another phase belongs to that phase from then on; its flows
    that would cross the border are taken away, and its former neighbours are joined.
    """
    chosen = set(ids)
    known = boxes(definition)
    new = {key: shifted(known[key], dx, dy) for key in chosen if key in known}
    return placed(definition, new) if new and (dx or dy) else definition


@tied
def placed(definition: ProcessDefinition, new: Mapping[str, Box]) -> ProcessDefinition:
    """Put steps and phases at new places, the steps of a phase with it."""
    phases = {
        p.id: replace(p, box=new[p.id])
        for p in definition.phases
        if p.id in new and new[p.id] != p.box
    }
    by_phase = {p.id: _way(p.box, new[p.id]) for p in definition.phases if p.id in phases}
    steps: dict[str, Step] = {}
    for step in definition.steps:
        way = by_phase.get(step.phase or "")
        if way is None and step.id in new:
            way = _way(step.box, new[step.id])
        if way is not None and way != (0.0, 0.0):
            steps[step.id] = shifted_step(step, *way)
    single = [key for key, step in steps.items() if step.phase not in by_phase]
    found = with_steps(with_phases(definition, phases), steps)
    found = _in_their_phases(found, single)
    return grouped(fitted(definition, renumbered(found) if phases else found))


@tied
def resize_phase(definition: ProcessDefinition, phase_id: str, box: Box) -> ProcessDefinition:
    """Give a phase another box; its steps stay where they are.

    Raises RuleBroken("edit.phase_too_small") when its steps would not fit.
    """
    phase = phase_of(definition, phase_id)
    inside = [step.box for step in definition.steps if step.phase == phase_id]
    too_small = box.width < LEAST_PHASE[0] or box.height < LEAST_PHASE[1]
    if too_small or any(not contains(box, each) for each in inside):
        raise RuleBroken("edit.phase_too_small", element=phase_id)
    found = with_phases(definition, {phase_id: replace(phase, box=box)})
    return grouped(fitted(definition, renumbered(found)))


@tied
def make_space(
    definition: ProcessDefinition, *, at: float, axis: Axis, amount: float
) -> ProcessDefinition:
    """Push all that lies beyond a line away from it, or with a negative amount towards it.

    A phase across the line becomes larger or smaller. Raises RuleBroken("edit.no_space") when
    shapes would come to lie on what stays.
    """
    push = _Push(at, axis, amount)
    phases = {p.id: replace(p, box=push.box(p.box)) for p in definition.phases}
    steps = {
        s.id: shifted_step(s, *push.way) for s in definition.steps if push.is_beyond(centre(s.box))
    }
    found = with_steps(with_phases(definition, phases), steps)
    if amount < 0:
        _require_apart(found)
    known, ways = boxes(found), Routes(found)
    pushed = {flow.id: push.flow(flow, ways, known) for flow in definition.flows}
    return grouped(with_flows(renumbered(found), pushed))


class _Push:
    """One line and how far what lies beyond it is pushed."""

    def __init__(self, at: float, axis: Axis, amount: float) -> None:
        self._at, self._axis, self._amount = at, axis, amount
        self.way = (amount, 0.0) if axis is Axis.X else (0.0, amount)

    def is_beyond(self, point: Point) -> bool:
        return (point[0] if self._axis is Axis.X else point[1]) >= self._at

    def point(self, point: Point) -> Point:
        if not self.is_beyond(point):
            return point
        return shifted_point(point, *self.way)

    def box(self, box: Box) -> Box:
        if self.is_beyond((box.x, box.y)):
            return shifted(box, *self.way)
        if self.is_beyond((box.x + box.width, box.y + box.height)):
            return replace(box, width=box.width + self.way[0], height=box.height + self.way[1])
        return box

    def flow(self, flow: Flow, ways: Routes, known: Mapping[str, Box]) -> Flow:
        if flow.source not in known:
            return flow
        points = simplified(self.point(point) for point in flow.waypoints)
        if points == flow.waypoints:
            return flow
        docked = _touches(known.get(flow.source), points[0]) and _touches(
            known.get(flow.target), points[-1]
        )
        if not docked or not is_orthogonal(points):
            points = ways.way(flow)
        label = None if flow.label is None else self.box(flow.label)
        return replace(flow, waypoints=points, label=label)


def _in_their_phases(definition: ProcessDefinition, ids: Collection[str]) -> ProcessDefinition:
    """Let moved steps belong to the phase they lie in, which grows for them."""
    changed: dict[str, Step] = {}
    touched: set[str] = set()
    for step in definition.steps:
        if step.id not in ids:
            continue
        phase = phase_at(definition, centre(step.box))
        touched |= {phase} if phase else set()
        if phase != step.phase:
            changed[step.id] = replace(step, phase=phase)
    found = with_steps(definition, changed) if changed else definition
    if changed:
        found = without_crossing(definition, found)
    return grown(found, touched)


def _way(old: Box, new: Box) -> Point:
    return (new.x - old.x, new.y - old.y)


def _touches(box: Box | None, point: Point) -> bool:
    if box is None:
        return False
    across = point[0] in (box.x, box.x + box.width) and box.y <= point[1] <= box.y + box.height
    down = point[1] in (box.y, box.y + box.height) and box.x <= point[0] <= box.x + box.width
    return across or down


def _require_apart(definition: ProcessDefinition) -> None:
    """Raise RuleBroken("edit.no_space") where a phase no longer holds its steps."""
    held: dict[str, list[Box]] = {}
    for step in definition.steps:
        if step.phase is not None:
            held.setdefault(step.phase, []).append(step.box)
    for phase in definition.phases:
        if not _fits(phase, held.get(phase.id, [])):
            raise RuleBroken("edit.no_space", element=phase.id)


def _fits(phase: Phase, inside: list[Box]) -> bool:
    if phase.box.width < LEAST_PHASE[0] or phase.box.height < LEAST_PHASE[1]:
        return False
    return not inside or contains(phase.box, hull(inside))
