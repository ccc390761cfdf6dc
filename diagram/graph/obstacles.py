"""What a flow must lead round: the other shapes of its scope, and the border of its phase."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from diagram.graph.geometry import Point, contains, hull, overlap
from diagram.graph.ties import spots
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind

CLEAR = 10.0
"""How near a way may come to a shape that it passes, in diagram units."""

REACH = 90.0
"""How far deadlines and their reminders hang under the border of a phase."""

_EVENT = 36.0
_ASIDE = 600.0
"""How far off its two ends a way may lead."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground that one flow crosses: its two ends, what stands around, where it may be."""

    source: Box
    target: Box
    shapes: tuple[Box, ...] = ()
    bounds: Box | None = None
    forks: bool = False
    joins: bool = False

    def is_free(self, points: Sequence[Point]) -> bool:
        """Answer whether a way at right angles meets no shape and stays in its bounds."""
        pieces = list(pairwise(points))
        if any(_crosses(self.source, a, b, 0.0) for a, b in pieces):
            return False
        if any(_crosses(self.target, a, b, 0.0) for a, b in pieces):
            return False
        if self.bounds is not None and not all(_inside(self.bounds, p) for p in points):
            return False
        return not any(_crosses(s, a, b, CLEAR) for s in self.shapes for a, b in pieces)


class Terrain:
    """The shapes of one definition by scope, so that many flows can be led quickly."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self._definition = definition
        self._phases = {phase.id: phase for phase in definition.phases}
        self._steps = {step.id: step for step in definition.steps}
        self._scopes: dict[str | None, list[Box]] = {}
        for step in definition.steps:
            if step.box.width > 0:
                self._scopes.setdefault(step.phase, []).append(step.box)
        self._drawn = [phase for phase in definition.phases if phase.box.width > 0]
        self._maps: dict[str | None, _Map] = {}

    def ground(self, flow: Flow) -> Ground | None:
        """Return the ground of a flow; None when an end of it does not exist."""
        source, target = self._node(flow.source), self._node(flow.target)
        if source is None or target is None:
            return None
        ends, scopes = (source.box, target.box), {_scope(source), _scope(target)}
        scope = scopes.pop() if len(scopes) == 1 else None
        window = _window(ends)
        known = self._all if scopes else self._inside(scope)
        shapes = known.within(window)
        around = self._phases.get(scope) if scope is not None else None
        if around is None:
            walls = (w for w in self._walls.within(window) if not _holds_one(w, ends))
            shapes = [*shapes, *walls, *self._feet.within(window)]
        return Ground(
            *ends,
            tuple(box for box in shapes if box not in ends),
            around.box if around is not None else window,
            _is_gateway(source),
            _is_gateway(target),
        )

    def is_line(self, flow: Flow) -> bool:
        """Answer whether a flow is a line to a note, which leads round nothing."""
        ends = (self._steps.get(flow.source), self._steps.get(flow.target))
        return any(end is not None and end.kind is StepKind.NOTE for end in ends)

    def ends_of_line(self, line: Flow) -> tuple[Box, Box] | None:
        """Return between what a line to a note leads; None when an end of it is not there."""
        source, target = self._node(line.source), self._node(line.target)
        if target is None:
            return None
        begin = source.box if source is not None else self._spot(line.source)
        return (begin, target.box) if begin is not None else None

    def _spot(self, tied: str) -> Box | None:
        return spots(self._definition, (tied,)).get(tied)

    # made when a flow asks for them: most edits lead few flows

    def _inside(self, scope: str | None) -> "_Map":
        if scope not in self._maps:
            self._maps[scope] = _Map(self._scopes.get(scope, []))
        return self._maps[scope]

    @cached_property
    def _walls(self) -> "_Map":
        return _Map([phase.box for phase in self._drawn])

    @cached_property
    def _feet(self) -> "_Map":
        return _Map([_foot(phase) for phase in self._drawn if phase.deadlines])

    @cached_property
    def _all(self) -> "_Map":
        return _Map([box for boxes in self._scopes.values() for box in boxes])

    def _node(self, node: str) -> Step | Phase | None:
        return self._steps.get(node) or self._phases.get(node)


class _Map:
    """Boxes that can be asked for by place, quickly also when there are thousands."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes
        self._cells: dict[tuple[int, int], list[Box]] = {}
        if len(boxes) > _FEW:
            for box in boxes:
                for cell in _cells(box):
                    self._cells.setdefault(cell, []).append(box)

    def within(self, window: Box) -> list[Box]:
        """Return the boxes in a window; none when it is too wide to look at each."""
        if not self._cells:
            return [box for box in self._boxes if overlap(box, window)]
        if window.width * window.height > _MOST_CELLS * _CELL * _CELL:
            return []
        found = (box for cell in _cells(window) for box in self._cells.get(cell, ()))
        return list(dict.fromkeys(box for box in found if overlap(box, window)))


_FEW = 300
_CELL = 400.0
_MOST_CELLS = 60


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
        for y in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
            yield x, y


def _window(ends: tuple[Box, Box]) -> Box:
    """Return the ground on which a way between two shapes may lead."""
    whole = hull(ends)
    return Box(
        whole.x - _ASIDE, whole.y - _ASIDE, whole.width + 2 * _ASIDE, whole.height + 2 * _ASIDE
    )


def _scope(node: Step | Phase) -> str | None:
    return node.phase if isinstance(node, Step) else None


def _is_gateway(node: Step | Phase) -> bool:
    return isinstance(node, Step) and node.kind.is_gateway


def _holds_one(wall: Box, ends: tuple[Box, Box]) -> bool:
    return any(contains(wall, end) for end in ends)


def _foot(phase: Phase) -> Box:
    """Return where deadlines and reminders hang under the border of a phase."""
    width = len(phase.deadlines) * (_EVENT + 24.0) - 24.0
    low = phase.box.y + phase.box.height + CLEAR + 1.0
    return Box(phase.box.x + 24.0, low, width, REACH - 2 * CLEAR)


def _crosses(box: Box, a: Point, b: Point, margin: float) -> bool:
    """Answer whether a piece lies inside a box widened by a margin; its border is free."""
    return (
        min(a[0], b[0]) < box.x + box.width + margin
        and max(a[0], b[0]) > box.x - margin
        and min(a[1], b[1]) < box.y + box.height + margin
        and max(a[1], b[1]) > box.y - margin
    )


def _inside(box: Box, at: Point) -> bool:
    return box.x <= at[0] <= box.x + box.width and box.y <= at[1] <= box.y + box.height
