"""From a refusal to the fields that it is about."""

from collections.abc import Sequence

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


def field_of(error: PolkuError, keys: Sequence[str]) -> str | None:
    """Return which of `keys` a refusal is about: its own field fact, else by what its code names.

    A code "code.check" is about "personal_code", "person.born_later" about "birth_date".
    """
    told = error.facts.get("field")
    if isinstance(told, str) and told in keys:
        return told
    named = _BY_CODE.get(error.code) or _BY_SUBJECT.get(error.code.partition(".")[0])
    return named if named in keys else None


_BY_CODE = {
    "person.name_missing": "surname",
    "person.born_later": "birth_date",
    "person.birth_differs": "birth_date",
    "code.other_birth_date": "birth_date",
    "move.not_earlier": "target",
    "worker.ended": "worker",
    "attachment.future": "received_on",
    "attachment.long_source": "received_from",
    "attachment.no_title": "title",
    "competence.office_social_worker": "worker",
}
_BY_SUBJECT = {"code": "personal_code", "reason": "reason"}
