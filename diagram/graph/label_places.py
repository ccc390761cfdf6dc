"""Where the names of events, gateways and flows stand: beside them, over nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from diagram.graph.geometry import Point
from diagram.graph.syllables import lines_of
from models.rules.process import Box, Flow, ProcessDefinition, Step

_LETTER, _LINE = 6.2, 15.0
"""Width of a letter and height of a line of a name, in diagram units, as wide as they may be."""

_WIDEST = 110.0
_GAP = 5.0
_ON_SHAPE, _ON_NAME, _ON_LINE = 1000.0, 800.0, 20.0
"""What it costs to lie on a shape, on another name, on a line."""

_Piece = tuple[Point, Point]


def labelled(definition: ProcessDefinition) -> ProcessDefinition:
    """Return the definition with a place for each name that stands beside its element."""
    ground = _Ground(definition)
    steps = {s.id: ground.beside(s) for s in definition.steps if _is_named(s)}
    flows = {f.id: ground.along(f) for f in definition.flows if f.words.fi and len(f.waypoints) > 1}
    return replace(
        definition,
        steps=tuple(replace(s, label=steps.get(s.id)) for s in definition.steps),
        flows=tuple(replace(f, label=flows.get(f.id)) for f in definition.flows),
    )


def size_of(text: str, widest: float = _WIDEST) -> tuple[float, float]:
    """Return the room that a name needs, long words broken."""
    rows = lines_of(text, lambda row: len(row) * _LETTER <= widest)
    return (max(len(row) for row in rows) * _LETTER + 2, len(rows) * _LINE)


def _is_named(step: Step) -> bool:
    return not step.kind.holds_name and bool(step.words.fi)


class _Ground:
    """What is drawn already; each name found a place is then in the way of the next."""

    def __init__(self, definition: ProcessDefinition) -> None:
        self._shapes = [s.box for s in definition.steps]
        self._walls = [p.box for p in definition.phases]
        self._lines = [(f.id, tuple(pairwise(f.waypoints))) for f in definition.flows]
        self._names: list[Box] = []

    def beside(self, step: Step) -> Box:
        """Return a place under, over or beside an event or gateway."""
        return self._best(list(_round(step.box, size_of(step.words.fi))), None)

    def along(self, flow: Flow) -> Box:
        """Return a place along a flow, the longest piece first."""
        size = size_of(flow.words.fi, _width_along(flow.waypoints))
        return self._best(list(_beside_line(flow.waypoints, size)), flow.id)

    def _best(self, places: Sequence[Box], own: str | None) -> Box:
        best = min(places, key=lambda box: self._cost(box, own) + places.index(box))
        self._names.append(best)
        return best

    def _cost(self, box: Box, own: str | None) -> float:
        shapes = sum(_share(box, other) for other in self._shapes)
        names = sum(_share(box, other) for other in self._names)
        walls = sum(_on_border(box, wall) for wall in self._walls)
        lines = sum(
            _meets(box, piece) for key, pieces in self._lines for piece in pieces if key != own
        )
        return _ON_SHAPE * shapes + _ON_NAME * names + _ON_LINE * (lines + 2 * walls)


def _width_along(points: tuple[Point, ...]) -> float:
    """Return how wide a name may be over the longest piece of a line."""
    (ax, ay), (bx, by) = min(pairwise(points), key=_shortness)
    return max(60.0, min(_WIDEST, abs(bx - ax) - 24.0)) if ay == by else _WIDEST


def _round(box: Box, size: tuple[float, float]) -> Iterator[Box]:
    wide, high = size
    middle = box.x + box.width / 2 - wide / 2
    under, over = box.y + box.height + _GAP, box.y - high - _GAP
    yield Box(middle, under, wide, high)
    yield Box(middle, over, wide, high)
    right, left = box.x + box.width / 2 + _GAP, box.x + box.width / 2 - wide - _GAP
    for y in (under, over):
        yield Box(right, y, wide, high)
        yield Box(left, y, wide, high)
    yield Box(box.x + box.width + _GAP, box.y + box.height / 2 - high - _GAP, wide, high)
    yield Box(box.x - wide - _GAP, box.y + box.height / 2 - high - _GAP, wide, high)


def _beside_line(points: tuple[Point, ...], size: tuple[float, float]) -> Iterator[Box]:
    wide, high = size
    for a, b in sorted(pairwise(points), key=_shortness):
        for share in (0.5, 0.3, 0.7):
            x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
            if a[1] == b[1]:
                yield Box(x - wide / 2, y - high - _GAP, wide, high)
                yield Box(x - wide / 2, y + _GAP, wide, high)
            else:
                yield Box(x + _GAP, y - high / 2, wide, high)
                yield Box(x - wide - _GAP, y - high / 2, wide, high)


def _shortness(piece: _Piece) -> float:
    (ax, ay), (bx, by) = piece
    return -(abs(ax - bx) + abs(ay - by))


def _share(box: Box, other: Box) -> float:
    """Return which share of a box lies on another."""
    across = min(box.x + box.width, other.x + other.width) - max(box.x, other.x)
    down = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
    if across <= 0 or down <= 0:
        return 0.0
    return 0.2 + across * down / (box.width * box.height)


def _meets(box: Box, piece: _Piece) -> bool:
    (ax, ay), (bx, by) = piece
    return (
        min(ax, bx) < box.x + box.width
        and max(ax, bx) > box.x
        and min(ay, by) < box.y + box.height
        and max(ay, by) > box.y
    )


def _on_border(box: Box, wall: Box) -> bool:
    """Answer whether a name lies across the border of a phase."""
    right, bottom = wall.x + wall.width, wall.y + wall.height
    corners = ((wall.x, wall.y), (right, wall.y), (right, bottom), (wall.x, bottom))
    return any(_meets(box, piece) for piece in pairwise((*corners, corners[0])))
