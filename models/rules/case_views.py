"""Saved views (tallennetut näkymät): how cases are seen on map and lists, under a name."""

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
class TableLook:
    """How a table shows its rows: columns left out, grouped and sorted by which (keys of columns).

    Empty `group` and `sort` are the table's own order.
    """

    hidden: tuple[str, ...] = ()
    group: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class CasesView:
    """What is shown and how; `mine` shows own cases only, `spot` None is the whole map.

    `table` is how a list shows them, None for a view that was saved on the map; `closed` shows
    closed cases too.
    """

    filter: CaseFilter = EVERYTHING
    mine: bool = False
    colouring: Colouring = Colouring.DUE
    grouped: bool = False
    spot: Spot | None = None
    table: TableLook | None = None
    closed: bool = False

    def without_text(self) -> "CasesView":
        """Return the view as it may be stored: what was typed may be a client's name."""
        return replace(self, filter=self.filter.saying(""))


@dataclass(frozen=True, slots=True)
class NamedView:
    """A saved view; a `shared` one is the team's, and may be changed where `own`."""

    id: UUID
    name: str
    view: CasesView
    shared: bool = False
    own: bool = True


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
