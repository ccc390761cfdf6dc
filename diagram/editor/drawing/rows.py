"""A long path in rows on a sheet: as large as it gets, cut between phases or at least steps."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSizeF

from diagram.editor.drawing.places import Places
from models.rules.process import Box

HEAD = 34.0
"""Air between rows and below the title, in 1/96 inch."""

_MOST_ROWS = 6
_LARGEST = 1.5
_WORTH_WHOLE = 0.75
"""How large a path in whole phases must be, of what it would be when phases are cut."""
_FREE = 24.0
"""On either side of a box a row is not cut."""


def rows_on(places: Places, room: QSizeF) -> tuple[float, tuple[float, ...]]:
    """Return how large the path is drawn, 1.0 its real size, and where rows begin and end.

    Phases stay whole unless cutting them makes it much larger.
    """
    steps = [step.box for step in places.steps.values()]
    phases = [phase.box for phase in places.phases.values()]
    whole, finer = (
        max(
            (_share(places, cuts, room), cuts)
            for cuts in (_cuts(places, rows, boxes) for rows in range(1, _MOST_ROWS + 1))
        )
        for boxes in ([*phases, *steps], steps)
    )
    return whole if whole[0] >= finer[0] * _WORTH_WHOLE else finer


def _share(places: Places, cuts: tuple[float, ...], room: QSizeF) -> float:
    widest = max(right - left for left, right in pairwise(cuts))
    tall = (len(cuts) - 1) * (places.bounds.height + HEAD)
    return min(room.width() / widest, room.height() / tall, _LARGEST)


def _cuts(places: Places, rows: int, boxes: Sequence[Box]) -> tuple[float, ...]:
    """Return near equal parts, none of whose ends lies in a box."""
    bounds = places.bounds
    edges = [(box.x - _FREE, box.x + box.width + _FREE) for box in boxes]
    free = [x for edge in edges for x in edge]
    free = [x for x in free if not any(left < x < right for left, right in edges)]
    ideal = (bounds.x + bounds.width * row / rows for row in range(1, rows))
    inner = {_nearest(free, wanted) for wanted in ideal} if free else set()
    ends = {bounds.x - _FREE, bounds.x + bounds.width + _FREE}
    return tuple(sorted({x for x in inner if bounds.x < x < bounds.x + bounds.width} | ends))


def _nearest(places: list[float], wanted: float) -> float:
    return min(places, key=lambda place: abs(place - wanted))
