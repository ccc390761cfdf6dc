"""Lines to flows and deadlines after an edit: they follow what they are tied to, or go with it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import TypeVar, cast

from diagram.graph.changing import boxes
from diagram.graph.fitting import fitted_flow
from diagram.graph.routing import Routes
from diagram.graph.ties import spots, ties
from models.rules.process import Flow, ProcessDefinition

_Edit = TypeVar("_Edit", bound=Callable[..., ProcessDefinition])


def tied(edit: _Edit) -> _Edit:
    """Let an edit that moves or takes away flows or deadlines take their lines along."""

    @wraps(edit)
    def kept(definition: ProcessDefinition, *args: object, **kwargs: object) -> ProcessDefinition:
        return followed(definition, edit(definition, *args, **kwargs))

    return cast(_Edit, kept)


def followed(old: ProcessDefinition, new: ProcessDefinition) -> ProcessDefinition:
    """Return `new` with the lines to flows and deadlines fitted to where those are now.

    A line whose flow was joined to another leads to that one; one whose flow or deadline is gone
    goes too.
    """
    found = ties(new) if new is not old else ()
    if not found:
        return new
    sources = {tie.source for tie in found}
    kept = {tie.id: tie for tie in _kept(old, new, found)}
    before = boxes(old) | spots(old, sources)
    after = boxes(new) | spots(new, {tie.source for tie in kept.values()})
    known, ways = {flow.id: flow for flow in old.flows}, (Routes(old), Routes(new))
    made = {
        tie.id: fitted_flow(ways, known.get(tie.id), tie, (before, after)) for tie in kept.values()
    }
    gone = {tie.id for tie in found} - kept.keys()
    if not gone and all(made[tie.id] is tie for tie in found):
        return new
    return replace(new, flows=tuple(made.get(f.id, f) for f in new.flows if f.id not in gone))


def _kept(
    old: ProcessDefinition, new: ProcessDefinition, found: tuple[Flow, ...]
) -> Iterator[Flow]:
    """Yield the lines that stay, each leading to what is there."""
    there = {flow.id: flow for flow in new.flows}
    marks = {mark.id for phase in new.phases for mark in phase.deadlines}
    lost = {flow.id: flow for flow in old.flows if flow.id not in there}
    joined: set[tuple[str, str]] = {(tie.source, tie.target) for tie in found}
    for tie in found:
        if tie.source in there or tie.source in marks:
            yield tie
            continue
        heir = _heir(lost.get(tie.source), old, there)
        if heir is not None and (heir, tie.target) not in joined:
            joined.add((heir, tie.target))
            yield replace(tie, source=heir, waypoints=())


def _heir(lost: Flow | None, old: ProcessDefinition, there: dict[str, Flow]) -> str | None:
    """Return the flow that leads on to where a lost one led, since its own step is gone."""
    if lost is None:
        return None
    for flow in old.flows:
        now = there.get(flow.id)
        if now is not None and now.target == lost.target != flow.target:
            return now.id
    return None
