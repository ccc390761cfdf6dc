"""Feedback on the path, read for the team that it was given to."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.feedback import Feedback
from models.rules.rights import Actor


def team_feedback(session: Session, actor: Actor, *, first: date, last: date) -> Sequence[Feedback]:
    """Return what the actor's team has been told between two days, both counted."""
    query = (
        select(Feedback)
        .where(Feedback.team_id == actor.team_id, Feedback.given_on.between(first, last))
        .order_by(Feedback.given_on.desc(), Feedback.id)
    )
    return session.scalars(query).all()
