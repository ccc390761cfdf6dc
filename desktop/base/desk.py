"""The desk: what every page is handed by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from desktop.base.clock import HELSINKI
from desktop.base.messages import Messages
from desktop.base.operations import ChangeHub, Operations
from desktop.base.settings import Preferences
from models.rules.documents.schema import Values
from models.rules.drafts import TypedDraftRow
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor


@dataclass(frozen=True, slots=True)
class DraftKeeping:
    """The draft journal as windows use it; `write` returns at once and stores in the background.

    Its last argument is told, on the window's thread, whether the text is on disk.
    """

    write: Callable[
        [UUID, DocumentKind, Values, UUID | None, UUID | None, int, Callable[[bool], None]], None
    ]
    drop: Callable[[UUID], None]
    pending: Callable[[], tuple[TypedDraftRow, ...]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Operations, hub, messages, preferences, the worker and the clock."""

    operations: Operations
    hub: ChangeHub
    messages: Messages
    preferences: Preferences
    actor: Actor
    worker_name: str
    now: Callable[[], datetime]
    drafts: DraftKeeping

    @property
    def today(self) -> date:
        """The calendar day in Finland."""
        return self.now().astimezone(HELSINKI).date()
