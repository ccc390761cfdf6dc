"""Commands (käskyt): what a form asks a service to do, frozen and complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind, ServingWay
from models.rules.rows import PersonData, Source


@dataclass(frozen=True, slots=True)
class RecordIntake:
    """Record a contact (yhteydenotto), notification or application and open its case.

    Ids are made by the window, so that a repeated save makes no second case. `client` is an
    existing person's id or a new person's data. With `attach_to` the document joins that open
    case instead of opening one (O4: no new clock).
    """

    case_id: UUID
    document_id: UUID
    kind: DocumentKind
    values: Values
    client: UUID | PersonData
    client_id: UUID
    attach_to: UUID | None = None
    worker_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SaveDocument:
    """Save a draft; `row_version` 0 makes a new document.

    `settled` are the fields in which another's save was met and one was chosen.
    """

    case_id: UUID
    document_id: UUID
    kind: DocumentKind
    values: Values
    row_version: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecipientChoice:
    """One who gets the decision, and the way of service meant for it."""

    person_id: UUID
    way: ServingWay | None = None
