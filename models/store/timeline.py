"""The timeline (tapahtumat) of a case: what was done, when and by whom; ids and codes only."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from models.entities.case import StepMove
from models.entities.document import Document
from models.entities.people import Worker
from models.entities.record import AuditEntry
from models.rules.kinds import DocumentKind
from models.rules.rows import EventRow

OPENED = "case.opened"
MOVED = "case.moved"
SERVERS_OWN = "lease."
"""How the acts begin that a server writes of each opening, beside the line of the act itself."""
_HELSINKI = ZoneInfo("Europe/Helsinki")
READS = frozenset(
    {
        "case.refreshed",
        "document.read",
        "document.prepared",
        "recipients.suggested",
        "decision.checked",
        "decision.texts_read",
        "decision.previewed",
        "copy.read",
        "case.attachment_read",
        "seal.checked",
        "person.read",
    }
)
"""Acts that change nothing."""


def events_of(session: Session, case_id: UUID) -> tuple[EventRow, ...]:
    """Return what happened in a case, the newest first.

    Openings by one worker on one day are one line with their number; other readings are left out
    (all of them are in the use log).
    """
    lines = session.execute(
        select(AuditEntry.at, AuditEntry.act, AuditEntry.facts, Worker.name, Document.kind)
        .outerjoin(Worker, Worker.id == AuditEntry.worker_id)
        .outerjoin(Document, Document.id == AuditEntry.document_id)
        .where(
            AuditEntry.case_id == case_id,
            AuditEntry.act.not_in(READS),
            AuditEntry.act.not_like(f"{SERVERS_OWN}%"),
        )
        .order_by(AuditEntry.seq)
    ).all()
    told = {line.at for line in lines}
    moves = (event for event in _moves(session, case_id) if event.at not in told)
    oldest_first = sorted((*_grouped(lines), *moves), key=lambda event: event.at)
    return tuple(reversed(oldest_first))


def _grouped(lines: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[EventRow]:
    openings: dict[tuple[date, str], list[datetime]] = {}
    for at, act, facts, name, kind in lines:
        if act == OPENED:
            openings.setdefault((at.astimezone(_HELSINKI).date(), name or ""), []).append(at)
            continue
        shown = {key: str(value) for key, value in facts.items() if not isinstance(value, list)}
        yield EventRow(at, act, name or "", DocumentKind(kind) if kind else None, shown)
    for (_, name), times in openings.items():
        yield EventRow(times[-1], OPENED, name, None, {"times": str(len(times))})


def _moves(session: Session, case_id: UUID) -> Iterator[EventRow]:
    """Return the moves of a case: those carried in with a bulk load have no line in the log."""
    moves = session.execute(
        select(StepMove.at, StepMove.source, StepMove.target, Worker.name)
        .outerjoin(Worker, Worker.id == StepMove.worker_id)
        .where(StepMove.case_id == case_id)
        .order_by(StepMove.at)
    )
    for at, source, target, name in moves:
        yield EventRow(at, MOVED, name or "", None, {"from": source, "to": target})
