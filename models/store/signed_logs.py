"""Day logs that were signed off, of the lead's own team."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities.day_log import DayLogSigning
from models.rules.rights import Actor


def signings(session: Session, actor: Actor) -> Sequence[DayLogSigning]:
    """Return the signings of the actor's team, the newest first."""
    query = (
        select(DayLogSigning)
        .where(DayLogSigning.team_id == actor.team_id)
        .order_by(DayLogSigning.number.desc())
    )
    return session.scalars(query).all()


def signings_of(session: Session, actor: Actor, first: date, last: date) -> Sequence[DayLogSigning]:
    """Return the signings of exactly this period, the oldest first."""
    query = (
        select(DayLogSigning)
        .where(
            DayLogSigning.team_id == actor.team_id,
            DayLogSigning.first_on == first,
            DayLogSigning.last_on == last,
        )
        .order_by(DayLogSigning.number)
    )
    return session.scalars(query).all()


def find_signing(session: Session, signing_id: UUID) -> DayLogSigning | None:
    """Return a signing or None."""
    return session.get(DayLogSigning, signing_id)


def next_number(session: Session) -> int:
    """Return the number of the next signing: they run through all teams without a gap."""
    return (session.scalar(select(func.max(DayLogSigning.number))) or 0) + 1
