"""Text recorded before, offered as an editable copy that knows its source."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from models.rules.documents.catalogue import service_choice
from models.rules.documents.conditions import is_empty, rows_of, visible_row, visible_values
from models.rules.documents.fitting import fitted
from models.rules.documents.registry import document_type
from models.rules.documents.schema import Field, Value, Values
from models.rules.documents.spoken import in_words
from models.rules.kinds import DocumentKind
from models.rules.rows import Source

Finished: TypeAlias = tuple[DocumentKind, UUID, datetime | None, Values]


def carried(kind: DocumentKind, finished: Sequence[Finished]) -> Mapping[str, Source]:
    """Return where each field of a new document of `kind` takes its first content from.

    `finished` are the finished documents of the case in any order; the newest of a kind speaks.
    `Source.text` is the text as stored; of choices, rows and answers it is what they say in
    Finnish, their values are in `carried_values`.
    """
    return {key: source for key, (source, _) in _carried(kind, finished).items()}


def carried_values(kind: DocumentKind, finished: Sequence[Finished]) -> Values:
    """Return the first values of a new document: the fields of `carried` in stored form."""
    return {key: value for key, (_, value) in _carried(kind, finished).items()}


def _carried(
    kind: DocumentKind, finished: Sequence[Finished]
) -> Mapping[str, tuple[Source, Value]]:
    newest = sorted(finished, key=_age, reverse=True)
    decided = _decided_services(finished)
    offers = ((f.key, next(_offers(f, newest, decided), None)) for f in document_type(kind).fields)
    return {key: offer for key, offer in offers if offer is not None}


def _age(item: Finished) -> float:
    return item[2].timestamp() if item[2] is not None else 0.0


def _decided_services(finished: Sequence[Finished]) -> frozenset[str]:
    decisions = (item[3] for item in finished if item[0] is DocumentKind.DECISION)
    return frozenset(str(values.get("service")) for values in decisions)


def _offers(
    field: Field, newest: Sequence[Finished], decided: frozenset[str]
) -> Iterator[tuple[Source, Value]]:
    for wanted, path in field.carried_from:
        key, _, inner = path.partition("[].")
        for kind, document_id, finished_at, values in newest:
            if kind is not wanted:
                continue
            found = _found(kind, key, inner, values, decided)
            value = fitted(field, *found) if found else None
            if found and not is_empty(value):
                text = value if isinstance(value, str) else in_words(*found, "fi")
                yield Source(kind, key, document_id, finished_at, text), value


def _found(
    kind: DocumentKind, key: str, inner: str, values: Values, decided: frozenset[str]
) -> tuple[Field, Value] | None:
    origin = document_type(kind).field(key)
    visible = visible_values(document_type(kind), values)
    if not inner:
        return (origin, visible[key]) if key in visible else None
    row = _next_to_decide(rows_of(visible, key), decided)
    part = next(field for field in origin.fields if field.key == inner)
    filled = visible_row(origin.fields, row) if row is not None else {}
    return (part, filled[inner]) if inner in filled else None


def _next_to_decide(rows: Sequence[Values], decided: frozenset[str]) -> Values | None:
    """Return the first service that this unit decides on and has not decided yet."""
    for row in rows:
        choice = service_choice(row.get("service"))
        waits = choice is not None and choice.is_decided and choice.social_service not in decided
        if waits and row.get("precondition_state") != "not_met":
            return row
    return None
