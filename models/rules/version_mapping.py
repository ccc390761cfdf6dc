"""Where the cases of one version of the path stand in another: by id, by name, by neighbours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.rules.phases import next_moves
from models.rules.process import ProcessDefinition, Step, StepKind

_ENOUGH = 2
_BEGIN, _OVER = "begin of the path", "end of the path"


class How(StrEnum):
    """How a step's counterpart was found."""

    NONE = "none"
    ID = "id"
    NAME = "name"
    NEIGHBOURS = "neighbours"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class MappedStep:
    """A step of the old version and its counterpart, None where none was found."""

    source: str
    target: str | None
    how: How


def suggest(old: ProcessDefinition, new: ProcessDefinition) -> tuple[MappedStep, ...]:
    """Return a counterpart for each step where cases may stand, those without one first.

    The same id wins; then the same name, in the same phase before others; then the step that lies
    between the counterparts of the neighbours. No step is the counterpart of two by a guess.
    """
    there = {step.id: step for step in new.tasks}
    found = {step.id: (step.id, How.ID) for step in old.tasks if step.id in there}
    _by_name(old, new, found)
    _by_neighbours(old, new, found)
    mapped = [MappedStep(step.id, *found.get(step.id, (None, How.NONE))) for step in old.tasks]
    return tuple(sorted(mapped, key=lambda one: one.target is not None))


def counterparts(mapping: Iterable[MappedStep]) -> dict[str, str]:
    """Return the counterparts that there are, by the old step."""
    return {one.source: one.target for one in mapping if one.target is not None}


def changes_phase(old: ProcessDefinition, new: ProcessDefinition, one: MappedStep) -> bool:
    """Answer whether a case would come to another phase (vaihe) by this counterpart."""
    if one.target is None:
        return False
    return old.phase_number(one.source) != new.phase_number(one.target)


def _by_name(
    old: ProcessDefinition, new: ProcessDefinition, found: dict[str, tuple[str, How]]
) -> None:
    for same_phase in (True, False):
        taken = {target for target, _ in found.values()}
        free = [step for step in new.tasks if step.id not in taken]
        for step in old.tasks:
            if step.id in found:
                continue
            alike = [
                each
                for each in free
                if _name(each) == _name(step) and (each.phase == step.phase or not same_phase)
            ]
            if len(alike) == 1 and _name(step):
                found[step.id] = alike[0].id, How.NAME
                free.remove(alike[0])


def _by_neighbours(
    old: ProcessDefinition, new: ProcessDefinition, found: dict[str, tuple[str, How]]
) -> None:
    around_old, around_new = _neighbours(old), _neighbours(new)
    while True:
        known = {source: target for source, (target, _) in found.items()}
        taken = set(known.values())
        known |= {_BEGIN: _BEGIN, _OVER: _OVER}
        free = [step.id for step in new.tasks if step.id not in taken]
        best = max(
            (
                (_likeness(around_old[step.id], around_new[each], known), step.id, each)
                for step in old.tasks
                if step.id not in found
                for each in free
            ),
            default=(0, "", ""),
        )
        if best[0] < _ENOUGH:
            return
        found[best[1]] = best[2], How.NEIGHBOURS


def _likeness(
    old: tuple[frozenset[str], frozenset[str]],
    new: tuple[frozenset[str], frozenset[str]],
    known: Mapping[str, str],
) -> int:
    """Count the neighbours in common; a counterpart must share one on each side."""
    shared = [
        len({known[each] for each in mine if each in known} & theirs)
        for mine, theirs in zip(old, new, strict=True)
    ]
    return sum(shared) if all(shared) else 0


def _neighbours(
    definition: ProcessDefinition,
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    after = {step.id: _after(definition, step) for step in definition.tasks}
    starts = (s for s in definition.steps if s.kind is StepKind.START and s.phase is None)
    first = frozenset().union(*(_after(definition, start) for start in starts))
    before = {
        step.id: frozenset(each for each, targets in after.items() if step.id in targets)
        | (frozenset({_BEGIN}) if step.id in first else frozenset())
        for step in definition.tasks
    }
    return {step: (before[step], after[step]) for step in after}


def _after(definition: ProcessDefinition, step: Step) -> frozenset[str]:
    return frozenset(
        move.target.id if move.target.kind is StepKind.TASK else _OVER
        for move in next_moves(definition, step.id)
    )


def _name(step: Step) -> str:
    return " ".join(step.words.fi.casefold().split())
