"""Every finished document comes out in the national structure and validates against it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft7Validator

from models.rules.documents.conditions import visible_values
from models.rules.documents.national import NationalAuthor, national
from models.rules.documents.national_tree import look_up
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import Field, FieldType, Value, Values
from models.rules.errors import RuleBroken
from models.rules.kinds import DocumentKind, ServiceTask
from models.rules.organisation import PostalAddress
from tests.builders_documents import filled, minimal
from tests.models.rules.documents.contexts import CHILD, a_context
from tests.models.rules.documents.structures import schema_of

NATIONAL = tuple(item.kind for item in DOCUMENT_TYPES.values() if item.root)


def exported(kind: DocumentKind, values: Values, **changes: object) -> dict[str, Any]:
    """Return the body of the exported document."""
    doc_type = document_type(kind)
    body: dict[str, Any] = national(doc_type, values, a_context(**changes))[str(doc_type.root)]
    return body


def faults(kind: DocumentKind, values: Values, **changes: object) -> list[str]:
    """Return what the official schema says against the exported document."""
    doc_type = document_type(kind)
    whole = national(doc_type, values, a_context(**changes))
    found = Draft7Validator(schema_of(doc_type)).iter_errors(whole)
    return [f"{'.'.join(map(str, item.path))}: {item.message}" for item in found]


@pytest.mark.parametrize("kind", NATIONAL)
def test_that_a_richly_filled_document_validates(kind: DocumentKind) -> None:
    assert faults(kind, filled(kind)) == []


@pytest.mark.parametrize("kind", NATIONAL)
def test_that_the_least_finished_document_validates(kind: DocumentKind) -> None:
    assert faults(kind, minimal(kind)) == []


@pytest.mark.parametrize("kind", NATIONAL)
def test_that_a_unit_known_in_the_register_validates(kind: DocumentKind) -> None:
    author = NationalAuthor("Hakala", "Kaisa", unit_code="1.2.246.10.1", unit_name="Perheet")

    assert faults(kind, minimal(kind), author=author) == []


def words_in(node: object) -> str:
    """Return all texts of an exported tree."""
    if isinstance(node, dict):
        return "\n".join(words_in(item) for item in node.values())
    if isinstance(node, list):
        return "\n".join(words_in(item) for item in node)
    return str(node)


def texts_of(fields: tuple[Field, ...], values: Values) -> list[str]:
    """Return every free text of a document, those in rows too."""
    found: list[str] = []
    for field in fields:
        value: Value = values.get(field.key)
        if field.type in (FieldType.TEXT, FieldType.LINE) and isinstance(value, str):
            found.append(value)
        for row in value if field.fields and isinstance(value, list) else ():
            found += texts_of(field.fields, row)
    return found


@pytest.mark.parametrize("kind", NATIONAL)
def test_that_no_written_text_is_lost_on_the_way(kind: DocumentKind) -> None:
    doc_type = document_type(kind)
    values = visible_values(doc_type, filled(kind))
    out = words_in(national(doc_type, values, a_context()))
    kept_by_program = {"receiver"}
    told = {key: value for key, value in values.items() if key not in kept_by_program}

    texts = texts_of(doc_type.fields, told)
    lost = [text for text in texts if not all(word in out for word in text.split())]

    assert lost == []


def test_that_a_document_of_our_own_has_no_national_form() -> None:
    with pytest.raises(RuleBroken, match=r"export\.no_structure"):
        national(document_type(DocumentKind.SERVICES), minimal(DocumentKind.SERVICES), a_context())


def test_that_an_assessment_without_any_identifier_is_refused() -> None:
    unknown = replace(CHILD, personal_code="")

    with pytest.raises(RuleBroken, match=r"export\.client_code_missing"):
        exported(DocumentKind.ASSESSMENT, minimal(DocumentKind.ASSESSMENT), client=unknown)


@pytest.mark.parametrize("kind", [DocumentKind.ASSESSMENT, DocumentKind.MEETING])
def test_that_a_temporary_identifier_stands_in_for_the_code(kind: DocumentKind) -> None:
    client = replace(CHILD, personal_code="", temporary_id="112233-445a")

    assert faults(kind, minimal(kind), client=client) == []


def test_that_the_identity_code_carries_the_system_of_identity_codes() -> None:
    body = exported(DocumentKind.PLAN, minimal(DocumentKind.PLAN))

    code = {"system": "urn:oid:1.2.246.21", "value": "020516C903K"}
    assert look_up(body, "asiakas[].henkilotunnus") == code


def test_that_reasons_and_needs_of_the_same_kind_are_written_once() -> None:
    values = minimal(DocumentKind.CONTACT, reasons=["coping", "upbringing"], needs=["child"])

    body = exported(DocumentKind.CONTACT, values)

    assert [item["code"] for item in body["asiasisalto"]] == ["1", "7"]


def test_that_a_party_without_a_known_national_number_is_told_in_words() -> None:
    body = exported(DocumentKind.CONTACT, minimal(DocumentKind.CONTACT))

    assert "taho" not in body["yhteydenottaja"][0]
    assert body["yhteydenottaja"][0]["kuvaus"] == "Koulukuraattori"


def test_that_a_child_who_makes_contact_need_not_be_named_twice() -> None:
    values = minimal(DocumentKind.CONTACT, maker="child", client_phone="040 000 0001")

    body = exported(DocumentKind.CONTACT, values)

    person = body["yhteydenottaja"][0]["henkilo"]
    assert (person["sukunimi"], person["etunimet"]) == ("Kuusela", "Aada Maria")
    assert person["yhteystiedot"]["puhelinnumero"] == "040 000 0001"


def test_that_a_contact_of_a_child_without_a_phone_still_validates() -> None:
    assert faults(DocumentKind.CONTACT, minimal(DocumentKind.CONTACT, maker="child")) == []


def test_that_a_nameless_informer_leaves_no_empty_person() -> None:
    body = exported(DocumentKind.NOTIFICATION, minimal(DocumentKind.NOTIFICATION))

    assert "henkilo" not in body["ilmoittaja"][0]


def test_that_the_day_of_receipt_stands_for_a_paper_without_a_date() -> None:
    body = exported(DocumentKind.CONTACT, minimal(DocumentKind.CONTACT))

    assert body["yhteydenoton_paivamaara"] == "2026-11-02"


def test_that_a_moment_is_written_with_the_winter_time_of_finland() -> None:
    body = exported(DocumentKind.MEETING, minimal(DocumentKind.MEETING))

    begun = look_up(body, "asiakaskertomusmerkinta.tapahtuma.ajanjakso.alkamishetki")
    assert begun == "2026-11-05T14:00:00+02:00"


def test_that_a_review_with_a_time_is_written_with_the_summer_time_of_finland() -> None:
    body = exported(DocumentKind.PLAN, filled(DocumentKind.PLAN))

    review = look_up(body, "suunnitelma.suunnitelman_tarkistaminen.paivamaara_ja_kellonaika")
    assert review == "2027-05-19T10:00:00+03:00"


def test_that_help_of_others_is_planned_in_words_without_a_service_code() -> None:
    body = exported(DocumentKind.PLAN, filled(DocumentKind.PLAN))

    second = body["suunnitelma"]["palvelut_joita_asiakkaalle_suunnitellaan"][1]
    assert "sosiaalipalvelu" not in second
    assert second["kuvaus"] == "Kriisikeskus. Yksi keskustelu."


def test_that_outcome_and_reasons_are_composed_in_the_order_of_the_letter() -> None:
    body = exported(DocumentKind.DECISION, filled(DocumentKind.DECISION))

    text = body["paatos"]["ratkaisu_ja_perustelut"]
    parts = ("Perheelle myönnetään", "Tavoite:", "Tosiseikat", "Miksi tämä", "Lapsen", "poiketaan")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_that_a_swedish_decision_is_labelled_in_swedish() -> None:
    body = exported(DocumentKind.DECISION, filled(DocumentKind.DECISION, language="sv"))

    assert "Mål: Arjen rytmi" in body["paatos"]["ratkaisu_ja_perustelut"]


def test_that_an_open_ended_decision_has_no_end_date() -> None:
    values = minimal(DocumentKind.DECISION, open_ended=True, open_ended_reason="Pitkä tarve.")
    del values["ends_on"]

    body = exported(DocumentKind.DECISION, values)

    assert body["paatos"]["paatoksen_voimassaolo"] == {"alkamispaiva": "2026-12-01"}


def test_that_the_preparer_is_named_when_another_decides() -> None:
    decider = NationalAuthor("Salo", "Minna", "johtava sosiaalityöntekijä")

    body = exported(DocumentKind.DECISION, minimal(DocumentKind.DECISION), decider=decider)

    assert body["paatos"]["paatoksentekija"]["sukunimi"] == "Salo"
    assert body["paatos"]["valmistelija"][0]["sukunimi"] == "Hakala"


def test_that_a_protected_client_shows_only_phone_and_contact_address_at_closing() -> None:
    protected = replace(
        CHILD,
        non_disclosure=True,
        non_disclosure_until=date(2028, 1, 1),
        contact_address=PostalAddress("PL 7", "00101", "Helsinki"),
        email="a@example.org",
    )

    body = exported(DocumentKind.CLOSING, minimal(DocumentKind.CLOSING), client=protected)

    contacts = body["asiakas"]["yhteystiedot"]
    assert set(contacts) == {"puhelinnumero", "yhteysosoite"}
    assert faults(DocumentKind.CLOSING, minimal(DocumentKind.CLOSING), client=protected) == []


def test_that_the_service_task_of_the_matter_is_written() -> None:
    body = exported(
        DocumentKind.SERVICE_STARTED,
        minimal(DocumentKind.SERVICE_STARTED),
        service_task=ServiceTask.CHILD_PROTECTION,
    )

    assert body["palvelutehtava"]["display"] == "Lastensuojelu"


def test_that_a_hidden_field_is_not_written() -> None:
    values = filled(DocumentKind.ASSESSMENT, child_protection_examined=False)

    body = exported(DocumentKind.ASSESSMENT, values)

    assert "lastensuojelun_tarve" not in body["johtopaatokset_ja_jatkotoimet"]
