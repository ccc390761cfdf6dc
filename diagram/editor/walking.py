"""Where the arrow keys lead among the cases of a step."""

from enum import Enum

import numpy as np

from diagram.editor.caseload import Caseload, Numbers
from diagram.editor.placing import Places


class Arrow(Enum):
    """An arrow key."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, 1)
    DOWN = (0, -1)


def cases_of(load: Caseload, places: Places, step: str) -> Numbers:
    """Return the cases of a step from the most pressing on: left to right, from below."""
    here = load.steps.index(step)
    line: Numbers = places.order[load.step[places.order] == here]
    return line


def neighbour(load: Caseload, places: Places, case: int, arrow: Arrow) -> int | None:
    """Return the next case in the direction of an arrow within the same step, None at the edge."""
    step = load.steps[load.step[case]]
    line = cases_of(load, places, step)
    across, up = arrow.value
    columns = places.piles.column[line]
    if up:
        column = line[columns == places.piles.column[case]]
        at = int(np.flatnonzero(column == case)[0]) + up
        return int(column[at]) if 0 <= at < len(column) else None
    beyond = columns[(columns - places.piles.column[case]) * across > 0]
    if not len(beyond):
        return None
    nearest = beyond.min() if across > 0 else beyond.max()
    column = line[columns == nearest]
    level = np.abs(places.row[column] - places.row[case])
    best = np.lexsort((np.abs(places.x[column] - places.x[case]), level))[0]
    return int(column[best])
