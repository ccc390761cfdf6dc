"""The process as a directed graph addressed by id: phases opened up, cycles allowed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from diagram.graph.layers import back_edges
from models.rules.path_order import as_walked
from models.rules.process import Flow, ProcessDefinition, Step, StepKind
from models.rules.words import Words

Ways: TypeAlias = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Branch:
    """The next place after a step and the name of the way there, empty when it has none."""

    target: str
    words: Words


class ProcessGraph:
    """The nodes of a definition and the ways between them.

    A flow into a phase leads to the phase's starts; the phase's ends lead on along the flows out of
    the phase. Flows whose ends do not exist are left out (see `checks.problems`); parallel branches
    stand one after the other (see `path_order`).
    """

    def __init__(self, definition: ProcessDefinition) -> None:
        definition = as_walked(definition)
        self._definition = definition
        self._steps = {step.id: step for step in definition.steps}
        self._graph = nx.DiGraph()
        self._graph.add_nodes_from(self._steps)
        for flow in sorted(definition.flows, key=lambda flow: not flow.default):
            for source in self._sources(flow.source):
                for target in self._targets(flow.target):
                    self._join(source, target, flow.words)

    def step(self, step_id: str) -> Step:
        """Return a node by id; KeyError when there is none."""
        return self._steps[step_id]

    def starts(self) -> tuple[str, ...]:
        """Return the starts on the top level."""
        return tuple(s.id for s in self._of_kind(StepKind.START) if s.phase is None)

    def ends(self) -> tuple[str, ...]:
        """Return the ends on the top level: where a case closes."""
        return tuple(s.id for s in self._of_kind(StepKind.END) if s.phase is None)

    def reached(self) -> frozenset[str]:
        """Return every node that some start leads to, the starts included."""
        return self._closure(self.starts(), self._graph.successors)

    def leading_out(self) -> frozenset[str]:
        """Return every node from which some end can be reached, the ends included."""
        return self._closure(self.ends(), self._graph.predecessors)

    def branches(self, step_id: str) -> tuple[Branch, ...]:
        """Return the ways on from a step to the next steps and closing ends, the default first.

        Gateways and the borders of phases are passed over; the last name on the way is kept.
        """
        return self._nearest(step_id, self._graph.successors)

    def next_tasks(self, step_id: str) -> tuple[str, ...]:
        """Return the steps and closing ends that directly follow, the default branch first."""
        return tuple(branch.target for branch in self.branches(step_id))

    def previous_tasks(self, step_id: str) -> tuple[str, ...]:
        """Return the steps that directly lead here, gateways passed over."""
        return tuple(b.target for b in self._nearest(step_id, self._graph.predecessors))

    def walk(self) -> tuple[str, ...]:
        """Return the steps in the order of the flow: phase by phase, each along its flows."""
        number = self._definition.phase_number
        depth = self._depths()
        order = {step.id: place for place, step in enumerate(self._definition.steps)}
        tasks = [s.id for s in self._of_kind(StepKind.TASK)]
        return tuple(sorted(tasks, key=lambda t: (number(t), depth[t], order[t])))

    def leads_back(self, source: str, target: str) -> bool:
        """Answer whether going from `source` to `target` goes back along the path."""
        order = self.walk()
        return source in order and target in order and order.index(target) <= order.index(source)

    def _depths(self) -> dict[str, int]:
        graph = self._graph.copy()
        roots = [*self.starts(), *self._steps]
        graph.remove_edges_from([e for e in graph.edges if e[0] == e[1]])
        graph.remove_edges_from(back_edges(graph, roots))
        depth: dict[str, int] = {}
        for node in nx.topological_sort(graph):
            depth[node] = max((depth[p] + 1 for p in graph.predecessors(node)), default=0)
        return depth

    def _of_kind(self, kind: StepKind) -> Iterator[Step]:
        return (step for step in self._definition.steps if step.kind is kind)

    def _sources(self, node: str) -> tuple[str, ...]:
        return (node,) if node in self._steps else self._inside(node, StepKind.END)

    def _targets(self, node: str) -> tuple[str, ...]:
        return (node,) if node in self._steps else self._inside(node, StepKind.START)

    def _inside(self, phase: str, kind: StepKind) -> tuple[str, ...]:
        return tuple(step.id for step in self._of_kind(kind) if step.phase == phase)

    def _closure(self, roots: Iterable[str], ways: Ways) -> frozenset[str]:
        found = set(roots)
        waiting = list(found)
        while waiting:
            for node in ways(waiting.pop()):
                if node not in found:
                    found.add(node)
                    waiting.append(node)
        return frozenset(found)

    def _nearest(self, step_id: str, ways: Ways) -> tuple[Branch, ...]:
        found: dict[str, Branch] = {}
        seen = {step_id}
        waiting = [(node, self._name(step_id, node, Words(""))) for node in ways(step_id)]
        while waiting:
            node, words = waiting.pop(0)
            if self._is_place(node):
                found.setdefault(node, Branch(node, words))
            elif node not in seen:
                seen.add(node)
                waiting = [(n, self._name(node, n, words)) for n in ways(node)] + waiting
        return tuple(found.values())

    def _join(self, source: str, target: str, words: Words) -> None:
        known = self._graph.get_edge_data(source, target, {}).get("words", Words(""))
        self._graph.add_edge(source, target, words=known if known.fi else words)

    def _name(self, source: str, target: str, so_far: Words) -> Words:
        words: Words = self._graph.get_edge_data(source, target, {}).get("words", Words(""))
        return words if words.fi else so_far

    def _is_place(self, node: str) -> bool:
        step = self._steps[node]
        return step.kind is StepKind.TASK or (step.kind is StepKind.END and step.phase is None)


def crosses_phase(definition: ProcessDefinition, flow: Flow) -> bool:
    """Answer whether a flow goes through the border of a phase, which BPMN does not allow."""
    phases = {step.id: step.phase for step in definition.steps}
    phases |= {phase.id: None for phase in definition.phases}
    if flow.source not in phases or flow.target not in phases:
        return False
    return phases[flow.source] != phases[flow.target]
