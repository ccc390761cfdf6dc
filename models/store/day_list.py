"""What the day log of time limits is made of: cases, their finished documents and their acts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.document import Document
from models.entities.people import Worker
from models.entities.record import AuditEntry
from models.rules.day_log import CaseCourse, Moment, Paper
from models.rules.documents.effects import effects
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rights import Actor
from models.store.case_list import newest_servings, tied_to
from models.store.columns import as_held
from models.store.house import Scope, open_house, over_house

ACTS = (
    "case.recorded",
    "case.joined",
    "case.renewed",
    "case.closed",
    "document.finished",
    "decision.signed",
    "decision.served",
    "decision.demand_recorded",
    "demand.answer_served",
    "demand.to_court",
    "demand.court_ended",
    "instructions.reissued",
    "log_extract.released",
)
"""Acts that set, move or stop a clock."""
_AT_ONCE = 500


def courses(
    session: Session, actor: Actor, zone: Any, *, first: date, last: date
) -> tuple[CaseCourse, ...]:
    """Return the course of each case that was open at some time from `first` to `last`.

    Only cases that the actor has a tie to, by number; `zone` is where days begin.
    """
    cases = session.scalars(
        select(Case)
        .where(
            tied_to(actor),
            Case.received_on <= last,
            or_(Case.closed_on.is_(None), Case.closed_on >= first),
        )
        .order_by(Case.number)
    ).all()
    found: list[CaseCourse] = []
    open_house(session, Scope.DAYS)
    for start in range(0, len(cases), _AT_ONCE):
        part = cases[start : start + _AT_ONCE]
        ids = [case.id for case in part]
        papers, moments = _papers(session, ids, zone), _moments(session, ids)
        told = newest_servings(session, (Case.id.in_(ids),), of_any_round=True)
        served = {as_held(key): servings for key, servings in told.items()}
        found += [
            CaseCourse(
                case.number,
                case.facts(served.get(case.id.hex, ())),
                case.worker.name if case.worker is not None else "",
                tuple(papers[case.id]),
                tuple(moments[case.id]),
            )
            for case in part
        ]
    return tuple(found)


def _papers(session: Session, ids: Sequence[UUID], zone: Any) -> Mapping[UUID, list[Paper]]:
    query = (
        select(
            Document.case_id,
            Document.series_id,
            Document.kind,
            Document.finished_at,
            Document.values,
        )
        .where(Document.case_id.in_(ids), Document.status == DocumentStatus.FINISHED.value)
        .order_by(Document.finished_at, Document.version)
    )
    rows = session.execute(query, execution_options=over_house(session))
    found: defaultdict[UUID, list[Paper]] = defaultdict(list)
    for case_id, series, kind, at, values in rows:
        told = effects(DocumentKind(kind), values, finished_on=at.astimezone(zone).date())
        found[case_id].append(Paper(at, series, told))
    return found


def _moments(session: Session, ids: Sequence[UUID]) -> Mapping[UUID, list[Moment]]:
    query = (
        select(
            AuditEntry.case_id,
            AuditEntry.at,
            AuditEntry.act,
            AuditEntry.facts,
            Worker.name,
            Document.kind,
        )
        .outerjoin(Worker, Worker.id == AuditEntry.worker_id)
        .outerjoin(Document, Document.id == AuditEntry.document_id)
        .where(AuditEntry.case_id.in_(ids), AuditEntry.act.in_(ACTS))
        .order_by(AuditEntry.seq)
    )
    rows = session.execute(query, execution_options=over_house(session))
    found: defaultdict[UUID, list[Moment]] = defaultdict(list)
    for case_id, at, act, facts, name, kind in rows:
        document = DocumentKind(kind) if kind else None
        subject = str(facts.get("recipient", ""))
        found[case_id].append(Moment(at, name or "", act, document, subject))
    return found
