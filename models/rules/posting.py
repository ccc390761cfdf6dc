"""The day's letters (päivän kirjeet): what is to be posted, in the order of the envelopes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from models.rules.errors import RuleBroken
from models.rules.folding import alphabetical
from models.rules.law import citation


@dataclass(frozen=True, slots=True)
class PostRow:
    """One letter to one recipient: a decision's own print, or new rectification instructions.

    `lines` is the address on the envelope, empty where there is none to print. `has_letter` is
    false for a decision made on paper before the program. `forbidden` is the ground of a minor's
    prohibition, empty where there is none.
    """

    recipient_id: UUID
    document_id: UUID
    case_id: UUID
    number: str
    name: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    postcode: str = field(repr=False)
    has_letter: bool
    is_instruction: bool
    printed_at: datetime | None
    prints: int
    served_on: date | None
    forbidden: str = field(default="", repr=False)

    @property
    def waits(self) -> bool:
        """Whether it has not been posted yet."""
        return self.served_on is None

    @property
    def may_be_printed(self) -> bool:
        """Whether there is a letter, an address and nobody who forbids it."""
        return self.has_letter and bool(self.lines) and not self.forbidden

    @property
    def may_be_posted(self) -> bool:
        """Whether it waits and can be posted."""
        return self.waits and bool(self.lines) and not self.forbidden


def envelope_order(rows: Iterable[PostRow]) -> tuple[PostRow, ...]:
    """Return letters by postcode, address and name: letters of one household lie together."""
    return tuple(sorted(rows, key=_place))


def require_postable(rows: Sequence[PostRow]) -> None:
    """Raise RuleBroken for letters of which one cannot be posted.

    "recipient.forbidden" for a minor's prohibition, "serving.no_address" without an address.
    """
    for row in rows:
        if row.forbidden:
            raise RuleBroken("recipient.forbidden", statute=citation("minor.prohibition"))
        if not row.lines:
            raise RuleBroken("serving.no_address")


def _place(row: PostRow) -> tuple[bool, str, tuple[str, ...], str, str]:
    return not row.postcode, row.postcode, row.lines, alphabetical(row.name), row.number
