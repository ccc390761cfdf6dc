"""Saved views (tallennetut näkymät): how a worker likes to see the cases, under a name."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from models.rules.case_filter import EVERYTHING, CaseFilter
from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken

LONGEST_NAME = 60


class Colouring(StrEnum):
    """What the colour of a case on the map tells; its shape always tells the due state."""

    DUE = "due"
    WORKER = "worker"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the map is looked at: its zoom in times the fitted one, and its middle in shares."""

    zoom: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class CasesView:
    """What is shown and how; `mine` shows own cases only, `spot` None is the whole map."""

    filter: CaseFilter = EVERYTHING
    mine: bool = False
    colouring: Colouring = Colouring.DUE
    grouped: bool = False
    spot: Spot | None = None

    def without_text(self) -> "CasesView":
        """Return the view as it may be stored: what was typed may be a client's name."""
        return replace(self, filter=self.filter.saying(""))


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view that one worker has saved."""

    id: UUID
    name: str
    view: CasesView


def checked_name(name: str) -> str:
    """Return a view's name as it is kept.

    Raises RuleBroken("view.name_missing" | "view.name_long").
    """
    cleaned = clean_line(name).strip()
    if not cleaned:
        raise RuleBroken("view.name_missing")
    if len(cleaned) > LONGEST_NAME:
        raise RuleBroken("view.name_long", most=LONGEST_NAME)
    return cleaned
