"""Hints (vihjeet) that something changed elsewhere: ids and kinds, which anyone may forge.

A hint proves nothing and tells nothing: whoever hears one asks again by their own rights.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

MOST_IDS = 200
"""The most ids that one hint and one hearing name; above that everything is looked at anew."""
_HINT = re.compile(r"(case|person|look):([0-9a-f-]{36}(?:,[0-9a-f-]{36})*)", re.ASCII)


class HintKind(StrEnum):
    """What a hint is about; `LOOK` says that somebody opened or left a case."""

    CASE = "case"
    PERSON = "person"
    LOOK = "look"
    HOUSE = "house"
    PATH = "path"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Hints:
    """What was heard within a moment, each id once. `many` means: look at everything anew."""

    cases: frozenset[UUID] = frozenset()
    persons: frozenset[UUID] = frozenset()
    looks: frozenset[UUID] = frozenset()
    house: bool = False
    path: bool = False
    many: bool = False

    def __bool__(self) -> bool:
        """Answer whether anything was heard."""
        ids = self.cases or self.persons or self.looks
        return bool(ids) or self.house or self.path or self.many

    def __or__(self, other: "Hints") -> "Hints":
        """Return both together."""
        both = Hints(
            self.cases | other.cases,
            self.persons | other.persons,
            self.looks | other.looks,
            house=self.house or other.house,
            path=self.path or other.path,
            many=self.many or other.many,
        )
        return EVERYTHING if both.many or _too_many(both) else both


EVERYTHING = Hints(house=True, path=True, many=True)


def hints_of(payloads: Iterable[str]) -> Hints:
    """Return what payloads say; what is no hint of ours is passed over."""
    found: dict[str, set[UUID]] = {kind: set() for kind in HintKind}
    bare: set[str] = set()
    for payload in payloads:
        told = _HINT.fullmatch(payload)
        if told is None:
            bare.add(payload)
            continue
        found[told[1]] |= set(filter(None, map(_id, told[2].split(","))))
    heard = Hints(
        frozenset(found[HintKind.CASE]),
        frozenset(found[HintKind.PERSON]),
        frozenset(found[HintKind.LOOK]),
        house=f"{HintKind.HOUSE}:" in bare,
        path=f"{HintKind.PATH}:" in bare,
        many=f"{HintKind.MANY}:" in bare,
    )
    return heard | Hints()


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _too_many(hints: Hints) -> bool:
    return len(hints.cases) + len(hints.persons) + len(hints.looks) > MOST_IDS
