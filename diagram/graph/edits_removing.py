"""The edit that takes away from the path and leaves its ends joined where that is plain."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from diagram.graph.changing import grouped, ids_of, renumbered, scopes
from diagram.graph.following import tied
from diagram.graph.joining import Joining, routed
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition


@tied
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
    found = _without_nodes(found, nodes, inside)
    return grouped(renumbered(found))


def without_crossing(old: ProcessDefinition, new: ProcessDefinition) -> ProcessDefinition:
    """Take from steps that are in another phase than before the flows that would cross its border.

    Flows between two such steps stay, and the former neighbours are joined by flows without a way.
    """
    before, where = scopes(old), scopes(new)
    moved = [step.id for step in new.steps if before.get(step.id) != step.phase]
    joining = Joining(old)
    for node in moved:
        joining.pass_by(node)
    within = set(moved)
    joining.keep(
        (place, flow)
        for place, flow in enumerate(old.flows)
        if {flow.source, flow.target} <= within and where[flow.source] == where[flow.target]
    )
    return replace(new, flows=joining.flows)


def _without_nodes(
    definition: ProcessDefinition, nodes: Collection[str], inside: Collection[str]
) -> ProcessDefinition:
    joining = Joining(definition)
    for node in nodes:
        joining.pass_by(node)
    gone = {*nodes, *inside}
    left = replace(
        definition,
        phases=tuple(p for p in definition.phases if p.id not in gone),
        steps=tuple(s for s in definition.steps if s.id not in gone),
    )
    kept = (f for f in joining.flows if f.source not in gone and f.target not in gone)
    return replace(left, flows=routed(left, kept))


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
