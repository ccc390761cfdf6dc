"""The process definition (prosessimääritys): phases, steps and flows as frozen plain data.

Read from BPMN by `diagram.graph`, stored whole, never changed once a case uses it.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.kinds import DocumentKind
from models.rules.words import Words


class StepKind(StrEnum):
    """What a node of the definition is.

    Cases stand at tasks only. A reminder (muistutus) and a gateway (haara) are passed; behind a
    parallel one (rinnakkainen haara) all branches are done. No case comes to a note (selite): it
    says something of the drawing, and a flow to it is a mere line.
    """

    TASK = "task"
    START = "start"
    END = "end"
    GATEWAY = "gateway"
    SEND = "send"
    PARALLEL = "parallel"
    NOTE = "note"

    @property
    def is_gateway(self) -> bool:
        """Answer whether several flows may lead on from it."""
        return self in (StepKind.GATEWAY, StepKind.PARALLEL)

    @property
    def holds_name(self) -> bool:
        """Answer whether its name is written in it and not beside it."""
        return self in (StepKind.TASK, StepKind.SEND, StepKind.NOTE)


class StepRole(StrEnum):
    """Who does a step (tekijä), as the path says it; rights are not given by it."""

    OWN_WORKER = "own_worker"
    SOCIAL_WORKER = "social_worker"
    SOCIAL_COUNSELLOR = "social_counsellor"
    TEAM_LEAD = "team_lead"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in diagram units (1 unit = 1 px at 100 %)."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class DeadlineMark:
    """A time limit drawn on a phase: ISO-8601 length, our unit and the fact it counts from.

    `reminder` is how long before the due date to remind, in ISO-8601; empty for no reminder.
    """

    id: str
    value: str
    unit: str
    anchor: str
    clock: str
    statute: str = ""
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the five phases (vaihe): an expanded sub-process."""

    id: str
    number: int
    words: Words
    box: Box
    deadlines: tuple[DeadlineMark, ...] = ()
    help: Words = Words("")


@dataclass(frozen=True, slots=True)
class Step:
    """A node: a task where cases stand, what they pass through, or a note beside the path.

    `phase` is the id of the phase it lies in, None on the top level. `role` is a `StepRole` or
    empty; `label` is where the name is drawn, None for its usual place. `after` is how long after
    a case has passed a reminder comes up, in ISO-8601; empty for the same day.
    """

    id: str
    kind: StepKind
    words: Words
    phase: str | None
    box: Box
    forms: tuple[DocumentKind, ...] = ()
    role: str = ""
    help: Words = Words("")
    statute: str = ""
    label: Box | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A way from one node (step or phase) to another, or a line from one to a note.

    `guards` name rules of `guards.GUARDS` that must hold before a case takes this flow.
    """

    id: str
    source: str
    target: str
    words: Words = Words("")
    guards: tuple[str, ...] = ()
    default: bool = False
    waypoints: tuple[tuple[float, float], ...] = ()
    label: Box | None = None


@dataclass(frozen=True, slots=True)
class ProcessDefinition:
    """One immutable version of the path."""

    id: str
    version: int
    words: Words
    phases: tuple[Phase, ...]
    steps: tuple[Step, ...]
    flows: tuple[Flow, ...]

    def step(self, step_id: str) -> Step:
        """Return a step by id; KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def phase(self, phase_id: str) -> Phase:
        """Return a phase by id; KeyError when there is none."""
        for phase in self.phases:
            if phase.id == phase_id:
                return phase
        raise KeyError(phase_id)

    def named(self, element_id: str) -> Step | Phase | Flow | DeadlineMark:
        """Return any element by id; KeyError when there is none."""
        for phase in self.phases:
            if phase.id == element_id:
                return phase
            for mark in phase.deadlines:
                if mark.id == element_id:
                    return mark
        for step in self.steps:
            if step.id == element_id:
                return step
        for flow in self.flows:
            if flow.id == element_id:
                return flow
        raise KeyError(element_id)

    @property
    def notes(self) -> frozenset[str]:
        """The ids of the notes; a flow to one of them is a line and no way."""
        note = StepKind.NOTE
        return frozenset([step.id for step in self.steps if step.kind is note])

    @property
    def tasks(self) -> tuple[Step, ...]:
        """The steps where a case may stand, in drawing order."""
        return tuple(step for step in self.steps if step.kind is StepKind.TASK)

    def phase_number(self, step_id: str) -> int:
        """Return 1-5 for a step inside a phase, 0 for one on the top level."""
        phase = self.step(step_id).phase
        return self.phase(phase).number if phase else 0
