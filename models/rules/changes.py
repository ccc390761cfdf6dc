"""Facts after a commit: what happened, in the past tense, by id only."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from models.rules.kinds import DocumentKind


@dataclass(frozen=True, slots=True)
class Change:
    """Base of every fact; `case_id` is None where no case is concerned."""

    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CaseOpened(Change):
    """A new case became pending (asia tuli vireille)."""


@dataclass(frozen=True, slots=True)
class CaseMoved(Change):
    """A case moved from one step to another."""

    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class CasesChanged(Change):
    """Very many cases changed at once, or the path that they follow: read them all anew."""


@dataclass(frozen=True, slots=True)
class CaseTouched(Change):
    """Somebody else did something in a case: whoever shows it looks again."""


@dataclass(frozen=True, slots=True)
class CaseClosed(Change):
    """A case was closed with its ground."""


@dataclass(frozen=True, slots=True)
class CaseAssigned(Change):
    """A worker was named or changed."""


@dataclass(frozen=True, slots=True)
class ReminderChanged(Change):
    """A reminder was set, done or removed."""


@dataclass(frozen=True, slots=True)
class HandoverChanged(Change):
    """A hand-over was made, accepted, returned or withdrawn."""


@dataclass(frozen=True, slots=True)
class AbsencesChanged(Change):
    """An absence of a worker was kept or removed."""


@dataclass(frozen=True, slots=True)
class DocumentSaved(Change):
    """A draft was saved or a document finished."""

    document_id: UUID | None = None
    kind: DocumentKind | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class AttachmentsChanged(Change):
    """Attachments of a case were added, described anew, removed or brought back."""


@dataclass(frozen=True, slots=True)
class DecisionSigned(Change):
    """A decision was signed; its bytes are stored for good."""

    document_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DecisionServed(Change):
    """A recipient was served, or the proof of service changed."""

    recipient_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LogReleased(Change):
    """The client got the log extract, and with it an answer to an open request."""


@dataclass(frozen=True, slots=True)
class PersonChanged(Change):
    """A person's or a tie's data changed."""

    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PersonTouched(Change):
    """Somebody else changed a person's data: whoever shows them looks again."""

    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class HouseTouched(Change):
    """Somebody else changed workers, teams or settings; what is typed in settings stays."""


@dataclass(frozen=True, slots=True)
class SettingsChanged(Change):
    """The organisation's data, the rule settings, users or teams changed."""


@dataclass(frozen=True, slots=True)
class FiguresChanged(Change):
    """Half-year figures were marked as sent, or a reason for lateness was recorded."""


@dataclass(frozen=True, slots=True)
class FeedbackRecorded(Change):
    """Feedback on the path was recorded."""


@dataclass(frozen=True, slots=True)
class DayLogSigned(Change):
    """The day log of a period was signed off."""


Changes: TypeAlias = tuple[Change, ...]
