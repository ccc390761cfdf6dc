"""Versions of the path and the cases on them: read in columns, moved in batches."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.orm import Session

from models.entities.case import Case, StepMove
from models.entities.document import Document
from models.entities.people import Worker
from models.entities.record import Process
from models.entities.versions import MovedCase, VersionMove
from models.rules.documents.check import problems
from models.rules.documents.registry import document_type
from models.rules.facts import CaseFacts, DocumentState, Missing
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.version_effects import GroundCase
from models.rules.version_moves import MovedBatch, PlannedCase
from models.store.bulk import Line, add_all, add_lines
from models.store.case_list import newest_servings
from models.store.columns import (
    Column,
    fact_columns,
    facts_from,
    fetch,
    ids,
    moments,
    raw,
    shared_ids,
    without_collector,
)
from models.store.gate import gate_of
from models.store.house import Scope, move_on_server, moved_counts, open_house, over_house

_OWN = 4  # columns before those of the facts
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """A case of a batch as it stands now; `process_id` None for one that has been closed."""

    case_id: UUID
    number: str
    process_id: UUID | None
    step_id: str
    moved: PlannedCase


def steps_in_use(session: Session) -> Mapping[UUID, frozenset[str]]:
    """Return at which steps open cases stand, by the version they follow."""
    query = select(Case.process_id, Case.step_id).where(Case.closed_on.is_(None)).distinct()
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for process_id, step_id in session.execute(query):
        found[process_id].add(step_id)
    return {process_id: frozenset(steps) for process_id, steps in found.items()}


def ground_cases(
    session: Session, today: date, *, process_id: UUID | None = None
) -> tuple[GroundCase, ...]:
    """Return the open cases by number, of one version or of all, as the rules see them."""
    open_house(session, Scope.PROCESS)
    wanted: list[ColumnElement[bool]] = [Case.closed_on.is_(None)]
    if process_id is not None:
        wanted.append(Case.process_id == process_id)
    own = (raw(Case.id), raw(Case.number), raw(Case.process_id), raw(Case.step_id))
    query = select(*own, *fact_columns()).where(*wanted).order_by(Case.number)
    with without_collector():
        found = fetch(session, query, over_house(session))
        if not found:
            return ()
        columns: list[Column] = list(zip(*found, strict=True))
        served = newest_servings(session, wanted, of_house=True)
        facts = facts_from(columns[_OWN:], (served.get(key, ()) for key in columns[0]))
        states = _documents(session, wanted, dict(zip(columns[0], facts, strict=True)), today)
        rows = zip(
            ids(columns[0]),
            columns[1],
            shared_ids(columns[2]),
            columns[3],
            facts,
            (tuple(states.get(key, ())) for key in columns[0]),
            strict=True,
        )
        return tuple(GroundCase(*row) for row in rows)


def move_cases(
    session: Session,
    batch: MovedBatch,
    cases: Sequence[PlannedCase],
    target: UUID,
    *,
    back: bool = False,
) -> None:
    """Let a part of a batch follow `target`, `back` where it once was; logged for each case."""
    if gate_of(session) is not None:
        move_on_server(session, batch, cases, back=back)
        return
    table = Case.__table__
    statement = (
        update(Case)
        .where(table.c.id == bindparam("case"))
        .values(
            process_id=target,
            step_id=bindparam("step"),
            house_limits=bindparam("limits"),
            row_version=table.c.row_version + 1,
        )
    )
    rows = [
        {"case": one.case_id, "step": one.step_after, "limits": one.limits_after} for one in cases
    ]
    session.connection().execute(statement, rows)
    add_all(session, [_journal(batch, one) for one in cases if one.step_before != one.step_after])
    add_lines(session, [_line(batch, one, target) for one in cases])


def keep_moved(session: Session, batch: MovedBatch, cases: Sequence[PlannedCase]) -> None:
    """Remember what each case of a batch had before: its revert point.

    A server does so itself as it moves them.
    """
    if gate_of(session) is not None:
        return
    add_all(
        session,
        [
            MovedCase(
                id=uuid4(),
                move_id=batch.id,
                case_id=one.case_id,
                step_before=one.step_before,
                step_after=one.step_after,
                limits_before=one.limits_before,
                limits_after=one.limits_after,
            )
            for one in cases
        ],
    )


def version_moves(session: Session) -> Sequence[tuple[VersionMove, str, int]]:
    """Return the batches, the newest first, who moved them and how many cases each had."""
    counted = moved_counts(session)
    query = (
        select(VersionMove, Worker.name)
        .join(Worker, Worker.id == VersionMove.worker_id)
        .order_by(VersionMove.at.desc(), VersionMove.id)
    )
    return [(move, name, counted.get(move.id, 0)) for move, name in session.execute(query)]


def standing(session: Session, move_id: UUID) -> Iterator[Standing]:
    """Yield the cases of a batch as they stand now, by number."""
    had = (
        MovedCase.case_id,
        MovedCase.step_before,
        MovedCase.step_after,
        MovedCase.limits_before,
        MovedCase.limits_after,
    )
    query = (
        select(Case.number, Case.process_id, Case.step_id, Case.closed_on, *had)
        .join(Case, Case.id == MovedCase.case_id)
        .where(MovedCase.move_id == move_id)
        .order_by(Case.number)
    )
    open_house(session, Scope.PROCESS)
    rows = session.execute(query, execution_options=over_house(session))
    for number, process_id, step_id, closed_on, case_id, *steps, before, after in rows:
        moved = PlannedCase(case_id, steps[0], steps[1], before, after)
        yield Standing(case_id, number, None if closed_on else process_id, step_id, moved)


def versions_with_plain(session: Session) -> Sequence[Process]:
    """Return all versions, the oldest first."""
    return session.scalars(select(Process).order_by(Process.version)).all()


def _documents(
    session: Session,
    wanted: Sequence[ColumnElement[bool]],
    facts: Mapping[object, CaseFacts],
    today: date,
) -> Mapping[object, list[DocumentState]]:
    query = (
        select(
            raw(Document.case_id),
            raw(Document.kind),
            raw(Document.status),
            raw(Document.saved_at),
            raw(Document.id),
        )
        .join(Case, Case.id == Document.case_id)
        .where(Document.superseded.is_(False), *wanted)
        .order_by(Document.saved_at, Document.version, Document.id)
    )
    shared = {
        (kind.value, status.value): DocumentState(kind, status is DocumentStatus.FINISHED)
        for kind in DocumentKind
        for status in DocumentStatus
    }
    found: defaultdict[object, list[DocumentState]] = defaultdict(list)
    open_decisions: dict[UUID, tuple[object, int]] = {}
    for case_id, kind, status, saved_at, document_id in fetch(session, query, over_house(session)):
        renewed_at = facts[case_id].renewed_at
        if renewed_at is not None:
            saved = next(iter(moments((saved_at,))))
            if not Document(kind=str(kind), saved_at=saved).is_of_round(renewed_at):
                continue
        state = shared[str(kind), str(status)]
        if kind == DocumentKind.DECISION.value and not state.finished:
            open_decisions[UUID(str(document_id))] = case_id, len(found[case_id])
        found[case_id].append(state)
    for key, missing in _missing(session, tuple(open_decisions), today).items():
        case_id, place = open_decisions[key]
        found[case_id][place] = DocumentState(DocumentKind.DECISION, False, missing)
    return found


def _missing(
    session: Session, document_ids: Sequence[UUID], today: date
) -> Mapping[UUID, tuple[Missing, ...]]:
    """Return what unfinished decisions lack: the only drafts whose content opens a way.

    A server shows no draft to those who keep the path: there an unfinished one lacks everything.
    """
    kind = DocumentKind.DECISION
    wanted = document_type(kind)
    found: dict[UUID, tuple[Missing, ...]] = {}
    for start in range(0, len(document_ids), _AT_ONCE):
        part = document_ids[start : start + _AT_ONCE]
        query = select(Document.id, Document.values).where(Document.id.in_(part))
        for key, values in session.execute(query, execution_options=over_house(session)):
            lacks = problems(wanted, values, today=today, finished=True)
            found[key] = tuple(Missing(item.code, kind, item.place) for item in lacks)
    return found


def _journal(batch: MovedBatch, one: PlannedCase) -> StepMove:
    return StepMove(
        id=uuid4(),
        case_id=one.case_id,
        source=one.step_before,
        target=one.step_after,
        at=batch.at,
        worker_id=batch.worker_id,
        reason=batch.reason,
    )


def _line(batch: MovedBatch, one: PlannedCase, target: UUID) -> Line:
    facts = {
        "from": one.step_before,
        "to": one.step_after,
        "process": str(target),
        "move": str(batch.id),
        "limits": one.limits_after,
    }
    return Line(batch.at, batch.act, batch.worker_id, one.case_id, facts=facts)
