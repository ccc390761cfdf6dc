"""Repairs of findings: each an edit like any other, so that undo takes it back."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from diagram.graph.changing import flow_of, phase_of, step_of, with_flows
from diagram.graph.checks_law import offered
from diagram.graph.edits_facts import set_deadline, set_flow, set_step
from diagram.graph.edits_removing import remove
from diagram.graph.fixes_ids import with_new_id
from diagram.graph.fixes_joins import (
    joined_from,
    joined_on,
    joined_phases,
    moved_apart,
    with_end,
    with_first_step,
    with_gateway,
    with_start,
)
from diagram.graph.parallels import with_join
from diagram.graph.problem import Problem
from diagram.graph.ways import Ways
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind
from models.rules.path_facts import CLOCK_ANCHORS, GUARD_DOCUMENTS
from models.rules.path_limits import LIMITED, law_limit
from models.rules.path_order import as_walked
from models.rules.process import DeadlineMark, ProcessDefinition, StepKind

Fix = Callable[[ProcessDefinition, Problem], ProcessDefinition]

_LETTERS = {"workday": "D", "day": "D", "month": "M"}


def fix(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    """Return the definition without one problem; RuleBroken("edit.no_fix") where none is known."""
    repair = _FIXES.get(problem.fix or "")
    if repair is None:
        raise RuleBroken("edit.no_fix", element=problem.element)
    return repair(definition, problem)


def _remove_flow(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    return remove(definition, (problem.element,))


def _set_anchor(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    clock = _clock(definition, problem)
    if clock not in CLOCK_ANCHORS:
        raise RuleBroken("edit.no_fix", element=problem.element)
    return set_deadline(definition, problem.element, anchor=CLOCK_ANCHORS[clock])


def _set_length(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    """Give a deadline the law's own number."""
    clock = _clock(definition, problem)
    if clock not in LIMITED:
        raise RuleBroken("edit.no_fix", element=problem.element)
    law = law_limit(clock)
    value = f"P{law.count}{_LETTERS[law.unit]}"
    return set_deadline(definition, problem.element, value=value, unit=law.unit)


def _clock(definition: ProcessDefinition, problem: Problem) -> ClockKind:
    mark = definition.named(problem.element)
    if not isinstance(mark, DeadlineMark) or mark.clock not in set(ClockKind):
        raise RuleBroken("edit.no_fix", element=problem.element)
    return ClockKind(mark.clock)


def _clear_role(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    return set_step(definition, problem.element, role="")


def _drop_guard(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    """Take one named condition off a flow; of two that exclude each other the last one on it."""
    flow = flow_of(definition, problem.element)
    named = [guard for guard in flow.guards if guard in problem.detail.split(", ")]
    rest = tuple(guard for guard in flow.guards if guard not in named[-1:])
    return with_flows(definition, {flow.id: replace(flow, guards=rest)})


def _add_form(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    """Give the step before a flow the document that its condition asks for."""
    wanted = GUARD_DOCUMENTS[problem.detail][0]
    step = step_of(definition, _task_before(definition, problem.element))
    return set_step(definition, step.id, forms=(*step.forms, wanted))


def _task_before(definition: ProcessDefinition, flow_id: str) -> str:
    """Return the nearest step before a flow to which a case can come."""
    ways = Ways(as_walked(definition))
    reached = offered(ways)
    waiting = [s for s, on in ways.onward.items() if any(f.id == flow_id for f, _ in on)]
    seen: set[str] = set()
    for node in waiting:
        if node in seen or node not in reached:
            continue
        if ways.steps[node].kind is StepKind.TASK:
            return node
        seen.add(node)
        waiting.extend(before for _, before in ways.backward[node])
    raise RuleBroken("edit.no_fix", element=flow_id)


def _add_plan_ground(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    found = definition
    for flow in definition.flows:
        if flow.source == problem.element:
            found = set_flow(found, flow.id, guards=(*flow.guards, "plan_or_ground"))
    return found


def _want_decision(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    flow = flow_of(definition, problem.detail)
    return set_flow(definition, flow.id, guards=(*flow.guards, "decision_complete"))


def _drop_condition(definition: ProcessDefinition, problem: Problem) -> ProcessDefinition:
    return set_flow(definition, problem.element, guards=(), default=False)


def _scope(definition: ProcessDefinition, problem: Problem) -> str | None:
    """Return the phase that a finding about a start or end is in, None for the whole path."""
    is_whole = problem.element == definition.id
    return None if is_whole else phase_of(definition, problem.element).id


_FIXES: Mapping[str, Fix] = {
    "new_id": lambda d, p: with_new_id(d, p.element),
    "remove_flow": _remove_flow,
    "join_phases": lambda d, p: joined_phases(d, p.element),
    "add_start": lambda d, p: with_start(d, _scope(d, p)),
    "add_end": lambda d, p: with_end(d, _scope(d, p)),
    "add_step": lambda d, p: with_first_step(d, p.element),
    "add_gateway": lambda d, p: with_gateway(d, p.element),
    "join_from": lambda d, p: joined_from(d, p.element),
    "join_on": lambda d, p: joined_on(d, p.element),
    "move_apart": lambda d, p: moved_apart(d, p.element, p.detail),
    "set_anchor": _set_anchor,
    "set_length": _set_length,
    "clear_role": _clear_role,
    "drop_guard": _drop_guard,
    "drop_guards": _drop_guard,
    "add_form": _add_form,
    "add_plan_ground": _add_plan_ground,
    "want_decision": _want_decision,
    "add_join": lambda d, p: with_join(d, p.element),
    "drop_condition": _drop_condition,
}

FIXES = frozenset(_FIXES)
"""The names that `Problem.fix` may have."""
