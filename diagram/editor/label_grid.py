"""Labels that would lie on each other become one: nothing that is written is ever overwritten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A number with its middle, in pixels."""

    x: float
    y: float
    count: int


def merged(
    tags: Sequence[Tag], width: Callable[[int], float], *, height: float, gap: float = 4.0
) -> list[Tag]:
    """Return the tags with neighbours of one row joined until none touches the next.

    `width` answers how wide a number is; a joined tag says the sum, in the middle of its parts.
    """
    found: list[Tag] = []
    for tag in sorted(tags, key=lambda tag: (round(tag.y / height), tag.x)):
        here = tag
        while found and _touch(found[-1], here, width, height, gap):
            last = found.pop()
            whole = last.count + here.count
            middle = (last.x * last.count + here.x * here.count) / whole
            here = Tag(middle, (last.y + here.y) / 2, whole)
        found.append(here)
    return found


def _touch(one: Tag, other: Tag, width: Callable[[int], float], height: float, gap: float) -> bool:
    beside = abs(one.x - other.x) < (width(one.count) + width(other.count)) / 2 + gap
    return beside and abs(one.y - other.y) < height
