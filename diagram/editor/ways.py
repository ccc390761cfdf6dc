"""The ways between steps as the map draws them: within a phase, between phases, to an end."""

from dataclasses import dataclass
from functools import lru_cache

from diagram.graph.graph import ProcessGraph
from models.rules.process import ProcessDefinition, StepKind
from models.rules.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """From a step to the next step or closing end, with the name of the branch, if it has one."""

    source: str
    target: str
    source_phase: str | None
    target_phase: str | None
    ends: bool
    back: bool
    words: Words

    @property
    def crosses(self) -> bool:
        """Whether the way leads into another phase."""
        return not self.ends and self.source_phase != self.target_phase


@lru_cache(maxsize=4)
def ways_of(definition: ProcessDefinition) -> tuple[Way, ...]:
    """Return every way of a definition in the order of the flow."""
    graph = ProcessGraph(definition)
    order = {step: place for place, step in enumerate(graph.walk())}
    found = []
    for source in order:
        for branch in graph.branches(source):
            step = graph.step(branch.target)
            found.append(
                Way(
                    source=source,
                    target=branch.target,
                    source_phase=graph.step(source).phase,
                    target_phase=step.phase,
                    ends=step.kind is StepKind.END,
                    back=order.get(branch.target, len(order)) <= order[source],
                    words=branch.words,
                )
            )
    return tuple(found)
