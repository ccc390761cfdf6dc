"""One act on many cases: which of them it can be done to, why not to the others, how to undo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from models.rules.changes import Changes
from models.rules.errors import PolkuError

Progress: TypeAlias = Callable[[int, int], bool]
"""Told (how many are done, of how many) after each case; answers whether to go on."""

UNDO_SECONDS = 60
"""For how long a move may be taken back as a slip of the hand."""


@dataclass(frozen=True, slots=True)
class CaseRefusal:
    """A case that the act cannot be done to, and why; `number` is empty for one not to be seen."""

    case_id: UUID
    number: str
    why: PolkuError


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done: the cases that are ready and those that are refused."""

    ready: tuple[UUID, ...]
    refused: tuple[CaseRefusal, ...]


@dataclass(frozen=True, slots=True)
class FormerWorker:
    """Who worked on a case before it was reassigned; `ended` are tasks that ended by it.

    `row_version` is the case's after the reassignment: another one means that it has changed since.
    """

    case_id: UUID
    row_version: int
    made: UUID
    ended: tuple[tuple[UUID, date | None], ...]
    worker_id: UUID | None
    own_worker_named: bool


@dataclass(frozen=True, slots=True)
class Reassigned:
    """What a reassignment changed, and what its undo needs."""

    changes: Changes
    former: tuple[FormerWorker, ...]


@dataclass(frozen=True, slots=True)
class Reminded:
    """What setting reminders changed, and the reminders that were made."""

    changes: Changes
    made: tuple[UUID, ...]
