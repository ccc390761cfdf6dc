"""Writing many rows at once, with their audit lines, for an example or an import."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, inspect, select
from sqlalchemy.orm import Session

from models.entities.base import Base
from models.entities.record import AuditEntry
from models.store.audit import GENESIS, digest

CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One audit line to be: who did what when, by ids and codes."""

    at: datetime
    act: str
    worker_id: UUID | None = None
    case_id: UUID | None = None
    person_id: UUID | None = None
    document_id: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def add_all(session: Session, entities: Sequence[Base]) -> None:
    """Insert new entities of one kind; they are not tracked by the session afterwards."""
    if not entities:
        return
    table = type(entities[0]).__table__
    names = {
        column.name: attribute.key
        for attribute in inspect(type(entities[0])).column_attrs
        for column in attribute.columns
    }
    rows = [_values(entity, names) for entity in entities]
    for start in range(0, len(rows), CHUNK):
        session.execute(insert(table), rows[start : start + CHUNK])  # type: ignore[arg-type]


def add_lines(session: Session, lines: Iterable[Line]) -> None:
    """Append audit lines to the chain in their order of time."""
    last = session.execute(
        select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq, last.hash) if last else (0, GENESIS)
    entries: list[Base] = []
    for line in sorted(lines, key=lambda line: line.at):
        seq += 1
        entry = AuditEntry(
            seq=seq,
            at=line.at,
            worker_id=line.worker_id,
            act=line.act,
            case_id=line.case_id,
            person_id=line.person_id,
            document_id=line.document_id,
            purpose="",
            facts=dict(line.facts),
            previous_hash=previous,
        )
        entry.hash = previous = digest(entry)
        entries.append(entry)
    add_all(session, entries)


def _values(entity: Base, names: Mapping[str, str]) -> dict[str, Any]:
    given = entity.__dict__
    return {column: given[key] for column, key in names.items() if key in given} | {
        column: default
        for column, key in names.items()
        if key not in given and (default := _default(type(entity), column)) is not None
    }


def _default(kind: type[Base], column: str) -> Any:
    default = kind.__table__.columns[column].default
    if default is None or not default.is_scalar:
        return [] if default is not None and default.is_callable and column == "editors" else None
    return default.arg
