"""What was typed stands on paper as it was typed: no markup, no link, no file taken in."""

from dataclasses import replace

import pytest

from models.rules.documents.conditions import visible_values
from models.rules.documents.paper import sections_for_print
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import Value
from models.rules.kinds import DocumentKind
from models.rules.letters import DocumentPrint
from models.rules.organisation import PostalAddress
from models.rules.rights import Actor
from models.rules.rows import PersonData
from models.rules.words import Language
from models.services.decisions import decision_facts
from models.services.export import document_print as printed_facts
from models.services.setup import save_organisation
from models.store.uow import UnitOfWork
from reports.decision_letter import decision_letter
from reports.document_print import document_print
from tests.builders_documents import TODAY
from tests.hardening.corpora import ALL_MARKUP, hostile, texts_in
from tests.models.services.builders import (
    ADMINISTRATOR,
    ORGANISATION,
    a_case,
    a_draft,
    an_intake,
)
from tests.reports.builders import WORKER
from tests.reports.paper import said

NAME = '<b>Aada</b> & <img src="file:///etc/hostname"> {x} %s \\'


@pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
def test_that_every_text_of_a_document_is_printed_as_typed(kind: DocumentKind) -> None:
    doc_type = document_type(kind)

    for values in hostile(kind, ALL_MARKUP):
        pdf = document_print(_facts(kind, values))

        visible = visible_values(doc_type, values)
        printed = _bare(said(pdf))
        for text in set(texts_in(doc_type, visible)):
            wanted = sum(text in each for each in texts_in(doc_type, visible))
            assert printed.count(_bare(text)) >= wanted, text
        assert _has_no_way_out(pdf)


def test_that_a_decision_and_its_people_are_printed_as_typed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(client=PersonData(NAME, NAME)))
    address = PostalAddress(NAME, "50100", NAME)
    house = replace(ORGANISATION, name=NAME, unit=NAME, address=address)
    save_organisation(uow, ADMINISTRATOR, organisation=house)
    values = next(hostile(DocumentKind.DECISION, ALL_MARKUP))
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.DECISION, values)

    facts = decision_facts(uow, worker, case_id=made.case_id, document_id=document_id)
    pdf = decision_letter(facts)

    printed = _bare(said(pdf))
    assert printed.count(_bare(ALL_MARKUP)) >= 12
    assert printed.count(_bare(NAME)) >= 3
    assert _has_no_way_out(pdf)


def test_that_a_print_through_its_service_says_what_was_typed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker, an_intake(client=PersonData(NAME, "Aino")))
    values = {**next(hostile(DocumentKind.MEETING, ALL_MARKUP))}
    document_id = a_draft(uow, worker, made.case_id, DocumentKind.MEETING, values)

    facts = printed_facts(uow, worker, case_id=made.case_id, document_id=document_id)
    pdf = document_print(facts)

    assert _bare(NAME) in _bare(said(pdf))
    assert _bare(ALL_MARKUP) in _bare(said(pdf))


def _facts(kind: DocumentKind, values: dict[str, Value]) -> DocumentPrint:
    doc_type = document_type(kind)
    return DocumentPrint(
        title=doc_type.words.fi,
        case_number="ES-2026-0001",
        client_name=NAME,
        client_birth_date=None,
        organisation=replace(ORGANISATION, name=NAME),
        made_on=TODAY,
        author=replace(WORKER, name=NAME),
        language=Language.FINNISH,
        sections=sections_for_print(doc_type, values, "fi", for_client=False),
        draft=True,
    )


def _bare(text: str) -> str:
    """Return a text without its spaces: a page breaks lines where it must."""
    return "".join(text.split())


def _has_no_way_out(pdf: bytes) -> bool:
    return not any(word in pdf for word in (b"/URI", b"/EmbeddedFile", b"/JavaScript", b"/Launch"))
