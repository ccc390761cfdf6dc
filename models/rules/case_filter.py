"""Narrowing (rajaus): which of the shown cases a worker wants to see, on map and lists alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias
from uuid import UUID

from models.rules.kinds import DueState, Group, NeedKind
from models.rules.rows import CaseRow
from models.rules.words import Language


class Limit(StrEnum):
    """Whose time limit the nearest one is: the law's or the house's own (tavoiteaika)."""

    STATUTORY = "statutory"
    TARGET = "target"


class Facet(StrEnum):
    """One respect in which cases are narrowed; values are fields of `CaseFilter`."""

    WORKERS = "workers"
    TEAMS = "teams"
    STATES = "states"
    LIMITS = "limits"
    GROUPS = "groups"
    NEEDS = "needs"
    SERVICES = "services"
    LANGUAGES = "languages"


Choice: TypeAlias = UUID | StrEnum | str | None
"""What may be chosen of a facet; None stands for cases that have nothing there."""


def limit_of(row: CaseRow) -> Limit | None:
    """Return whose limit a case's nearest one is, None where no limit runs."""
    if row.clock.kind is None:
        return None
    return Limit.STATUTORY if row.clock.statutory else Limit.TARGET


_VALUES: Mapping[Facet, Callable[[CaseRow], tuple[Choice, ...]]] = {
    Facet.WORKERS: lambda row: (row.worker_id,),
    Facet.TEAMS: lambda row: (row.team_id,),
    Facet.STATES: lambda row: (row.clock.state,),
    Facet.LIMITS: lambda row: (limit_of(row),),
    Facet.GROUPS: lambda row: (row.group,),
    Facet.NEEDS: lambda row: (row.need,),
    Facet.SERVICES: lambda row: row.services or (None,),
    Facet.LANGUAGES: lambda row: (row.language,),
}


def values_of(row: CaseRow, facet: Facet) -> tuple[Choice, ...]:
    """Return what a case is in one respect; it passes when any of it is chosen."""
    return _VALUES[facet](row)


@dataclass(frozen=True)
class CaseFilter:
    """A narrowing: a case passes every facet of which anything is chosen, and every word.

    `text` may hold a client's name: it is never stored.
    """

    workers: frozenset[UUID | None] = frozenset()
    teams: frozenset[UUID | None] = frozenset()
    states: frozenset[DueState] = frozenset()
    limits: frozenset[Limit] = frozenset()
    groups: frozenset[Group] = frozenset()
    needs: frozenset[NeedKind | None] = frozenset()
    services: frozenset[str | None] = frozenset()
    languages: frozenset[Language] = frozenset()
    text: str = ""

    @property
    def narrows(self) -> bool:
        """Answer whether any case could be left out."""
        return bool(self.used or self.words)

    @property
    def used(self) -> tuple[Facet, ...]:
        """The facets of which something is chosen."""
        return tuple(facet for facet in Facet if self.chosen(facet))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the text, folded."""
        return tuple(self.text.casefold().split())

    def chosen(self, facet: Facet) -> frozenset[Choice]:
        """Return what is chosen of a facet; nothing means that it does not narrow."""
        found: frozenset[Choice] = getattr(self, facet.value)
        return found

    def choosing(self, facet: Facet, chosen: Iterable[Choice]) -> "CaseFilter":
        """Return this narrowing with other choices in one facet."""
        return replace(self, **{facet.value: frozenset(chosen)})  # type: ignore[arg-type]

    def toggled(self, facet: Facet, value: Choice) -> "CaseFilter":
        """Return this narrowing with one choice taken in or left out."""
        return self.choosing(facet, self.chosen(facet) ^ {value})

    def picking(self, facet: Facet, values: frozenset[Choice], *, adding: bool) -> "CaseFilter":
        """Return what a click on these choices in a legend means.

        It shows only them; with `adding` they join the others; where they are chosen already, the
        click takes them back.
        """
        chosen = self.chosen(facet)
        if adding:
            return self.choosing(facet, chosen - values if values <= chosen else chosen | values)
        return self.without(facet) if chosen == values else self.choosing(facet, values)

    def saying(self, text: str) -> "CaseFilter":
        """Return this narrowing with another text."""
        return replace(self, text=text)

    def without(self, facet: Facet) -> "CaseFilter":
        """Return this narrowing as if nothing were chosen of a facet."""
        return self.choosing(facet, ())

    def passes(self, row: CaseRow) -> bool:
        """Answer whether a case is to be seen."""
        return all(
            not chosen.isdisjoint(_VALUES[facet](row)) for facet, chosen in self._wanted
        ) and self._says(row)

    def passed(self, rows: Iterable[CaseRow]) -> tuple[CaseRow, ...]:
        """Return the cases that are to be seen, in their order."""
        if not self.narrows:
            return tuple(rows)
        return tuple(row for row in rows if self.passes(row))

    @cached_property
    def _wanted(self) -> tuple[tuple[Facet, frozenset[Choice]], ...]:
        return tuple((facet, self.chosen(facet)) for facet in self.used)

    def _says(self, row: CaseRow) -> bool:
        if not self.words:
            return True
        said = f"{row.number} {row.name} {row.initials} {row.worker_name}".casefold()
        return all(word in said for word in self.words)


EVERYTHING = CaseFilter()
