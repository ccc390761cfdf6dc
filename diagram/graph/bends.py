"""The usual ways of a flow at right angles, from border to border, and what each of them costs."""

from collections.abc import Iterator
from itertools import pairwise

from diagram.graph.geometry import Point
from diagram.graph.obstacles import Ground
from models.rules.process import Box

STUB = 20.0
"""How far a way leads off a shape before it turns."""

BEND = 40.0
_AGAINST = 200.0
_SIDEWAYS = 30.0
"""Costs in diagram units: of a bend, of a side against the reading direction, of above or below."""

_TRIES = 8


def usual_ways(ground: Ground) -> Iterator[tuple[tuple[Point, ...], float]]:
    """Yield ways with their costs; none of them is known to be free yet."""
    for points, extra in (*_across(ground), *_corners(ground), *_down(ground), *_round(ground)):
        yield points, cost(points) + extra


def cost(points: tuple[Point, ...]) -> float:
    """Return what a way costs by its length and bends."""
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
    return length + BEND * (len(points) - 2)


_Found = Iterator[tuple[tuple[Point, ...], float]]


def _across(ground: Ground) -> _Found:
    """From the right border to the left one, straight or with a step."""
    (left, y), (right, ty) = _right(ground.source), _left(ground.target)
    if right < left:
        return
    if y == ty:
        yield ((left, y), (right, ty)), 0.0
        return
    for x in dict.fromkeys((round((left + right) / 2), left + STUB, right - STUB)):
        if left < x < right:
            yield ((left, y), (x, y), (x, ty), (right, ty)), 0.0


def _corners(ground: Ground) -> _Found:
    """With one bend, out of or into the upper or lower border: for gateways the usual way."""
    source, target = ground.source, ground.target
    (sx, sy), (tx, ty) = _middle(source), _middle(target)
    if target.x > sx:
        end = _left(target)
        for low, start in ((True, _bottom(source)), (False, _top(source))):
            if (ty > start[1] + CORNER) if low else (ty < start[1] - CORNER):
                yield (start, (sx, ty), end), 0.0 if ground.forks else _SIDEWAYS
    if tx > source.x + source.width:
        begin = _right(source)
        for low, stop in ((True, _bottom(target)), (False, _top(target))):
            if (sy > stop[1] + CORNER) if low else (sy < stop[1] - CORNER):
                yield (begin, (tx, sy), stop), 0.0 if ground.joins else _SIDEWAYS


CORNER = 10.0


def _down(ground: Ground) -> _Found:
    """From the lower border to the upper one, or the other way."""
    for start, end in (
        (_bottom(ground.source), _top(ground.target)),
        (_top(ground.source), _bottom(ground.target)),
    ):
        falls = end[1] - start[1] if start[1] > ground.source.y else start[1] - end[1]
        if falls <= 0:
            continue
        if start[0] == end[0]:
            yield (start, end), _SIDEWAYS
            continue
        y = round((start[1] + end[1]) / 2)
        yield (start, (start[0], y), (end[0], y), end), _SIDEWAYS


def _round(ground: Ground) -> _Found:
    """Under or over everything between the two ends: the usual way back."""
    left = min(ground.source.x, ground.target.x)
    right = max(_right(ground.source)[0], _right(ground.target)[0])
    between = [s for s in ground.shapes if s.x < right and s.x + s.width > left]
    boxes = (ground.source, ground.target)
    low = max(b.y + b.height for b in boxes) + STUB
    lows = sorted({low, *(s.y + s.height + STUB for s in between if s.y + s.height + STUB > low)})
    for y in lows[:_TRIES]:
        start, end = _bottom(ground.source), _bottom(ground.target)
        yield (start, (start[0], y), (end[0], y), end), 2 * _SIDEWAYS
    high = min(b.y for b in boxes) - STUB
    highs = sorted({high, *(s.y - STUB for s in between if s.y - STUB < high)}, reverse=True)
    for y in highs[:_TRIES]:
        start, end = _top(ground.source), _top(ground.target)
        yield (start, (start[0], y), (end[0], y), end), 2 * _SIDEWAYS + 1.0


def docks(box: Box, *, out: bool) -> tuple[tuple[Point, Point, float], ...]:
    """Return where a way may leave (or reach) a box, the direction off it there, and the cost."""
    right, left = (0.0, _AGAINST) if out else (_AGAINST, 0.0)
    return (
        (_right(box), (1.0, 0.0), right),
        (_left(box), (-1.0, 0.0), left),
        (_bottom(box), (0.0, 1.0), _SIDEWAYS),
        (_top(box), (0.0, -1.0), _SIDEWAYS),
    )


def _middle(box: Box) -> Point:
    return (box.x + box.width / 2, box.y + box.height / 2)


def _right(box: Box) -> Point:
    return (box.x + box.width, box.y + box.height / 2)


def _left(box: Box) -> Point:
    return (box.x, box.y + box.height / 2)


def _bottom(box: Box) -> Point:
    return (box.x + box.width / 2, box.y + box.height)


def _top(box: Box) -> Point:
    return (box.x + box.width / 2, box.y)
