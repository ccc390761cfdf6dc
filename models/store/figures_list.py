"""What the half-year figures are counted from: facts of many cases, closed ones too, at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case
from models.entities.people import Worker
from models.rules.facts import CaseFacts
from models.rules.figures_rounds import FormerRound
from models.rules.figures_staff import Turn
from models.rules.kinds import AssignmentKind, ServiceTask
from models.rules.rights import Actor
from models.store.case_list import reachable
from models.store.columns import (
    Column,
    fact_columns,
    facts_from,
    fetch,
    ids,
    raw,
    shared_ids,
    without_collector,
)
from models.store.former_rounds import former_rounds
from models.store.house import Scope, open_house, over_house

_OWN = 6
_MANY = 5_000


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A case with what is counted of it; the reader has a tie to it when it is reachable."""

    id: UUID
    number: str
    is_reachable: bool
    worker_id: UUID | None
    worker_name: str
    facts: CaseFacts
    former: Sequence[FormerRound]
    team_id: UUID | None


def counted_cases(
    session: Session, actor: Actor, groups: Iterable[str], *, first: date, last: date
) -> tuple[CountedCase, ...]:
    """Return the cases of `groups` whose assessment may count between `first` and `last`.

    Left out are those that were ready or closed before `first` and never renewed.
    """
    open_then = or_(
        Case.received_on >= first,
        Case.renewed_at.is_not(None),
        Case.assessment_ready_on >= first,
        and_(
            Case.assessment_ready_on.is_(None),
            or_(Case.closed_on.is_(None), Case.closed_on >= first),
        ),
    )
    return _cases(session, actor, Case.group.in_(list(groups)), Case.received_on <= last, open_then)


def protected_cases(session: Session, actor: Actor, day: date) -> tuple[CountedCase, ...]:
    """Return the child-protection matters that were open on `day`."""
    return _cases(
        session,
        actor,
        Case.task == ServiceTask.CHILD_PROTECTION.value,
        Case.received_on <= day,
        or_(Case.closed_on.is_(None), Case.closed_on > day),
    )


def case_turns(session: Session, case_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Turn]]:
    """Return who answered for each case since when and until when, in order of time."""
    wanted = list(dict.fromkeys(case_ids))
    found: defaultdict[UUID, list[Turn]] = defaultdict(list)
    for start in range(0, len(wanted), _MANY):
        _read_turns(session, Assignment.case_id.in_(wanted[start : start + _MANY]), found)
    return found


def _read_turns(
    session: Session, wanted: ColumnElement[bool], found: defaultdict[UUID, list[Turn]]
) -> None:
    query = (
        select(
            Assignment.case_id,
            Assignment.worker_id,
            Worker.name,
            Assignment.starts_on,
            Assignment.ends_on,
            Worker.ended_on,
            Assignment.kind,
        )
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(wanted)
        .order_by(Assignment.starts_on)
    )
    rows = session.execute(query, execution_options=over_house(session))
    for case_id, worker_id, name, since, until, left_on, kind in rows:
        responsible = kind == AssignmentKind.RESPONSIBLE.value
        found[case_id].append(Turn(worker_id, name, since, until, left_on, responsible))


def _cases(session: Session, actor: Actor, *wanted: ColumnElement[bool]) -> tuple[CountedCase, ...]:
    open_house(session, Scope.FIGURES)
    query = (
        select(
            raw(Case.id),
            raw(Case.number),
            raw(reachable(session, actor)),
            raw(Case.worker_id),
            raw(Worker.name),
            raw(Case.team_id),
            *fact_columns(),
        )
        .outerjoin(Worker, Worker.id == Case.worker_id)
        .where(*wanted)
        .order_by(Case.number)
    )
    with without_collector():
        found = fetch(session, query, over_house(session))
        if not found:
            return ()
        columns: list[Column] = list(zip(*found, strict=True))
        facts = facts_from(columns[_OWN:], (() for _ in found))
        former = former_rounds(session, _renewed(columns[0], facts))
        case_ids: Iterable[UUID] = ids(columns[0])  # type: ignore[assignment]
        worker_ids: Iterable[UUID | None] = shared_ids(columns[3])  # type: ignore[assignment]
        teams: Iterable[UUID | None] = shared_ids(columns[5])  # type: ignore[assignment]
        own = zip(
            case_ids, columns[1], columns[2], worker_ids, columns[4], teams, facts, strict=True
        )
        return tuple(
            CountedCase(
                case_id, str(number), bool(tied), worker, str(name or ""), fact,
                former.get(case_id, ()), team,
            )
            for case_id, number, tied, worker, name, team, fact in own
        )  # fmt: skip


def _renewed(case_ids: Column, facts: Sequence[CaseFacts]) -> Mapping[UUID, tuple[date, datetime]]:
    return {
        UUID(str(case_id)): (fact.received_on, fact.renewed_at)
        for case_id, fact in zip(case_ids, facts, strict=True)
        if fact.renewed_at is not None
    }
