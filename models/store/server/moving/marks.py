"""What a server remembers of a move to it: of which file, how far its log was, whether it ended."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from models.entities.record import AuditEntry
from models.rules.errors import StoreTrouble
from models.store import audit
from models.store.opened import Store

_KEY = "move"
_UNCHANGING = ("sign_in.", "store.", "slot.", "key.", "recovery.")
"""How acts begin that leave every row but the log's as it was."""


class MoveState(StrEnum):
    """How far a move to a server is."""

    RUNNING = "running"
    SPOILED = "spoiled"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Mark:
    """The file's id, and the length and head of its use log."""

    database: str
    lines: int
    head: str
    state: MoveState = MoveState.RUNNING


def mark_of(source: Store) -> Mark:
    """Return the mark of an open file."""
    with source.sessions() as session:
        lines, head = audit.head(session)
    return Mark(source.keys.database, lines, head)


def kept_mark(connection: Connection) -> Mark | None:
    """Return the mark that the server has, None when nothing was moved to it."""
    known = connection.exec_driver_sql("SELECT to_regclass('sec.about') IS NOT NULL").scalar()
    if not known:
        return None
    found = connection.execute(
        text("SELECT value FROM sec.about WHERE key = :key"), {"key": _KEY}
    ).scalar()
    if found is None:
        return None
    told = json.loads(str(found))
    return Mark(told["database"], told["lines"], told["head"], MoveState(told["state"]))


def keep_mark(connection: Connection, mark: Mark) -> None:
    """Remember a mark, within the caller's transaction."""
    connection.execute(
        text("INSERT INTO sec.about (key, value) VALUES (:key, :value)"
             " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value"),
        {"key": _KEY, "value": json.dumps(asdict(mark))},
    )  # fmt: skip


def require_no_move(connection: Connection) -> None:
    """Raise StoreTrouble("move.running") while a move to this server has not ended."""
    mark = kept_mark(connection)
    if mark is not None and mark.state is not MoveState.DONE:
        raise StoreTrouble("move.running")


def is_same_since(source: Store, mark: Mark) -> bool:
    """Answer whether the file holds the rows that it held at `mark`: by its own use log."""
    with source.sessions() as session:
        return source.keys.database == mark.database and _only_looked_at(session, mark)


def _only_looked_at(session: Session, mark: Mark) -> bool:
    if session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == mark.lines)) != mark.head:
        return False
    later = session.scalars(select(AuditEntry.act).where(AuditEntry.seq > mark.lines))
    return all(act.startswith(_UNCHANGING) for act in later)
