"""Reading cases of all teams (koko talo): what the figures, the lead's room and the path need.

In a file these are the very tables. On a server the same questions are asked of views in a schema
of their own: facts, dates and ids, never a client, and only after the opening of the house for one
scope is in the log.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Column, MetaData, Table, Uuid, func, select, text, update
from sqlalchemy.orm import Session

from models.entities.case import Case
from models.entities.listed import LISTED
from models.entities.versions import MovedCase
from models.rules.version_moves import MovedBatch, PlannedCase
from models.store.gate import gate_of

HOUSE = "house"
_OWN = "own"
OWN_CASES = Table("case_file", MetaData(schema=_OWN), Column("id", Uuid()))
"""The cases to which the person has a tie, in a question that is asked of the house."""
_OPTIONS = {"schema_translate_map": {None: HOUSE, LISTED: HOUSE, _OWN: "app"}}

_BESIDE = {"schema_translate_map": {None: "near", LISTED: "near"}}
_OPEN_ON = text("SELECT process_id, open_cases FROM sec.open_on()")
_MOVED = text("SELECT move_id, moved_cases FROM sec.moved_counts()")
_CARRY = text("SELECT sec.carry_over(:source, :target)")
_MOVE = text(
    "SELECT sec.move_cases(:move, :back, :reason, :cases, :steps, :to_steps, :limits, :to_limits)"
)


class Scope:
    """What all teams' cases are read for; a server asks a right for each and logs the opening."""

    PROCESS = "process"
    SETTINGS = "settings"
    FIGURES = "figures"
    LOAD = "load"
    DAYS = "days"


def open_house(session: Session, scope: str) -> None:
    """Let the session read all teams' cases; a server opens and logs it, and may not open."""
    gate = gate_of(session)
    if gate is not None:
        gate.open_house(scope)


def over_house(session: Session) -> Mapping[str, Any]:
    """Return the options with which a question of columns is asked of all teams' cases."""
    return {} if gate_of(session) is None else _OPTIONS


def beside_cases(session: Session) -> Mapping[str, Any]:
    """Return the options with which ties between one's own cases are asked for.

    On a server by views that show who is tied, by ids, and none of their data.
    """
    return {} if gate_of(session) is None else _BESIDE


def open_on(session: Session) -> Mapping[UUID, int]:
    """Return how many open cases follow each version; those without any are left out."""
    if gate_of(session) is not None:
        return {row[0]: int(row[1]) for row in session.execute(_OPEN_ON)}
    query = (
        select(Case.process_id, func.count())
        .where(Case.closed_on.is_(None))
        .group_by(Case.process_id)
    )
    return {process_id: int(count) for process_id, count in session.execute(query)}


def moved_counts(session: Session) -> Mapping[UUID, int]:
    """Return how many cases each batch of moved cases had."""
    if gate_of(session) is not None:
        return {row[0]: int(row[1]) for row in session.execute(_MOVED)}
    query = select(MovedCase.move_id, func.count()).group_by(MovedCase.move_id)
    return {move_id: int(count) for move_id, count in session.execute(query)}


def carry_over(session: Session, source: UUID, target: UUID) -> int:
    """Let the open cases of a version follow one that means the same; return how many."""
    if gate_of(session) is not None:
        session.flush()
        told = {"source": source, "target": target}
        return int(session.execute(_CARRY, told).scalar_one())
    found = session.scalars(
        update(Case)
        .where(Case.process_id == source, Case.closed_on.is_(None))
        .values(process_id=target)
        .returning(Case.id)
        .execution_options(synchronize_session=False)
    )
    return len(found.all())


def move_on_server(
    session: Session, batch: MovedBatch, cases: Sequence[PlannedCase], *, back: bool
) -> None:
    """Let the server move a part of a batch, with the journal and the use log of each case."""
    session.flush()
    session.execute(
        _MOVE,
        {
            "move": batch.id,
            "back": back,
            "reason": batch.reason,
            "cases": [one.case_id for one in cases],
            "steps": [one.step_before for one in cases],
            "to_steps": [one.step_after for one in cases],
            "limits": [one.limits_before for one in cases],
            "to_limits": [one.limits_after for one in cases],
        },
    )
