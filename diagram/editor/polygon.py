"""Which points lie in a polygon, by the even-odd rule: thousands of points against a drawn line."""

import numpy as np

from diagram.editor.caseload import Flags, Floats


def in_polygon(x: Floats, y: Floats, corners: Floats) -> Flags:
    """Answer for each point whether it lies in the polygon of `corners`, shape (count, 2).

    The last corner joins the first. Points are sorted by height once, so that each side looks
    only at the points at its own height.
    """
    inside = np.zeros(len(x), np.bool_)
    if len(corners) < 3 or not len(x):
        return inside
    order = np.argsort(y, kind="stable")
    across, down = x[order], y[order]
    ends = np.roll(corners, -1, axis=0)
    low, high = np.minimum(corners[:, 1], ends[:, 1]), np.maximum(corners[:, 1], ends[:, 1])
    first, last = np.searchsorted(down, low), np.searchsorted(down, high)
    odd = np.zeros(len(x), np.bool_)
    for side in np.flatnonzero(last > first).tolist():
        here = slice(int(first[side]), int(last[side]))
        (x1, y1), (x2, y2) = corners[side], ends[side]
        odd[here] ^= across[here] < x1 + (down[here] - y1) * (x2 - x1) / (y2 - y1)
    inside[order] = odd
    return inside
