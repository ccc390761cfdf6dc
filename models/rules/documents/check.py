"""Everything that is wrong in a document, all at once, each with its place."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from models.rules.dates import show_date
from models.rules.documents.conditions import (
    is_empty,
    section_shown,
    shown,
    visible_row,
    visible_values,
)
from models.rules.documents.field_checks import Setting, day_of, faults, moment_of
from models.rules.documents.schema import DocumentType, Field, FieldType, Problem, Values
from models.rules.documents.whole_checks import contradictions, lacks

__all__ = ["in_form_order", "problems", "shown"]


def problems(
    doc_type: DocumentType,
    values: Values,
    *,
    today: date,
    finished: bool,
    real_codes_only: bool = False,
) -> tuple[Problem, ...]:
    """Return what is wrong, in the order of the form.

    A draft may be incomplete: only what cannot be right counts. `finished` also wants every
    mandatory field that is shown. Hidden fields are not looked at, and nothing is ever cut.
    """
    setting = Setting(today, real_codes_only)
    visible = visible_values(doc_type, values)
    found = [
        problem
        for section in doc_type.sections
        if section_shown(section, visible)
        for field in section.fields
        for problem in _of_field(field, visible, "", setting, finished)
    ]
    found += contradictions(doc_type.kind, visible)
    if finished:
        found += lacks(doc_type.kind, visible)
    return in_form_order(doc_type, found)


def in_form_order(doc_type: DocumentType, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, in the order of the form's fields."""
    return tuple(sorted(dict.fromkeys(found), key=lambda item: _order(doc_type, item)))


def _of_field(
    field: Field, values: Values, prefix: str, setting: Setting, finished: bool
) -> Iterator[Problem]:
    place, value = prefix + field.key, values.get(field.key)
    if not shown(field, values):
        return
    if is_empty(value):
        if finished and field.mandatory:
            yield Problem(place, "field.mandatory")
        return
    if field.type is FieldType.ROWS:
        yield from _of_rows(field, value, place, setting, finished)
        return
    for code, facts in faults(field, value, setting):
        yield Problem(place, code, facts)
    yield from _of_order(field, values, place)


def _of_rows(
    field: Field, value: object, place: str, setting: Setting, finished: bool
) -> Iterator[Problem]:
    if not isinstance(value, list | tuple) or not all(isinstance(row, Mapping) for row in value):
        yield Problem(place, "field.wrong_kind")
        return
    for index, row in enumerate(value):
        visible = visible_row(field.fields, row)
        for inner in field.fields:
            yield from _of_field(inner, visible, f"{place}[{index}].", setting, finished)


def _of_order(field: Field, values: Values, place: str) -> Iterator[Problem]:
    other = values.get(field.not_before) if field.not_before else None
    mine, first = moment_of(values.get(field.key)), moment_of(other)
    if mine is None or first is None:
        return
    if field.type is FieldType.DATE:
        first = first.replace(hour=0, minute=0)
    if mine < first:
        day = day_of(other)
        assert day is not None
        yield Problem(place, "date.before", (("other", show_date(day)),))


def _order(doc_type: DocumentType, problem: Problem) -> int:
    key = problem.place.partition("[")[0]
    keys = [field.key for field in doc_type.fields]
    return keys.index(key) if key in keys else len(keys)
