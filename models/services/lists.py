"""Lists (luettelot): cases for the map and tables, the worklist and the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.cleaning import without_forbidden
from models.rules.errors import RuleBroken
from models.rules.kinds import DueState
from models.rules.rights import Actor, Right
from models.rules.rows import CaseRow, PersonRow
from models.store.queries import case_rows as stored_case_rows
from models.store.queries import rows_of as stored_rows_of
from models.store.queries import search_cases, search_persons
from models.store.uow import UnitOfWork, Work

SHORTEST_SEARCH = 3
SHOWN_IN_LOG = 50


class Scope(StrEnum):
    """Whose cases a list shows; never more than the actor has a tie to."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"
    WITH_CLOSED = "with_closed"


@dataclass(frozen=True, slots=True)
class SearchHits:
    """What a search found; persons without a case of the actor's are not among them."""

    cases: tuple[CaseRow, ...]
    persons: tuple[PersonRow, ...]


_TO_SIGN = frozenset({"sign_decision", "second_signature"})


def case_rows(uow: UnitOfWork, actor: Actor, *, scope: Scope = Scope.TEAM) -> tuple[CaseRow, ...]:
    """Return cases by number, open ones unless the scope says more; one line in the use log."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = _rows(work, scope)
        _log(work, "list.shown", rows, {"scope": scope})
        work.commit()
        return rows


def changed_case_rows(
    uow: UnitOfWork, actor: Actor, *, case_ids: frozenset[UUID], client_ids: frozenset[UUID]
) -> tuple[CaseRow, ...]:
    """Return the open cases among these, and those of these clients, as they are now.

    One that is not returned was closed or is no longer the actor's to see.
    """
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = stored_rows_of(
            work.session,
            work.records.rule_settings(),
            work.today,
            actor=actor,
            case_ids=case_ids,
            client_ids=client_ids,
        )
        _log(work, "list.shown", rows, {"scope": "changed"})
        work.commit()
        return rows


def worklist(uow: UnitOfWork, actor: Actor) -> tuple[CaseRow, ...]:
    """Return the actor's own open cases, the most pressing first."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        rows = tuple(sorted(_rows(work, Scope.MINE), key=_pressing))
        _log(work, "list.shown", rows, {"scope": "worklist"})
        work.commit()
        return rows


def decisions_to_sign(uow: UnitOfWork, actor: Actor) -> tuple[CaseRow, ...]:
    """Return cases whose decision waits for check and signature, the most pressing first."""
    with uow.begin(actor, Right.READ_LISTS) as work:
        waiting = (row for row in _rows(work, Scope.ALL) if row.next_act in _TO_SIGN)
        rows = tuple(sorted(waiting, key=_pressing))
        _log(work, "list.shown", rows, {"scope": "to_sign"})
        work.commit()
        return rows


def search(uow: UnitOfWork, actor: Actor, *, text: str) -> SearchHits:
    """Return cases and persons by number, name or identity code; what was shown is logged.

    RuleBroken("search.too_short") under three characters: a search tells who is a client.
    """
    with uow.begin(actor, Right.SEARCH_PERSONS) as work:
        wanted = without_forbidden(text).strip()
        if len(wanted) < SHORTEST_SEARCH:
            raise RuleBroken("search.too_short", shortest=SHORTEST_SEARCH)
        settings = work.records.rule_settings()
        cases = search_cases(work.session, wanted, settings, work.today, actor=actor)
        found = search_persons(work.session, wanted)
        known = work.cases.knowable([row.id for row in found])
        persons = tuple(row for row in found if row.id in known)
        shown = [str(row.id) for row in persons][:SHOWN_IN_LOG]
        _log(work, "search.done", cases, {"persons": shown})
        work.commit()
        return SearchHits(cases, persons)


def _rows(work: Work, scope: Scope) -> tuple[CaseRow, ...]:
    actor = work.actor
    return stored_case_rows(
        work.session,
        work.records.rule_settings(),
        work.today,
        actor=actor,
        team_id=actor.team_id if scope is Scope.TEAM else None,
        worker_id=actor.user_id if scope is Scope.MINE else None,
        closed=scope is Scope.WITH_CLOSED,
    )


def _log(work: Work, act: str, rows: tuple[CaseRow, ...], facts: Mapping[str, object]) -> None:
    ids = [str(row.id) for row in rows[:SHOWN_IN_LOG]]
    work.log(act, facts={**facts, "count": len(rows), "cases": ids})


_ORDER = {state: place for place, state in enumerate(DueState)}


def _pressing(row: CaseRow) -> tuple[int, bool, int, str]:
    left = row.clock.days_left
    return _ORDER[row.clock.state], left is None, left or 0, row.number
