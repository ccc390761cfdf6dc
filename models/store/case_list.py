"""Case rows for lists and the map: columns of all cases at once, never entities."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import starmap
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from models.entities.case import Assignment, Case
from models.entities.listed import ListedDecision as Decision
from models.entities.listed import ListedPerson as Person
from models.entities.listed import ListedRecipient as Recipient
from models.entities.people import Worker
from models.entities.record import Process
from models.rules.clocks import nearest_of
from models.rules.deadlines import add_days
from models.rules.facts import CaseFacts, Serving
from models.rules.filling import filled
from models.rules.finality import is_final
from models.rules.folding import alphabetical
from models.rules.kinds import DemandOutcome, ServingWay
from models.rules.next_act import next_act
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor, Role
from models.rules.rows import CaseRow
from models.rules.store_report import WorkerLoad
from models.rules.words import Language
from models.store.columns import (
    NEAR,
    Column,
    codes,
    days,
    fact_columns,
    facts_from,
    fetch,
    ids,
    lists,
    marks,
    raw,
    shared_ids,
    texts,
    without_collector,
)
from models.store.gate import gate_of
from models.store.house import OWN_CASES, over_house

_OWN = 11  # columns before those of the facts
_STEP = 6  # the place of the step among them
_SERVING = (
    Recipient.id,
    Recipient.way,
    Recipient.served_on,
    Recipient.received_on,
    Recipient.demand_on,
    Recipient.demand_outcome,
    Recipient.answer_served_on,
    Recipient.court_on,
    Recipient.court_ended_on,
)


def case_rows(
    session: Session,
    settings: RuleSettings,
    today: date,
    *,
    actor: Actor | None = None,
    team_id: UUID | None = None,
    worker_id: UUID | None = None,
    closed: bool = False,
) -> tuple[CaseRow, ...]:
    """Return open cases (closed ones too when `closed`) by number.

    With `actor` only those that the actor has a tie to; `team_id` and `worker_id` narrow further.
    """
    wanted: list[ColumnElement[bool]] = [] if closed else [Case.closed_on.is_(None)]
    if actor is not None:
        wanted.append(tied_to(actor))
    if team_id is not None:
        wanted.append(Case.team_id == team_id)
    if worker_id is not None:
        wanted.append(Case.worker_id == worker_id)
    return rows_where(session, settings, today, *wanted)


def rows_of(
    session: Session,
    settings: RuleSettings,
    today: date,
    *,
    actor: Actor,
    case_ids: Collection[UUID],
    client_ids: Collection[UUID] = (),
) -> tuple[CaseRow, ...]:
    """Return those of these cases, and of these clients' cases, that are open, by number.

    Only those that the actor has a tie to.
    """
    named: ColumnElement[bool] = Case.id.in_(case_ids)
    if client_ids:
        named = or_(named, Case.client_id.in_(client_ids))
    return rows_where(session, settings, today, named, Case.closed_on.is_(None), tied_to(actor))


def rows_where(
    session: Session, settings: RuleSettings, today: date, *wanted: ColumnElement[bool]
) -> tuple[CaseRow, ...]:
    """Return the rows of the cases that meet every one of `wanted`, by number."""
    return rows_and_facts(session, settings, today, *wanted)[0]


def rows_and_facts(
    session: Session, settings: RuleSettings, today: date, *wanted: ColumnElement[bool]
) -> tuple[tuple[CaseRow, ...], Sequence[CaseFacts]]:
    """Return the rows of the cases that meet every one of `wanted`, and the facts behind them."""
    numbers = phase_numbers(session)
    shared = _without_conflict(numbers)
    version = () if shared is not None else (raw(Case.process_id),)
    query = (
        select(*_own_columns(), *fact_columns(), *version)
        .join(Person, Case.client_id == Person.id)
        .where(*wanted)
        .order_by(Case.number)
    )
    with without_collector():
        found = fetch(session, query)
        if not found:
            return (), ()
        columns: list[Column] = list(zip(*found, strict=True))
        steps = texts(columns[_STEP])
        if shared is not None:
            phases = [shared.get(step, 0) for step in steps]
        else:
            own = zip(columns.pop(), steps, strict=True)
            phases = [numbers[process].get(step, 0) for process, step in own]
        served = newest_servings(session, wanted)
        facts = facts_from(columns[_OWN:], (served.get(key, ()) for key in columns[0]))
        return _rows(session, columns[:_OWN], facts, phases, settings, today), facts


def tied_to(actor: Actor) -> ColumnElement[bool]:
    """Return the condition of the tie (asiakassuhde): own team's, own or assigned cases."""
    if actor.role is Role.ADMINISTRATOR and not actor.extra_roles:
        return false()
    assigned = select(Assignment.case_id).where(
        Assignment.worker_id == actor.user_id, Assignment.ends_on.is_(None)
    )
    return or_(
        Case.team_id.is_(None),
        Case.team_id == actor.team_id,
        Case.worker_id == actor.user_id,
        Case.id.in_(assigned),
    )


def reachable(session: Session, actor: Actor) -> ColumnElement[bool]:
    """Return the same condition for a question that is asked of the cases of all teams."""
    if gate_of(session) is None:
        return tied_to(actor)
    return Case.id.in_(select(OWN_CASES.c.id))


def phase_numbers(session: Session) -> Mapping[object, Mapping[str, int]]:
    """Return the phase (1-5) of every step, by the process version as the file has its id.

    A case is in the phase that its own version says, whatever a newer one does.
    """
    numbers: dict[object, Mapping[str, int]] = {}
    query = select(raw(Process.id), Process.plain).order_by(Process.version)
    for process_id, plain in session.execute(query):
        phases = {phase["id"]: int(phase["number"]) for phase in plain["phases"]}
        steps = ((step["id"], step["phase"]) for step in plain["steps"])
        numbers[process_id] = {step_id: phases.get(phase, 0) for step_id, phase in steps}
    return numbers


def _without_conflict(numbers: Mapping[object, Mapping[str, int]]) -> Mapping[str, int] | None:
    """Return one table for all versions, None where two put a step into different phases."""
    merged: dict[str, int] = {}
    for steps in numbers.values():
        if any(merged.setdefault(step, phase) != phase for step, phase in steps.items()):
            return None
    return merged


def phases_ever(session: Session) -> Mapping[str, int]:
    """Return the phase (1-5) of every step of every version, as the newest published one says."""
    by_version = phase_numbers(session)
    published = select(raw(Process.id)).where(Process.published_at.is_not(None))
    numbers: dict[str, int] = {}
    for process_id in session.scalars(published.order_by(Process.version)):
        numbers.update(by_version[process_id])
    return numbers


def worker_loads(session: Session, *, team_id: UUID | None = None) -> tuple[WorkerLoad, ...]:
    """Return how many open cases each worker who is still in service has, by name."""
    query = (
        select(
            Worker.id,
            Worker.name,
            func.count(Case.id),
            func.coalesce(func.sum(case((Case.urgent, 1), else_=0)), 0),
        )
        .outerjoin(Case, and_(Case.worker_id == Worker.id, Case.closed_on.is_(None)))
        .where(Worker.ended_on.is_(None))
        .group_by(Worker.id, Worker.name)
    )
    if team_id is not None:
        query = query.where(Worker.team_id == team_id)
    found = starmap(WorkerLoad, session.execute(query).all())
    return tuple(sorted(found, key=lambda one: alphabetical(one.name)))


def _own_columns() -> Sequence[ColumnElement[Any]]:
    return (
        raw(Case.id),
        raw(Case.number),
        raw(Person.surname),
        raw(Person.given_names),
        raw(Person.birth_date),
        raw(Person.non_disclosure),
        raw(Case.step_id),
        raw(Case.worker_id),
        raw(Case.team_id),
        raw(Case.language),
        raw(Case.services),
    )


def newest_servings(
    session: Session,
    wanted: Sequence[ColumnElement[bool]],
    *,
    of_house: bool = False,
    of_any_round: bool = False,
) -> Mapping[object, tuple[Serving, ...]]:
    """Return the service of each case's newest signed decision, by the id as the file has it.

    `of_house` asks for the cases of all teams, whose opening the caller has asked for;
    `of_any_round` takes a decision too that a renewal has laid aside.
    """
    query = (
        select(raw(Recipient.case_id), raw(Recipient.document_id), *map(raw, _SERVING))
        .join(Decision, Decision.document_id == Recipient.document_id)
        .join(Case, Case.id == Recipient.case_id)
        .where(Decision.signed_at.is_not(None), *wanted)
        .order_by(Decision.signed_at, Recipient.id)
    )
    if not of_any_round:
        query = query.where(Case.decision_signed_on.is_not(None))
    found = fetch(session, query, over_house(session) if of_house else NEAR)
    if not found:
        return {}
    cases, decisions, *columns = zip(*found, strict=True)
    convert = (ids, codes(ServingWay), days, days, days, codes(DemandOutcome), days, days, days)
    servings = filled(Serving, [make(col) for make, col in zip(convert, columns, strict=True)])
    newest = dict(zip(cases, decisions, strict=True))
    served: defaultdict[object, list[Serving]] = defaultdict(list)
    for case_id, decision, serving in zip(cases, decisions, servings, strict=True):
        if decision == newest[case_id]:
            served[case_id].append(serving)
    return {key: tuple(items) for key, items in served.items()}


def _rows(
    session: Session,
    own: list[Column],
    facts: list[CaseFacts],
    phases: list[int],
    settings: RuleSettings,
    today: date,
) -> tuple[CaseRow, ...]:
    until = add_days(today, settings.renewal_offer_days)
    surnames, given = texts(own[2]), texts(own[3])
    steps = texts(own[6])
    workers = _worker_names(session)
    columns = [
        ids(own[0]),
        own[1],
        [f"{s} {g}".strip() for s, g in zip(surnames, given, strict=True)],
        [_initials(s, g) for s, g in zip(surnames, given, strict=True)],
        days(own[4]),
        steps,
        phases,
        shared_ids(own[7]),
        [workers.get(worker, "") for worker in own[7]],
        shared_ids(own[8]),
        [fact.group for fact in facts],
        [fact.received_on for fact in facts],
        [fact.urgent for fact in facts],
        marks(own[5]),
        [nearest_of(fact, settings, today) for fact in facts],
        [next_act(step, fact, until) for step, fact in zip(steps, facts, strict=True)],
        [fact.closed_on for fact in facts],
        codes(Language)(own[9]),
        [fact.need for fact in facts],
        lists(own[10]),
        [is_final(fact.servings, today, settings.days) for fact in facts],
    ]
    return tuple(filled(CaseRow, columns))


def _worker_names(session: Session) -> Mapping[object, str]:
    named = fetch(session, select(raw(Worker.id), raw(Worker.name)))
    return {worker_id: str(name) for worker_id, name in named}


def _initials(surname: str, given_names: str) -> str:
    if given_names and surname:
        return f"{given_names[0]}. {surname[0]}."
    return f"{(given_names or surname)[0]}." if given_names or surname else ""
