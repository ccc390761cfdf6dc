"""Typed text that was not saved yet (kesken jäänyt teksti), as offered after a crash."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind


@dataclass(frozen=True, slots=True)
class TypedDraftRow:
    """One form's unsaved text; `key` names the form it was typed in."""

    key: UUID
    kind: DocumentKind
    values: Values
    case_id: UUID | None
    document_id: UUID | None
    base_version: int
    at: datetime
