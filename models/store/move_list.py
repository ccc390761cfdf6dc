"""The journal of moves (siirtojen päiväkirja) of many cases at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Case, StepMove
from models.rules.rights import Actor
from models.rules.step_times import Move
from models.store.case_list import tied_to
from models.store.columns import Known, days, fetch, raw, without_collector
from models.store.uow import HELSINKI

_HOUR = len("2026-11-24 09")


def case_moves(session: Session, actor: Actor) -> Sequence[Move]:
    """Return every move of the cases that the actor has a tie to, by case and in order of time."""
    query = (
        select(raw(StepMove.case_id), raw(StepMove.source), raw(StepMove.target), raw(StepMove.at))
        .join(Case, Case.id == StepMove.case_id)
        .where(tied_to(actor))
        .order_by(StepMove.case_id, StepMove.at)
    )
    with without_collector():
        found = fetch(session, query)
        if not found:
            return ()
        cases, sources, targets, moments = zip(*found, strict=True)
        return tuple(zip(cases, sources, targets, days_of(moments), strict=True))


def days_of(moments: Sequence[object]) -> Sequence[date]:
    """Return the days in Finland of moments kept in UTC; each hour is converted once."""
    known = Known[str, date](_day_of)
    return [known[str(moment)[:_HOUR]] for moment in moments]


def cases_begun(session: Session, actor: Actor) -> tuple[Mapping[object, date], Mapping[str, int]]:
    """Return when each case became pending, by id as the file has it, and open cases by step."""
    query = select(
        raw(Case.id), raw(Case.received_on), raw(Case.step_id), raw(Case.closed_on)
    ).where(tied_to(actor))
    found = fetch(session, query)
    if not found:
        return {}, {}
    cases, received, steps, closed = zip(*found, strict=True)
    begun: Mapping[object, Any] = dict(zip(cases, days(received), strict=True))
    standing = Counter(s for s, end in zip(steps, closed, strict=True) if end is None)
    return begun, standing


def _day_of(hour: str) -> date:
    moment = datetime.fromisoformat(f"{hour}:00").replace(tzinfo=UTC)
    return moment.astimezone(HELSINKI).date()
