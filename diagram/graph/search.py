"""The cheapest way through a crowd (A*), over a sparse grid of the borders of its shapes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from diagram.graph.bends import BEND, STUB, docks
from diagram.graph.geometry import Point, simplified
from diagram.graph.obstacles import CLEAR, Ground
from models.rules.process import Box

_CORRIDOR = 160.0
"""How far off the two ends a way may lead before shapes there are looked at."""

_CROWD = 40
"""Most shapes that are led round; those farther off the straight line are passed over."""

_State = tuple[int, int, int]
_TURNS = ((1, 0), (-1, 0), (0, 1), (0, -1))


def found_way(ground: Ground) -> tuple[Point, ...]:
    """Return the cheapest way that meets no shape, empty when there is none."""
    shapes = _near(ground)
    grid = _Grid(ground, shapes)
    starts = {}
    for dock, way, extra in docks(ground.source, out=True):
        place = grid.place(dock, way)
        if place is not None:
            starts[(*place, _TURNS.index((int(way[0]), int(way[1]))))] = (extra, dock)
    goals = {}
    for dock, way, extra in docks(ground.target, out=False):
        place = grid.place(dock, way)
        if place is not None:
            goals[(*place, _TURNS.index((int(-way[0]), int(-way[1]))))] = (extra, dock)
    return _walked(grid, starts, goals)


def _near(ground: Ground) -> list[Box]:
    ends = (ground.source, ground.target)
    left, top = min(e.x for e in ends) - _CORRIDOR, min(e.y for e in ends) - _CORRIDOR
    right = max(e.x + e.width for e in ends) + _CORRIDOR
    bottom = max(e.y + e.height for e in ends) + _CORRIDOR
    x, y = (left + right) / 2, (top + bottom) / 2
    near = [
        s
        for s in ground.shapes
        if s.x < right and s.x + s.width > left and s.y < bottom and s.y + s.height > top
    ]
    far = sorted(
        near, key=lambda s: (abs(s.x + s.width / 2 - x) + abs(s.y + s.height / 2 - y), s.x, s.y)
    )
    return far[:_CROWD]


class _Grid:
    """Lines along the borders of the shapes, with the pieces that are blocked."""

    def __init__(self, ground: Ground, shapes: Sequence[Box]) -> None:
        ends = (ground.source, ground.target)
        stubs = [
            (dock[0] + way[0] * STUB, dock[1] + way[1] * STUB)
            for end in ends
            for dock, way, _ in docks(end, out=True)
        ]
        walls = [*shapes, *ends]
        self.xs = sorted(
            {x for x, _ in stubs} | {x for s in walls for x in (s.x - STUB, s.x + s.width + STUB)}
        )
        self.ys = sorted(
            {y for _, y in stubs} | {y for s in walls for y in (s.y - STUB, s.y + s.height + STUB)}
        )
        self._ground = ground
        self._blocked_across: set[tuple[int, int]] = set()
        self._blocked_down: set[tuple[int, int]] = set()
        for shape in shapes:
            self._block(shape, CLEAR)
        for end in ends:
            self._block(end, 1.0)
        if ground.bounds is not None:
            self._keep_in(ground.bounds)

    def place(self, dock: Point, way: Point) -> tuple[int, int] | None:
        """Return the crossing where a stub off a dock ends; None when the stub is not free."""
        x, y = dock[0] + way[0] * STUB, dock[1] + way[1] * STUB
        if not self._ground.is_free((dock, (x, y))):
            return None
        return (bisect_left(self.xs, x), bisect_left(self.ys, y))

    def steps(self, x: int, y: int) -> Iterator[tuple[int, int, int, float]]:
        """Yield the free crossings beside one: its place, the direction there, the length."""
        xs, ys = self.xs, self.ys
        if x + 1 < len(xs) and (x, y) not in self._blocked_across:
            yield x + 1, y, 0, xs[x + 1] - xs[x]
        if x and (x - 1, y) not in self._blocked_across:
            yield x - 1, y, 1, xs[x] - xs[x - 1]
        if y + 1 < len(ys) and (x, y) not in self._blocked_down:
            yield x, y + 1, 2, ys[y + 1] - ys[y]
        if y and (x, y - 1) not in self._blocked_down:
            yield x, y - 1, 3, ys[y] - ys[y - 1]

    def _block(self, box: Box, margin: float) -> None:
        left, right = box.x - margin, box.x + box.width + margin
        top, bottom = box.y - margin, box.y + box.height + margin
        inner_x = range(bisect_right(self.xs, left), bisect_left(self.xs, right))
        inner_y = range(bisect_right(self.ys, top), bisect_left(self.ys, bottom))
        for y in inner_y:
            for x in range(max(0, inner_x.start - 1), inner_x.stop):
                self._blocked_across.add((x, y))
        for x in inner_x:
            for y in range(max(0, inner_y.start - 1), inner_y.stop):
                self._blocked_down.add((x, y))

    def _keep_in(self, bounds: Box) -> None:
        right, bottom = bounds.x + bounds.width, bounds.y + bounds.height
        outside_x = {x for x, at in enumerate(self.xs) if not bounds.x <= at <= right}
        outside_y = {y for y, at in enumerate(self.ys) if not bounds.y <= at <= bottom}
        for x in range(len(self.xs)):
            for y in range(len(self.ys)):
                if y in outside_y or x in outside_x or x + 1 in outside_x:
                    self._blocked_across.add((x, y))
                if x in outside_x or y in outside_y or y + 1 in outside_y:
                    self._blocked_down.add((x, y))


_Ends = dict[_State, tuple[float, Point]]


def _walked(grid: _Grid, starts: _Ends, goals: _Ends) -> tuple[Point, ...]:
    if not starts or not goals:
        return ()
    targets = [(grid.xs[x], grid.ys[y]) for x, y, _ in goals]

    def at_least(x: int, y: int) -> float:
        px, py = grid.xs[x], grid.ys[y]
        return min(abs(px - tx) + abs(py - ty) for tx, ty in targets)

    best = {state: extra for state, (extra, _) in starts.items()}
    came: dict[_State, _State] = {}
    waiting = [(extra + at_least(s[0], s[1]), s) for s, (extra, _) in starts.items()]
    waiting.sort()
    reached: tuple[float, _State, _State] | None = None
    while waiting:
        guess, state = heappop(waiting)
        if reached is not None and guess >= reached[0]:
            break
        x, y, turn = state
        spent = best[state]
        if guess > spent + at_least(x, y) + 1e-9:
            continue
        for goal, (extra, _) in goals.items():
            if goal[:2] == (x, y) and not _opposite(turn, goal[2]):
                whole = spent + extra + (BEND if turn != goal[2] else 0.0)
                if reached is None or whole < reached[0]:
                    reached = (whole, state, goal)
        for nx, ny, direction, length in grid.steps(x, y):
            if _opposite(turn, direction):
                continue
            after = spent + length + (BEND if direction != turn else 0.0)
            following = (nx, ny, direction)
            if after < best.get(following, float("inf")):
                best[following] = after
                came[following] = state
                heappush(waiting, (after + at_least(nx, ny), following))
    return () if reached is None else _points(grid, came, starts, goals, reached)


def _points(
    grid: _Grid,
    came: dict[_State, _State],
    starts: _Ends,
    goals: _Ends,
    reached: tuple[float, _State, _State],
) -> tuple[Point, ...]:
    _, state, goal = reached
    trail = [state]
    while trail[-1] in came:
        trail.append(came[trail[-1]])
    trail.reverse()
    middle = [(grid.xs[x], grid.ys[y]) for x, y, _ in trail]
    return simplified((starts[trail[0]][1], *middle, goals[goal][1]))


def _opposite(a: int, b: int) -> bool:
    return a // 2 == b // 2 and a != b
