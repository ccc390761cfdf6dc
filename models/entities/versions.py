"""Moves of running cases from one version of the path to another, and what each case had before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Identified


class VersionMove(Base, Identified):
    """One batch: the revert point of all its cases. Append-only but for the moment of reverting."""

    __tablename__ = "version_move"

    at: Mapped[datetime]
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    source_id: Mapped[UUID] = mapped_column(ForeignKey("process.id"))
    target_id: Mapped[UUID] = mapped_column(ForeignKey("process.id"))
    chosen: Mapped[dict[str, Any]]
    reverted_at: Mapped[datetime | None]


class MovedCase(Base, Identified):
    """One case of a batch: where it stood and which limits it had before and after."""

    __tablename__ = "moved_case"

    move_id: Mapped[UUID] = mapped_column(ForeignKey("version_move.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    step_before: Mapped[str]
    step_after: Mapped[str]
    limits_before: Mapped[str]
    limits_after: Mapped[str]
