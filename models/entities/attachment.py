"""Attachments (liitteet) of a case: what is told of each, and its bytes, which never change."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.entities.base import Base, Identified, Versioned
from models.entities.people import Worker
from models.rules.attachments import AttachmentKind, AttachmentRow, Cleaning, FileKind


class Attachment(Base, Identified, Versioned):
    """One attachment; removed it is marked so, and stays for as long as the law keeps it."""

    __tablename__ = "attachment"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case_file.id"), index=True)
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"))
    title: Mapped[str]
    kind: Mapped[str]
    file_kind: Mapped[str]
    size: Mapped[int] = mapped_column("byte_count")
    pages: Mapped[int]
    sha256: Mapped[str]
    cleaned: Mapped[list[Any]] = mapped_column(default=list)
    received_on: Mapped[date]
    received_from: Mapped[str] = mapped_column(default="")
    added_at: Mapped[datetime]
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    removed_at: Mapped[datetime | None]
    remover_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    removed_reason: Mapped[str] = mapped_column(default="")
    worker: Mapped[Worker] = relationship(foreign_keys=[worker_id], lazy="joined")
    remover: Mapped[Worker | None] = relationship(foreign_keys=[remover_id], lazy="joined")

    __mapper_args__ = {"version_id_col": Versioned.row_version}  # noqa: RUF012

    def row(self) -> AttachmentRow:
        """Return what a list shows of it."""
        return AttachmentRow(
            id=self.id,
            case_id=self.case_id,
            title=self.title,
            kind=AttachmentKind(self.kind),
            file_kind=FileKind(self.file_kind),
            size=self.size,
            pages=self.pages,
            sha256=self.sha256,
            received_on=self.received_on,
            received_from=self.received_from,
            added_at=self.added_at,
            added_by=self.worker.name,
            cleaned=tuple(Cleaning(code) for code in self.cleaned),
            document_id=self.document_id,
            removed_at=self.removed_at,
            removed_by=self.remover.name if self.remover is not None else "",
            removed_reason=self.removed_reason,
            version=self.row_version,
        )


class AttachedContent(Base):
    """The bytes of an attachment, in a row of their own that is never written again."""

    __tablename__ = "attached_content"

    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
