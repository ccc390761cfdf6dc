"""Repairs that add what a path lacks: a start, an end, a branch, a flow to the nearest node."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from diagram.graph.changing import boxes, flow_of, fresh_id, grouped, scopes, with_flows
from diagram.graph.connecting import Connections, may_connect
from diagram.graph.edits_adding import add_flow, add_step, insert_on_flow
from diagram.graph.edits_moving import make_space, move
from diagram.graph.edits_removing import remove
from diagram.graph.geometry import Axis, Point, around, centre, hull, overlap
from diagram.graph.routing import route
from diagram.graph.ways import Ways, closure
from models.rules.errors import RuleBroken
from models.rules.path_order import without_notes
from models.rules.process import Box, Flow, ProcessDefinition, StepKind
from models.rules.words import Words

_START = Words("Alku", "Början", "Start")
_END = Words("Loppu", "Slut", "End")
_STEP = Words("Uusi askel", "Nytt steg", "New step")
_BRANCH = Words("Miten jatketaan?", "Hur fortsätter vi?", "How to go on?")
_BESIDE = 70.0
_GATEWAY = (50.0, 50.0)


def with_start(definition: ProcessDefinition, phase: str | None) -> ProcessDefinition:
    """Add a start before the first node of a phase, or of the whole path, and lead it there."""
    known = _within(definition, phase)
    at = _beside(definition, phase, known, -_BESIDE)
    step_id = fresh_id(definition, "Event")
    found = add_step(definition, StepKind.START, at=at, words=_START, phase=phase or "")
    led_to = {flow.target for flow in definition.flows}
    free = sorted(known, key=lambda node: (node in led_to, known[node].x, node))
    return _joined(found, ((step_id, node) for node in free[:1]))


def with_end(definition: ProcessDefinition, phase: str | None) -> ProcessDefinition:
    """Add an end behind the last node, and lead all there that leads nowhere yet."""
    known = _within(definition, phase)
    at = _beside(definition, phase, known, _BESIDE)
    step_id = fresh_id(definition, "Event")
    found = add_step(definition, StepKind.END, at=at, words=_END, phase=phase or "")
    leading = {flow.source for flow in definition.flows}
    open_ends = [node for node in known if node not in leading]
    last = sorted(known, key=lambda node: -known[node].x)[:1]
    return _joined(found, ((node, step_id) for node in open_ends or last))


def with_first_step(definition: ProcessDefinition, phase: str) -> ProcessDefinition:
    """Add a step to an empty phase, on the flow from its start to its end where there is one."""
    inside = _within(definition, phase)
    flow = next((f for f in definition.flows if f.source in inside and f.target in inside), None)
    at = centre(boxes(definition)[phase])
    if flow is not None:
        return insert_on_flow(definition, flow.id, StepKind.TASK, at, words=_STEP)
    return add_step(definition, StepKind.TASK, at=at, words=_STEP, phase=phase)


def with_gateway(definition: ProcessDefinition, node: str) -> ProcessDefinition:
    """Put a branch behind a node and let all its ways out begin there, with their conditions."""
    box, scope = boxes(definition)[node], scopes(definition)[node]
    at = (box.x + box.width + _BESIDE, centre(box)[1])
    room = around(at, _GATEWAY)
    others = _within(definition, scope)
    if any(overlap(room, other) for key, other in others.items() if key != node):
        edge = box.x + box.width + 1
        definition = make_space(definition, at=edge, axis=Axis.X, amount=2 * _BESIDE)
    gateway = fresh_id(definition, "Gateway")
    found = add_step(definition, StepKind.GATEWAY, at=at, words=_BRANCH, phase=scope or "")
    notes = definition.notes
    led = {
        flow.id: replace(flow, source=gateway)
        for flow in found.flows
        if flow.source == node and flow.target not in notes
    }
    found = with_flows(found, led)
    routed = {key: replace(flow, waypoints=route(found, flow)) for key, flow in led.items()}
    return add_flow(with_flows(found, routed), node, gateway)


def joined_from(definition: ProcessDefinition, node: str) -> ProcessDefinition:
    """Lead a flow to a node that nothing leads to: from an open end, a branch, or the nearest."""
    ways, scope = Ways(without_notes(definition)), scopes(definition)[node]
    reached = closure(ways.of_kind(scope, StepKind.START), ways.after)
    rule, known = Connections(definition), boxes(definition)
    order = sorted(
        (other for other in reached if rule.problem(other, node) is None),
        key=lambda other: (_openness(ways, other), _distance(known, other, node), other),
    )
    if not order:
        raise RuleBroken("edit.no_fix", element=node)
    return _led(definition, order[0], node)


def joined_on(definition: ProcessDefinition, node: str) -> ProcessDefinition:
    """Lead a flow on from a node without one: to what nothing leads to yet, or to the nearest."""
    ways, scope = Ways(without_notes(definition)), scopes(definition)[node]
    leading = closure(ways.of_kind(scope, StepKind.END), ways.before)
    rule, known = Connections(definition), boxes(definition)
    order = sorted(
        (other for other in leading if rule.problem(node, other) is None),
        key=lambda other: (
            other in ways.flows_in,
            known[other].x < known[node].x,
            _distance(known, node, other),
            other,
        ),
    )
    if not order:
        raise RuleBroken("edit.no_fix", element=node)
    return _led(definition, node, order[0])


def moved_apart(definition: ProcessDefinition, phase: str, before: str) -> ProcessDefinition:
    """Move a phase, and all that lies to the right of its border, off the phase it lies on."""
    known = _within(definition, None)
    ids = [node for node, box in known.items() if box.x >= known[phase].x and node != before]
    way = known[before].x + known[before].width + _BESIDE - known[phase].x
    return move(definition, {*ids, phase}, way, 0.0)


def joined_phases(definition: ProcessDefinition, flow_id: str) -> ProcessDefinition:
    """Lead a flow through the border of phases from the one phase to the other instead."""
    flow, where = flow_of(definition, flow_id), scopes(definition)
    source, target = where[flow.source] or flow.source, where[flow.target] or flow.target
    bare = remove(definition, (flow_id,))
    if may_connect(bare, source, target) is not None:
        return bare
    led = Flow(flow_id, source, target, flow.words, flow.guards)
    led = replace(led, waypoints=route(bare, led))
    return grouped(replace(bare, flows=(*bare.flows, led)))


def _led(definition: ProcessDefinition, source: str, target: str) -> ProcessDefinition:
    """Add a flow, with a branch before it where the source has a way out already."""
    found = add_flow(definition, source, target)
    kinds = {step.id: step.kind for step in definition.steps}
    ways = without_notes(found).flows
    is_split = sum(flow.source == source for flow in ways) > 1
    return with_gateway(found, source) if is_split and _no_gateway(kinds.get(source)) else found


def _no_gateway(kind: StepKind | None) -> bool:
    return kind is None or not kind.is_gateway


def _within(definition: ProcessDefinition, phase: str | None) -> dict[str, Box]:
    known, notes = boxes(definition), definition.notes
    where = scopes(definition).items()
    return {node: known[node] for node, scope in where if scope == phase and node not in notes}


def _beside(
    definition: ProcessDefinition, phase: str | None, known: dict[str, Box], far: float
) -> Point:
    if not known:
        middle = centre(boxes(definition)[phase]) if phase else (0.0, 0.0)
        return (middle[0] + far, middle[1])
    whole = hull(known.values())
    x = whole.x + far / 2 if far < 0 else whole.x + whole.width + far / 2
    outermost = min if far < 0 else max
    node = outermost(known.values(), key=lambda box: box.x)
    return (x, centre(node)[1])


def _joined(definition: ProcessDefinition, pairs: Iterable[tuple[str, str]]) -> ProcessDefinition:
    found = definition
    for source, target in pairs:
        if may_connect(found, source, target) is None:
            found = _led(found, source, target)
    return found


def _openness(ways: Ways, node: str) -> int:
    if node not in ways.flows_out:
        return 0
    step = ways.steps.get(node)
    return 1 if step is not None and step.kind is StepKind.GATEWAY else 2


def _distance(known: Mapping[str, Box], source: str, target: str) -> float:
    (ax, ay), (bx, by) = centre(known[source]), centre(known[target])
    return abs(ax - bx) + abs(ay - by) + (1_000.0 if bx < ax else 0.0)
