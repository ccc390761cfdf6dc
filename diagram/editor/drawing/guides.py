"""Alignment guides: a moved element catches on the lines of its neighbours, else on the grid."""

from collections.abc import Iterable
from dataclasses import dataclass

from diagram.editor.drawing.places import Point
from diagram.editor.drawing.shown import Guide
from models.rules.process import Box

TOLERANCE = 7.0
"""Pixels within which a line catches."""

_OVER = 12.0
"""How far a guide reaches past the boxes that it joins."""


@dataclass(frozen=True, slots=True)
class Snap:
    """How far an element really moves, and the guides that caught it."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()


def snapped(moving: Box, others: Iterable[Box], way: Point, *, zoom: float, grid: float) -> Snap:
    """Return the way of `moving` (its box before) caught by lines of `others`, else by the grid."""
    known = tuple(others)
    reach = TOLERANCE / zoom
    dx, by_x = _caught(_lines_x(moving), [(_lines_x(o), o) for o in known], way[0], reach, grid)
    dy, by_y = _caught(_lines_y(moving), [(_lines_y(o), o) for o in known], way[1], reach, grid)
    there = Box(moving.x + dx, moving.y + dy, moving.width, moving.height)
    guides = [*(_down(x, there, box) for x, box in by_x), *(_across(y, there, b) for y, b in by_y)]
    return Snap(dx, dy, tuple(dict.fromkeys(guides)))


def on_grid(length: float, grid: float) -> float:
    """Return a length in whole steps of the grid."""
    return round(length / grid) * grid


def _caught(
    own: tuple[float, ...],
    others: list[tuple[tuple[float, ...], Box]],
    way: float,
    reach: float,
    grid: float,
) -> tuple[float, list[tuple[float, Box]]]:
    gaps = [(there - (line + way), there, box) for lines, box in others for there in lines
            for line in own if abs(there - (line + way)) <= reach]  # fmt: skip
    if not gaps:
        return on_grid(way, grid), []
    nearest = min(gaps, key=lambda gap: abs(gap[0]))[0]
    return way + nearest, [(there, box) for gap, there, box in gaps if abs(gap - nearest) < 0.5]


def _lines_x(box: Box) -> tuple[float, ...]:
    return box.x, box.x + box.width / 2, box.x + box.width


def _lines_y(box: Box) -> tuple[float, ...]:
    return box.y, box.y + box.height / 2, box.y + box.height


def _down(x: float, one: Box, other: Box) -> Guide:
    top, bottom = min(one.y, other.y), max(one.y + one.height, other.y + other.height)
    return Guide((x, top - _OVER), (x, bottom + _OVER))


def _across(y: float, one: Box, other: Box) -> Guide:
    left, right = min(one.x, other.x), max(one.x + one.width, other.x + other.width)
    return Guide((left - _OVER, y), (right + _OVER, y))
