"""The values of a form put at their national places."""

from collections.abc import Mapping
from datetime import time

from models.rules.documents.codes import said
from models.rules.documents.conditions import rows_of, visible_row
from models.rules.documents.field_checks import day_of, moment_of
from models.rules.documents.national_tree import (
    PERSONAL_CODE_SYSTEM,
    Tree,
    coded,
    holder_of,
    identifier,
    put,
)
from models.rules.documents.schema import Field, FieldType, Values
from models.rules.pending import HELSINKI

_AS_IT_IS = frozenset({FieldType.YES_NO, FieldType.NUMBER})


def put_values(tree: Tree, fields: tuple[Field, ...], values: Values) -> None:
    """Put every filled field that has a national place into `tree`.

    A choice without a national code is said in words at the head of the description beside it.
    """
    spoken: list[tuple[Tree, str]] = []
    for field in fields:
        if field.path and field.key in values:
            _put_field(tree, field, field.path, values, spoken)
    for holder, words in spoken:
        holder["kuvaus"] = ". ".join(part for part in (words, holder.get("kuvaus", "")) if part)


def moment_text(value: object, clock: object = None) -> str | None:
    """Return a stored moment, or a date with a time of day, with the offset of Finland."""
    day = day_of(value)
    moment = moment_of(f"{day.isoformat()}T{clock}" if day and clock else value)
    if moment is None or moment.time() == time.min:
        return day.isoformat() if day else None
    return moment.replace(tzinfo=HELSINKI).isoformat(timespec="seconds")


def _put_field(
    tree: Tree, field: Field, path: str, values: Values, spoken: list[tuple[Tree, str]]
) -> None:
    value = values[field.key]
    if field.type is FieldType.ROWS:
        holder, last = holder_of(tree, path)
        made = [_row(field, row) for row in rows_of(values, field.key)]
        holder[last.removesuffix("[]")] = [row for row in made if row]
    elif field.type in (FieldType.CODE, FieldType.CODES):
        for code in value if isinstance(value, list | tuple) else (value,):
            shape = coded(field.codes or "", code)
            put(tree, path, shape)
            if shape is None:
                spoken.append((holder_of(tree, path)[0], said(field.codes or "", code, "fi")))
    else:
        put(tree, path, _plain(field, value))


def _row(field: Field, row: Values) -> Tree:
    made: Tree = {}
    put_values(made, field.fields, visible_row(field.fields, row))
    return made


def _plain(field: Field, value: object) -> object:
    if field.type in _AS_IT_IS:
        return value
    if field.type is FieldType.MOMENT:
        return moment_text(value)
    if field.type is FieldType.PERSONAL_CODE:
        return identifier(str(value).strip(), PERSONAL_CODE_SYSTEM)
    return None if isinstance(value, Mapping) else str(value).strip()
