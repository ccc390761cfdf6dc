"""Whether a field or section belongs to a document as it is filled now."""

from collections.abc import Mapping

from models.rules.documents.schema import (
    Condition,
    DocumentType,
    Field,
    Section,
    Value,
    Values,
)


def is_empty(value: object) -> bool:
    """Answer whether nothing was filled in; "no" and zero are answers."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value == [] or value == ()


def shown(field: Field, values: Values) -> bool:
    """Answer whether the condition of `field` holds."""
    return _holds(field.condition, values)


def section_shown(section: Section, values: Values) -> bool:
    """Answer whether the condition of `section` holds."""
    return _holds(section.condition, values)


def visible_values(doc_type: DocumentType, values: Values) -> dict[str, Value]:
    """Return the filled values of the fields that are shown.

    A field that depends on a hidden field is hidden too.
    """
    kept = {key: value for key, value in values.items() if not is_empty(value)}
    while True:
        visible = {
            field.key: kept[field.key]
            for section in doc_type.sections
            if section_shown(section, kept)
            for field in section.fields
            if field.key in kept and shown(field, kept)
        }
        if len(visible) == len(kept):
            return visible
        kept = visible


def visible_row(fields: tuple[Field, ...], row: Values) -> dict[str, Value]:
    """Return the filled values of a row's shown fields."""
    return {
        field.key: row[field.key]
        for field in fields
        if not is_empty(row.get(field.key)) and shown(field, row)
    }


def rows_of(values: Values, key: str) -> tuple[Values, ...]:
    """Return the rows of a repeating group; empty when there are none."""
    value = values.get(key)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(row for row in value if isinstance(row, Mapping))


def _holds(condition: Condition | None, values: Values) -> bool:
    if condition is None:
        return True
    return any(text in condition.values for text in _texts(values.get(condition.field)))


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, list | tuple):
        return tuple(str(item) for item in value)
    return () if value is None else (str(value),)
