"""What a signed file is compared with: stored prints by their hash, and lines of the use log."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.document import SignedCopy
from models.entities.record import AuditEntry
from models.store.gate import gate_of


def copy_with(session: Session, sha256: str) -> SignedCopy | None:
    """Return the stored print with this hash, None when there is none."""
    return session.scalar(select(SignedCopy).where(SignedCopy.sha256 == sha256).limit(1))


def head_at(session: Session, seq: int) -> str | None:
    """Return the hash of a line of the use log, on a server that of a seal; None past its end."""
    gate = gate_of(session)
    if gate is not None:
        return gate.head_at(session, seq)
    line = session.get(AuditEntry, seq)
    return line.hash if line is not None else None


def signings_of(session: Session, document_id: UUID) -> Sequence[AuditEntry]:
    """Return the lines of the use log that tell of a decision's signature."""
    return session.scalars(
        select(AuditEntry).where(
            AuditEntry.document_id == document_id, AuditEntry.act == "decision.signed"
        )
    ).all()
