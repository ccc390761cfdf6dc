"""Which nodes a flow (siirtymä) may join: one answer for the preview and for the edit."""

from diagram.graph.changing import scopes
from diagram.graph.problem import Problem
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition, Step, StepKind


def may_connect(
    definition: ProcessDefinition, source: str, target: str, *, flow: str | None = None
) -> Problem | None:
    """Return why a flow may not lead from `source` to `target`, None when it may.

    `flow` is the id of a flow that is led anew and is not counted as another one.
    """
    where = scopes(definition)
    for end in (source, target):
        if end not in where:
            return Problem("edit.not_a_node", end)
    if source == target:
        return Problem("edit.to_itself", source)
    kinds = {step.id: step.kind for step in definition.steps if step.id in (source, target)}
    if kinds.get(target) is StepKind.START:
        return Problem("edit.into_start", target)
    if kinds.get(source) is StepKind.END:
        return Problem("edit.out_of_end", source)
    if where[source] != where[target]:
        return Problem("edit.crosses_phase", target)
    if _is_joined(definition, source, target, flow):
        return Problem("edit.joined_already", target)
    return None


def require_connect(
    definition: ProcessDefinition, source: str, target: str, *, flow: str | None = None
) -> None:
    """Raise RuleBroken with the code of `may_connect` where a flow may not lead."""
    problem = may_connect(definition, source, target, flow=flow)
    if problem is not None:
        raise RuleBroken(problem.code, element=problem.element)


def may_be(definition: ProcessDefinition, step: Step, kind: StepKind) -> Problem | None:
    """Return why a step may not be made another kind, None when it may."""
    if kind is StepKind.START and any(f.target == step.id for f in definition.flows):
        return Problem("edit.into_start", step.id)
    if kind is StepKind.END and any(f.source == step.id for f in definition.flows):
        return Problem("edit.out_of_end", step.id)
    return None


def _is_joined(definition: ProcessDefinition, source: str, target: str, flow: str | None) -> bool:
    return any(
        (other.source, other.target) == (source, target) and other.id != flow
        for other in definition.flows
    )
