"""Edits of flows: led to another end, bent by hand, routed anew."""

from collections.abc import Iterable, Set
from dataclasses import replace

from diagram.graph.changing import boxes, flow_of, grouped, ids_of, with_flows
from diagram.graph.connecting import require_connect
from diagram.graph.following import tied
from diagram.graph.geometry import Point, simplified
from diagram.graph.routing import Routes, route
from diagram.graph.ties import ties
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition


@tied
def reconnect(
    definition: ProcessDefinition,
    flow_id: str,
    *,
    source: str | None = None,
    target: str | None = None,
) -> ProcessDefinition:
    """Lead a flow from another node or to another one; RuleBroken as `may_connect` says.

    A flow that leaves another node than before is no longer the default there.
    """
    flow = flow_of(definition, flow_id)
    ends = (source or flow.source, target or flow.target)
    if ends == (flow.source, flow.target):
        return definition
    require_connect(definition, *ends, flow=flow_id)
    keeps_default = flow.default and ends[0] == flow.source
    led = replace(flow, source=ends[0], target=ends[1], default=keeps_default, label=None)
    led = replace(led, waypoints=route(definition, led))
    return grouped(with_flows(definition, {flow_id: led}))


@tied
def bend(
    definition: ProcessDefinition, flow_id: str, waypoints: Iterable[Point]
) -> ProcessDefinition:
    """Lead a flow along the user's points; RuleBroken("edit.no_way") for fewer than two."""
    points = simplified((float(x), float(y)) for x, y in waypoints)
    if len(set(points)) < 2:
        raise RuleBroken("edit.no_way", element=flow_id)
    flow = flow_of(definition, flow_id)
    return with_flows(definition, {flow_id: replace(flow, waypoints=points)})


@tied
def reroute(definition: ProcessDefinition, ids: Iterable[str]) -> ProcessDefinition:
    """Route chosen flows anew, and those of chosen steps and phases; RuleBroken("edit.no_such")."""
    chosen = set(ids)
    unknown = chosen - ids_of(definition)
    if unknown:
        raise RuleBroken("edit.no_such", id=min(unknown))
    nodes, lines = chosen & set(boxes(definition)), {tie.id for tie in ties(definition)}
    wanted = {
        flow.id
        for flow in definition.flows
        if flow.id in chosen or flow.source in nodes or flow.target in nodes
    }
    led = _led(definition, wanted - lines)
    return _led(led, wanted & lines)


def _led(definition: ProcessDefinition, ids: Set[str]) -> ProcessDefinition:
    ways = Routes(definition)
    return with_flows(
        definition,
        {
            flow.id: replace(flow, waypoints=ways.way(flow), label=None)
            for flow in definition.flows
            if flow.id in ids
        },
    )
