"""Steps of older versions at which cases still stand, shown with the path that new cases take."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from models.rules.process import Box, Flow, ProcessDefinition, Step
from models.rules.words import Words


@dataclass(frozen=True, slots=True)
class ShownPath:
    """The path as the map shows it; `former` are the steps that only older versions have."""

    definition: ProcessDefinition
    former: frozenset[str] = frozenset()


_MARK = Words("{name} (versio {number})", "{name} (version {number})", "{name} (version {number})")


def with_former_steps(
    current: ProcessDefinition, others: Sequence[tuple[ProcessDefinition, Collection[str]]]
) -> ShownPath:
    """Return `current` with those steps of `others` at which cases stand and which it lacks.

    Each stands in the phase of the same id or number, is named with its version, and keeps the
    flows whose both ends are there. `others` come newest first: the newest names a step.
    """
    steps, flows = list(current.steps), list(current.flows)
    there = {step.id for step in steps} | {phase.id for phase in current.phases}
    for former, used in others:
        added = [step for step in former.tasks if step.id in used and step.id not in there]
        steps += [_placed(step, former, current, steps) for step in added]
        there |= {step.id for step in added}
        flows += _between(former, {step.id for step in added}, there, flows)
    added_ids = frozenset(step.id for step in steps[len(current.steps) :])
    if not added_ids:
        return ShownPath(current)
    return ShownPath(replace(current, steps=tuple(steps), flows=tuple(flows)), added_ids)


def _placed(
    step: Step, former: ProcessDefinition, current: ProcessDefinition, steps: Sequence[Step]
) -> Step:
    phase = _phase(step, former, current)
    beside = max((each.box.y + each.box.height for each in steps if each.phase == phase), default=0)
    box = Box(step.box.x, beside + 20, step.box.width, step.box.height)
    return replace(step, words=_marked(step.words, former.version), phase=phase, box=box)


def _phase(step: Step, former: ProcessDefinition, current: ProcessDefinition) -> str | None:
    if step.phase is None or step.phase in {phase.id for phase in current.phases}:
        return step.phase
    number = former.phase(step.phase).number
    near = sorted(current.phases, key=lambda phase: abs(phase.number - number))
    return near[0].id if near else None


def _between(
    former: ProcessDefinition,
    added: Collection[str],
    there: Collection[str],
    flows: Sequence[Flow],
) -> list[Flow]:
    known = {flow.id for flow in flows}
    return [
        replace(flow, waypoints=())
        for flow in former.flows
        if (flow.source in added or flow.target in added)
        and {flow.source, flow.target} <= set(there)
        and flow.id not in known
    ]


def _marked(words: Words, number: int) -> Words:
    said = (getattr(words, each) for each in ("fi", "sv", "en"))
    marks = (_MARK.fi, _MARK.sv, _MARK.en)
    return Words(
        *(m.format(name=w, number=number) if w else "" for w, m in zip(said, marks, strict=True))
    )
