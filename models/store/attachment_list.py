"""Attachments of cases: reach them through a case that was got first."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities.attachment import AttachedContent, Attachment
from models.rules.attachments import AttachmentRow
from models.rules.errors import NotFound, StaleData


class Attachments:
    """The attachments of a store; bytes are read only when asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, attachment: Attachment, content: bytes) -> None:
        """Add an attachment with its bytes."""
        self._session.add(attachment)
        self._session.flush()
        self._session.add(AttachedContent(attachment_id=attachment.id, content=content))

    def get(self, case_id: UUID, attachment_id: UUID, *, version: int | None = None) -> Attachment:
        """Return an attachment of a case; NotFound for any other, StaleData when changed since."""
        found = self._session.get(Attachment, attachment_id)
        if found is None or found.case_id != case_id:
            raise NotFound("attachment.not_found")
        if version is not None and found.row_version != version:
            raise StaleData("attachment.stale")
        return found

    def content(self, attachment_id: UUID) -> bytes:
        """Return the kept bytes; NotFound when there are none."""
        found = self._session.scalar(
            select(AttachedContent.content).where(AttachedContent.attachment_id == attachment_id)
        )
        if found is None:
            raise NotFound("attachment.not_found")
        return found

    def of_case(self, case_id: UUID) -> tuple[AttachmentRow, ...]:
        """Return all attachments of a case, removed ones too, the newest first."""
        found = self._session.scalars(
            select(Attachment)
            .where(Attachment.case_id == case_id)
            .order_by(Attachment.received_on.desc(), Attachment.added_at.desc(), Attachment.title)
        )
        return tuple(attachment.row() for attachment in found)

    def size_of_case(self, case_id: UUID) -> int:
        """Return how many bytes the attachments of a case take, removed ones too."""
        taken = select(func.sum(Attachment.size)).where(Attachment.case_id == case_id)
        return int(self._session.scalar(taken) or 0)
