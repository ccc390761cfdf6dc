"""The path as a case goes along it: notes left out, parallel branches done one after the other.

A case stands at one step. So the branches of a parallel gateway (rinnakkainen haara) are all done,
in the order of their flows, and the case goes on past the join after the last one: one of the
orders that BPMN allows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from models.rules.process import Flow, ProcessDefinition, StepKind

_SPECIAL = frozenset({StepKind.NOTE, StepKind.PARALLEL})


@dataclass(frozen=True, slots=True)
class Branch:
    """One parallel branch: the flow out of the split and the one into the join.

    They are the same flow where there is nothing between.
    """

    out: str
    back: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A parallel split, the join in which all its branches end, and the branches in order."""

    split: str
    join: str
    branches: tuple[Branch, ...]


def as_walked(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the path with one way through each parallel pair, and without notes.

    The flow that ends a branch leads on to the next one, with the conditions of both. Where
    nothing is parallel and nothing noted the very definition is returned.
    """
    if not any(step.kind in _SPECIAL for step in definition.steps):
        return definition
    bare = without_notes(definition)
    flows = {flow.id: flow for flow in bare.flows}
    for pair in pairs(bare):
        _put_in_order(pair, flows)
    return replace(bare, flows=tuple(flows.values()))


def without_notes(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the path without notes and the lines to them."""
    notes = definition.notes
    if not notes:
        return definition
    return replace(
        definition,
        steps=tuple(step for step in definition.steps if step.id not in notes),
        flows=tuple(f for f in definition.flows if f.source not in notes and f.target not in notes),
    )


def pairs(definition: ProcessDefinition) -> tuple[Pair, ...]:
    """Return the parallel splits whose branches are sound: each leads to the same join, once."""
    bare = without_notes(definition)
    parallel = [step.id for step in bare.steps if step.kind is StepKind.PARALLEL]
    drawing = _Drawing(bare.flows, parallel) if parallel else None
    found = (drawing.pair(node) for node in parallel) if drawing is not None else ()
    return tuple(pair for pair in found if pair is not None)


def unpaired(definition: ProcessDefinition) -> tuple[str, ...]:
    """Return the parallel gateways that split or join and belong to no sound pair."""
    known = {node for pair in pairs(definition) for node in (pair.split, pair.join)}
    bare = without_notes(definition)
    parallel = [step.id for step in bare.steps if step.kind is StepKind.PARALLEL]
    if not parallel:
        return ()
    drawing = _Drawing(bare.flows, parallel)
    return tuple(n for n in parallel if n not in known and drawing.is_in_use(n))


class _Drawing:
    """Flows by the nodes they leave and enter, phases not opened up."""

    def __init__(self, flows: Iterable[Flow], parallel: Iterable[str]) -> None:
        self._parallel = frozenset(parallel)
        self._out: dict[str, list[Flow]] = {}
        self._into: dict[str, list[Flow]] = {}
        for flow in flows:
            self._out.setdefault(flow.source, []).append(flow)
            self._into.setdefault(flow.target, []).append(flow)

    def is_in_use(self, node: str) -> bool:
        """Answer whether a gateway splits or joins at all."""
        return len(self._out.get(node, ())) > 1 or len(self._into.get(node, ())) > 1

    def pair(self, split: str) -> Pair | None:
        """Return the sound pair that begins at a gateway, None where none does."""
        out = self._out.get(split, [])
        if len(out) < 2 or len(self._into.get(split, ())) > 1:
            return None
        join = self._join_after(out[0], split)
        if join is None or len(self._into[join]) != len(out) or len(self._out.get(join, ())) > 1:
            return None
        seen: set[str] = {split, join}
        branches: list[Branch] = []
        for flow in out:
            branch = self._branch(flow, join, seen)
            if branch is None:
                return None
            branches.append(branch)
        return Pair(split, join, tuple(branches))

    def _join_after(self, first: Flow, split: str) -> str | None:
        """Return the join that a branch comes to, pairs within it passed over."""
        seen, waiting = {split}, [(first.target, 0)]
        while waiting:
            node, depth = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            if node in self._parallel:
                if len(self._into.get(node, ())) > 1:
                    if depth == 0:
                        return node
                    depth -= 1
                elif len(self._out.get(node, ())) > 1:
                    depth += 1
            waiting += ((flow.target, depth) for flow in self._out.get(node, ()))
        return None

    def _branch(self, out: Flow, join: str, seen: set[str]) -> Branch | None:
        """Return a branch that holds together; its nodes are then `seen`."""
        if out.target == join:
            return Branch(out.id, out.id)
        region, waiting = {out.target}, [out.target]
        backs: list[Flow] = []
        while waiting:
            node = waiting.pop()
            onward = self._out.get(node, ())
            if node in seen or not onward:
                return None
            backs += (flow for flow in onward if flow.target == join)
            new = {flow.target for flow in onward} - region - {join}
            region |= new
            waiting += new
        entering = (flow for node in region for flow in self._into.get(node, ()))
        if len(backs) != 1 or any(f.source not in region and f is not out for f in entering):
            return None
        seen |= region
        return Branch(out.id, backs[0].id)


def _put_in_order(pair: Pair, flows: dict[str, Flow]) -> None:
    """Let the split lead to its first branch, and the end of each branch to the next one."""
    full = [branch for branch in pair.branches if branch.out != branch.back]
    empty = [branch.out for branch in pair.branches if branch.out == branch.back]
    for one, other in pairwise(full):
        last, first = flows[one.back], flows[other.out]
        flows[last.id] = replace(
            last,
            target=first.target,
            guards=tuple(dict.fromkeys((*last.guards, *first.guards))),
            words=last.words if last.words.fi else first.words,
            default=False,
        )
    kept = full[0].out if full else empty[0]
    for branch in pair.branches:
        if branch.out != kept:
            del flows[branch.out]


def branch_order(definition: ProcessDefinition) -> Mapping[str, int]:
    """Return at which place, from 1, each branch of a sound pair is done, by the flow out."""
    return {
        branch.out: place
        for pair in pairs(definition)
        for place, branch in enumerate(pair.branches, start=1)
    }
