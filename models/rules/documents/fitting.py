"""A value of one field made to fit another, so that it need not be typed twice."""

from collections.abc import Mapping

from models.rules.documents.catalogue import service_choice
from models.rules.documents.codes import code_list, has_code
from models.rules.documents.schema import Field, FieldType, Value
from models.rules.documents.spoken import in_words

_WORDS = frozenset({FieldType.LINE, FieldType.TEXT})


def fitted(field: Field, origin: Field, value: Value) -> Value:
    """Return `value` of `origin` as `field` stores it, None where it cannot be said there."""
    if field.type in _WORDS:
        return value if origin.type in _WORDS else _in_paragraphs(origin, value)
    if field.type is not origin.type:
        return None
    if field.type is FieldType.CODE:
        return _code(field, origin, value)
    if field.type is FieldType.CODES:
        codes = value if isinstance(value, list | tuple) else ()
        found = (_code(field, origin, code) for code in codes)
        return list(dict.fromkeys(str(code) for code in found if code is not None))
    if field.type is FieldType.ROWS:
        return _rows(field, origin, value)
    return value


def _code(field: Field, origin: Field, code: object) -> Value:
    """Return the same choice in the list of `field`: by itself, its service or national number."""
    wanted = field.codes or ""
    if field.codes == origin.codes:
        return str(code)
    service = service_choice(code) if origin.codes == "service_choices" else None
    if service is not None:
        return service.social_service or None
    if code_list(origin.codes or "").oid != code_list(wanted).oid:
        return str(code) if has_code(wanted, code) else None
    number = next((c.export for c in code_list(origin.codes or "").codes if c.code == code), None)
    return next((c.code for c in code_list(wanted).codes if c.export == number), None)


def _rows(field: Field, origin: Field, value: Value) -> Value:
    parts = {part.key: part for part in origin.fields}
    made = []
    for row in value if isinstance(value, list | tuple) else ():
        if isinstance(row, Mapping):
            copied = {
                inner.key: fitted(inner, parts[inner.key], row[inner.key])
                for inner in field.fields
                if inner.key in parts and row.get(inner.key)
            }
            made.append({key: item for key, item in copied.items() if item is not None})
    return [row for row in made if row]


def _in_paragraphs(origin: Field, value: Value) -> str:
    """Say rows without their labels: the first line, then the rest of the row."""
    if origin.type is not FieldType.ROWS:
        return in_words(origin, value, "fi")
    rows = value if isinstance(value, list | tuple) else ()
    said = (
        ": ".join(in_words(p, row[p.key], "fi") for p in origin.fields if row.get(p.key))
        for row in rows
        if isinstance(row, Mapping)
    )
    return "\n".join(said)
