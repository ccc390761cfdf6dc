"""What a signed file is compared with: stored prints by their hash, and lines of the use log."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.document import SignedCopy
from models.entities.record import AuditEntry


def copy_with(session: Session, sha256: str) -> SignedCopy | None:
    """Return the stored print with this hash, None when there is none."""
    return session.scalar(select(SignedCopy).where(SignedCopy.sha256 == sha256).limit(1))


def log_line(session: Session, seq: int) -> AuditEntry | None:
    """Return a line of the use log, None past its end."""
    return session.get(AuditEntry, seq)


def signings_of(session: Session, document_id: UUID) -> Sequence[AuditEntry]:
    """Return the lines of the use log that tell of a decision's signature."""
    return session.scalars(
        select(AuditEntry).where(
            AuditEntry.document_id == document_id, AuditEntry.act == "decision.signed"
        )
    ).all()
