"""The declarations stand on the official structures, field by field."""

import re

import pytest

from models.rules.documents.codes import code_list
from models.rules.documents.registry import DOCUMENT_TYPES
from models.rules.documents.schema import DocumentType, Field, FieldType
from models.rules.kinds import DocumentKind
from tests.models.rules.documents.structures import leaves_of, node_at, schema_of

NATIONAL = tuple(item for item in DOCUMENT_TYPES.values() if item.root)
EVERY_NATIONAL = pytest.mark.parametrize("doc_type", NATIONAL, ids=lambda item: item.kind.value)
# Of the client relationship only its end is a form, the rest the program keeps itself.
WHOLE_FORMS = tuple(item for item in NATIONAL if item.kind is not DocumentKind.CLOSING)
SHAPES = {
    FieldType.YES_NO: "boolean",
    FieldType.NUMBER: "number",
    FieldType.CODE: "object",
    FieldType.CODES: "object",
    FieldType.PERSONAL_CODE: "object",
    FieldType.ROWS: "object",
}
FROM_CONTEXT = re.compile(
    r"(asiakas(\[\])?\.(sukunimi|etunimet|henkilotunnus|tilapainen_yksilointitunnus))"
    r"|(laatija(\[\])?\..*)|paivamaara|((asiakaskertomusmerkinta\.)?palvelutehtava)"
    r"|asiakas\[\]\.tulkkaustiedot\.tulkkauksen_tarve"
    r"|paatos\.(paatostunnus|vireilletulopaivamaara|ratkaisu_ja_perustelut"
    r"|tama_paatos_annetaan.*|valmistelija.*|paatoksentekija.*|muutoksenhaku.*"
    r"|lisatietojen_antaja\[\]\.(sukunimi|etunimet))"
    r"|allekirjoitus\..*"
)
WRITTEN_BY_ORGANISATION = re.compile(
    r"lakiselostus|.*\.palveluyksikko|.*lisatietojen_antaja.*kayntiosoite.*"
)


def placed(fields: tuple[Field, ...], base: str = "") -> list[tuple[Field, str]]:
    """Return every field that has a national place, with the whole place."""
    found = []
    for field in fields:
        if field.path:
            found.append((field, base + field.path))
            found += placed(field.fields, f"{base}{field.path}.")
    return found


@EVERY_NATIONAL
def test_that_every_place_exists_and_takes_what_the_field_holds(doc_type: DocumentType) -> None:
    schema = schema_of(doc_type)

    for field, path in placed(doc_type.fields):
        node = node_at(schema, doc_type, path)
        assert node["type"] == SHAPES.get(field.type, "string"), path


@EVERY_NATIONAL
def test_that_code_lists_are_those_of_the_structure(doc_type: DocumentType) -> None:
    schema = schema_of(doc_type)

    for field, path in placed(doc_type.fields):
        if field.codes:
            codes, parts = code_list(field.codes), node_at(schema, doc_type, path)["properties"]
            assert re.match(parts["system"].get("pattern", ""), codes.system), path
            if "enum" in parts["code"] and not codes.official_only:
                assert {code.export for code in codes.codes} <= set(parts["code"]["enum"]), path


@pytest.mark.parametrize("doc_type", WHOLE_FORMS, ids=lambda item: item.kind.value)
def test_that_everything_a_worker_would_fill_has_a_field(doc_type: DocumentType) -> None:
    schema = schema_of(doc_type)
    assert doc_type.root is not None
    filled = {path for _, path in placed(doc_type.fields)}

    missing = [
        leaf
        for leaf in leaves_of(schema["properties"][doc_type.root])
        if leaf not in filled
        and not FROM_CONTEXT.fullmatch(leaf)
        and not WRITTEN_BY_ORGANISATION.fullmatch(leaf)
    ]

    assert missing == []


@EVERY_NATIONAL
def test_that_mandatory_texts_of_the_structure_are_mandatory_in_the_form(
    doc_type: DocumentType,
) -> None:
    root = schema_of(doc_type)["properties"][str(doc_type.root)]
    places = [(field, path.removesuffix("[]")) for field, path in placed(doc_type.fields)]
    mandatory = {path for field, path in places if field.mandatory}

    assert {path for _, path in places if path in root["required"]} <= mandatory
