"""The difference of two texts word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "removed", "added"]
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or only the old or the new one."""

    change: Change
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the runs of words that lead from `old` to `new`; joined they give both back."""
    return tuple(_pieces(_WORDS.findall(old), _WORDS.findall(new)))


def differs(old: str, new: str) -> bool:
    """Answer whether a word differs; only the blanks between them do not count."""
    return old.split() != new.split()


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[first:last]))
            continue
        if last > first:
            yield Piece("removed", "".join(old[first:last]))
        if end > begin:
            yield Piece("added", "".join(new[begin:end]))
