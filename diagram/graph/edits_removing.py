"""The edit that takes away from the path and leaves its ends joined where that is plain."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from diagram.graph.changing import grouped, ids_of, renumbered, scopes
from diagram.graph.connecting import may_connect
from diagram.graph.routing import route
from models.rules.errors import RuleBroken
from models.rules.process import Flow, ProcessDefinition, StepKind


def remove(definition: ProcessDefinition, ids: Iterable[str]) -> ProcessDefinition:
    """Take away steps, phases with all in them, flows and deadlines.

    A step or phase with one way in and one way out leaves a flow in its place: the one that led
    in, with its conditions; those of the way out go with the step, unless it only branched.
    Raises RuleBroken("edit.no_such").
    """
    gone = set(ids)
    unknown = gone - ids_of(definition) | gone & {definition.id}
    if unknown:
        raise RuleBroken("edit.no_such", id=min(unknown))
    found = _without_marks(_without_flows(definition, gone), gone)
    inside = {step.id for step in definition.steps if step.phase in gone}
    nodes = [step.id for step in definition.steps if step.id in gone - inside]
    nodes += [phase.id for phase in definition.phases if phase.id in gone]
    for node in nodes:
        found = rejoined(found, node)
    found = _without_nodes(found, {*nodes, *inside})
    return grouped(renumbered(found))


def rejoined(definition: ProcessDefinition, node: str) -> ProcessDefinition:
    """Take all flows from a node; one way in and one way out become one flow past it."""
    led_in = [flow for flow in definition.flows if flow.target == node]
    led_out = [flow for flow in definition.flows if flow.source == node]
    rest = replace(
        definition,
        flows=tuple(f for f in definition.flows if node not in (f.source, f.target)),
    )
    if len(led_in) != 1 or len(led_out) != 1:
        return rest
    first, second = led_in[0], led_out[0]
    if may_connect(rest, first.source, second.target) is not None:
        return rest
    joined = replace(first, target=second.target, guards=_guards(definition, node, first, second))
    if not first.words.fi and _is_gateway(definition, node):
        joined = replace(joined, words=second.words)
    joined = replace(joined, waypoints=route(rest, joined), label=None)
    flows = (joined if f.id == first.id else f for f in definition.flows)
    return replace(definition, flows=tuple(f for f in flows if node not in (f.source, f.target)))


def without_crossing(definition: ProcessDefinition, moved: Collection[str]) -> ProcessDefinition:
    """Take from moved steps the flows that would now go through the border of a phase."""
    where = scopes(definition)
    found = definition
    for node in moved:
        crossing = [
            flow
            for flow in found.flows
            if node in (flow.source, flow.target) and where[flow.source] != where[flow.target]
        ]
        if crossing:
            found = _leaving(found, node, {flow.id for flow in crossing})
    return found


def _leaving(definition: ProcessDefinition, node: str, crossing: set[str]) -> ProcessDefinition:
    staying = tuple(f for f in definition.flows if f.id not in crossing)
    apart = replace(definition, flows=tuple(f for f in definition.flows if f.id in crossing))
    joined = rejoined(apart, node).flows
    known = {flow.id: flow for flow in joined}
    kept = {flow.id for flow in staying}
    merged = (known.get(f.id, f) for f in definition.flows if f.id in kept or f.id in known)
    return replace(definition, flows=tuple(merged))


def _guards(definition: ProcessDefinition, node: str, first: Flow, second: Flow) -> tuple[str, ...]:
    if _is_gateway(definition, node):
        return tuple(dict.fromkeys((*first.guards, *second.guards)))
    return first.guards


def _is_gateway(definition: ProcessDefinition, node: str) -> bool:
    return any(s.id == node and s.kind is StepKind.GATEWAY for s in definition.steps)


def _without_nodes(definition: ProcessDefinition, gone: Collection[str]) -> ProcessDefinition:
    return replace(
        definition,
        phases=tuple(p for p in definition.phases if p.id not in gone),
        steps=tuple(s for s in definition.steps if s.id not in gone),
        flows=tuple(f for f in definition.flows if f.source not in gone and f.target not in gone),
    )


def _without_flows(definition: ProcessDefinition, gone: Collection[str]) -> ProcessDefinition:
    return replace(definition, flows=tuple(f for f in definition.flows if f.id not in gone))


def _without_marks(definition: ProcessDefinition, gone: Collection[str]) -> ProcessDefinition:
    return replace(
        definition,
        phases=tuple(
            replace(p, deadlines=tuple(m for m in p.deadlines if m.id not in gone))
            if any(m.id in gone for m in p.deadlines)
            else p
            for p in definition.phases
        ),
    )
