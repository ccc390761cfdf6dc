"""Lines to notes (yhdysviivat): straight, from border to border; they lead round nothing."""

from diagram.graph.geometry import Point, centre
from models.rules.process import Box

_SHARED = 10.0
"""So much must two boxes share of their sides for the line between them to be upright or level."""


def straight(source: Box, target: Box) -> tuple[Point, ...]:
    """Return a straight line between two shapes."""
    across, down = _shared(source, target, "x", "width"), _shared(source, target, "y", "height")
    if across is not None and down is None:
        return _upright(source, target, across)
    if down is not None and across is None:
        return tuple(point[::-1] for point in _upright(_turned(source), _turned(target), down))
    one, other = centre(source), centre(target)
    line = (_border(source, one, other), _border(target, other, one))
    return line if line[0] != line[1] else (one, other)


def _shared(one: Box, other: Box, side: str, size: str) -> float | None:
    low = max(getattr(one, side), getattr(other, side))
    high = min(getattr(one, side) + getattr(one, size), getattr(other, side) + getattr(other, size))
    return float(round((low + high) / 2)) if high - low >= _SHARED else None


def _upright(source: Box, target: Box, x: float) -> tuple[Point, ...]:
    if target.y >= source.y + source.height:
        return ((x, source.y + source.height), (x, target.y))
    return ((x, source.y), (x, target.y + target.height))


def _turned(box: Box) -> Box:
    return Box(box.y, box.x, box.height, box.width)


def _border(box: Box, middle: Point, towards: Point) -> Point:
    """Return where the way from the middle of a box leaves it."""
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    share = min(
        box.width / 2 / abs(dx) if dx else 1.0, box.height / 2 / abs(dy) if dy else 1.0, 1.0
    )
    return (float(round(middle[0] + dx * share)), float(round(middle[1] + dy * share)))
