"""Edits that add to the path: steps, phases, flows, and steps put on a flow."""

from dataclasses import replace

from diagram.graph.changing import (
    PHASE_SIZE,
    PREFIXES,
    clean,
    clean_note,
    flow_of,
    grouped,
    phase_at,
    phase_of,
    renumbered,
    scopes,
    size_of,
    step_of,
    taken_or_fresh,
)
from diagram.graph.connecting import require_connect
from diagram.graph.fitting import fitted
from diagram.graph.following import tied
from diagram.graph.geometry import Point, around
from diagram.graph.growing import grown
from diagram.graph.notes import fitting_note
from diagram.graph.routing import route
from models.rules.errors import RuleBroken
from models.rules.process import Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_NAMELESS = Words("")


@tied
def add_step(
    definition: ProcessDefinition,
    kind: StepKind,
    *,
    at: Point,
    words: Words = _NAMELESS,
    phase: str | None = None,
    id: str | None = None,
) -> ProcessDefinition:
    """Add a step with its middle at a point, in the phase that lies there unless one is named.

    An empty `phase` means the top level. Raises RuleBroken "edit.no_such", "edit.id_taken", and
    as `changing.clean` does.
    """
    scope = phase_at(definition, at) if phase is None else _named(definition, phase)
    step_id = taken_or_fresh(definition, id, PREFIXES[kind])
    is_note = kind is StepKind.NOTE
    said = clean_note(words) if is_note else clean(words)
    step = Step(step_id, kind, said, scope, around(at, size_of(kind)))
    step = fitting_note(step) if is_note else step
    added = grouped(replace(definition, steps=(*definition.steps, step)))
    return fitted(definition, grown(added, {scope} if scope else ()))


def add_phase(
    definition: ProcessDefinition, *, at: Point, words: Words = _NAMELESS, id: str | None = None
) -> ProcessDefinition:
    """Add an empty phase with its middle at a point; phases are numbered from left to right."""
    if phase_at(definition, at) is not None:
        raise RuleBroken("edit.phase_in_phase")
    phase_id = taken_or_fresh(definition, id, "Phase")
    phase = Phase(phase_id, 0, clean(words), around(at, PHASE_SIZE))
    return grouped(renumbered(replace(definition, phases=(*definition.phases, phase))))


def add_flow(
    definition: ProcessDefinition,
    source: str,
    target: str,
    *,
    id: str | None = None,
    waypoints: tuple[Point, ...] = (),
) -> ProcessDefinition:
    """Add a flow, or a line between a note and what it says something of.

    It is routed unless its way is given. RuleBroken as `may_connect` says.
    """
    require_connect(definition, source, target)
    notes = definition.notes
    if source in notes:
        source, target, waypoints = target, source, waypoints[::-1]
    flow = Flow(
        taken_or_fresh(definition, id, "Line" if target in notes else "Flow"), source, target
    )
    flow = replace(flow, waypoints=waypoints or route(definition, flow))
    return grouped(replace(definition, flows=(*definition.flows, flow)))


@tied
def insert_on_flow(
    definition: ProcessDefinition,
    flow_id: str,
    what: str | StepKind,
    at: Point,
    *,
    words: Words = _NAMELESS,
    id: str | None = None,
) -> ProcessDefinition:
    """Put a step on a flow, which then leads to it; a new flow leads on from it.

    `what` is the id of a step without flows, or the kind of a new one. The conditions stay on the
    flow that leads to the step. Raises RuleBroken "edit.no_such", "edit.has_flows",
    "edit.crosses_phase", "edit.not_between", "edit.note_between".
    """
    flow = flow_of(definition, flow_id)
    if flow.target in definition.notes:
        raise RuleBroken("edit.note_between", element=flow_id)
    scope = scopes(definition).get(flow.source)
    known = isinstance(what, str) and not isinstance(what, StepKind)
    if known:
        placed, step_id = _taken(definition, str(what), scope), str(what)
    else:
        kind = StepKind(what)
        step_id = taken_or_fresh(definition, id, PREFIXES[kind])
        step = Step(step_id, kind, clean(words), scope, around(at, size_of(kind)))
        placed = replace(definition, steps=(*definition.steps, step))
    between = step_of(placed, step_id).kind
    if between is StepKind.NOTE:
        raise RuleBroken("edit.note_between", element=step_id)
    if between in (StepKind.START, StepKind.END):
        raise RuleBroken("edit.not_between", element=step_id)
    made = _opened(_after(placed, step_id, flow.source), flow, step_id)
    made = grown(grouped(made), {scope} if scope else ())
    return fitted(definition, made)


def _named(definition: ProcessDefinition, phase: str) -> str | None:
    return phase_of(definition, phase).id if phase else None


def _taken(definition: ProcessDefinition, step_id: str, scope: str | None) -> ProcessDefinition:
    step = step_of(definition, step_id)
    if any(step_id in (flow.source, flow.target) for flow in definition.flows):
        raise RuleBroken("edit.has_flows", element=step_id)
    if step.phase != scope:
        raise RuleBroken("edit.crosses_phase", element=step_id)
    return definition


def _after(definition: ProcessDefinition, step_id: str, source: str) -> ProcessDefinition:
    """Put a step behind the source of its flow, so that the list stays in the order of the path."""
    step = step_of(definition, step_id)
    steps = [each for each in definition.steps if each.id != step_id]
    place = next((n for n, each in enumerate(steps) if each.id == source), len(steps) - 1)
    return replace(definition, steps=(*steps[: place + 1], step, *steps[place + 1 :]))


def _opened(definition: ProcessDefinition, flow: Flow, step_id: str) -> ProcessDefinition:
    """Lead a flow to a step and a new one on from it; both are routed when all is in place."""
    first = replace(flow, target=step_id, waypoints=(), label=None)
    second = Flow(taken_or_fresh(definition, None, "Flow"), step_id, flow.target)
    flows = [first if each.id == flow.id else each for each in definition.flows]
    place = next(n for n, each in enumerate(flows) if each.id == flow.id)
    return replace(definition, flows=(*flows[: place + 1], second, *flows[place + 1 :]))
