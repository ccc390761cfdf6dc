"""Open cases as the load of a team sees them: facts, dates and ids in one query, no names."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case
from models.entities.people import Worker
from models.rules.facts import CaseFacts
from models.rules.filling import filled
from models.rules.kinds import AssignmentKind
from models.rules.rights import Actor, Right, may
from models.rules.team_load import LoadCase
from models.store.case_list import reachable, tied_to
from models.store.columns import (
    Column,
    fact_columns,
    facts_from,
    fetch,
    ids,
    marks,
    raw,
    shared_ids,
    without_collector,
)
from models.store.house import Scope, open_house, over_house

_OWN = 7  # columns before those of the facts


def load_cases(session: Session, actor: Actor) -> tuple[LoadCase, ...]:
    """Return the open cases that the actor has a tie to, and those that the team's workers carry.

    The latter are marked as not visible: they are counted, never listed.
    """
    open_house(session, Scope.LOAD)
    tied = reachable(session, actor)
    team = select(Worker.id).where(Worker.team_id == actor.team_id)
    query = (
        select(*_own_columns(tied), *fact_columns())
        .where(Case.closed_on.is_(None), or_(tied, Case.worker_id.in_(team)))
        .order_by(Case.number)
    )
    return _read(session, query)


def all_open(session: Session, actor: Actor) -> tuple[LoadCase, ...]:
    """Return every open case; those that the actor has no tie to are not visible.

    A server shows others' cases only to those who keep the settings or lead a team.
    """
    if may(actor, Right.EDIT_SETTINGS) or may(actor, Right.LEAD_TEAM):
        open_house(session, Scope.SETTINGS)
    return _read(
        session,
        select(*_own_columns(reachable(session, actor)), *fact_columns())
        .where(Case.closed_on.is_(None))
        .order_by(Case.number),
    )


def own_facts(session: Session, actor: Actor) -> Iterator[tuple[UUID, str, CaseFacts]]:
    """Return id, number and facts of the actor's own open cases, by number."""
    query = (
        select(raw(Case.id), raw(Case.number), *fact_columns())
        .where(Case.closed_on.is_(None), Case.worker_id == actor.user_id)
        .order_by(Case.number)
    )
    found = fetch(session, query)
    if not found:
        return iter(())
    columns: list[Column] = list(zip(*found, strict=True))
    facts = facts_from(columns[2:], (() for _ in found))
    return zip(ids(columns[0]), columns[1], facts, strict=True)  # type: ignore[arg-type]


def starts_since(session: Session, actor: Actor, since: date) -> int:
    """Return how many assessments have begun since a day in cases that the actor has a tie to."""
    query = select(func.count(Case.id)).where(Case.assessment_started_on >= since, tied_to(actor))
    return session.scalar(query) or 0


def contacts_since(session: Session, actor: Actor, since: date) -> int:
    """Return how many matters have become pending since a day, of those that the actor sees."""
    query = select(func.count(Case.id)).where(Case.received_on >= since, tied_to(actor))
    return session.scalar(query) or 0


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> tuple[LoadCase, ...]:
    with without_collector():
        found = fetch(session, query, over_house(session))
        if not found:
            return ()
        columns: list[Column] = list(zip(*found, strict=True))
        own = columns[:_OWN]
        facts = facts_from(columns[_OWN:], (() for _ in found))
        made = (ids(own[0]), own[1], facts, *map(shared_ids, own[2:6]), marks(own[6]))
        return tuple(filled(LoadCase, list(made)))


def _own_columns(tied: ColumnElement[bool]) -> tuple[ColumnElement[Any], ...]:
    return (
        raw(Case.id),
        raw(Case.number),
        raw(Case.team_id),
        raw(Case.worker_id),
        raw(_running(AssignmentKind.OWN_WORKER)),
        raw(_running(AssignmentKind.RESPONSIBLE)),
        tied.label("tied"),
    )


def _running(kind: AssignmentKind) -> ScalarSelect[Any]:
    """Return who has a task of the case now, the newest where two would run."""
    return (
        select(Assignment.worker_id)
        .where(
            Assignment.case_id == Case.id,
            Assignment.kind == kind.value,
            Assignment.ends_on.is_(None),
        )
        .order_by(Assignment.starts_on.desc())
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )
