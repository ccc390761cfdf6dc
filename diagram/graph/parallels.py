"""Edits of parallel branches (rinnakkaiset askeleet): drawn as a pair, joined, put in order."""

from dataclasses import replace

from diagram.graph.arrange import SIZES
from diagram.graph.changing import (
    FreshIds,
    boxes,
    flow_of,
    fresh_id,
    grouped,
    phase_at,
    phase_of,
    scopes,
    with_flows,
)
from diagram.graph.edits_adding import add_flow, add_step
from diagram.graph.edits_moving import make_space
from diagram.graph.fitting import fitted
from diagram.graph.following import tied
from diagram.graph.geometry import Axis, Point, around, centre, overlap
from diagram.graph.growing import grown
from diagram.graph.routing import route
from diagram.graph.ways import Ways, closure
from models.rules.errors import RuleBroken
from models.rules.path_order import without_notes
from models.rules.process import Flow, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_GAP_X, _GAP_Y = 50.0, 40.0
_BESIDE = 70.0
PAIR_SIZE = (
    2 * SIZES[StepKind.PARALLEL][0] + SIZES[StepKind.TASK][0] + 2 * _GAP_X,
    2 * SIZES[StepKind.TASK][1] + _GAP_Y,
)
"""Width and height of two parallel steps with their split and join."""


@tied
def add_parallel(
    definition: ProcessDefinition,
    *,
    at: Point,
    flow: str | None = None,
    phase: str | None = None,
) -> ProcessDefinition:
    """Add two parallel steps between a split and its join, their middle at a point or on a flow.

    The conditions of the flow stay on the way to the split. `phase` is as in `add_step`. Raises
    RuleBroken "edit.no_such", and "edit.note_between" for a line to a note.
    """
    led = flow_of(definition, flow) if flow is not None else None
    if led is not None and led.target in definition.notes:
        raise RuleBroken("edit.note_between", element=led.id)
    scope = _scope(definition, led, at, phase)
    fresh = FreshIds(definition)
    steps = _steps(fresh, at, scope)
    split, one, other, join = (step.id for step in steps)
    ways = [(split, one), (split, other), (one, join), (other, join)]
    if led is not None:
        ways.append((join, led.target))
    flows = [Flow(fresh.take("Flow"), *way) for way in ways]
    before = led.source if led is not None else None
    placed = replace(definition, steps=_after(definition.steps, steps, before))
    if led is not None:
        to_split = replace(led, target=split, waypoints=(), label=None)
        placed = with_flows(placed, {led.id: to_split})
    made = grouped(replace(placed, flows=(*placed.flows, *flows)))
    return fitted(definition, grown(made, {scope} if scope else ()))


def move_branch(definition: ProcessDefinition, flow_id: str, *, later: bool) -> ProcessDefinition:
    """Let a branch be done before the one before it, or after the one after it.

    The first one moved earlier and the last one moved later change nothing. Raises
    RuleBroken("edit.no_such").
    """
    source = flow_of(definition, flow_id).source
    flows, notes = list(definition.flows), definition.notes
    own = [n for n, f in enumerate(flows) if f.source == source and f.target not in notes]
    place = next((n for n, at in enumerate(own) if flows[at].id == flow_id), None)
    if place is None:
        raise RuleBroken("edit.no_such", id=flow_id)
    other = place + (1 if later else -1)
    if not 0 <= other < len(own):
        return definition
    one, two = own[place], own[other]
    flows[one], flows[two] = flows[two], flows[one]
    return replace(definition, flows=tuple(flows))


@tied
def with_join(definition: ProcessDefinition, split: str) -> ProcessDefinition:
    """Let the branches of a parallel split end in a join, before the node where they first meet.

    Raises RuleBroken("edit.no_fix") where they meet nowhere, or one of them twice.
    """
    ways = Ways(without_notes(definition))
    meeting = _meeting(ways, split)
    after = {node: [t for t in on if t != meeting] for node, on in ways.after.items()}
    last: list[Flow] = []
    for out in ways.flows_out[split]:
        region = closure((out.target,), after) if out.target != meeting else set()
        ends = [f for f in ways.flows_in[meeting] if f.source in region or f is out]
        if split in region or len(ends) != 1:
            raise RuleBroken("edit.no_fix", element=split)
        last += ends
    return _joined(definition, meeting, last)


def _joined(definition: ProcessDefinition, meeting: str, last: list[Flow]) -> ProcessDefinition:
    box, scope = boxes(definition)[meeting], scopes(definition)[meeting]
    at = (box.x - _BESIDE, centre(box)[1])
    room = around(at, SIZES[StepKind.PARALLEL])
    near = (other for key, other in boxes(definition).items() if scopes(definition)[key] == scope)
    if any(overlap(room, other) for other in near):
        definition = make_space(definition, at=box.x - 1, axis=Axis.X, amount=2 * _BESIDE)
        at = (box.x + _BESIDE, at[1])
    join = fresh_id(definition, "Gateway")
    found = add_step(definition, StepKind.PARALLEL, at=at, phase=scope or "")
    flows = {flow.id: flow for flow in found.flows}
    led = {flow.id: replace(flows[flow.id], target=join, label=None) for flow in last}
    found = with_flows(found, led)
    routed = {key: replace(flow, waypoints=route(found, flow)) for key, flow in led.items()}
    return add_flow(with_flows(found, routed), join, meeting)


def _meeting(ways: Ways, split: str) -> str:
    """Return the node nearest to a split to which all its branches lead."""
    targets = [flow.target for flow in ways.flows_out.get(split, ())]
    common = set.intersection(*(closure((target,), ways.after) for target in targets))
    seen, waiting = {split}, list(targets[:1])
    for node in waiting:
        if node in common and not _is_parallel(ways, node):
            return node
        seen.add(node)
        waiting += (target for target in ways.after.get(node, ()) if target not in seen)
    raise RuleBroken("edit.no_fix", element=split)


def _is_parallel(ways: Ways, node: str) -> bool:
    return node in ways.steps and ways.steps[node].kind is StepKind.PARALLEL


def _steps(fresh: FreshIds, at: Point, scope: str | None) -> tuple[Step, ...]:
    """Return split, two steps and join."""
    gate, task = SIZES[StepKind.PARALLEL], SIZES[StepKind.TASK]
    aside, up = (PAIR_SIZE[0] - gate[0]) / 2, (task[1] + _GAP_Y) / 2
    places = (
        ("Gateway", StepKind.PARALLEL, (at[0] - aside, at[1])),
        ("Task", StepKind.TASK, (at[0], at[1] - up)),
        ("Task", StepKind.TASK, (at[0], at[1] + up)),
        ("Gateway", StepKind.PARALLEL, (at[0] + aside, at[1])),
    )
    return tuple(
        Step(fresh.take(prefix), kind, Words(""), scope, around(place, SIZES[kind]))
        for prefix, kind, place in places
    )


def _scope(
    definition: ProcessDefinition, led: Flow | None, at: Point, phase: str | None
) -> str | None:
    if led is not None:
        return scopes(definition).get(led.source)
    if phase is None:
        return phase_at(definition, at)
    return phase_of(definition, phase).id if phase else None


def _after(steps: tuple[Step, ...], new: tuple[Step, ...], before: str | None) -> tuple[Step, ...]:
    """Put steps behind the one that leads to them, so that the list stays in the path's order."""
    place = next((n for n, step in enumerate(steps) if step.id == before), len(steps) - 1)
    return (*steps[: place + 1], *new, *steps[place + 1 :])
