"""Repairs of ids that two elements share or that another program keeps for itself."""

from dataclasses import replace

from diagram.graph.changing import PREFIXES, fresh_id, with_flows
from models.rules.process import ProcessDefinition


def with_new_id(definition: ProcessDefinition, element: str) -> ProcessDefinition:
    """Give one element of an id a new one: of several the last, whose flows stay with the first.

    An id that only one element has takes its flows and steps along.
    """
    flows = [place for place, flow in enumerate(definition.flows) if flow.id == element]
    if flows:
        new = fresh_id(definition, "Flow")
        changed = [
            replace(flow, id=new) if place == flows[-1] else flow
            for place, flow in enumerate(definition.flows)
        ]
        return replace(definition, flows=tuple(changed))
    return _of_mark(definition, element) or _of_node(definition, element)


def _of_mark(definition: ProcessDefinition, element: str) -> ProcessDefinition | None:
    for phase in reversed(definition.phases):
        for place, mark in enumerate(phase.deadlines):
            if mark.id == element:
                new = replace(mark, id=fresh_id(definition, "Deadline"))
                marks = (*phase.deadlines[:place], new, *phase.deadlines[place + 1 :])
                changed = replace(phase, deadlines=marks)
                return replace(
                    definition,
                    phases=tuple(changed if p is phase else p for p in definition.phases),
                )
    return None


def _of_node(definition: ProcessDefinition, element: str) -> ProcessDefinition:
    steps = [step for step in definition.steps if step.id == element]
    phases = [phase for phase in definition.phases if phase.id == element]
    is_single = len(steps) + len(phases) + (definition.id == element) == 1
    if steps:
        last = steps[-1]
        new = fresh_id(definition, PREFIXES[last.kind])
        made = tuple(replace(s, id=new) if s is last else s for s in definition.steps)
        found = replace(definition, steps=made)
    elif phases:
        last_phase = phases[-1]
        new = fresh_id(definition, "Phase")
        found = replace(
            definition,
            phases=tuple(replace(p, id=new) if p is last_phase else p for p in definition.phases),
        )
    else:
        return replace(definition, id=fresh_id(definition, "Process"))
    return _led(found, element, new) if is_single else found


def _led(definition: ProcessDefinition, old: str, new: str) -> ProcessDefinition:
    def named(end: str) -> str:
        return new if end == old else end

    flows = {
        flow.id: replace(flow, source=named(flow.source), target=named(flow.target))
        for flow in definition.flows
        if old in (flow.source, flow.target)
    }
    steps = tuple(replace(s, phase=new) if s.phase == old else s for s in definition.steps)
    return with_flows(replace(definition, steps=steps), flows)
