"""Checks of parallel branches: each split has its join, all end there, none is a choice."""

from collections import Counter
from collections.abc import Iterator

from diagram.graph.problem import Problem
from models.rules.path_order import pairs, unpaired
from models.rules.process import ProcessDefinition, StepKind


def broken_parallels(definition: ProcessDefinition) -> Iterator[Problem]:
    """Yield parallel gateways of which not all branches could be done, and conditions on them."""
    kinds = {step.id: step.kind for step in definition.steps}
    parallel = [node for node, kind in kinds.items() if kind is StepKind.PARALLEL]
    if not parallel:
        return
    out = Counter(flow.source for flow in definition.flows)
    into = Counter(flow.target for flow in definition.flows)
    for node in unpaired(definition):
        splits = out[node] > 1
        code = "process.parallel_without_join" if splits else "process.parallel_without_split"
        yield Problem(code, node, fix="add_join" if splits and into[node] < 2 else None)
    for node in parallel:
        if out[node] == 1 and into[node] == 1:
            yield Problem("process.parallel_single", node)
    splits_of = {pair.split for pair in pairs(definition)}
    for flow in definition.flows:
        if flow.source in splits_of and (flow.guards or flow.default):
            yield Problem("process.parallel_condition", flow.id, fix="drop_condition")
