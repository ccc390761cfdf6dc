"""Lists (luettelot): cases for the map and tables, the worklist and the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from models.rules.cleaning import without_forbidden
from models.rules.errors import RuleBroken
from models.rules.kinds import DueState
from models.rules.rights import Actor, Right, may
from models.rules.rows import CaseRow, DocumentHit, PersonRow
from models.store.queries import case_rows as stored_case_rows
from models.store.queries import (
    documents_alike,
    names_spelled_alike,
    search_cases,
    search_documents,
    search_persons,
)
from models.store.queries import rows_of as stored_rows_of
from models.store.uow import UnitOfWork, Work

SHORTEST_SEARCH = 3
MOST_DOCUMENTS = 50
SHOWN_IN_LOG = 50


class Scope(StrEnum):
    """Whose cases a list shows; never more than the actor has a tie to."""

    MINE = "mine"
    TEAM = "team"
    ALL = "all"
    WITH_CLOSED = "with_closed"


@dataclass(frozen=True, slots=True)
class SearchHits:
    """What a search found, nothing of strangers' cases; `alike` when it is only spelled alike."""

    cases: tuple[CaseRow, ...]
    persons: tuple[PersonRow, ...]
    documents: tuple[DocumentHit, ...] = ()
    alike: bool = False


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
    """Return cases, persons and documents by number, name, code or words; what was shown is logged.

    Names and words that are spelled almost so are returned where nothing else is found. Documents
    are looked for by those who may read cases, in the cases that they have a tie to; what they say
    is not told here, because reading asks for its purpose and has its own line in the use log.
    RuleBroken("search.too_short") under three characters: a search tells who is a client.
    """
    with uow.begin(actor, Right.SEARCH_PERSONS) as work:
        wanted = without_forbidden(text).strip()
        if len(wanted) < SHORTEST_SEARCH:
            raise RuleBroken("search.too_short", shortest=SHORTEST_SEARCH)
        hits = _hits(work, wanted)
        if not (hits.cases or hits.persons or hits.documents):
            hits = _hits_alike(work, wanted)
        _log_search(work, hits)
        work.commit()
        return hits


def _hits(work: Work, text: str) -> SearchHits:
    reads = may(work.actor, Right.READ_CASE)
    documents = (
        search_documents(work.session, text, work.actor, limit=MOST_DOCUMENTS) if reads else ()
    )
    return SearchHits(_cases(work, text), _persons(work, text), documents)


def _hits_alike(work: Work, text: str) -> SearchHits:
    """Return what is spelled almost so: the likeliest names that the actor may know of."""
    reads = may(work.actor, Right.READ_CASE)
    documents = (
        documents_alike(work.session, text, work.actor, limit=MOST_DOCUMENTS) if reads else ()
    )
    for name in names_spelled_alike(work.session, text):
        cases, persons = _cases(work, name), _persons(work, name)
        if cases or persons:
            return SearchHits(cases, persons, documents, alike=True)
    return SearchHits((), (), documents, alike=True)


def _cases(work: Work, text: str) -> tuple[CaseRow, ...]:
    settings = work.records.rule_settings()
    return search_cases(work.session, text, settings, work.today, actor=work.actor)


def _persons(work: Work, text: str) -> tuple[PersonRow, ...]:
    found = search_persons(work.session, text)
    known = work.cases.knowable([row.id for row in found])
    return tuple(row for row in found if row.id in known)


def _log_search(work: Work, hits: SearchHits) -> None:
    """Log whose cases were shown, by themselves or by a document."""
    by_document = (hit.case_id for hit in hits.documents)
    shown = dict.fromkeys([*(row.id for row in hits.cases[:SHOWN_IN_LOG]), *by_document])
    facts = {
        "persons": [str(row.id) for row in hits.persons][:SHOWN_IN_LOG],
        "documents": [str(hit.document_id) for hit in hits.documents],
        "count": len(hits.cases),
        "cases": [str(case_id) for case_id in shown],
    }
    work.log("search.done", facts=facts)


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
