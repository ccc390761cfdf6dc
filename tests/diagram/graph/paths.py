"""Paths that no edit would make: parts put in and taken out without any rule."""

from dataclasses import replace

from models.rules.process import Flow, ProcessDefinition, Step
from models.rules.words import Words

EMPTY = ProcessDefinition("Process_empty", 1, Words("Polku", "Väg", "Path"), (), (), ())


def without(path: ProcessDefinition, *ids: str) -> ProcessDefinition:
    """Return a path without some steps and flows; nothing is joined."""
    return replace(
        path,
        steps=tuple(step for step in path.steps if step.id not in ids),
        flows=tuple(flow for flow in path.flows if flow.id not in ids),
    )


def with_flow(path: ProcessDefinition, flow: Flow) -> ProcessDefinition:
    """Return a path with a flow, in the place of one of its id."""
    flows = tuple(flow if each.id == flow.id else each for each in path.flows)
    return replace(path, flows=flows if flow in flows else (*flows, flow))


def with_step(path: ProcessDefinition, step: Step) -> ProcessDefinition:
    """Return a path with a step, in the place of one of its id."""
    steps = tuple(step if each.id == step.id else each for each in path.steps)
    return replace(path, steps=steps if step in steps else (*steps, step))


def with_mark(path: ProcessDefinition, mark_id: str, **values: str) -> ProcessDefinition:
    """Return a path with fields of a deadline set."""
    phases = tuple(
        replace(
            phase,
            deadlines=tuple(
                replace(mark, **values) if mark.id == mark_id else mark for mark in phase.deadlines
            ),
        )
        for phase in path.phases
    )
    return replace(path, phases=phases)


def flow_named(path: ProcessDefinition, flow_id: str) -> Flow:
    """Return a flow by id."""
    return next(flow for flow in path.flows if flow.id == flow_id)
