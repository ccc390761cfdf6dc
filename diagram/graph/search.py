"""The cheapest way through a crowd (A*), over a sparse grid of the borders of its shapes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from diagram.graph.bends import BEND, STUB, docks
from diagram.graph.geometry import Point, simplified
from diagram.graph.obstacles import CLEAR, Ground
from models.rules.process import Box

_CORRIDOR = 160.0
"""How far off the two ends a way may lead."""

_LINES = 48
"""About how many lines a grid has each way; a finer one is tried where no way is found."""

_TRIES = ((_LINES, 160), (4 * _LINES, 60))
"""Lines of the grid, and the most shapes with which that many are searched."""

_FINEST = 12.0
_FAR = float("inf")


def found_way(ground: Ground) -> tuple[Point, ...]:
    """Return the cheapest way that meets no shape, empty when there is none."""
    shapes = _near(ground)
    for lines in (line for line, most in _TRIES if len(shapes) <= most):
        points = _Walk(ground, _Grid(ground, shapes, lines)).points()
        if points:
            return points
    return ()


def _near(ground: Ground) -> list[Box]:
    ends = (ground.source, ground.target)
    left, top = min(e.x for e in ends) - _CORRIDOR, min(e.y for e in ends) - _CORRIDOR
    right = max(e.x + e.width for e in ends) + _CORRIDOR
    bottom = max(e.y + e.height for e in ends) + _CORRIDOR
    return [
        s
        for s in ground.shapes
        if s.x < right and s.x + s.width > left and s.y < bottom and s.y + s.height > top
    ]


class _Grid:
    """Lines along the borders of the shapes; which pieces between their crossings are blocked.

    A crossing has the number y * width + x. `across` holds the pieces to the right of each
    crossing, `down` those below it.
    """

    def __init__(self, ground: Ground, shapes: Sequence[Box], lines: int) -> None:
        ends = (ground.source, ground.target)
        stubs = [
            (dock[0] + way[0] * STUB, dock[1] + way[1] * STUB)
            for end in ends
            for dock, way, _ in docks(end, out=True)
        ]
        walls = [*shapes, *ends]
        wide = ((s.x - STUB, s.x + s.width + STUB) for s in walls)
        high = ((s.y - STUB, s.y + s.height + STUB) for s in walls)
        self.xs = _thinned({x for x, _ in stubs}, (x for pair in wide for x in pair), lines)
        self.ys = _thinned({y for _, y in stubs}, (y for pair in high for y in pair), lines)
        if ground.bounds is not None:
            box = ground.bounds
            self.xs = [x for x in self.xs if box.x < x < box.x + box.width]
            self.ys = [y for y in self.ys if box.y < y < box.y + box.height]
        self.width = len(self.xs)
        self.across = bytearray(self.width * len(self.ys))
        self.down = bytearray(self.width * len(self.ys))
        for shape in shapes:
            self._block(shape, CLEAR)
        for end in ends:
            self._block(end, 1.0)

    def crossing(self, at: Point) -> int | None:
        """Return the number of the crossing at a point, None where lines do not cross."""
        x, y = bisect_left(self.xs, at[0]), bisect_left(self.ys, at[1])
        if x == len(self.xs) or y == len(self.ys) or (self.xs[x], self.ys[y]) != at:
            return None
        return y * self.width + x

    def point(self, crossing: int) -> Point:
        """Return where a crossing lies."""
        return (self.xs[crossing % self.width], self.ys[crossing // self.width])

    def _block(self, box: Box, margin: float) -> None:
        width = self.width
        left, right = box.x - margin, box.x + box.width + margin
        top, bottom = box.y - margin, box.y + box.height + margin
        first_x, past_x = bisect_right(self.xs, left), bisect_left(self.xs, right)
        first_y, past_y = bisect_right(self.ys, top), bisect_left(self.ys, bottom)
        begin = max(0, first_x - 1)
        for y in range(first_y, past_y):
            self.across[y * width + begin : y * width + past_x] = b"\1" * (past_x - begin)
        if first_x < past_x:
            for y in range(max(0, first_y - 1), past_y):
                self.down[y * width + first_x : y * width + past_x] = b"\1" * (past_x - first_x)


def _thinned(needed: set[float], others: Iterable[float], lines: int) -> list[float]:
    """Return the needed lines and those others that do not lie close beside one."""
    every = sorted(set(others))
    if not every:
        return sorted(needed)
    space = max(_FINEST, (every[-1] - every[0]) / lines)
    kept = sorted(needed)
    found = list(kept)
    last = -_FAR
    for line in every:
        place = bisect_left(kept, line)
        beside = min(
            (abs(line - near) for near in kept[max(0, place - 1) : place + 1]), default=_FAR
        )
        if line - last >= space and beside >= space:
            found.append(line)
            last = line
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a way begins or ends on the grid: its cost, the dock on the shape, the axis there."""

    cost: float
    dock: Point
    axis: int


class _Walk:
    """One search; a state is twice the crossing, plus one where it is reached up or down."""

    def __init__(self, ground: Ground, grid: _Grid) -> None:
        self._grid = grid
        self._starts = dict(_ends(ground, grid, ground.source, out=True))
        self._goals = dict(_ends(ground, grid, ground.target, out=False))
        self._targets = [(*grid.point(at), goal.cost) for at, goal in self._goals.items()]
        count = len(grid.across)
        self._best = [_FAR] * (2 * count)
        self._came = [-1] * (2 * count)
        self._least = [-1.0] * count

    def points(self) -> tuple[Point, ...]:
        """Return the cheapest way with its docks, empty when there is none."""
        if not self._starts or not self._goals:
            return ()
        last = self._search()
        if last < 0:
            return ()
        trail = [last]
        while self._came[trail[-1]] >= 0:
            trail.append(self._came[trail[-1]])
        begin, end = self._starts[trail[-1] >> 1], self._goals[last >> 1]
        middle = [self._grid.point(state >> 1) for state in reversed(trail)]
        return simplified((begin.dock, *middle, end.dock))

    def _search(self) -> int:
        """Return the state in which the cheapest way reaches its end, -1 without one."""
        waiting: list[tuple[float, float, int, bool]] = []
        for at, start in self._starts.items():
            state = 2 * at + start.axis
            self._best[state] = start.cost
            waiting.append((start.cost + self._left(at), start.cost, state, False))
        heapify(waiting)
        while waiting:
            _, spent, state, done = heappop(waiting)
            if done:
                return state
            if spent > self._best[state]:
                continue
            at, axis = state >> 1, state & 1
            goal = self._goals.get(at)
            if goal is not None:
                whole = spent + goal.cost + (BEND if axis != goal.axis else 0.0)
                heappush(waiting, (whole, whole, state, True))
            for beside, way, length in self._beside(at):
                after = spent + length + (BEND if way != axis else 0.0)
                following = 2 * beside + way
                if after < self._best[following]:
                    self._best[following] = after
                    self._came[following] = state
                    heappush(waiting, (after + self._left(beside), after, following, False))
        return -1

    def _beside(self, at: int) -> Iterator[tuple[int, int, float]]:
        """Yield the free crossings beside one, the axis that leads there and its length."""
        grid, width = self._grid, self._grid.width
        y, x = divmod(at, width)
        xs, ys = grid.xs, grid.ys
        if x + 1 < width and not grid.across[at]:
            yield at + 1, 0, xs[x + 1] - xs[x]
        if x and not grid.across[at - 1]:
            yield at - 1, 0, xs[x] - xs[x - 1]
        if y + 1 < len(ys) and not grid.down[at]:
            yield at + width, 1, ys[y + 1] - ys[y]
        if y and not grid.down[at - width]:
            yield at - width, 1, ys[y] - ys[y - 1]

    def _left(self, at: int) -> float:
        """Return what the rest of a way costs at least."""
        if self._least[at] < 0:
            x, y = self._grid.point(at)
            self._least[at] = min(
                abs(x - tx) + abs(y - ty) + cost + (BEND if x != tx and y != ty else 0.0)
                for tx, ty, cost in self._targets
            )
        return self._least[at]


def _ends(ground: Ground, grid: _Grid, box: Box, *, out: bool) -> Iterator[tuple[int, _End]]:
    for dock, way, cost in docks(box, out=out):
        stub = (dock[0] + way[0] * STUB, dock[1] + way[1] * STUB)
        at = grid.crossing(stub)
        if at is not None and ground.is_free((dock, stub)):
            yield at, _End(cost, dock, 0 if way[0] else 1)
