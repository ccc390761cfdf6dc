"""The use log as a hash chain: appending a line and checking the whole."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.record import AuditEntry
from models.store.server.sealing import checked_log

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class ChainReport:
    """Outcome of a check: how many lines, the head, and the first broken line (None when sound)."""

    lines: int
    head: str
    broken_at: int | None


def head(session: Session) -> tuple[int, str]:
    """Return the number and the hash of the last line; zero and GENESIS before the first."""
    last = session.execute(
        select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    ).first()
    return (last.seq, last.hash) if last else (0, GENESIS)


def append(
    session: Session,
    *,
    at: datetime,
    worker_id: UUID | None,
    act: str,
    case_id: UUID | None = None,
    person_id: UUID | None = None,
    document_id: UUID | None = None,
    purpose: str = "",
    facts: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Add one line to the chain within the caller's transaction."""
    last, previous = head(session)
    seq = last + 1
    entry = AuditEntry(
        seq=seq,
        at=at.astimezone(UTC),
        worker_id=worker_id,
        act=act,
        case_id=case_id,
        person_id=person_id,
        document_id=document_id,
        purpose=purpose,
        facts=json.loads(json.dumps(dict(facts or {}))),
        previous_hash=previous,
    )
    entry.hash = digest(entry)
    session.add(entry)
    session.flush()
    return entry


def digest(entry: AuditEntry) -> str:
    """Return the hash that `entry` must carry."""
    line = {
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(),
        "worker": str(entry.worker_id or ""),
        "act": entry.act,
        "case": str(entry.case_id or ""),
        "person": str(entry.person_id or ""),
        "document": str(entry.document_id or ""),
        "purpose": entry.purpose,
        "facts": entry.facts,
        "previous": entry.previous_hash,
    }
    text = json.dumps(line, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def check(session: Session) -> ChainReport:
    """Walk the whole chain; a changed, missing or reordered line is found.

    A cut tail is found only against a head remembered elsewhere (see ChainReport.head). On a
    server the seals are walked; its administrator alone may.
    """
    if session.get_bind().dialect.name == "postgresql":
        report = checked_log(session.connection())
        return ChainReport(report.lines, report.head, report.broken_at)
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.seq))
    return walked(entries.yield_per(1000))


def walked(entries: Iterable[AuditEntry]) -> ChainReport:
    """Walk the lines of a chain in their order, from its first."""
    previous, lines = GENESIS, 0
    for entry in entries:
        lines += 1
        sound = entry.seq == lines and entry.previous_hash == previous
        if not sound or entry.hash != digest(entry):
            return ChainReport(lines, previous, entry.seq)
        previous = entry.hash
    return ChainReport(lines, previous, None)
