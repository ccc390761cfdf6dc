"""How the columns of a table share its width."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column would like, in pixels.

    It is never narrower than `least`. `firm` ones give of their width only when the others have
    none left to give; `grows` ones share what is left over. `goes`: it is left out where firm ones
    would have to give. `pinned`: the user chose the width.
    """

    width: int
    least: int
    grows: bool = False
    firm: bool = False
    goes: bool = False
    pinned: bool = False

    def fitted(self, need: int, head: int) -> "Wish":
        """Return the wish of a column whose content needs `need` and whose head `head` pixels.

        What gives nothing is as wide as its content; what gives asks for no more than that, nor
        for over a quarter more than its width. The head is never cut.
        """
        if self.pinned:
            return self
        gives = self.least < self.width
        width = max(min(self.width * 5 // 4, need) if gives else need, head)
        return replace(
            self, width=width, least=min(width, max(head, self.least)) if gives else width
        )


def shares(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return each column's width in `room` pixels; 0 for one that is left out.

    The sum is `room`, unless there is nothing to grow, or the leasts alone are wider.
    """
    widths = [
        0 if out else wish.width for wish, out in zip(wishes, _left_out(wishes, room), strict=True)
    ]
    spare = room - sum(widths)
    if spare >= 0:
        growing = [
            wish.grows and not wish.pinned and bool(width)
            for wish, width in zip(wishes, widths, strict=True)
        ]
        return _with(widths, _parts(spare, [int(grows) for grows in growing]))
    for firm in (False, True):
        give = [
            max(0, width - wish.least) if wish.firm is firm and not wish.pinned else 0
            for wish, width in zip(wishes, widths, strict=True)
        ]
        lacking = min(sum(widths) - room, sum(give))
        widths = _with(widths, [-part for part in _parts(lacking, give)])
    return widths


def _left_out(wishes: Sequence[Wish], room: int) -> list[bool]:
    """Return which columns go, the last ones first."""
    out = [False] * len(wishes)
    need = sum(_narrowest(wish) for wish in wishes)
    for place in reversed(range(len(wishes))):
        if need > room and wishes[place].goes and not wishes[place].pinned:
            out[place] = True
            need -= wishes[place].least
    return out


def _narrowest(wish: Wish) -> int:
    return wish.width if wish.pinned or wish.firm else wish.least


def _with(widths: Sequence[int], more: Sequence[int]) -> list[int]:
    return [width + part for width, part in zip(widths, more, strict=True)]


def _parts(whole: int, weights: Sequence[int]) -> list[int]:
    """Return `whole` in parts by weight; zeros when nothing weighs."""
    total, parts, before, weighed = sum(weights), [], 0, 0
    for weight in weights:
        weighed += weight
        upto = whole * weighed // total if total else 0
        parts.append(upto - before)
        before = upto
    return parts
