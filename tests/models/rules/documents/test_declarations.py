"""Every declaration is complete, in three languages, and refers only to what exists."""

from collections.abc import Iterator

import pytest

from models.rules.documents.codes import code_list
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import DocumentType, Field, FieldType
from models.rules.kinds import INTAKE_KINDS, DocumentKind
from models.rules.words import Words

TYPES = tuple(DOCUMENT_TYPES.values())
CODED = (FieldType.CODE, FieldType.CODES)
EVERY_TYPE = pytest.mark.parametrize("doc_type", TYPES, ids=lambda item: item.kind.value)


def fields_of(doc_type: DocumentType) -> Iterator[tuple[Field, tuple[Field, ...]]]:
    """Yield every field with its neighbours, those of rows too."""
    for field in doc_type.fields:
        yield field, doc_type.fields
        for inner in field.fields:
            yield inner, field.fields


def words_of(doc_type: DocumentType) -> Iterator[Words]:
    """Yield everything that a form of the type says."""
    yield doc_type.words
    yield doc_type.lead
    for section in doc_type.sections:
        yield section.words
        if section.help.fi:
            yield section.help
    for field, _ in fields_of(doc_type):
        yield field.words
        if field.help.fi:
            yield field.help


def test_that_every_kind_of_document_is_declared() -> None:
    assert set(DOCUMENT_TYPES) == set(DocumentKind)
    assert all(document_type(kind).kind is kind for kind in DocumentKind)


@EVERY_TYPE
def test_that_keys_are_unique_in_a_document(doc_type: DocumentType) -> None:
    keys = [field.key for field in doc_type.fields]
    sections = [section.key for section in doc_type.sections]

    assert len(keys) == len(set(keys))
    assert len(sections) == len(set(sections))


@EVERY_TYPE
def test_that_keys_are_unique_in_a_row(doc_type: DocumentType) -> None:
    for field in doc_type.fields:
        keys = [inner.key for inner in field.fields]
        assert len(keys) == len(set(keys)), field.key


@EVERY_TYPE
def test_that_every_label_and_help_is_said_in_three_languages(doc_type: DocumentType) -> None:
    for words in words_of(doc_type):
        assert words.fi.strip(), words
        assert words.sv.strip(), words
        assert words.en.strip(), words


@EVERY_TYPE
def test_that_every_coded_field_has_its_list(doc_type: DocumentType) -> None:
    for field, _ in fields_of(doc_type):
        assert (field.type in CODED) == bool(field.codes), field.key
        if field.codes:
            assert code_list(field.codes).codes


@EVERY_TYPE
def test_that_conditions_name_existing_fields_and_choices(doc_type: DocumentType) -> None:
    conditions = [(s.condition, doc_type.fields) for s in doc_type.sections if s.condition]
    conditions += [(f.condition, around) for f, around in fields_of(doc_type) if f.condition]
    for condition, around in conditions:
        assert condition is not None
        field = next(item for item in around if item.key == condition.field)
        known = {"true", "false"}
        if field.codes:
            known = {code.code for code in code_list(field.codes).codes}
        assert condition.values <= known, condition


@EVERY_TYPE
def test_that_order_rules_compare_existing_dates(doc_type: DocumentType) -> None:
    dated = (FieldType.DATE, FieldType.MOMENT)
    for field, around in fields_of(doc_type):
        if field.not_before:
            other = next(item for item in around if item.key == field.not_before)
            assert field.type in dated
            assert other.type in dated


@EVERY_TYPE
def test_that_carried_fields_name_existing_sources(doc_type: DocumentType) -> None:
    for field in doc_type.fields:
        for kind, path in field.carried_from:
            key, _, inner = path.partition("[].")
            source = document_type(kind).field(key)
            assert not inner or inner in [part.key for part in source.fields]


@EVERY_TYPE
def test_that_fields_fill_the_twelve_columns_of_the_form(doc_type: DocumentType) -> None:
    for field, _ in fields_of(doc_type):
        assert 2 <= field.width <= 12, field.key
        assert field.type is not FieldType.ROWS or field.width == 12


@pytest.mark.parametrize("kind", INTAKE_KINDS)
def test_that_an_intake_document_records_receipt_and_client(kind: DocumentKind) -> None:
    types = {field.key: field.type for field in document_type(kind).fields}

    assert types["received_on"] is FieldType.DATE
    assert types["received_time"] is FieldType.TIME
    assert types["channel"] is FieldType.CODE
    assert types["receiver"] is FieldType.LINE
    assert types["client_code"] is FieldType.PERSONAL_CODE
    assert document_type(kind).field("received_on").not_future


@pytest.mark.parametrize("kind", INTAKE_KINDS[:3])
def test_that_everything_about_the_informer_is_hidden_from_the_client(kind: DocumentKind) -> None:
    section = next(part for part in document_type(kind).sections if part.key == "maker")

    assert all(field.hidden_in_client_print for field in section.fields)


def test_that_the_plan_asks_the_eleven_items_of_the_law() -> None:
    plan = document_type(DocumentKind.PLAN)
    cited = " ".join(field.statute for field, _ in fields_of(plan))

    numbers = ("1–2", "3", "4", "5", "6", "7", "8", "9", "10", "11")
    assert all(f"SHL 39 § 2 mom. {number} k" in cited for number in numbers)
    assert plan.fields[0].key == "plan_made"
