"""Finding texts by what was typed: diacritics, case and small slips of the finger do not matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from models.rules.folding import folded

__all__ = ["ALIKE", "SHORTEST_SLIP", "Fit", "Match", "Matcher", "folded"]

SHORTEST_SLIP = 4
"""Letters that must be typed before slips are forgiven."""

ALIKE = 80
"""How alike (0-100) a text and a typed one with a slip must be."""


class Fit(IntEnum):
    """How well a text fits; the best first."""

    BEGINS = 0
    """Every typed word begins a word of the text."""
    HOLDS = 1
    """Every typed word is in the text."""
    ALIKE = 2
    """The text is spelled almost like that."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A text that fits: how well, by what distance, and its place among all."""

    fit: Fit
    distance: int
    place: int


class Matcher:
    """Texts made ready for search once."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = folded("\n".join(" " + text.replace("\n", " ") for text in texts))
        self._keys: Sequence[str] = whole.split("\n") if whole else ()

    def find(self, typed: str, most: int, *, slips: bool = True) -> list[Match]:
        """Return at most `most` texts that fit, the best first; equally good ones in order.

        Texts that are only spelled alike are returned where none fits, unless `slips` is false.
        """
        words = folded(typed).split()
        if not words:
            return []
        found = self._begins(words, most)
        if len(found) < most:
            found += self._holds(words, most - len(found), {match.place for match in found})
        if slips and not found and len(typed.strip()) >= SHORTEST_SLIP:
            found = self._alike(" ".join(words), most)
        return found

    def _begins(self, words: Sequence[str], most: int) -> list[Match]:
        starts = [f" {word}" for word in words]
        return self._where(starts, most, Fit.BEGINS, set())

    def _holds(self, words: Sequence[str], most: int, known: set[int]) -> list[Match]:
        return self._where(words, most, Fit.HOLDS, known)

    def _where(self, parts: Sequence[str], most: int, fit: Fit, known: set[int]) -> list[Match]:
        longest = max(parts, key=len)
        found: list[Match] = []
        for place, key in enumerate(self._keys):
            if longest in key and place not in known and all(part in key for part in parts):
                found.append(Match(fit, 0, place))
                if len(found) == most:
                    break
        return found

    def _alike(self, typed: str, most: int) -> list[Match]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            typed, self._keys, scorer=fuzz.partial_ratio, score_cutoff=ALIKE, limit=most
        )
        return sorted(Match(Fit.ALIKE, round(100 - score), place) for _, score, place in found)
