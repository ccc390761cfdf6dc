"""The use log as it concerns one client: lines of the cases, of the person, and of lists seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, cast, or_, select, text
from sqlalchemy.orm import Session

from models.entities.document import Document
from models.entities.people import Worker
from models.entities.record import AuditEntry
from models.rules.deadlines import add_days
from models.rules.kinds import DocumentKind
from models.rules.log_extract import LogUse
from models.rules.purposes import Purpose
from models.store.gate import gate_of
from models.store.uow import HELSINKI

RELEASED = "log_extract.released"
EXPORTED = "case.exported"
LISTS = (
    "list.shown",
    "list.printed",
    "list.exported",
    "search.done",
    "reminders.shown",
    "map.printed",
    "map.exported",
)
"""Acts whose line names the cases that a list showed."""
_EXPORT = text("SELECT sec.export_of(:manifest)")
_SERVERS = "lease."
_NO_USE = ("lease.denied", "alert.openings")
"""Lines of a server that tell of no use: nothing was shown."""
_ECHO = 60
"""Within how many seconds of an act its own opening on a server is told by the act's line."""


def log_uses(
    session: Session, person_id: UUID, case_ids: Sequence[UUID], *, first: date, last: date
) -> tuple[LogUse, ...]:
    """Return every use of the client's data from `first` to `last`, the oldest first."""
    facts = cast(AuditEntry.facts, String)
    seen = or_(*(facts.contains(str(case_id)) for case_id in case_ids))
    gate, since, until = gate_of(session), _start(first), _start(add_days(last, 1))
    listed: Sequence[Any] = ()
    if gate is not None:
        gate.open_cases(case_ids, Purpose.LOG_REQUEST.value)
        listed = gate.listed_log(session, case_ids, since, until)
    lines = session.execute(
        select(
            AuditEntry.seq,
            AuditEntry.at,
            AuditEntry.worker_id,
            Worker.name,
            AuditEntry.act,
            Document.kind,
            AuditEntry.purpose,
            AuditEntry.facts,
        )
        .outerjoin(Worker, Worker.id == AuditEntry.worker_id)
        .outerjoin(Document, Document.id == AuditEntry.document_id)
        .where(
            AuditEntry.at >= since,
            AuditEntry.at < until,
            or_(
                AuditEntry.case_id.in_(case_ids),
                AuditEntry.person_id == person_id,
                and_(AuditEntry.act.in_(LISTS), seen),
            ),
        )
    )
    told = {line[0]: line for line in (*lines, *listed)}
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
        for seq, at, _, name, act, kind, purpose, told in _without_echoes(told.values())
    )


def _without_echoes(lines: Iterable[Any]) -> Iterator[Any]:
    """Yield the lines in order without the openings that an act's own line tells of.

    An opening without any act is what reading by raw SQL leaves, and stays.
    """
    found = sorted(lines, key=lambda line: line[0])
    acts: defaultdict[UUID | None, list[datetime]] = defaultdict(list)
    for _, at, worker_id, _, act, *_ in found:
        if not act.startswith(_SERVERS):
            acts[worker_id].append(at)
    for line in found:
        _, at, worker_id, _, act, *_ = line
        if act in _NO_USE:
            continue
        near = (abs((at - each).total_seconds()) <= _ECHO for each in acts[worker_id])
        if not act.startswith(_SERVERS) or not any(near):
            yield line


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
    if gate_of(session) is not None:
        at = session.execute(_EXPORT, {"manifest": manifest_hash}).scalar()
        return at.replace(tzinfo=UTC).astimezone(HELSINKI).date() if at is not None else None
    lines = session.execute(
        select(AuditEntry.at, AuditEntry.facts).where(AuditEntry.act == EXPORTED)
    )
    found = (at for at, facts in lines if facts.get("manifest") == manifest_hash)
    at = next(found, None)
    return at.astimezone(HELSINKI).date() if at is not None else None


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, HELSINKI)
