"""Ties between the cases that a worker may see, read in one question."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.functions import FunctionElement

from models.entities.case import Assignment, Case
from models.entities.people import Person, Tie, Worker
from models.rules.case_ties import CaseTieKind, TieGroup
from models.rules.kinds import TieKind
from models.rules.rights import Actor
from models.store.case_list import tied_to
from models.store.columns import fetch, raw
from models.store.house import beside_cases

_Found: TypeAlias = Select[*tuple[Any, ...]]


def case_ties(session: Session, actor: Actor) -> tuple[TieGroup, ...]:
    """Return what ties open cases together, only among cases that the actor has a tie to.

    A case whose client, or a guardian whose own data, is under non-disclosure (turvakielto) is
    among them only for those who have the case themselves: as its worker or by assignment.
    """
    query = union_all(_siblings(actor), _guardians(actor), _hand_overs(actor))
    groups: defaultdict[tuple[str, ...], dict[UUID, UUID]] = defaultdict(dict)
    options = beside_cases(session)
    for kind, key, case_id, client_id, former, now, day in fetch(session, query, options):
        name = (str(kind), str(key), str(former), str(now), str(day or ""))
        groups[name][UUID(str(case_id))] = UUID(str(client_id))
    made = (_group(name, cases) for name, cases in groups.items())
    return tuple(group for group in made if group is not None)


def _group(name: tuple[str, ...], cases: dict[UUID, UUID]) -> TieGroup | None:
    """Return a group; none where it ties nothing: one case, or one client's cases only."""
    kind, _, former, now, day = name
    handed = kind == CaseTieKind.HAND_OVER
    if len(cases) < 2 or (not handed and len(set(cases.values())) < 2):
        return None
    on = date.fromisoformat(day) if day else None
    return TieGroup(CaseTieKind(kind), tuple(sorted(cases)), former, now, on)


def _siblings(actor: Actor) -> _Found:
    either = or_(Case.client_id == Tie.client_id, Case.client_id == Tie.person_id)
    return (
        _columns(CaseTieKind.SIBLINGS, cast(Tie.id, String))
        .join(Tie, and_(either, Tie.kind == TieKind.SIBLING.value))
        .join(Person, Person.id == Case.client_id)
        .where(*_seen(actor, (Person.non_disclosure,)))
    )


def _guardians(actor: Actor) -> _Found:
    guardian = aliased(Person)
    return (
        _columns(CaseTieKind.GUARDIAN, cast(Tie.person_id, String))
        .join(Tie, and_(Tie.client_id == Case.client_id, _guards()))
        .join(guardian, guardian.id == Tie.person_id)
        .join(Person, Person.id == Case.client_id)
        .where(*_seen(actor, (Person.non_disclosure, guardian.non_disclosure)))
    )


def _hand_overs(actor: Actor) -> _Found:
    """Return each case's last change of worker; those of one day, one giver and one taker match."""
    turns = select(
        Assignment.case_id,
        Assignment.worker_id,
        _beside(func.lag(Assignment.worker_id)).label("former_id"),
        _beside(func.lead(Assignment.worker_id)).label("later_id"),
        Assignment.starts_on,
    ).subquery()
    former, now = aliased(Worker), aliased(Worker)
    key = cast(turns.c.former_id, String).concat(cast(turns.c.worker_id, String))
    return (
        _columns(CaseTieKind.HAND_OVER, key, former.name, now.name, cast(turns.c.starts_on, String))
        .join(turns, turns.c.case_id == Case.id)
        .join(former, former.id == turns.c.former_id)
        .join(now, now.id == turns.c.worker_id)
        .join(Person, Person.id == Case.client_id)
        .where(turns.c.former_id != turns.c.worker_id, turns.c.later_id.is_(None))
        .where(*_seen(actor, (Person.non_disclosure,)))
    )


def _beside(worker: FunctionElement[UUID]) -> ColumnElement[UUID]:
    """Look among the assignments of the same kind in the same case, in order of time."""
    own = (Assignment.case_id, Assignment.kind)
    by_time = (Assignment.starts_on, Assignment.ends_on.is_(None), Assignment.id)
    return worker.over(partition_by=own, order_by=by_time)


def _columns(kind: CaseTieKind, key: ColumnElement[str], *handed: Any) -> _Found:
    """Return cases with a group's kind and key; `handed` are giver, taker and day, if it has."""
    told = handed or (literal(""), literal(""), literal(""))
    ids = (raw(Case.id), raw(Case.client_id))
    return select(literal(kind.value), key, *ids, *told).select_from(Case)


def _seen(actor: Actor, protected: Iterable[Any]) -> tuple[ColumnElement[bool], ...]:
    has_it = _own(actor)
    hidden = (or_(mark.is_(False), has_it) for mark in protected)
    return Case.closed_on.is_(None), tied_to(actor), *hidden


def _own(actor: Actor) -> ColumnElement[bool]:
    """Return the condition of having the case oneself, not only through one's team."""
    assigned = select(Assignment.case_id).where(
        Assignment.worker_id == actor.user_id, Assignment.ends_on.is_(None)
    )
    return or_(Case.worker_id == actor.user_id, Case.id.in_(assigned))


def _guards() -> ColumnElement[bool]:
    return or_(Tie.kind == TieKind.GUARDIAN.value, Tie.has_custody.is_(true()))
