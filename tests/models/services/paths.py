"""Versions of the path for tests: the shipped one with this or that changed."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from models.rules.process import Box, DeadlineMark, ProcessDefinition
from models.services.processes import install_process
from models.store.uow import UnitOfWork
from tests.models.services.builders import ADMINISTRATOR, shipped_process


def published(uow: UnitOfWork, definition: ProcessDefinition) -> UUID:
    """Publish a definition and return the id of its version."""
    process_id = uuid4()
    install_process(
        uow, ADMINISTRATOR, definition=definition, bpmn=b"<path/>", process_id=process_id
    )
    return process_id


def with_deadline(
    value: str, unit: str = "workday", clock: str = "assessment_start"
) -> ProcessDefinition:
    """The shipped path whose deadline of a clock is another one."""
    return _each_mark(lambda mark: replace(mark, value=value, unit=unit), clock)


def with_guards(source: str, *guards: str) -> ProcessDefinition:
    """The shipped path where every flow out of a step wants these guards."""
    whole = shipped_process()
    flows = (
        replace(flow, guards=guards) if flow.source == source else flow for flow in whole.flows
    )
    return replace(whole, flows=tuple(flows))


def with_renamed_id(old: str, new: str, name: str = "") -> ProcessDefinition:
    """The shipped path where a step has another id, and another name if one is given."""
    whole = shipped_process()
    steps = []
    for step in whole.steps:
        if step.id == old:
            step = replace(step, id=new)
            step = replace(step, words=replace(step.words, fi=name)) if name else step
        steps.append(step)
    flows = (
        replace(
            flow,
            source=new if flow.source == old else flow.source,
            target=new if flow.target == old else flow.target,
        )
        for flow in whole.flows
    )
    return replace(whole, steps=tuple(steps), flows=tuple(flows))


def redrawn() -> ProcessDefinition:
    """The shipped path drawn otherwise and meaning the same."""
    whole = shipped_process()
    moved = replace(whole.steps[0], box=Box(7, 7, 40, 40))
    return replace(whole, steps=(moved, *whole.steps[1:]))


def _each_mark(change: Callable[[DeadlineMark], DeadlineMark], clock: str) -> ProcessDefinition:
    whole = shipped_process()
    phases = (
        replace(
            phase,
            deadlines=tuple(
                change(mark) if mark.clock == clock else mark for mark in phase.deadlines
            ),
        )
        for phase in whole.phases
    )
    return replace(whole, phases=tuple(phases))
