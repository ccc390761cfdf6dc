"""Who saved a document, a person or a case last, by the use log."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.entities.people import Worker
from models.entities.record import AuditEntry
from models.rules.conflicts import Saver
from models.store.timeline import OPENED, READS, SERVERS_OWN

_OF_PERSON = ("person.saved", "person.settled", "tie.saved", "tie.removed")


def saver_of_document(session: Session, document_id: UUID) -> Saver | None:
    """Return who wrote in a document last, None where the log tells of nobody."""
    return _last(session, AuditEntry.document_id == document_id)


def saver_of_person(session: Session, person_id: UUID) -> Saver | None:
    """Return who changed a person's data last, None where the log tells of nobody."""
    return _last(session, AuditEntry.person_id == person_id, AuditEntry.act.in_(_OF_PERSON))


def saver_of_case(session: Session, case_id: UUID) -> Saver | None:
    """Return who did something in a case last, None where the log tells of nobody."""
    return _last(session, AuditEntry.case_id == case_id)


def _last(session: Session, *conditions: ColumnElement[bool]) -> Saver | None:
    line = session.execute(
        select(AuditEntry.worker_id, AuditEntry.at, Worker.name)
        .outerjoin(Worker, Worker.id == AuditEntry.worker_id)
        .where(
            *conditions,
            AuditEntry.act.not_in(READS),
            AuditEntry.act != OPENED,
            AuditEntry.act.not_like(f"{SERVERS_OWN}%"),
        )
        .order_by(AuditEntry.seq.desc())
        .limit(1)
    ).first()
    return Saver(line.worker_id, line.name or "", line.at) if line is not None else None
