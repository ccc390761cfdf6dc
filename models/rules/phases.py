"""Moves along the path: where a case may go next, and what is still missing for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.rules.errors import RuleBroken
from models.rules.facts import CaseView, Missing
from models.rules.guards import missing_for
from models.rules.path_order import as_walked
from models.rules.process import Flow, ProcessDefinition, Step, StepKind
from models.rules.words import Words


@dataclass(frozen=True, slots=True)
class Move:
    """A way from the present step to the next place where a case can stand or end.

    `guards` are those of every flow passed on the way; `words` name the branch, if it has a name.
    `reminders` are the reminders (muistutukset) passed, in their order.
    """

    source: str
    target: Step
    guards: tuple[str, ...]
    words: Words
    reminders: tuple[Step, ...] = ()


def next_moves(definition: ProcessDefinition, step_id: str) -> tuple[Move, ...]:
    """Return every move out of `step_id`, the default branch first.

    A flow that leads to nothing, as in a draft, is no way. Parallel branches are done one after the
    other (see `path_order`).
    """
    found: dict[str, Move] = {}
    definition = as_walked(definition)
    sent = {step.id: step for step in definition.steps if step.kind is StepKind.SEND}
    for path in _paths(definition, step_id, ()):
        target = _node(definition, path[-1].target)
        guards = tuple(dict.fromkeys(g for flow in path for g in flow.guards))
        named = next((flow.words for flow in reversed(path) if flow.words.fi), target.words)
        passed = tuple(sent[flow.target] for flow in path if flow.target in sent)
        found.setdefault(target.id, Move(step_id, target, guards, named, passed))
    return tuple(found.values())


def require_move(
    definition: ProcessDefinition, view: CaseView, *, source: str, target: str
) -> Move:
    """Return the move from `source` to `target`.

    Raises RuleBroken("move.not_next") when no flow leads there, and
    RuleBroken("move.blocked", missing=...) with every missing item when a guard does not hold.
    """
    move = next((m for m in next_moves(definition, source) if m.target.id == target), None)
    if move is None:
        raise RuleBroken("move.not_next", source=source, target=target)
    missing = blocked_by(move, view)
    if missing:
        raise RuleBroken("move.blocked", missing=missing)
    return move


def reminders_between(
    definition: ProcessDefinition, *, source: str, target: str
) -> tuple[Step, ...]:
    """Return the reminders (muistutukset) that a case passes on its way, in their order."""
    if not any(step.kind is StepKind.SEND for step in definition.steps):
        return ()
    moves = (m for m in next_moves(definition, source) if m.target.id == target)
    return next((move.reminders for move in moves), ())


def blocked_by(move: Move, view: CaseView) -> tuple[Missing, ...]:
    """Return what is missing for `move`, each thing once; empty when it is free."""
    wanted: dict[tuple[object, ...], Missing] = {}
    for guard in move.guards:
        for item in missing_for(guard, view):
            wanted.setdefault((item.code, item.document, item.field), item)
    return tuple(wanted.values())


def require_end(
    definition: ProcessDefinition, view: CaseView, *, source: str, target: str | None = None
) -> Step:
    """Return the end at which a case stands once it is closed.

    With `target` that end must be next and free: RuleBroken("move.not_next" | "move.blocked").
    Without it the free end next to `source` is taken, else the last end of the path, because a
    case may end at any step (SHL 34 §: no ground for arranging social care any more).
    """
    if target is not None:
        return require_move(definition, view, source=source, target=target).target
    near = (m for m in next_moves(definition, source) if m.target.kind is StepKind.END)
    free = next((move.target for move in near if not blocked_by(move, view)), None)
    ends = [step for step in definition.steps if step.kind is StepKind.END and step.phase is None]
    return free or ends[-1]


def require_step_back(
    definition: ProcessDefinition, *, source: str, target: str, came_from: str | None
) -> Step:
    """Return the earlier step `target`, to which a case may be taken back.

    Earlier is every step before `source` on the path, and the one the case just came from.
    Raises RuleBroken("move.not_earlier").
    """
    order = sorted(definition.tasks, key=lambda s: definition.phase_number(s.id))
    names = [step.id for step in order]
    known = target in names and source in names
    if known and (target == came_from or names.index(target) < names.index(source)):
        return definition.step(target)
    raise RuleBroken("move.not_earlier", source=source, target=target)


def is_renewal(definition: ProcessDefinition, *, source: str, target: str) -> bool:
    """Answer whether a move leads back to an earlier phase: a new round begins (uusi arviointi)."""
    return 0 < definition.phase_number(target) < definition.phase_number(source)


def first_step(definition: ProcessDefinition) -> Step:
    """Return the step where a new case stands."""
    return opening(definition).target


def opening(definition: ProcessDefinition) -> Move:
    """Return the move from the start of the path by which a case is opened."""
    start = next(s for s in definition.steps if s.kind is StepKind.START and s.phase is None)
    return next_moves(definition, start.id)[0]


def _paths(
    definition: ProcessDefinition, node: str, seen: tuple[Flow, ...]
) -> Iterator[tuple[Flow, ...]]:
    for flow in _flows_out(definition, node):
        if flow in seen:
            continue
        path = (*seen, flow)
        landed = _landing(definition, flow.target)
        if landed is None:
            continue
        if landed.kind is StepKind.TASK or (landed.kind is StepKind.END and landed.phase is None):
            yield (*path[:-1], _ending_at(flow, landed.id))
        else:
            yield from _paths(definition, landed.id, path)


def _flows_out(definition: ProcessDefinition, node: str) -> list[Flow]:
    step = next((s for s in definition.steps if s.id == node), None)
    source = node
    if step is not None and step.kind is StepKind.END and step.phase is not None:
        source = step.phase
    flows = [flow for flow in definition.flows if flow.source == source]
    return sorted(flows, key=lambda flow: not flow.default)


def _landing(definition: ProcessDefinition, node: str) -> Step | None:
    if any(phase.id == node for phase in definition.phases):
        inside = (step for step in definition.steps if step.phase == node)
        return next((step for step in inside if step.kind is StepKind.START), None)
    return next((step for step in definition.steps if step.id == node), None)


def _ending_at(flow: Flow, step_id: str) -> Flow:
    return Flow(flow.id, flow.source, step_id, flow.words, flow.guards, flow.default)


def _node(definition: ProcessDefinition, node: str) -> Step:
    return definition.step(node)
