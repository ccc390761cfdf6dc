"""What is wrong with a process definition, each finding at its element: none before publishing."""

from collections import Counter
from collections.abc import Collection, Iterator

from diagram.graph.graph import ProcessGraph, crosses_phase
from diagram.graph.problem import Problem
from models.rules.guards import GUARDS
from models.rules.kinds import ClockKind
from models.rules.process import ProcessDefinition, StepKind

__all__ = ["RESERVED", "Problem", "problems"]

RESERVED = frozenset({"Start", "End"})
"""Ids that a common engine (SpiffWorkflow) keeps for itself."""


def problems(
    definition: ProcessDefinition, *, guards: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Return every problem of `definition`, in the order of its checks; empty when it is sound.

    `guards` are the known guard names, those of `models.rules.guards.GUARDS` unless given.
    """
    known = GUARDS if guards is None else guards
    return (
        *_ids(definition),
        *_ends_of_flows(definition),
        *_starts_and_ends(definition),
        *_reach(definition),
        *_deadlines(definition),
        *_guards(definition, known),
        *_names(definition),
    )


def _ids(definition: ProcessDefinition) -> Iterator[Problem]:
    ids = [definition.id, *(flow.id for flow in definition.flows)]
    ids += [step.id for step in definition.steps]
    for phase in definition.phases:
        ids += [phase.id, *(mark.id for mark in phase.deadlines)]
    for element, count in Counter(ids).items():
        if count > 1:
            yield Problem("process.duplicate_id", element)
        if element in RESERVED:
            yield Problem("process.reserved_id", element)


def _ends_of_flows(definition: ProcessDefinition) -> Iterator[Problem]:
    known = {step.id for step in definition.steps} | {phase.id for phase in definition.phases}
    for flow in definition.flows:
        for end in (flow.source, flow.target):
            if end not in known:
                yield Problem("process.dangling_flow", flow.id, end)
        if crosses_phase(definition, flow):
            yield Problem("process.flow_crosses_phase", flow.id)


def _starts_and_ends(definition: ProcessDefinition) -> Iterator[Problem]:
    graph = ProcessGraph(definition)
    if not graph.starts():
        yield Problem("process.no_start", definition.id)
    if len(graph.starts()) > 1:
        yield Problem("process.many_starts", graph.starts()[1])
    if not graph.ends():
        yield Problem("process.no_end", definition.id)
    for phase in definition.phases:
        kinds = [step.kind for step in definition.steps if step.phase == phase.id]
        for kind in (StepKind.START, StepKind.END):
            if kind not in kinds:
                yield Problem(f"process.phase_without_{kind}", phase.id)
        if kinds.count(StepKind.START) > 1:
            yield Problem("process.many_starts", phase.id)


def _reach(definition: ProcessDefinition) -> Iterator[Problem]:
    graph = ProcessGraph(definition)
    reached, leading_out = graph.reached(), graph.leading_out()
    for step in definition.steps:
        if step.id not in reached:
            yield Problem("process.unreachable", step.id)
        if step.id not in leading_out:
            yield Problem("process.no_way_out", step.id)


def _deadlines(definition: ProcessDefinition) -> Iterator[Problem]:
    clocks = set(ClockKind)
    for phase in definition.phases:
        for mark in phase.deadlines:
            if not mark.anchor:
                yield Problem("process.deadline_without_anchor", mark.id)
            if not (mark.value and mark.unit):
                yield Problem("process.deadline_without_length", mark.id)
            if mark.clock not in clocks:
                yield Problem("process.unknown_clock", mark.id, mark.clock)


def _guards(definition: ProcessDefinition, known: Collection[str]) -> Iterator[Problem]:
    for flow in definition.flows:
        for guard in flow.guards:
            if guard not in known:
                yield Problem("process.unknown_guard", flow.id, guard)


def _names(definition: ProcessDefinition) -> Iterator[Problem]:
    for step in definition.tasks:
        if not step.words.fi:
            yield Problem("process.no_name", step.id)
    for phase in definition.phases:
        if not phase.words.fi:
            yield Problem("process.no_name", phase.id)
