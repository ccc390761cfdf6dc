"""From a refusal to the fields that it is about."""

from desktop.forms.places import place_parts
from models.rules.documents.schema import DocumentType, Problem
from models.rules.errors import PolkuError


def problems_of(error: PolkuError, document_type: DocumentType) -> tuple[Problem, ...]:
    """Return the problems of an error that belong to fields of the form, none for any other."""
    told = error.facts.get("problems")
    if isinstance(told, tuple | list):
        return tuple(item for item in told if isinstance(item, Problem))
    field = error.facts.get("field")
    keys = {item.key for item in document_type.fields}
    if isinstance(field, str) and place_parts(field)[0] in keys:
        facts = tuple((name, str(value)) for name, value in error.facts.items())
        return (Problem(field, error.code, facts),)
    return ()
