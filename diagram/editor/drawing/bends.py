"""The shape of a flow pulled by hand: straight parts moved, corners kept square."""

from itertools import pairwise

from diagram.editor.drawing.places import Point, to_segment
from models.rules.process import Box

_STUB = 20.0
_SMALLEST = (120.0, 90.0)
_FREE = 2.0


def part_at(points: tuple[Point, ...], at: Point) -> int:
    """Return which straight part of a line is nearest to a point."""
    pairs = list(pairwise(points))
    return min(range(len(pairs)), key=lambda place: to_segment(*pairs[place], at))


def is_across(points: tuple[Point, ...], part: int) -> bool:
    """Answer whether a part runs from side to side, so that it is pulled up and down."""
    start, end = points[part], points[part + 1]
    return abs(end[1] - start[1]) <= abs(end[0] - start[0])


def pulled(points: tuple[Point, ...], part: int, way: Point) -> tuple[Point, ...]:
    """Return the line with one part pulled by `way`; its ends stay at their elements."""
    start, end = points[part], points[part + 1]
    if min(abs(end[0] - start[0]), abs(end[1] - start[1])) > _FREE:
        middle = ((start[0] + end[0]) / 2 + way[0], (start[1] + end[1]) / 2 + way[1])
        return (*points[: part + 1], middle, *points[part + 1 :])
    off = (0.0, way[1]) if is_across(points, part) else (way[0], 0.0)
    if not any(off):
        return points
    before, after = list(points[:part]), list(points[part + 2 :])
    if part == 0:
        before, start = [start, _toward(start, end)], _toward(start, end)
    if part == len(points) - 2:
        after, end = [_toward(end, points[part]), end], _toward(end, points[part])
    moved = [(start[0] + off[0], start[1] + off[1]), (end[0] + off[0], end[1] + off[1])]
    return straightened((*before, *moved, *after))


def straightened(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the line without doubled points and corners that are none."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found) if len(found) > 1 else points


def resized(box: Box, corner: int, way: Point) -> Box:
    """Return a box with one of its eight handles pulled; clockwise from the left upper one."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if corner in (0, 6, 7):
        left = min(left + way[0], right - _SMALLEST[0])
    if corner in (2, 3, 4):
        right = max(right + way[0], left + _SMALLEST[0])
    if corner in (0, 1, 2):
        top = min(top + way[1], bottom - _SMALLEST[1])
    if corner in (4, 5, 6):
        bottom = max(bottom + way[1], top + _SMALLEST[1])
    return Box(left, top, right - left, bottom - top)


def _toward(start: Point, end: Point) -> Point:
    length = max(abs(end[0] - start[0]) + abs(end[1] - start[1]), 0.1)
    share = min(_STUB, length / 3) / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _in_line(one: Point, middle: Point, other: Point) -> bool:
    down = one[0] == middle[0] == other[0] and (middle[1] - one[1]) * (other[1] - middle[1]) >= 0
    across = one[1] == middle[1] == other[1] and (middle[0] - one[0]) * (other[0] - middle[0]) >= 0
    return down or across
