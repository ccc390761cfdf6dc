"""A uniform grid over points: which of them lie in a rectangle, in well under a millisecond."""

import numpy as np

from diagram.editor.caseload import Floats, Numbers

_ROWS = 1 << 16


class GridIndex:
    """Points sorted by the square cell they lie in."""

    def __init__(self, x: Floats, y: Floats, cell: float) -> None:
        self._cell = cell
        self._x, self._y = x, y
        self._keys = self._key(x, y)
        self._order = np.argsort(self._keys, kind="stable")
        self._keys = self._keys[self._order]

    def near(self, left: float, top: float, right: float, bottom: float) -> Numbers:
        """Return the places of points in every cell that the rectangle touches, in order."""
        first, last = self._across(left), self._across(right)
        if last - first > 4096 or not len(self._keys):
            return np.sort(self._order)
        parts = []
        for column in range(first, last + 1):
            base = column * _ROWS
            start = np.searchsorted(self._keys, base + self._across(top))
            end = np.searchsorted(self._keys, base + self._across(bottom), side="right")
            parts.append(self._order[start:end])
        return np.sort(np.concatenate(parts)) if parts else self._order[:0]

    def inside(self, left: float, top: float, right: float, bottom: float) -> Numbers:
        """Return the places of exactly the points in the rectangle."""
        near = self.near(left, top, right, bottom)
        x, y = self._x[near], self._y[near]
        return near[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)]

    def nearest(self, x: float, y: float, reach: float) -> int | None:
        """Return the place of the point nearest to (x, y) within `reach`, None when none is."""
        near = self.near(x - reach, y - reach, x + reach, y + reach)
        if not len(near):
            return None
        distance = (self._x[near] - x) ** 2 + (self._y[near] - y) ** 2
        best = int(distance.argmin())
        return int(near[best]) if distance[best] <= reach * reach else None

    def _across(self, value: float) -> int:
        return int(min(max(value // self._cell, 0), _ROWS - 1))

    def _key(self, x: Floats, y: Floats) -> Numbers:
        column = np.clip(x // self._cell, 0, _ROWS - 1).astype(np.int64)
        row = np.clip(y // self._cell, 0, _ROWS - 1).astype(np.int64)
        return column * _ROWS + row
