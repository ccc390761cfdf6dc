"""Ways that the user has bent, fitted to shapes that have moved: bends kept, ends docked again."""

from diagram.graph.geometry import Point, holds, is_orthogonal, simplified
from models.rules.process import Box

Change = tuple[Box, Box]
"""A shape's box before and after."""


def refitted(points: tuple[Point, ...], source: Change, target: Change) -> tuple[Point, ...] | None:
    """Return a bent way with its ends on the moved shapes; None where its bends cannot be kept."""
    if len(points) < 3:
        return None
    found = _first_end(list(points), source)
    found = _first_end(found[::-1], target)[::-1]
    if holds(source[1], found[1]) or holds(target[1], found[-2]):
        return None
    return simplified(found) if is_orthogonal(found) or not is_orthogonal(points) else None


def _first_end(points: list[Point], change: Change) -> list[Point]:
    """Move the first point with its shape, and the second so that their piece stays straight."""
    old, new = change
    if old == new:
        return points
    first, second = points[0], points[1]
    docked = _docked(first, old, new)
    if first[1] == second[1]:
        points[1] = (second[0], docked[1])
    elif first[0] == second[0]:
        points[1] = (docked[0], second[1])
    points[0] = docked
    return points


def _docked(point: Point, old: Box, new: Box) -> Point:
    across = (point[0] - old.x) / old.width if old.width else 0.5
    down = (point[1] - old.y) / old.height if old.height else 0.5
    return (new.x + across * new.width, new.y + down * new.height)
