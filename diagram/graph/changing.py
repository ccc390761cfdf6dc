"""What all edits of the path share: new ids, replaced parts, where a place lies, fitted flows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from diagram.graph.arrange import SIZES
from diagram.graph.geometry import Point, centre, holds
from diagram.graph.notes import note_text
from models.rules.errors import RuleBroken
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind
from models.rules.words import Words

_Places: TypeAlias = tuple[Mapping[str, Box], Mapping[str, Box]]

NAME_LIMIT = 300
TEXT_LIMIT = 2_000
PHASE_SIZE = (400.0, 200.0)
PREFIXES = {
    StepKind.TASK: "Task",
    StepKind.START: "Event",
    StepKind.END: "Event",
    StepKind.GATEWAY: "Gateway",
    StepKind.SEND: "Reminder",
    StepKind.PARALLEL: "Gateway",
    StepKind.NOTE: "Note",
}
_STAYS: Point = (0.0, 0.0)
_PAD, _PAD_TOP, _PAD_BOTTOM = 20.0, 40.0, 30.0
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fresh_id(definition: ProcessDefinition, prefix: str) -> str:
    """Return an id that no element has: the same for equal definitions.

    It carries the version, so that no later version gives the id of a removed element of an
    earlier one to something else, and cases are never mapped to it.
    """
    return FreshIds(definition).take(prefix)


class FreshIds:
    """Many new ids for one path, each another."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self._taken = ids_of(definition)
        self._version = definition.version
        self._next: dict[str, int] = {}

    def take(self, prefix: str) -> str:
        """Return the next free id, e.g. "Task_3_1"."""
        number = self._next.get(prefix, 1)
        while f"{prefix}_{self._version}_{number}" in self._taken:
            number += 1
        self._next[prefix] = number + 1
        return f"{prefix}_{self._version}_{number}"


def ids_of(definition: ProcessDefinition) -> set[str]:
    """Return the ids of all elements and of the path itself."""
    found = {definition.id, *(flow.id for flow in definition.flows)}
    found.update(step.id for step in definition.steps)
    for phase in definition.phases:
        found.add(phase.id)
        found.update(mark.id for mark in phase.deadlines)
    return found


def taken_or_fresh(definition: ProcessDefinition, wanted: str | None, prefix: str) -> str:
    """Return the wanted id or a fresh one; RuleBroken("edit.id_taken")."""
    if wanted is None:
        return fresh_id(definition, prefix)
    if wanted in ids_of(definition):
        raise RuleBroken("edit.id_taken", id=wanted)
    return wanted


def phase_at(definition: ProcessDefinition, at: Point) -> str | None:
    """Return the id of the phase in which a point lies, None on the top level."""
    return next((p.id for p in reversed(definition.phases) if holds(p.box, at)), None)


def scopes(definition: ProcessDefinition) -> dict[str, str | None]:
    """Return in which phase each node lies; None on the top level, as all phases do."""
    found: dict[str, str | None] = {step.id: step.phase for step in definition.steps}
    found.update((phase.id, None) for phase in definition.phases)
    return found


def boxes(definition: ProcessDefinition) -> dict[str, Box]:
    """Return the box of each node."""
    found = {phase.id: phase.box for phase in definition.phases}
    found.update((step.id, step.box) for step in definition.steps)
    return found


def with_steps(definition: ProcessDefinition, new: Mapping[str, Step]) -> ProcessDefinition:
    """Return the definition with some steps replaced; nothing else is touched."""
    return replace(definition, steps=tuple(new.get(s.id, s) for s in definition.steps))


def with_phases(definition: ProcessDefinition, new: Mapping[str, Phase]) -> ProcessDefinition:
    """Return the definition with some phases replaced."""
    return replace(definition, phases=tuple(new.get(p.id, p) for p in definition.phases))


def with_flows(definition: ProcessDefinition, new: Mapping[str, Flow]) -> ProcessDefinition:
    """Return the definition with some flows replaced."""
    return replace(definition, flows=tuple(new.get(f.id, f) for f in definition.flows))


def flow_of(definition: ProcessDefinition, flow_id: str) -> Flow:
    """Return a flow by id; RuleBroken("edit.no_such")."""
    for flow in definition.flows:
        if flow.id == flow_id:
            return flow
    raise RuleBroken("edit.no_such", id=flow_id)


def step_of(definition: ProcessDefinition, step_id: str) -> Step:
    """Return a step by id; RuleBroken("edit.no_such")."""
    for step in definition.steps:
        if step.id == step_id:
            return step
    raise RuleBroken("edit.no_such", id=step_id)


def phase_of(definition: ProcessDefinition, phase_id: str) -> Phase:
    """Return a phase by id; RuleBroken("edit.no_such")."""
    for phase in definition.phases:
        if phase.id == phase_id:
            return phase
    raise RuleBroken("edit.no_such", id=phase_id)


def clean(words: Words, limit: int = NAME_LIMIT) -> Words:
    """Return words on one line; RuleBroken "edit.too_long" (limit), "edit.bad_characters"."""
    return Words(*(clean_text(text, limit) for text in (words.fi, words.sv, words.en)))


def clean_note(words: Words) -> Words:
    """Return the words of a note in their own lines; RuleBroken as `clean` does."""
    return Words(*(_sound(note_text(each), TEXT_LIMIT) for each in (words.fi, words.sv, words.en)))


def clean_text(text: str, limit: int = NAME_LIMIT) -> str:
    """Return a text on one line; RuleBroken "edit.too_long" (limit), "edit.bad_characters"."""
    return _sound(" ".join(text.split()), limit)


def _sound(found: str, limit: int) -> str:
    if len(found) > limit:
        raise RuleBroken("edit.too_long", limit=limit)
    if _UNWRITABLE.search(found):
        raise RuleBroken("edit.bad_characters")
    return found


def renumbered(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the definition with its phases numbered from left to right, and in that order."""
    order = sorted(definition.phases, key=lambda p: (centre(p.box), p.number))
    phases = tuple(
        phase if phase.number == number else replace(phase, number=number)
        for number, phase in enumerate(order, start=1)
    )
    return definition if phases == definition.phases else replace(definition, phases=phases)


def grouped(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the definition with steps and flows in the order of a file: top level, then phases.

    On each level notes stand behind the steps, and the lines to them behind the flows.
    """
    notes = definition.notes
    rank: dict[str | None, int] = {
        phase.id: 2 * place for place, phase in enumerate(definition.phases, start=1)
    }
    where = scopes(definition)
    if notes:  # a line may begin at a flow, which lies where both its ends do
        where |= {flow.id: _scope_of(flow, where) for flow in definition.flows}

    def of_flow(flow: Flow) -> int:
        return rank.get(_scope_of(flow, where), 0) + (flow.target in notes)

    def of_step(step: Step) -> int:
        return rank.get(step.phase, 0) + (step.id in notes)

    return replace(
        definition,
        steps=tuple(sorted(definition.steps, key=of_step)),
        flows=tuple(sorted(definition.flows, key=of_flow)),
    )


def _scope_of(flow: Flow, where: Mapping[str, str | None]) -> str | None:
    scope = where.get(flow.source)
    return scope if scope and where.get(flow.target) == scope else None


def size_of(kind: StepKind) -> tuple[float, float]:
    """Return the width and height of a new step."""
    return SIZES[kind]
