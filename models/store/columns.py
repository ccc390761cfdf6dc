"""Reading many cases fast: columns instead of entities, converted a column at a time."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, String, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.entities.case import Case
from models.rules.facts import CaseFacts
from models.rules.filling import filled
from models.rules.kinds import Group, NeedKind, Outcome, ServiceTask

Column: TypeAlias = tuple[object, ...]
Convert: TypeAlias = Callable[[Column], Iterable[object]]

K = TypeVar("K")
V = TypeVar("V")


class Known(dict[K, V]):
    """Values already converted; None stays None."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        self[key] = value
        return value


@contextmanager
def without_collector() -> Iterator[None]:
    """Let the garbage collector rest while many lasting objects are made.

    It would walk through all of them again and again and find nothing: a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def raw(column: Any) -> ColumnElement[str]:
    """Return `column` to be read as the driver gives it: from a file as the text it holds."""
    return type_coerce(column, String)


def as_held(case_id: object) -> str:
    """Return an id that a driver gave as an embedded file holds it: 32 digits and letters."""
    return case_id.hex if isinstance(case_id, UUID) else str(case_id)


def days(column: Column) -> Iterable[object]:
    """Convert ISO days."""
    known = Known[Any, date | None](
        lambda day: date.fromisoformat(day) if isinstance(day, str) else day
    )
    return map(known.__getitem__, column)


def moments(column: Column) -> Iterable[object]:
    """Convert moments kept in UTC."""
    return [
        None if text is None else datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
        for text in column
    ]


def ids(column: Column) -> Iterable[object]:
    """Convert ids, of which none is missing and none comes twice."""
    if column and isinstance(column[0], UUID):  # a server's driver gives them so
        return column
    return [UUID(int=int(str(text), 16)) for text in column]


def shared_ids(column: Column) -> Iterable[object]:
    """Convert ids that come often or are missing."""
    known = Known[Any, UUID | None](lambda key: UUID(key) if isinstance(key, str) else key)
    return map(known.__getitem__, column)


def marks(column: Column) -> Iterable[object]:
    """Convert yes and no."""
    return map(bool, column)


def open_marks(column: Column) -> Iterable[object]:
    """Convert yes, no and not known."""
    return [None if value is None else bool(value) for value in column]


def texts(column: Column) -> Sequence[str]:
    """Take texts as they are."""
    return column  # type: ignore[return-value]


def kept(column: Column) -> Iterable[object]:
    """Keep texts, some of them missing, as they are."""
    return column


def lists(column: Column) -> Iterable[object]:
    """Convert codes parted by spaces."""
    known = Known[Any, tuple[str, ...]](lambda text: tuple(text.split()))
    return map(known.__getitem__, column)


def codes(kind: type[StrEnum]) -> Convert:
    """Return what converts the codes of `kind`."""
    known: Mapping[object, StrEnum | None] = {None: None, **{code.value: code for code in kind}}
    return lambda column: map(known.__getitem__, column)


FACT_COLUMNS: Mapping[str, Convert] = {
    "received_on": days,
    "group": codes(Group),
    "task": codes(ServiceTask),
    "received_at": moments,
    "urgency_assessed_on": days,
    "urgent": marks,
    "first_met_on": days,
    "needless_on": days,
    "assessment_started_on": days,
    "assessment_ready_on": days,
    "continues": open_marks,
    "need": codes(NeedKind),
    "own_worker_named": marks,
    "own_worker_omitted": marks,
    "plan_on": days,
    "plan_ground": kept,
    "plan_review_on": days,
    "services_chosen_on": days,
    "preconditions_clear": marks,
    "outcome": codes(Outcome),
    "decision_first_signed_on": days,
    "decision_signed_on": days,
    "decision_starts_on": days,
    "decision_ends_on": days,
    "execution_extension": kept,
    "psychosocial_need_on": days,
    "service_started_on": days,
    "service_ended_on": days,
    "closed_on": days,
    "non_disclosure_until": days,
    "renewed_at": moments,
    "log_requested_on": days,
    "log_answered_on": days,
    "house_limits": kept,
}
assert tuple(FACT_COLUMNS) == tuple(f.name for f in fields(CaseFacts) if f.name != "servings")


NEAR: Mapping[str, Any] = {}
"""The options of a question that is asked of the person's own store, not of the whole house."""


def fetch(
    session: Session, query: Executable, options: Mapping[str, Any] = NEAR
) -> Sequence[Column]:
    """Return the rows of a query of `raw` columns as the driver gives them."""
    result = session.connection().execute(query, execution_options=options)
    cursor = result.cursor
    assert cursor is not None
    rows = cursor.fetchall()
    result.close()
    return rows


def fact_columns() -> list[ColumnElement[str]]:
    """Return the columns of a case's facts, in the order of `CaseFacts`."""
    return [raw(_attribute(name)) for name in FACT_COLUMNS]


def facts_from(columns: list[Column], servings: Iterable[object]) -> list[CaseFacts]:
    """Return the facts of many cases from the columns of `fact_columns`."""
    converted = [
        convert(column) for convert, column in zip(FACT_COLUMNS.values(), columns, strict=True)
    ]
    return filled(CaseFacts, [*converted, servings])


def _attribute(name: str) -> InstrumentedAttribute[Any]:
    attribute: InstrumentedAttribute[Any] = getattr(Case, name)
    return attribute
