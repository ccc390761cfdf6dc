"""Copy and paste (kopioi, liitä) as a small BPMN text, so that other windows understand it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from diagram.graph.bpmn import read, write
from diagram.graph.changing import PREFIXES, FreshIds, boxes, grouped, phase_at, renumbered, scopes
from diagram.graph.following import followed
from diagram.graph.geometry import Point, centre, hull, on_grid, overlap, shifted, shifted_point
from diagram.graph.growing import grown
from models.rules.errors import RuleBroken
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step
from models.rules.words import Words

_CLIP = "Process_clip"


@dataclass(frozen=True, slots=True)
class Clip:
    """Copied elements as a path of their own; `box` is around all of them."""

    definition: ProcessDefinition
    box: Box


def copy(definition: ProcessDefinition, ids: Iterable[str]) -> bytes:
    """Return chosen steps and phases, with all in them and the flows between, as BPMN.

    Raises RuleBroken("edit.nothing_chosen").
    """
    chosen = set(ids)
    phases = tuple(phase for phase in definition.phases if phase.id in chosen)
    whole = {phase.id for phase in phases}
    steps = tuple(
        step if step.phase in whole else replace(step, phase=None)
        for step in definition.steps
        if step.id in chosen or step.phase in whole
    )
    nodes = whole | {step.id for step in steps}
    if not nodes:
        raise RuleBroken("edit.nothing_chosen")
    inner = {f.id for f in definition.flows if f.source in nodes and f.target in nodes}
    told = inner | {mark.id for phase in phases for mark in phase.deadlines}
    flows = tuple(
        f for f in definition.flows if f.id in inner or (f.source in told and f.target in nodes)
    )
    part = ProcessDefinition(_CLIP, 1, Words(""), phases, steps, flows)
    return write(grouped(renumbered(part)))


def clip_from(text: bytes) -> Clip:
    """Return what a copied text holds.

    Raises RuleBroken "edit.nothing_to_paste" for any text that is no path, "bpmn.…" for a path
    that cannot be carried out.
    """
    try:
        definition = read(text)
    except RuleBroken as refusal:
        if refusal.code in _NO_PATH:
            raise RuleBroken("edit.nothing_to_paste") from None
        raise
    known = boxes(definition)
    if not known:
        raise RuleBroken("edit.nothing_to_paste")
    return Clip(definition, hull(known.values()))


def paste(definition: ProcessDefinition, clip: Clip, at: Point) -> ProcessDefinition:
    """Put copied elements with their middle at a point, under new ids (see `new_ids`).

    Steps belong to the phase they come to lie in; flows that would then cross its border are left
    out. Raises RuleBroken("edit.phase_in_phase").
    """
    middle = centre(clip.box)
    way = (on_grid(at[0] - middle[0]), on_grid(at[1] - middle[1]))
    return followed(definition, _Paster(definition, clip.definition, way).pasted())


def new_ids(before: ProcessDefinition, after: ProcessDefinition) -> tuple[str, ...]:
    """Return the steps and phases that an edit brought; those inside a new phase left out."""
    known = set(boxes(before))
    phases = [phase.id for phase in after.phases if phase.id not in known]
    steps = [s.id for s in after.steps if s.id not in known and s.phase not in phases]
    return (*phases, *steps)


_NO_PATH = frozenset({"bpmn.empty", "bpmn.malformed", "bpmn.not_bpmn", "bpmn.no_process"})


class _Paster:
    """Lays one clip into one definition under new ids."""

    def __init__(self, definition: ProcessDefinition, clip: ProcessDefinition, way: Point) -> None:
        self._found, self._clip, self._way = definition, clip, way
        self._fresh = FreshIds(definition)
        self._ids: dict[str, str] = {}

    def pasted(self) -> ProcessDefinition:
        touched: set[str] = set()
        for phase in self._clip.phases:
            self._phase(phase)
        for step in self._clip.steps:
            scope = self._step(step)
            touched |= {scope} if scope else set()
        where, notes = scopes(self._found), self._clip.notes
        lines = [flow for flow in self._clip.flows if flow.target in notes]
        for flow in self._clip.flows:
            if flow.target not in notes and self._is_within(flow, where):
                self._flow(flow)
        for line in lines:
            if line.source in self._ids:
                self._flow(line)
        found = grown(self._found, touched)
        return grouped(renumbered(found))

    def _is_within(self, flow: Flow, where: Mapping[str, str | None]) -> bool:
        return where[self._ids[flow.source]] == where[self._ids[flow.target]]

    def _phase(self, phase: Phase) -> None:
        box = shifted(phase.box, *self._way)
        if any(overlap(box, other.box) for other in self._found.phases):
            raise RuleBroken("edit.phase_in_phase")
        new = replace(phase, id=self._new(phase.id, "Phase"), box=box, deadlines=())
        self._found = replace(self._found, phases=(*self._found.phases, new))
        for mark in phase.deadlines:
            marked = replace(mark, id=self._new(mark.id, "Deadline"))
            new = replace(new, deadlines=(*new.deadlines, marked))
            self._found = replace(self._found, phases=(*self._found.phases[:-1], new))

    def _step(self, step: Step) -> str | None:
        box = shifted(step.box, *self._way)
        label = None if step.label is None else shifted(step.label, *self._way)
        inside = None if step.phase is None else self._ids[step.phase]
        phase = inside or phase_at(self._found, centre(box))
        step_id = self._new(step.id, PREFIXES[step.kind])
        new = replace(step, id=step_id, box=box, label=label, phase=phase)
        self._found = replace(self._found, steps=(*self._found.steps, new))
        return phase

    def _flow(self, flow: Flow) -> None:
        dx, dy = self._way
        new = replace(
            flow,
            id=self._new(flow.id, "Line" if flow.target in self._clip.notes else "Flow"),
            source=self._ids[flow.source],
            target=self._ids[flow.target],
            waypoints=tuple(shifted_point(point, dx, dy) for point in flow.waypoints),
            label=None if flow.label is None else shifted(flow.label, dx, dy),
        )
        self._found = replace(self._found, flows=(*self._found.flows, new))

    def _new(self, old: str, prefix: str) -> str:
        self._ids[old] = self._fresh.take(prefix)
        return self._ids[old]
