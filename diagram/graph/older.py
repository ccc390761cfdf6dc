"""Paths stored by older programs: what their file says and the program then passed over."""

from dataclasses import replace

from diagram.graph.bpmn import read
from diagram.graph.changing import grouped
from models.rules.errors import RuleBroken
from models.rules.process import ProcessDefinition, StepKind


def as_read_now(definition: ProcessDefinition, source: bytes) -> ProcessDefinition:
    """Return a stored version with the notes and their lines that its file has and it has not.

    A program that knows notes stores both alike, so only older versions are added to; nothing
    else of them changes, and their cases go as before. A file that is refused adds nothing.
    """
    if b"textAnnotation" not in source:
        return definition
    try:
        drawn = read(source)
    except RuleBroken:
        return definition
    known = {step.id for step in definition.steps} | {flow.id for flow in definition.flows}
    notes = tuple(s for s in drawn.steps if s.kind is StepKind.NOTE and s.id not in known)
    told = definition.notes | {note.id for note in notes}
    lines = tuple(f for f in drawn.flows if f.target in told and f.id not in known)
    if not notes and not lines:
        return definition
    found = grouped(
        replace(definition, steps=(*definition.steps, *notes), flows=(*definition.flows, *lines))
    )
    return drawn if _is_same(found, drawn) else found


def _is_same(one: ProcessDefinition, other: ProcessDefinition) -> bool:
    """Answer whether two paths differ in nothing but the order of their elements."""
    return grouped(one) == grouped(other)
