"""Paths for tests: laid out at fixed places, and broken as no edit would."""

from dataclasses import replace

from diagram.graph import edits
from diagram.graph.arrange import SIZES
from diagram.graph.edits import reroute
from models.rules.process import Box, Flow, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_GAP, _LINE = 50.0, 190.0

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


def paired(path: ProcessDefinition) -> ProcessDefinition:
    """Return the shipped path with two parallel steps behind the contact (yhteydenotto)."""
    return with_names(edits.add_parallel(path, at=(400.0, 190.0), flow="Flow_from_contact"))


def with_names(path: ProcessDefinition) -> ProcessDefinition:
    """Return a path whose nameless steps are named by their ids."""
    return replace(
        path,
        steps=tuple(
            replace(s, words=Words(s.id, s.id, s.id)) if not s.words.fi and s.kind.holds_name else s
            for s in path.steps
        ),
    )


def flow_named(path: ProcessDefinition, flow_id: str) -> Flow:
    """Return a flow by id."""
    return next(flow for flow in path.flows if flow.id == flow_id)


def laid_out(path: ProcessDefinition) -> ProcessDefinition:
    """Return a path with all in one row at fixed places, whatever the program's own layout does."""
    boxes: dict[str, Box] = {}
    x = 80.0
    for node in _row(path):
        x = _place(path, node, x, boxes) + _GAP
    placed = replace(
        path,
        phases=tuple(replace(phase, box=boxes[phase.id]) for phase in path.phases),
        steps=tuple(replace(step, box=boxes[step.id], label=None) for step in path.steps),
    )
    bare = tuple(replace(flow, label=None) for flow in placed.flows)
    return reroute(replace(placed, flows=bare), [flow.id for flow in path.flows])


def _row(path: ProcessDefinition) -> list[str]:
    """Return the nodes of the top level: the first start, phases with the branch behind each."""
    tops = [step for step in path.steps if step.phase is None]
    behind = {flow.source: flow.target for flow in path.flows}
    row = [step.id for step in tops if step.kind is StepKind.START]
    for phase in path.phases:
        row += [phase.id, *(step.id for step in tops if behind.get(phase.id) == step.id)]
    return [*row, *(step.id for step in tops if step.id not in row)]


def _place(path: ProcessDefinition, node: str, x: float, boxes: dict[str, Box]) -> float:
    inside = [step for step in path.steps if step.phase == node]
    if not any(phase.id == node for phase in path.phases):
        width, height = SIZES[path.step(node).kind]
        boxes[node] = Box(x, _LINE - height / 2, width, height)
        return x + width
    right = x + 30
    for step in inside:
        width, height = SIZES[step.kind]
        boxes[step.id] = Box(right, _LINE - height / 2, width, height)
        right += width + _GAP
    boxes[node] = Box(x, 100.0, right - _GAP + 30 - x, 180.0)
    return right - _GAP + 30
