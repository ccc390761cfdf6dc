"""Looking behind the services: what the use log says and what is stored."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import event, select, text
from sqlalchemy.engine import Engine

from models.entities.record import AuditEntry
from models.rules.rights import Actor, Right, Role
from models.store import audit
from models.store.uow import UnitOfWork

T = TypeVar("T")

_WATCHER = Actor(user_id=UUID(int=1), role=Role.ADMINISTRATOR)


def entries(uow: UnitOfWork) -> Sequence[AuditEntry]:
    """Return the lines that acts leave in the use log, the oldest first; not a server's own."""
    with uow.begin(_WATCHER, Right.CHECK_STORE) as work:
        lines = work.session.scalars(select(AuditEntry).order_by(AuditEntry.seq)).all()
    return [line for line in lines if not line.act.startswith(("lease.", "server."))]


def head_at(uow: UnitOfWork, seq: int) -> str | None:
    """Return the hash of a line of the use log, on a server that of a seal."""
    with uow.begin(_WATCHER, Right.CHECK_STORE) as work:
        if work.session.get_bind().dialect.name == "postgresql":
            asked = text("SELECT sec.seal_at(:seq)")
            return str(work.session.execute(asked, {"seq": seq}).scalar_one())
        line = work.session.get(AuditEntry, seq)
        return line.hash if line is not None else None


def acts(uow: UnitOfWork) -> list[str]:
    """Return the act of every line of the use log."""
    return [entry.act for entry in entries(uow)]


def stored(uow: UnitOfWork, kind: type[T]) -> Sequence[T]:
    """Return all stored entities of a kind, detached."""
    with uow.begin(_WATCHER, Right.CHECK_STORE) as work:
        return work.session.scalars(select(kind)).unique().all()


def chain_is_sound(uow: UnitOfWork) -> bool:
    """Answer whether the hash chain of the use log holds."""
    with uow.begin(_WATCHER, Right.CHECK_STORE) as work:
        return audit.check(work.session).broken_at is None


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the SQL that runs inside the block."""
    said: list[str] = []

    def hear(*told: Any) -> None:
        said.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
