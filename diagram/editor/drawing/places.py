"""Where every element of a path lies, and what lies at a point or in a rectangle."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from models.rules.process import Box, DeadlineMark, Flow, Phase, ProcessDefinition, Step

Point = tuple[float, float]

CELL = 320.0
"""Side of a cell of the index, in diagram units."""

MOST_CELLS = 400
"""What covers more cells lies in none and is always looked at."""

HEAD = 38.0
"""Height of a phase's head, by which it is taken and moved."""

MARK = 36.0
"""Size of a deadline on the lower border of its phase."""


class Kind(StrEnum):
    """What an element of the drawing is."""

    PHASE = "phase"
    STEP = "step"
    FLOW = "flow"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the drawing: its kind, id and the box around it."""

    kind: Kind
    id: str
    box: Box


class Places:
    """An index of one definition: elements by id, by place, and the flows of each node."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self.definition = definition
        self.phases: dict[str, Phase] = {phase.id: phase for phase in definition.phases}
        self.steps: dict[str, Step] = {step.id: step for step in definition.steps}
        self.flows: dict[str, Flow] = {flow.id: flow for flow in definition.flows}
        self.deadlines: dict[str, tuple[Phase, DeadlineMark]] = {}
        self.parts: dict[str, Part] = dict(self._all())
        self.ways_out: dict[str, list[str]] = defaultdict(list)
        self.ways_in: dict[str, list[str]] = defaultdict(list)
        for flow in definition.flows:
            self.ways_out[flow.source].append(flow.id)
            self.ways_in[flow.target].append(flow.id)
        self._cells: dict[tuple[int, int], list[Part]] = defaultdict(list)
        self._large: list[Part] = []
        for part in self.parts.values():
            if _count_of_cells(part.box) > MOST_CELLS:
                self._large.append(part)
                continue
            for cell in _cells_of(part.box):
                self._cells[cell].append(part)
        self.bounds = around(part.box for part in self.parts.values())

    def __contains__(self, element_id: str) -> bool:
        return element_id in self.parts

    def box(self, element_id: str) -> Box:
        """Return the box around an element; KeyError when there is none."""
        return self.parts[element_id].box

    def kind(self, element_id: str) -> Kind:
        """Return what an element is; KeyError when there is none."""
        return self.parts[element_id].kind

    def is_node(self, element_id: str) -> bool:
        """Answer whether flows may end at it: a step or a phase."""
        return element_id in self.steps or element_id in self.phases

    def points(self, flow_id: str) -> tuple[Point, ...]:
        """Return the points of a flow, from middle to middle where it has none of its own."""
        return _points(self.flows[flow_id], self.steps, self.phases)

    def phase_of(self, element_id: str) -> str | None:
        """Return the phase that an element lies in, None on the top level."""
        if element_id in self.steps:
            return self.steps[element_id].phase
        if element_id in self.deadlines:
            return self.deadlines[element_id][0].id
        if element_id in self.flows:
            return self.phase_of(self.flows[element_id].source)
        return None

    def inside(self, phase_id: str | None) -> tuple[str, ...]:
        """Return the steps of a phase, or those of the top level, in the file's order."""
        return tuple(step.id for step in self.definition.steps if step.phase == phase_id)

    def is_crossed_below(self, step_id: str) -> bool:
        """Answer whether flows end at the lower side of a step and none at its upper side."""
        box = self.box(step_id)
        middle, bottom = box.x + box.width / 2, box.y + box.height
        ends = [self.points(flow)[0] for flow in self.ways_out.get(step_id, ()) if flow in self]
        ends += [self.points(flow)[-1] for flow in self.ways_in.get(step_id, ()) if flow in self]
        sides = {y for x, y in ends if abs(x - middle) < box.width / 3}
        return any(abs(y - bottom) < 2 for y in sides) and not any(
            abs(y - box.y) < 2 for y in sides
        )

    def near(self, box: Box) -> tuple[Part, ...]:
        """Return the elements whose boxes touch `box`, each once, in the order of painting."""
        if _count_of_cells(box) > len(self._cells):
            return tuple(part for part in self.parts.values() if touches(part.box, box))
        found = {part.id: part for part in self._large}
        found |= {p.id: p for cell in _cells_of(box) for p in self._cells.get(cell, ())}
        return tuple(part for part in found.values() if touches(part.box, box))

    def at(self, x: float, y: float, slack: float) -> str | None:
        """Return the topmost element at a point; flows are met within `slack`."""
        spot = Box(x - slack, y - slack, 2 * slack, 2 * slack)
        by_kind: dict[Kind, list[str]] = defaultdict(list)
        for part in self.near(spot):
            if part.kind is Kind.FLOW:
                if distance(self.points(part.id), (x, y)) <= slack:
                    by_kind[part.kind].append(part.id)
            elif holds(part.box, (x, y)):
                by_kind[part.kind].append(part.id)
        for kind in (Kind.DEADLINE, Kind.STEP, Kind.FLOW, Kind.PHASE):
            if by_kind[kind]:
                return by_kind[kind][-1]
        return None

    def node_at(self, x: float, y: float) -> str | None:
        """Return the step, else the phase, at a point."""
        found = {part.kind: part.id for part in self.near(Box(x, y, 0, 0))
                 if part.kind in (Kind.STEP, Kind.PHASE) and holds(part.box, (x, y))}  # fmt: skip
        return found.get(Kind.STEP) or found.get(Kind.PHASE)

    def flow_at(self, x: float, y: float, slack: float, *, but: Iterable[str] = ()) -> str | None:
        """Return a flow that passes a point within `slack`."""
        left_out = set(but)
        for part in self.near(Box(x - slack, y - slack, 2 * slack, 2 * slack)):
            known = part.kind is Kind.FLOW and part.id not in left_out
            if known and distance(self.points(part.id), (x, y)) <= slack:
                return part.id
        return None

    def within(self, band: Box) -> tuple[str, ...]:
        """Return the elements that lie wholly in `band`, steps of a chosen phase left out."""
        found = [part for part in self.near(band) if inside(part.box, band)]
        phases = {part.id for part in found if part.kind is Kind.PHASE}
        return tuple(
            part.id for part in found
            if part.kind is Kind.PHASE or self.phase_of(part.id) not in phases
        )  # fmt: skip

    def _all(self) -> Iterator[tuple[str, Part]]:
        for phase in self.phases.values():
            yield phase.id, Part(Kind.PHASE, phase.id, phase.box)
        for flow in self.flows.values():
            points = _points(flow, self.steps, self.phases)
            if points:
                yield flow.id, Part(Kind.FLOW, flow.id, box_of(points))
        for step in self.steps.values():
            yield step.id, Part(Kind.STEP, step.id, step.box)
        for phase in self.phases.values():
            for place, mark in enumerate(phase.deadlines):
                self.deadlines[mark.id] = (phase, mark)
                yield mark.id, Part(Kind.DEADLINE, mark.id, deadline_box(phase.box, place))


def deadline_box(phase: Box, place: int) -> Box:
    """Return where the deadline with this place among its phase's is drawn."""
    x = phase.x + 24 + place * (MARK + 24)
    return Box(x, phase.y + phase.height - MARK / 2, MARK, MARK)


def touches(one: Box, other: Box) -> bool:
    """Answer whether two boxes have a point in common."""
    across = one.x <= other.x + other.width and other.x <= one.x + one.width
    return across and one.y <= other.y + other.height and other.y <= one.y + one.height


def holds(box: Box, point: Point) -> bool:
    """Answer whether a point lies in a box."""
    across = box.x <= point[0] <= box.x + box.width
    return across and box.y <= point[1] <= box.y + box.height


def inside(inner: Box, outer: Box) -> bool:
    """Answer whether a box lies wholly in another."""
    across = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return across and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def centre(box: Box) -> Point:
    """Return the middle of a box."""
    return (box.x + box.width / 2, box.y + box.height / 2)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of `boxes`."""
    known = list(boxes)
    if not known:
        return Box(0, 0, 0, 0)
    left, top = min(b.x for b in known), min(b.y for b in known)
    right, bottom = max(b.x + b.width for b in known), max(b.y + b.height for b in known)
    return Box(left, top, right - left, bottom - top)


def box_of(points: Iterable[Point]) -> Box:
    """Return the box around points."""
    return around(Box(x, y, 0, 0) for x, y in points)


def box_between(one: Point, other: Point) -> Box:
    """Return the box with two points as opposite corners."""
    return box_of((one, other))


def distance(points: tuple[Point, ...], at: Point) -> float:
    """Return how far a point is from a line of points."""
    pairs = pairwise(points)
    return min((to_segment(start, end, at) for start, end in pairs), default=math.inf)


def to_segment(start: Point, end: Point, at: Point) -> float:
    """Return how far a point is from a straight segment."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    share = 0.0
    if length:
        share = ((at[0] - start[0]) * across + (at[1] - start[1]) * down) / length
        share = min(max(share, 0.0), 1.0)
    return math.hypot(at[0] - start[0] - share * across, at[1] - start[1] - share * down)


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // CELL), int((box.x + box.width) // CELL) + 1):
        for row in range(int(box.y // CELL), int((box.y + box.height) // CELL) + 1):
            yield column, row


def _count_of_cells(box: Box) -> float:
    return (box.width // CELL + 2) * (box.height // CELL + 2)


def _points(flow: Flow, steps: dict[str, Step], phases: dict[str, Phase]) -> tuple[Point, ...]:
    if len(flow.waypoints) > 1:
        return flow.waypoints
    ends = [steps.get(end) or phases.get(end) for end in (flow.source, flow.target)]
    return tuple(centre(end.box) for end in ends if end is not None) if all(ends) else ()
