"""What a flow must lead round: the other shapes of its scope, and the border of its phase."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from diagram.graph.geometry import Point, contains
from models.rules.process import Box, Flow, Phase, ProcessDefinition, Step, StepKind

CLEAR = 10.0
"""How near a way may come to a shape that it passes, in diagram units."""

REACH = 90.0
"""How far deadlines and their reminders hang under the border of a phase."""

_EVENT = 36.0


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
        self._phases = {phase.id: phase for phase in definition.phases}
        self._steps = {step.id: step for step in definition.steps}
        self._inside: dict[str | None, list[Box]] = {}
        for step in definition.steps:
            if step.box.width > 0:
                self._inside.setdefault(step.phase, []).append(step.box)

    def ground(self, flow: Flow) -> Ground | None:
        """Return the ground of a flow; None when an end of it does not exist."""
        source, target = self._node(flow.source), self._node(flow.target)
        if source is None or target is None:
            return None
        ends, scopes = (source.box, target.box), {_scope(source), _scope(target)}
        scope = scopes.pop() if len(scopes) == 1 else None
        if scopes:
            shapes = [box for boxes in self._inside.values() for box in boxes]
        else:
            shapes = self._inside.get(scope, [])
        around = self._phases.get(scope) if scope is not None else None
        if around is None:
            shapes = [*shapes, *_walls(self._phases.values(), ends)]
        return Ground(
            *ends,
            tuple(box for box in shapes if box not in ends),
            around.box if around is not None else None,
            _is_gateway(source),
            _is_gateway(target),
        )

    def _node(self, node: str) -> Step | Phase | None:
        return self._steps.get(node) or self._phases.get(node)


def _scope(node: Step | Phase) -> str | None:
    return node.phase if isinstance(node, Step) else None


def _is_gateway(node: Step | Phase) -> bool:
    return isinstance(node, Step) and node.kind is StepKind.GATEWAY


def _walls(phases: Iterable[Phase], ends: tuple[Box, Box]) -> Iterator[Box]:
    """Yield the phases that hold neither end, and what hangs under the border of each."""
    for phase in phases:
        if phase.box.width > 0 and not any(contains(phase.box, end) for end in ends):
            yield phase.box
        if phase.deadlines and phase.box.width > 0:
            width = len(phase.deadlines) * (_EVENT + 24.0) - 24.0
            low = phase.box.y + phase.box.height + CLEAR + 1.0
            yield Box(phase.box.x + 24.0, low, width, REACH - 2 * CLEAR)


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
