"""Which nodes a flow (siirtymä) may join: one answer for the preview and for the edit."""

from diagram.graph.changing import scopes
from diagram.graph.problem import Problem
from models.rules.errors import RuleBroken
from models.rules.process import Flow, ProcessDefinition, Step, StepKind


class Connections:
    """The rule for one path, ready for many questions."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self._where = scopes(definition)
        self._kinds = {step.id: step.kind for step in definition.steps}
        self._joined: dict[tuple[str, str], set[str]] = {}
        self._lines: set[str | None] = set()
        self._told = {mark.id for phase in definition.phases for mark in phase.deadlines}
        for flow in definition.flows:
            self.add(flow)

    def _is_note(self, node: str) -> bool:
        return self._kinds.get(node) is StepKind.NOTE

    def _of_line(self, source: str, target: str, flow: str | None) -> Problem | None:
        """Answer for a line to a note: it may cross the border of a phase, and has no direction."""
        if self._is_note(source) and self._is_note(target):
            return Problem("edit.note_to_note", target)
        if flow is not None and flow not in self._lines:
            return Problem("edit.flow_to_note", source if self._is_note(source) else target)
        ways = ((source, target), (target, source))
        if any(self._joined.get(way, set()) - {flow} for way in ways):
            return Problem("edit.noted_already", target)
        return None

    def add(self, flow: Flow) -> None:
        """Count a flow that has been added."""
        if self._is_note(flow.target):
            self._lines.add(flow.id)
        else:
            self._told.add(flow.id)
        self._joined.setdefault((flow.source, flow.target), set()).add(flow.id)

    def drop(self, flow: Flow) -> None:
        """Count a flow no longer."""
        self._joined[flow.source, flow.target].discard(flow.id)
        self._told.discard(flow.id)

    def problem(self, source: str, target: str, *, flow: str | None = None) -> Problem | None:
        """Return why a flow may not lead from `source` to `target`, None when it may."""
        with_note = self._is_note(source) or self._is_note(target)
        for end in (source, target):
            if end not in self._where and not (with_note and end in self._told):
                return Problem("edit.not_a_node", end)
        if source == target:
            return Problem("edit.to_itself", source)
        if with_note:
            return self._of_line(source, target, flow)
        if flow in self._lines:
            return Problem("edit.line_without_note", target)
        if self._kinds.get(target) is StepKind.START:
            return Problem("edit.into_start", target)
        if self._kinds.get(source) is StepKind.END:
            return Problem("edit.out_of_end", source)
        if self._where[source] != self._where[target]:
            return Problem("edit.crosses_phase", target)
        if self._joined.get((source, target), set()) - {flow}:
            return Problem("edit.joined_already", target)
        return None


def may_connect(
    definition: ProcessDefinition, source: str, target: str, *, flow: str | None = None
) -> Problem | None:
    """Return why a flow may not lead from `source` to `target`, None when it may.

    `flow` is the id of a flow that is led anew and is not counted as another one.
    """
    return Connections(definition).problem(source, target, flow=flow)


def require_connect(
    definition: ProcessDefinition, source: str, target: str, *, flow: str | None = None
) -> None:
    """Raise RuleBroken with the code of `may_connect` where a flow may not lead."""
    problem = may_connect(definition, source, target, flow=flow)
    if problem is not None:
        raise RuleBroken(problem.code, element=problem.element)


def may_be(definition: ProcessDefinition, step: Step, kind: StepKind) -> Problem | None:
    """Return why a step may not be made another kind, None when it may."""
    if StepKind.NOTE in (step.kind, kind):
        return Problem("edit.note_stays", step.id)
    if kind is StepKind.START and any(f.target == step.id for f in definition.flows):
        return Problem("edit.into_start", step.id)
    if kind is StepKind.END and any(f.source == step.id for f in definition.flows):
        return Problem("edit.out_of_end", step.id)
    return None
