"""Everything that past days of the map are made of, read at once: rows, moves and assignments."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case
from models.entities.people import Worker
from models.rules.organisation import RuleSettings
from models.rules.past import CaseJournal, Moved, Turn
from models.rules.rights import Actor
from models.store.case_list import rows_and_facts, tied_to
from models.store.columns import as_held, days, fetch, raw, shared_ids, without_collector
from models.store.move_list import case_moves, days_of


def case_journals(
    session: Session, settings: RuleSettings, today: date, actor: Actor
) -> tuple[CaseJournal, ...]:
    """Return the journals of all cases, closed ones too, that the actor has a tie to."""
    rows, facts = rows_and_facts(session, settings, today, tied_to(actor))
    if not rows:
        return ()
    with without_collector():
        moves, turns, since = _moves(session, actor), _turns(session, actor), _since(session, actor)
        return tuple(
            CaseJournal(
                row, fact, since[row.id.hex], moves.get(row.id.hex, ()), turns.get(row.id.hex, ())
            )
            for row, fact in zip(rows, facts, strict=True)
        )


def _moves(session: Session, actor: Actor) -> Mapping[str, tuple[Moved, ...]]:
    found: defaultdict[str, list[Moved]] = defaultdict(list)
    for case, source, target, day in case_moves(session, actor):
        found[as_held(case)].append((day, source, target))
    return {case: tuple(moves) for case, moves in found.items()}


def _since(session: Session, actor: Actor) -> Mapping[str, date]:
    query = select(raw(Case.id), raw(Case.step_since)).where(tied_to(actor))
    cases, moments = zip(*fetch(session, query), strict=True)
    return dict(zip(map(as_held, cases), days_of(moments), strict=True))


def _turns(session: Session, actor: Actor) -> Mapping[str, tuple[Turn, ...]]:
    query = (
        select(
            raw(Assignment.case_id),
            raw(Assignment.starts_on),
            raw(Assignment.ends_on),
            raw(Assignment.worker_id),
            raw(Worker.name),
        )
        .join(Worker, Worker.id == Assignment.worker_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(tied_to(actor))
        .order_by(Assignment.starts_on)
    )
    rows = fetch(session, query)
    if not rows:
        return {}
    cases, starts, ends, workers, names = zip(*rows, strict=True)
    found: defaultdict[str, list[Turn]] = defaultdict(list)
    turns = zip(days(starts), days(ends), shared_ids(workers), names, strict=True)
    for case, (since, until, worker, name) in zip(cases, turns, strict=True):
        assert isinstance(since, date)
        assert isinstance(worker, UUID)
        assert until is None or isinstance(until, date)
        found[as_held(case)].append((since, until, worker, str(name)))
    return {case: tuple(own) for case, own in found.items()}
