"""Points and boxes of the drawing: where they lie and how they are moved."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from models.rules.process import Box

Point: TypeAlias = tuple[float, float]


class Axis(StrEnum):
    """A direction of the drawing: across (vaakasuunta) or down (pystysuunta)."""

    X = "x"
    Y = "y"


GRID = 10.0
"""Distance of the lines that shapes are put on, in diagram units."""


def centre(box: Box) -> Point:
    """Return the middle of a box."""
    return (box.x + box.width / 2, box.y + box.height / 2)


def around(at: Point, size: tuple[float, float]) -> Box:
    """Return the box of a size whose middle is at a point."""
    return Box(at[0] - size[0] / 2, at[1] - size[1] / 2, size[0], size[1])


def shifted(box: Box, dx: float, dy: float) -> Box:
    """Return a box moved by so much."""
    x, y = shifted_point((box.x, box.y), dx, dy)
    return replace(box, x=x, y=y)


def shifted_point(point: Point, dx: float, dy: float) -> Point:
    """Return a point moved by so much, rounded so that moving back leads to the same numbers."""
    return (round(point[0] + dx, 3), round(point[1] + dy, 3))


def holds(box: Box, at: Point) -> bool:
    """Answer whether a point lies in a box or on its border."""
    return box.x <= at[0] <= box.x + box.width and box.y <= at[1] <= box.y + box.height


def contains(outer: Box, inner: Box) -> bool:
    """Answer whether one box lies wholly in another."""
    far = (inner.x + inner.width, inner.y + inner.height)
    return holds(outer, (inner.x, inner.y)) and holds(outer, far)


def overlap(a: Box, b: Box) -> bool:
    """Answer whether two boxes have more than a border in common."""
    across = a.x < b.x + b.width and b.x < a.x + a.width
    return across and a.y < b.y + b.height and b.y < a.y + a.height


def hull(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around others; ValueError when there are none."""
    found = tuple(boxes)
    left, top = min(b.x for b in found), min(b.y for b in found)
    right = max(b.x + b.width for b in found)
    bottom = max(b.y + b.height for b in found)
    return Box(left, top, right - left, bottom - top)


def on_grid(value: float) -> float:
    """Return the nearest line of the grid."""
    return round(value / GRID) * GRID


def simplified(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return a line without points that double another or lie on a straight piece.

    A line has two points at least, also where both ends lie on each other.
    """
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept) if len(kept) > 1 else tuple(kept * 2)


def is_orthogonal(points: Iterable[Point]) -> bool:
    """Answer whether every piece of a line lies across or down."""
    return all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    if a[0] == b[0] == c[0]:
        return (b[1] - a[1]) * (c[1] - b[1]) >= 0
    if a[1] == b[1] == c[1]:
        return (b[0] - a[0]) * (c[0] - b[0]) >= 0
    return False
