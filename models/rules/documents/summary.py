"""The words of a document that a search in the case looks through."""

from collections.abc import Iterator

from models.rules.documents.conditions import rows_of, visible_row, visible_values
from models.rules.documents.schema import DocumentType, Field, FieldType, Values
from models.rules.documents.spoken import in_words

_UNSEARCHED = frozenset({FieldType.PERSONAL_CODE, FieldType.YES_NO, FieldType.TIME})


def searchable(doc_type: DocumentType, values: Values) -> str:
    """Return everything said in the document, one field a line, choices in Finnish.

    Identity codes, answers by yes or no and times are left out.
    """
    return "\n".join(_lines(doc_type.fields, visible_values(doc_type, values)))


def _lines(fields: tuple[Field, ...], values: Values) -> Iterator[str]:
    for field in fields:
        if field.key not in values or field.type in _UNSEARCHED:
            continue
        if field.type is FieldType.ROWS:
            for row in rows_of(values, field.key):
                yield from _lines(field.fields, visible_row(field.fields, row))
        else:
            yield in_words(field, values[field.key], "fi")
