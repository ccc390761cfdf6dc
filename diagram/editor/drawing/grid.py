"""The parts of the drawing by place: which lie near a rectangle, also after an edit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.rules.process import Box

CELL = 320.0
"""Side of a cell, in diagram units."""

MOST_CELLS = 400
"""What covers more cells lies in none and is always looked at."""

_MOST_FOLLOWED = 300
"""Where more parts have changed, all cells are filled anew."""


class Kind(StrEnum):
    """What an element of the drawing is."""

    PHASE = "phase"
    STEP = "step"
    FLOW = "flow"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the drawing: its kind, id and the box around it."""

    kind: Kind
    id: str
    box: Box


class Grid:
    """Cells that know the parts in them; never changed once it is made."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = tuple(parts)
        self._large: tuple[Part, ...] = ()
        self._cells: dict[tuple[int, int], tuple[Part, ...]] = {}
        filled: dict[tuple[int, int], list[Part]] = {}
        for part in self._parts:
            if _count_of_cells(part.box) > MOST_CELLS:
                self._large += (part,)
                continue
            for cell in _cells_of(part.box):
                filled.setdefault(cell, []).append(part)
        self._cells = {cell: tuple(known) for cell, known in filled.items()}

    def followed(self, parts: Mapping[str, Part]) -> "Grid":
        """Return the grid of `parts`, made out of this one where few of them are others."""
        here = set(map(id, parts.values()))
        known = set(map(id, self._parts))
        gone = [part for part in self._parts if id(part) not in here]
        new = [part for part in parts.values() if id(part) not in known]
        if len(gone) + len(new) > _MOST_FOLLOWED:
            return Grid(parts.values())
        made = Grid(())
        made._parts, made._large = tuple(parts.values()), self._large
        made._cells = dict(self._cells)
        for part in gone:
            made._take(part)
        for part in new:
            made._put(part)
        return made

    def near(self, box: Box) -> list[Part] | None:
        """Return the parts in the cells of a box, each once; None where all may be asked."""
        if _count_of_cells(box) > len(self._cells):
            return None
        found = {part.id: part for part in self._large}
        for cell in _cells_of(box):
            for part in self._cells.get(cell, ()):
                found[part.id] = part
        return list(found.values())

    def _take(self, part: Part) -> None:
        if _count_of_cells(part.box) > MOST_CELLS:
            self._large = tuple(each for each in self._large if each is not part)
            return
        for cell in _cells_of(part.box):
            left = tuple(each for each in self._cells[cell] if each is not part)
            if left:
                self._cells[cell] = left
            else:
                del self._cells[cell]

    def _put(self, part: Part) -> None:
        if _count_of_cells(part.box) > MOST_CELLS:
            self._large += (part,)
            return
        for cell in _cells_of(part.box):
            self._cells[cell] = (*self._cells.get(cell, ()), part)


def touches(one: Box, other: Box) -> bool:
    """Answer whether two boxes have a point in common."""
    across = one.x <= other.x + other.width and other.x <= one.x + one.width
    return across and one.y <= other.y + other.height and other.y <= one.y + one.height


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // CELL), int((box.x + box.width) // CELL) + 1):
        for row in range(int(box.y // CELL), int((box.y + box.height) // CELL) + 1):
            yield column, row


def _count_of_cells(box: Box) -> float:
    return (box.width // CELL + 2) * (box.height // CELL + 2)
