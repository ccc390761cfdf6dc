"""Ties between cases (asioiden väliset yhteydet): siblings, a shared guardian, a hand-over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise
from uuid import UUID

CLIQUE = 5
"""The largest group in which every case is joined to every other."""


class CaseTieKind(StrEnum):
    """What ties two cases together."""

    SIBLINGS = "siblings"
    GUARDIAN = "guardian"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class TieGroup:
    """Cases that one thing ties together; `former`, `now` and `day` tell of a hand-over.

    Names are those of workers: no client or guardian is named.
    """

    kind: CaseTieKind
    cases: tuple[UUID, ...]
    former: str = ""
    now: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CaseEdge:
    """One tie between two cases, as it is drawn."""

    first: UUID
    second: UUID
    group: TieGroup

    @property
    def kind(self) -> CaseTieKind:
        """What ties the two."""
        return self.group.kind


def edges_of(
    groups: Iterable[TieGroup], shown: Sequence[UUID], chosen: Iterable[UUID] = ()
) -> tuple[CaseEdge, ...]:
    """Return the ties between shown cases, each pair once a kind; with `chosen` only theirs.

    A large group is drawn as a chain, or as a star from each chosen case: all pairs of a hundred
    cases handed over at once would hide everything.
    """
    order, wanted = {case: place for place, case in enumerate(shown)}, frozenset(chosen)
    found: dict[tuple[CaseTieKind, UUID, UUID], CaseEdge] = {}
    for group in groups:
        here = sorted({case for case in group.cases if case in order}, key=order.__getitem__)
        for first, second in _pairs(here, wanted):
            found.setdefault((group.kind, first, second), CaseEdge(first, second, group))
    return tuple(found.values())


def _pairs(here: list[UUID], wanted: frozenset[UUID]) -> Iterator[tuple[UUID, UUID]]:
    if not wanted:
        yield from combinations(here, 2) if len(here) <= CLIQUE else pairwise(here)
        return
    for place, case in enumerate(here):
        if case in wanted:
            yield from ((other, case) for other in here[:place] if other not in wanted)
            yield from ((case, other) for other in here[place + 1 :])
