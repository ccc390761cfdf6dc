"""Where every element of a path lies, and what lies at a point or in a rectangle."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise

from diagram.editor.drawing.grid import Grid, Kind, Part, touches
from models.rules.path_order import branch_order
from models.rules.process import Box, DeadlineMark, Flow, Phase, ProcessDefinition, Step

Point = tuple[float, float]

HEAD = 38.0
"""Height of a phase's head, by which it is taken and moved."""

MARK = 36.0
"""Size of a deadline on the lower border of its phase."""


class Places:
    """An index of one definition: elements by id, by place, and the flows of each node.

    Made with the index `before` an edit, it takes over what the edit left alone; it answers as one
    that is made anew.
    """

    def __init__(self, definition: ProcessDefinition, before: "Places | None" = None) -> None:
        self.definition = definition
        self.phases: dict[str, Phase] = {phase.id: phase for phase in definition.phases}
        self.steps: dict[str, Step] = {step.id: step for step in definition.steps}
        self.flows: dict[str, Flow] = {flow.id: flow for flow in definition.flows}
        self.deadlines: dict[str, tuple[Phase, DeadlineMark]] = {}
        self.parts: dict[str, Part] = dict(self._all(before))
        self.grid: Grid = before.grid.followed(self.parts) if before else Grid(self.parts.values())

    @cached_property
    def bounds(self) -> Box:
        """The box around everything."""
        return around(part.box for part in self.parts.values())

    @cached_property
    def ways_out(self) -> Mapping[str, list[str]]:
        """The flows that leave each node."""
        found: dict[str, list[str]] = defaultdict(list)
        for flow in self.definition.flows:
            found[flow.source].append(flow.id)
        return found

    @cached_property
    def ways_in(self) -> Mapping[str, list[str]]:
        """The flows that come to each node."""
        found: dict[str, list[str]] = defaultdict(list)
        for flow in self.definition.flows:
            found[flow.target].append(flow.id)
        return found

    @cached_property
    def notes(self) -> frozenset[str]:
        """The notes."""
        return self.definition.notes

    @cached_property
    def branches(self) -> Mapping[str, int]:
        """At which place each parallel branch is done, by the flow it begins with."""
        return branch_order(self.definition)

    def is_line(self, flow_id: str) -> bool:
        """Answer whether a flow is a mere line to a note."""
        return self.flows[flow_id].target in self.notes

    def is_told(self, element_id: str) -> bool:
        """Answer whether a note may be tied to it though it is no node: a flow, a deadline."""
        is_way = element_id in self.flows and not self.is_line(element_id)
        return is_way or element_id in self.deadlines

    def leads_on(self, node: str) -> bool:
        """Answer whether a way leads on from a node."""
        return any(not self.is_line(flow) for flow in self.ways_out.get(node, ()))

    def told_of(self, node: str) -> tuple[str, ...]:
        """Return the notes tied to a node, flow or deadline."""
        ends = (self.flows[flow].target for flow in self.ways_out.get(node, ()))
        return tuple(end for end in ends if end in self.notes)

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
        found = self.grid.near(box)
        known = self.parts.values() if found is None else sorted(found, key=self._rank)
        return tuple(part for part in known if touches(part.box, box))

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

    def _rank(self, part: Part) -> int:
        return self._order[part.id]

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {element_id: place for place, element_id in enumerate(self.parts)}

    def _all(self, before: "Places | None") -> Iterator[tuple[str, Part]]:
        kept = before.parts if before is not None else {}
        same_phases = before.phases if before is not None else {}
        same_steps = before.steps if before is not None else {}
        same_flows = before.flows if before is not None else {}
        for key, phase in self.phases.items():
            is_same = same_phases.get(key) is phase
            yield key, kept[key] if is_same else Part(Kind.PHASE, key, phase.box)
        for key, flow in self.flows.items():
            if same_flows.get(key) is flow and len(flow.waypoints) > 1:
                yield key, kept[key]
            elif points := _points(flow, self.steps, self.phases):
                made = Part(Kind.FLOW, key, box_of(points))
                yield key, kept[key] if kept.get(key) == made else made
        for key, step in self.steps.items():
            is_same = same_steps.get(key) is step
            yield key, kept[key] if is_same else Part(Kind.STEP, key, step.box)
        for phase in self.phases.values():
            for place, mark in enumerate(phase.deadlines):
                self.deadlines[mark.id] = (phase, mark)
                yield mark.id, Part(Kind.DEADLINE, mark.id, deadline_box(phase.box, place))


def deadline_box(phase: Box, place: int) -> Box:
    """Return where the deadline with this place among its phase's is drawn."""
    x = phase.x + 24 + place * (MARK + 24)
    return Box(x, phase.y + phase.height - MARK / 2, MARK, MARK)


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
    left, top = min([b.x for b in known]), min([b.y for b in known])
    right, bottom = max([b.x + b.width for b in known]), max([b.y + b.height for b in known])
    return Box(left, top, right - left, bottom - top)


def box_of(points: Iterable[Point]) -> Box:
    """Return the box around points."""
    across, down = zip(*points, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)


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


def _points(flow: Flow, steps: dict[str, Step], phases: dict[str, Phase]) -> tuple[Point, ...]:
    if len(flow.waypoints) > 1:
        return flow.waypoints
    ends = [steps.get(end) or phases.get(end) for end in (flow.source, flow.target)]
    return tuple(centre(end.box) for end in ends if end is not None) if all(ends) else ()
