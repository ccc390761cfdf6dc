"""Where the user is and was: places of the main window and the way back."""

from dataclasses import dataclass
from uuid import UUID

MAP, WORKLIST, CASES, DECISIONS, SETTINGS = "map", "worklist", "cases", "decisions", "settings"
FIGURES = "figures"
TEAM = "team"
PATH = "path"
"""The path itself, on the drawing board."""
CASE, INTAKE, DECISION = "case", "intake", "decision"
LETTERS = "letters"
"""The text of a place of decisions that leads to the day's letters."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows: `field` is where the cursor goes, `text` what is looked for.

    `cases` narrows the list of cases to these.
    """

    page: str
    case_id: UUID | None = None
    document_id: UUID | None = None
    field: str | None = None
    text: str = ""
    cases: tuple[UUID, ...] = ()


class History:
    """The places gone through, the present one last."""

    def __init__(self, first: Place) -> None:
        self._places = [first]

    @property
    def place(self) -> Place:
        """Where the user is."""
        return self._places[-1]

    @property
    def may_go_back(self) -> bool:
        """Answer whether there is a place before this one."""
        return len(self._places) > 1

    def go(self, place: Place) -> None:
        """Go on to `place`; the same place again adds nothing."""
        if place != self.place:
            self._places.append(place)

    def back(self) -> Place:
        """Return to the place before and return it; what led on from there is not done again."""
        if self.may_go_back:
            self._places.pop()
        self._places[-1] = Place(self.place.page, self.place.case_id, self._kept_document())
        return self.place

    def _kept_document(self) -> UUID | None:
        return self.place.document_id if self.place.page == DECISION else None
