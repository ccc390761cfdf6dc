"""Rounds of assessment that a renewal has ended: read from the documents that told their days.

A renewal lays the facts of the round before aside (`Case.begin_again`); its finished documents
stay, and the use log knows when each renewal was made.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.document import Document
from models.entities.record import AuditEntry
from models.rules.documents.effects import effects
from models.rules.documents.schema import Values
from models.rules.figures_rounds import FormerRound
from models.rules.kinds import DocumentKind, DocumentStatus
from models.store.house import over_house
from models.store.uow import HELSINKI

RENEWED = "case.renewed"
_TELLERS = (DocumentKind.EVALUATION, DocumentKind.MEETING, DocumentKind.ASSESSMENT)
_MANY = 5_000


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document as far as it tells the days of a round."""

    kind: DocumentKind
    values: Values
    saved_at: datetime
    finished_at: datetime | None


def former_rounds(
    session: Session, renewed: Mapping[UUID, tuple[date, datetime]]
) -> Mapping[UUID, tuple[FormerRound, ...]]:
    """Return the ended rounds of renewed cases: each with its day of receipt and last renewal."""
    found: dict[UUID, tuple[FormerRound, ...]] = {}
    wanted = list(renewed)
    for start in range(0, len(wanted), _MANY):
        chunk = wanted[start : start + _MANY]
        moments, papers = _renewals(session, chunk), _papers(session, chunk)
        for case_id in chunk:
            received_on, last = renewed[case_id]
            ends = sorted({*moments[case_id], last})
            found[case_id] = tuple(_rounds(received_on, ends, papers[case_id]))
    return found


def _rounds(
    received_on: date, ends: Sequence[datetime], papers: Sequence[Paper]
) -> Iterator[FormerRound]:
    begun, since = received_on, None
    for end in ends:
        own = [p for p in papers if p.saved_at <= end and (since is None or p.saved_at > since)]
        yield FormerRound(begun, *_told(own))
        begun, since = end.astimezone(HELSINKI).date(), end


def _told(papers: Sequence[Paper]) -> tuple[date | None, date | None]:
    """Return the first days on which the assessment was started and ready."""
    told = [effects(paper.kind, paper.values, finished_on=_day(paper)) for paper in papers]
    return _first(told, "assessment_started_on"), _first(told, "assessment_ready_on")


def _first(told: Sequence[Mapping[str, object]], name: str) -> date | None:
    days = (one.get(name) for one in told)
    return min((day for day in days if isinstance(day, date)), default=None)


def _day(paper: Paper) -> date:
    return (paper.finished_at or paper.saved_at).astimezone(HELSINKI).date()


def _renewals(session: Session, cases: Sequence[UUID]) -> Mapping[UUID, list[datetime]]:
    found: defaultdict[UUID, list[datetime]] = defaultdict(list)
    query = select(AuditEntry.case_id, AuditEntry.at).where(
        AuditEntry.case_id.in_(cases), AuditEntry.act == RENEWED
    )
    for case_id, at in session.execute(query, execution_options=over_house(session)):
        assert case_id is not None
        found[case_id].append(at)
    return found


def _papers(session: Session, cases: Sequence[UUID]) -> Mapping[UUID, list[Paper]]:
    found: defaultdict[UUID, list[Paper]] = defaultdict(list)
    query = select(
        Document.case_id, Document.kind, Document.values, Document.saved_at, Document.finished_at
    ).where(
        Document.case_id.in_(cases),
        Document.kind.in_([kind.value for kind in _TELLERS]),
        Document.status == DocumentStatus.FINISHED.value,
        Document.superseded.is_(False),
    )
    for case_id, kind, values, saved_at, finished_at in session.execute(
        query, execution_options=over_house(session)
    ):
        found[case_id].append(Paper(DocumentKind(kind), values, saved_at, finished_at))
    return found
