"""What a signed file is compared with: stored prints by their hash, and lines of the use log."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.entities.document import SignedCopy
from models.entities.record import AuditEntry
from models.store.gate import gate_of

SEALS = "store.seals"
"""The act of lines that tell which seals a server had of which this file came."""


_CASE_OF_COPY = text("SELECT sec.case_of_copy(:sha256)")


def copy_with(session: Session, sha256: str) -> SignedCopy | None:
    """Return the stored print with this hash, None when there is none.

    A server opens the case whose print it is, if that is one's own.
    """
    gate = gate_of(session)
    case_id = session.scalar(_CASE_OF_COPY, {"sha256": sha256}) if gate is not None else None
    if gate is not None and case_id is not None:
        gate.open_cases([case_id], "")
    return session.scalar(select(SignedCopy).where(SignedCopy.sha256 == sha256).limit(1))


def knows_head(session: Session, seq: int, head: str) -> bool:
    """Answer whether the use log had this head at a line, or a server that held it at a seal.

    A database that was moved keeps the heads of where it was: a file the seals of the server, a
    server the lines of the file.
    """
    gate = gate_of(session)
    if gate is not None:
        return gate.knows_head(session, seq, head)
    line = session.get(AuditEntry, seq)
    if line is not None and line.hash == head:
        return True
    sealed = session.scalars(select(AuditEntry.facts).where(AuditEntry.act == SEALS))
    return any(facts["seals"].get(str(seq)) == head for facts in sealed)


def signings_of(session: Session, document_id: UUID) -> Sequence[AuditEntry]:
    """Return the lines of the use log that tell of a decision's signature."""
    return session.scalars(
        select(AuditEntry).where(
            AuditEntry.document_id == document_id, AuditEntry.act == "decision.signed"
        )
    ).all()
