"""Edits of what elements say: names, forms, roles, conditions, deadlines."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TypeVar

from diagram.graph.changing import (
    NAME_LIMIT,
    TEXT_LIMIT,
    clean,
    clean_note,
    clean_text,
    flow_of,
    phase_of,
    size_of,
    step_of,
    taken_or_fresh,
    with_flows,
    with_phases,
    with_steps,
)
from diagram.graph.connecting import may_be
from diagram.graph.fitting import fitted
from diagram.graph.following import tied
from diagram.graph.geometry import around, centre
from diagram.graph.growing import grown
from diagram.graph.notes import fitting_note
from models.rules.errors import RuleBroken
from models.rules.guards import GUARDS
from models.rules.path_facts import LENGTH
from models.rules.process import (
    DeadlineMark,
    Flow,
    Phase,
    ProcessDefinition,
    Step,
    StepKind,
    StepRole,
)
from models.rules.words import Words

_T = TypeVar("_T", Step, Phase, Flow, DeadlineMark)

_STEP_FIELDS = frozenset({"words", "kind", "forms", "role", "help", "statute", "label", "after"})
_PHASE_FIELDS = frozenset({"words", "help"})
_FLOW_FIELDS = frozenset({"words", "guards", "default", "label"})
_DEADLINE_FIELDS = frozenset({"value", "unit", "anchor", "clock", "statute", "reminder"})


def rename(definition: ProcessDefinition, element_id: str, words: Words) -> ProcessDefinition:
    """Name a step, phase, flow or the path itself.

    Raises RuleBroken "edit.no_such", "edit.too_long" (limit), "edit.bad_characters".
    """
    if element_id == definition.id:
        return replace(definition, words=clean(words))
    for known, edit in ((definition.steps, set_step), (definition.phases, set_phase)):
        if any(each.id == element_id for each in known):
            return edit(definition, element_id, words=words)
    return set_flow(definition, element_id, words=words)


@tied
def set_step(definition: ProcessDefinition, step_id: str, **values: object) -> ProcessDefinition:
    """Set fields of a step: words, kind, forms, role, help, statute, label, after.

    A note becomes as high as its text. Raises RuleBroken "edit.no_such", "edit.unknown_role",
    "edit.into_start", "edit.out_of_end", "edit.note_stays", "edit.bad_length" for `after`, and as
    `changing.clean` does; TypeError for a field that a step has not.
    """
    step = step_of(definition, step_id)
    if step.kind is StepKind.NOTE and "words" in values:
        return _noted(definition, step, values)
    new = _with(step, values, _STEP_FIELDS)
    if new.after and not LENGTH.fullmatch(new.after):
        raise RuleBroken("edit.bad_length")
    if new.role and new.role not in set(StepRole):
        raise RuleBroken("edit.unknown_role", role=new.role)
    if new.kind is step.kind:
        return with_steps(definition, {step_id: new})
    return _of_other_kind(definition, step, new)


def set_phase(definition: ProcessDefinition, phase_id: str, **values: object) -> ProcessDefinition:
    """Set fields of a phase: words, help. RuleBroken as for a step."""
    new = _with(phase_of(definition, phase_id), values, _PHASE_FIELDS)
    return with_phases(definition, {phase_id: new})


def set_flow(definition: ProcessDefinition, flow_id: str, **values: object) -> ProcessDefinition:
    """Set fields of a flow: words, guards, default, label; only one flow of a node is the default.

    Raises RuleBroken "edit.no_such", "edit.unknown_guard" (guard), and "edit.parallel_default" for
    the default out of a parallel gateway, of which all branches are done.
    """
    new = _with(flow_of(definition, flow_id), values, _FLOW_FIELDS)
    if new.default and "default" in values and _is_parallel(definition, new.source):
        raise RuleBroken("edit.parallel_default", element=flow_id)
    unknown = next((guard for guard in new.guards if guard not in GUARDS), None)
    if unknown is not None and "guards" in values:
        raise RuleBroken("edit.unknown_guard", guard=unknown)
    new = replace(new, guards=tuple(dict.fromkeys(new.guards)))
    others = {
        flow.id: replace(flow, default=False)
        for flow in definition.flows
        if new.default and flow.default and flow.source == new.source
    }
    return with_flows(definition, {**others, flow_id: new})


def add_deadline(
    definition: ProcessDefinition,
    phase_id: str,
    *,
    value: str = "",
    unit: str = "workday",
    anchor: str = "",
    clock: str = "",
    statute: str = "",
    reminder: str = "",
    id: str | None = None,
) -> ProcessDefinition:
    """Add a time limit to a phase, after those it has; RuleBroken as `set_deadline` says."""
    phase = phase_of(definition, phase_id)
    mark_id = taken_or_fresh(definition, id, "Deadline")
    mark = _sound(DeadlineMark(mark_id, value, unit, anchor, clock, statute, reminder))
    return with_phases(definition, {phase_id: replace(phase, deadlines=(*phase.deadlines, mark))})


def set_deadline(
    definition: ProcessDefinition, deadline_id: str, **values: object
) -> ProcessDefinition:
    """Set fields of a time limit: value, unit, anchor, clock, statute, reminder.

    Raises RuleBroken "edit.no_such", "edit.bad_length" for a length that is not like "P7D".
    """
    return _changed_mark(
        definition, deadline_id, lambda mark: (_sound(_with(mark, values, _DEADLINE_FIELDS)),)
    )


@tied
def remove_deadline(definition: ProcessDefinition, deadline_id: str) -> ProcessDefinition:
    """Take away a time limit; RuleBroken("edit.no_such")."""
    return _changed_mark(definition, deadline_id, lambda _: ())


def _noted(
    definition: ProcessDefinition, note: Step, values: Mapping[str, object]
) -> ProcessDefinition:
    """Write a note, which becomes as high as its text; what is tied to it is led anew."""
    words = values["words"]
    assert isinstance(words, Words)
    rest = {name: value for name, value in values.items() if name != "words"}
    new = replace(_with(note, rest, _STEP_FIELDS), words=clean_note(words))
    if new.kind is not StepKind.NOTE:
        raise RuleBroken("edit.note_stays", element=note.id)
    found = with_steps(definition, {note.id: fitting_note(new)})
    return fitted(definition, grown(found, {note.phase} if note.phase else ()))


def _is_parallel(definition: ProcessDefinition, node: str) -> bool:
    return any(s.id == node and s.kind is StepKind.PARALLEL for s in definition.steps)


def _changed_mark(
    definition: ProcessDefinition,
    deadline_id: str,
    change: Callable[[DeadlineMark], tuple[DeadlineMark, ...]],
) -> ProcessDefinition:
    for phase in definition.phases:
        for place, mark in enumerate(phase.deadlines):
            if mark.id == deadline_id:
                rest = phase.deadlines
                marks = (*rest[:place], *change(mark), *rest[place + 1 :])
                return with_phases(definition, {phase.id: replace(phase, deadlines=marks)})
    raise RuleBroken("edit.no_such", id=deadline_id)


def _sound(mark: DeadlineMark) -> DeadlineMark:
    for length in (mark.value, mark.reminder):
        if length and not LENGTH.fullmatch(length):
            raise RuleBroken("edit.bad_length")
    return mark


def _with(element: _T, values: Mapping[str, object], allowed: frozenset[str]) -> _T:
    wrong = sorted(set(values) - allowed)
    if wrong:
        raise TypeError(f"{type(element).__name__} has no field to set named {wrong[0]}")
    cleaned = {name: _cleaned(name, value) for name, value in values.items()}
    kept = {each.name: getattr(element, each.name) for each in fields(element)}
    return type(element)(**{**kept, **cleaned})


def _cleaned(name: str, value: object) -> object:
    if isinstance(value, Words):
        return clean(value, TEXT_LIMIT if name == "help" else NAME_LIMIT)
    if name == "kind" and isinstance(value, str):
        return StepKind(value)
    if type(value) is str:
        return clean_text(value)
    return tuple(value) if isinstance(value, list) else value


def _of_other_kind(definition: ProcessDefinition, step: Step, new: Step) -> ProcessDefinition:
    problem = may_be(definition, step, new.kind)
    if problem is not None:
        raise RuleBroken(problem.code, element=problem.element)
    forms = new.forms if new.kind is StepKind.TASK else ()
    box = around(centre(step.box), size_of(new.kind))
    after = new.after if new.kind is StepKind.SEND else ""
    role = new.role if new.kind is StepKind.TASK else ""
    label = None if new.kind.holds_name else new.label
    made = replace(new, forms=forms, role=role, after=after, label=label, box=box)
    found = with_steps(definition, {step.id: made})
    if new.kind is StepKind.PARALLEL:
        out = (flow for flow in found.flows if flow.source == step.id and flow.default)
        found = with_flows(found, {flow.id: replace(flow, default=False) for flow in out})
    return fitted(definition, found)
