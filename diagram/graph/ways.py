"""The path opened up for checks: which node leads where, borders of phases passed over.

Plain dictionaries, because checks run while the user rests and must be quick on large paths.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from models.rules.process import Flow, ProcessDefinition, Step, StepKind

Way = tuple[Flow, str]
"""A flow and the step at which it lands or from which it comes."""


class Ways:
    """Steps and the ways between them; flows whose ends do not exist are left out."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self.definition = definition
        self.steps: dict[str, Step] = {step.id: step for step in definition.steps}
        self.phases = {phase.id: phase for phase in definition.phases}
        self.inside: dict[str, list[Step]] = {phase.id: [] for phase in definition.phases}
        for step in definition.steps:
            if step.phase in self.inside:
                self.inside[step.phase].append(step)
        self.flows_out: dict[str, list[Flow]] = {}
        self.flows_in: dict[str, list[Flow]] = {}
        for flow in definition.flows:
            if self.knows(flow.source) and self.knows(flow.target):
                self.flows_out.setdefault(flow.source, []).append(flow)
                self.flows_in.setdefault(flow.target, []).append(flow)

    def knows(self, node: str) -> bool:
        """Answer whether there is a step or phase of this id."""
        return node in self.steps or node in self.phases

    @cached_property
    def nodes(self) -> Mapping[str | None, list[str]]:
        """Steps and phases by the phase they lie in; None for the top level."""
        found: dict[str | None, list[str]] = {None: list(self.phases)}
        for step in self.steps.values():
            scope = step.phase if step.phase in self.phases else None
            found.setdefault(scope, []).append(step.id)
        return found

    @cached_property
    def after(self) -> Mapping[str, list[str]]:
        """From each node those that follow on its own level; phases are not opened up."""
        return {node: [flow.target for flow in flows] for node, flows in self.flows_out.items()}

    @cached_property
    def before(self) -> Mapping[str, list[str]]:
        """To each node those that lead there on its own level."""
        return {node: [flow.source for flow in flows] for node, flows in self.flows_in.items()}

    def of_kind(self, scope: str | None, kind: StepKind) -> list[str]:
        """Return the starts or ends of a phase, or of the top level."""
        nodes = self.nodes.get(scope, ())
        return [n for n in nodes if n in self.steps and self.steps[n].kind is kind]

    @cached_property
    def onward(self) -> Mapping[str, list[Way]]:
        """From each step the ways on; the ends of a phase lead on from the phase."""
        return {
            step.id: [
                (flow, target)
                for flow in self.flows_out.get(self._leaves_as(step), ())
                for target in self._ends_at(flow.target, StepKind.START)
            ]
            for step in self.steps.values()
        }

    @cached_property
    def backward(self) -> Mapping[str, list[Way]]:
        """To each step the ways that lead there."""
        found: dict[str, list[Way]] = {step: [] for step in self.steps}
        for source, ways in self.onward.items():
            for flow, target in ways:
                found[target].append((flow, source))
        return found

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """The starts on the top level."""
        return self._on_top(StepKind.START)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """The ends on the top level, where cases close."""
        return self._on_top(StepKind.END)

    def is_place(self, step_id: str) -> bool:
        """Answer whether a case may stand or end at a step."""
        step = self.steps[step_id]
        return step.kind is StepKind.TASK or (step.kind is StepKind.END and step.phase is None)

    def _on_top(self, kind: StepKind) -> tuple[str, ...]:
        return tuple(s.id for s in self.steps.values() if s.kind is kind and s.phase is None)

    def _leaves_as(self, step: Step) -> str:
        ends_phase = step.kind is StepKind.END and step.phase in self.phases
        return step.phase if ends_phase and step.phase else step.id

    def _ends_at(self, node: str, kind: StepKind) -> Iterable[str]:
        if node in self.steps:
            return (node,)
        return (step.id for step in self.inside[node] if step.kind is kind)


def closure(roots: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
    """Return the roots and all that ways lead to from them."""
    found = set(roots)
    waiting = list(found)
    while waiting:
        for node in ways.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
