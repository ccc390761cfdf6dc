"""Reports that were sent, reasons for lateness, and the comment that is still being written."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.figures import LateReason, SentFigures
from models.entities.record import Setting
from models.rules.errors import NotFound

_COMMENT = "figures.comment."
_MANY = 5_000


def sent_reports(session: Session, period: str | None = None) -> Sequence[SentFigures]:
    """Return the reports sent, of one period or of all, the newest first."""
    query = select(SentFigures).order_by(SentFigures.sent_at.desc(), SentFigures.id)
    if period is not None:
        query = query.where(SentFigures.period == period)
    return session.scalars(query).all()


def find_sent(session: Session, report_id: UUID) -> SentFigures | None:
    """Return a sent report or None."""
    return session.get(SentFigures, report_id)


def sent_report(session: Session, report_id: UUID) -> SentFigures:
    """Return a sent report; NotFound("figures.not_found")."""
    found = find_sent(session, report_id)
    if found is None:
        raise NotFound("figures.not_found")
    return found


def reasons_of(
    session: Session, case_ids: Collection[UUID]
) -> Mapping[tuple[UUID, int], Sequence[LateReason]]:
    """Return the recorded reasons by case and round, in order of time."""
    found: defaultdict[tuple[UUID, int], list[LateReason]] = defaultdict(list)
    wanted = list(case_ids)
    for start in range(0, len(wanted), _MANY):
        query = (
            select(LateReason)
            .where(LateReason.case_id.in_(wanted[start : start + _MANY]))
            .order_by(LateReason.at, LateReason.id)
        )
        for reason in session.scalars(query):
            found[reason.case_id, reason.round].append(reason)
    return found


def comment_of(session: Session, period: str) -> str:
    """Return the comment that is being written for a period."""
    kept = session.get(Setting, _COMMENT + period)
    return str(kept.value.get("text", "")) if kept is not None else ""


def keep_comment(session: Session, period: str, text: str) -> None:
    """Keep the comment of a period until it is sent."""
    kept = session.get(Setting, _COMMENT + period)
    if kept is None:
        session.add(Setting(key=_COMMENT + period, value={"text": text}))
    else:
        kept.value = {"text": text}
