"""The use log as it concerns one client: lines of the cases, of the person, and of lists seen."""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import String, and_, cast, or_, select
from sqlalchemy.orm import Session

from models.entities.document import Document
from models.entities.people import Worker
from models.entities.record import AuditEntry
from models.rules.deadlines import add_days
from models.rules.kinds import DocumentKind
from models.rules.log_extract import LogUse
from models.store.uow import HELSINKI

RELEASED = "log_extract.released"
EXPORTED = "case.exported"
_LISTS = (
    "list.shown",
    "list.printed",
    "list.exported",
    "search.done",
    "reminders.shown",
    "map.printed",
    "map.exported",
)


def log_uses(
    session: Session, person_id: UUID, case_ids: Sequence[UUID], *, first: date, last: date
) -> tuple[LogUse, ...]:
    """Return every use of the client's data from `first` to `last`, the oldest first."""
    facts = cast(AuditEntry.facts, String)
    seen = or_(*(facts.contains(str(case_id)) for case_id in case_ids))
    lines = session.execute(
        select(
            AuditEntry.seq,
            AuditEntry.at,
            Worker.name,
            AuditEntry.act,
            Document.kind,
            AuditEntry.purpose,
            AuditEntry.facts,
        )
        .outerjoin(Worker, Worker.id == AuditEntry.worker_id)
        .outerjoin(Document, Document.id == AuditEntry.document_id)
        .where(
            AuditEntry.at >= _start(first),
            AuditEntry.at < _start(add_days(last, 1)),
            or_(
                AuditEntry.case_id.in_(case_ids),
                AuditEntry.person_id == person_id,
                and_(AuditEntry.act.in_(_LISTS), seen),
            ),
        )
        .order_by(AuditEntry.seq)
    )
    return tuple(
        LogUse(
            seq,
            at,
            name or "",
            act,
            DocumentKind(kind) if kind else None,
            purpose,
            {key: value for key, value in told.items() if isinstance(value, str)},
        )
        for seq, at, name, act, kind, purpose, told in lines
    )


def last_release(session: Session, case_id: UUID) -> date | None:
    """Return the day on which the log extract of a case was last released."""
    at = session.scalar(
        select(AuditEntry.at)
        .where(AuditEntry.case_id == case_id, AuditEntry.act == RELEASED)
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    )
    return at.astimezone(HELSINKI).date() if at is not None else None


def exported_day(session: Session, manifest_hash: str) -> date | None:
    """Return the day of the export whose manifest has this hash, None where there was none."""
    lines = session.execute(
        select(AuditEntry.at, AuditEntry.facts).where(AuditEntry.act == EXPORTED)
    )
    found = (at for at, facts in lines if facts.get("manifest") == manifest_hash)
    at = next(found, None)
    return at.astimezone(HELSINKI).date() if at is not None else None


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, HELSINKI)
