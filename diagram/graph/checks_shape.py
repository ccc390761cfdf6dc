"""Checks of the drawing as such: ids, ends of flows, starts, ends, what can be reached."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

import networkx as nx

from diagram.graph.geometry import overlap
from diagram.graph.problem import Problem
from diagram.graph.ways import Ways, closure
from models.rules.process import ProcessDefinition, StepKind

RESERVED = frozenset({"Start", "End"})
"""Ids that a common engine (SpiffWorkflow) keeps for itself."""


def broken_shape(ways: Ways) -> Iterator[Problem]:
    """Yield what is wrong with flows, starts and ends, and what leads nowhere."""
    yield from _ends_of_flows(ways)
    yield from _starts_and_ends(ways)
    yield from _phases(ways)
    yield from _splits(ways)
    yield from _overlaps(ways.definition)
    for scope, nodes in ways.nodes.items():
        yield from _unreachable(ways, nodes, ways.of_kind(scope, StepKind.START))
        yield from _without_way_out(ways, nodes, ways.of_kind(scope, StepKind.END))


def broken_ids(definition: ProcessDefinition) -> Iterator[Problem]:
    """Yield ids that two elements share or that another program keeps for itself."""
    ids = [definition.id, *(flow.id for flow in definition.flows)]
    ids += [step.id for step in definition.steps]
    for phase in definition.phases:
        ids += [phase.id, *(mark.id for mark in phase.deadlines)]
    for element, count in Counter(ids).items():
        if count > 1:
            yield Problem("process.duplicate_id", element, fix="new_id")
        if element in RESERVED:
            yield Problem("process.reserved_id", element, fix="new_id")


def _ends_of_flows(ways: Ways) -> Iterator[Problem]:
    scopes = {step.id: step.phase for step in ways.steps.values()}
    for flow in ways.definition.flows:
        lost = [end for end in (flow.source, flow.target) if not ways.knows(end)]
        for end in lost:
            yield Problem("process.dangling_flow", flow.id, end, fix="remove_flow")
        if not lost and scopes.get(flow.source) != scopes.get(flow.target):
            yield Problem("process.flow_crosses_phase", flow.id, fix="join_phases")


def _starts_and_ends(ways: Ways) -> Iterator[Problem]:
    if not ways.starts:
        yield Problem("process.no_start", ways.definition.id, fix="add_start")
    if len(ways.starts) > 1:
        yield Problem("process.many_starts", ways.starts[1])
    if not ways.ends:
        yield Problem("process.no_end", ways.definition.id, fix="add_end")


def _phases(ways: Ways) -> Iterator[Problem]:
    for phase, inside in ways.inside.items():
        kinds = Counter(step.kind for step in inside)
        if not kinds[StepKind.START]:
            yield Problem("process.phase_without_start", phase, fix="add_start")
        if not kinds[StepKind.END]:
            yield Problem("process.phase_without_end", phase, fix="add_end")
        if kinds[StepKind.START] > 1:
            yield Problem("process.many_starts", phase)
        if not kinds[StepKind.TASK]:
            yield Problem("process.phase_empty", phase, fix="add_step")


def _splits(ways: Ways) -> Iterator[Problem]:
    for node, flows in ways.flows_out.items():
        step = ways.steps.get(node)
        if len(flows) > 1 and (step is None or not step.kind.is_gateway):
            yield Problem("process.split_without_gateway", node, fix="add_gateway")


def _overlaps(definition: ProcessDefinition) -> Iterator[Problem]:
    """Yield phases that lie on the one before them, from left to right."""
    order = sorted(definition.phases, key=lambda phase: (phase.box.x, phase.number))
    for before, phase in pairwise(order):
        if overlap(before.box, phase.box):
            yield Problem("process.phases_overlap", phase.id, before.id, fix="move_apart")


def _unreachable(ways: Ways, nodes: list[str], starts: list[str]) -> Iterator[Problem]:
    """Yield the nodes of one level with which a part begins that no start leads to."""
    reached = closure(starts, ways.after)
    apart = [node for node in nodes if node not in reached] if starts else []
    for node in _first_of(apart, ways.before):
        yield Problem("process.unreachable", node, fix="join_from")


def _without_way_out(ways: Ways, nodes: list[str], ends: list[str]) -> Iterator[Problem]:
    """Yield the nodes of one level with which a part stops that leads to no end."""
    leading = closure(ends, ways.before)
    apart = [node for node in nodes if node not in leading] if ends else []
    for node in _first_of(apart, ways.after):
        if node in ways.phases and node not in ways.after:
            yield Problem("process.phase_without_exit", node, fix="join_on")
        else:
            yield Problem("process.no_way_out", node, fix="join_on")


def _first_of(apart: list[str], towards: Mapping[str, list[str]]) -> list[str]:
    """Return of nodes that are apart those on which the others hang; of a circle its first."""
    order = {node: place for place, node in enumerate(apart)}
    graph = nx.DiGraph()
    graph.add_nodes_from(apart)
    graph.add_edges_from(
        (node, other) for node in apart for other in towards.get(node, ()) if other in order
    )
    last = [
        min(circle, key=order.__getitem__)
        for circle in nx.strongly_connected_components(graph)
        if all(other in circle for node in circle for other in graph.successors(node))
    ]
    return sorted(last, key=order.__getitem__)
