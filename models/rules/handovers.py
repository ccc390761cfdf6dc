"""Hand-overs (luovutukset): a case is offered with a note, and accepted or returned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.rules.changes import Changes
from models.rules.cleaning import clean_text
from models.rules.errors import NotAllowed, RuleBroken
from models.rules.kinds import AssignmentKind

LONGEST = 500
"""Characters of the note; what is known of the client stands in the client's documents."""


class HandoverState(StrEnum):
    """What became of a hand-over; while it is open the former worker carries the case."""

    OPEN = "open"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A hand-over; `from_name` is empty where the case had no worker.

    `to_left` tells that the receiver no longer works here: nobody will accept it.
    """

    id: UUID
    case_id: UUID
    number: str
    from_id: UUID | None
    from_name: str
    to_id: UUID
    to_name: str
    to_left: bool
    kind: AssignmentKind
    note: str
    made_by_id: UUID
    made_by_name: str
    made_at: datetime
    state: HandoverState
    answer: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What handing over changed, and the hand-overs made."""

    changes: Changes
    made: tuple[UUID, ...]


def handover_note(text: str) -> str:
    """Return the note cleaned; RuleBroken("handover.note_long")."""
    note = clean_text(text).strip()
    if len(note) > LONGEST:
        raise RuleBroken("handover.note_long", longest=LONGEST)
    return note


def require_receiver(to_id: UUID, actor_id: UUID) -> None:
    """Raise NotAllowed("handover.not_receiver"): only who is offered the case answers."""
    if to_id != actor_id:
        raise NotAllowed("handover.not_receiver")


def require_open(state: HandoverState) -> None:
    """Raise RuleBroken("handover.answered") when it was accepted, returned or withdrawn."""
    if state is not HandoverState.OPEN:
        raise RuleBroken("handover.answered")
