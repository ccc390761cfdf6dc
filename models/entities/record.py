"""What the program keeps for itself: process versions, settings, typed drafts and the audit log."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Identified


class Process(Base, Identified):
    """One version of the process definition, stored whole and never changed once published."""

    __tablename__ = "process"

    name: Mapped[str]
    version: Mapped[int]
    plain: Mapped[dict[str, Any]]
    published_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
    bpmn: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Setting(Base):
    """A setting of the organisation, as JSON under its key."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class KeptView(Base, Identified):
    """A view of the cases that a worker has named (tallennettu näkymä): ids and codes, no text.

    One with a `team_id` is shared with that team.
    """

    __tablename__ = "kept_view"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    team_id: Mapped[UUID | None] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str]
    view: Mapped[dict[str, Any]]


class TypedDraft(Base, Identified):
    """What somebody has typed and not saved yet: written within a second, offered after a crash."""

    __tablename__ = "typed_draft"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    case_id: Mapped[UUID | None]
    document_id: Mapped[UUID | None]
    kind: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column("field_values")
    base_version: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]


class AuditEntry(Base):
    """One line of the use log (käyttöloki, ATL 703/2023 10 §), chained by hash. Append-only.

    Ids and codes only, never free text of a client. `hash` is the SHA-256 of the line before and
    the canonical JSON of this one.
    """

    __tablename__ = "audit_entry"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    worker_id: Mapped[UUID | None]
    act: Mapped[str]
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    document_id: Mapped[UUID | None]
    purpose: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    previous_hash: Mapped[str]
    hash: Mapped[str]
