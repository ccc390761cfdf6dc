"""One search over cases, persons and documents: slips forgiven, strangers told nothing."""

from dataclasses import replace
from uuid import uuid4

import pytest

from models.rules.commands import SaveDocument
from models.rules.kinds import DocumentKind
from models.rules.rights import Actor
from models.services.documents import amend_document, finish_document, save_draft
from models.services.lists import search
from models.store.uow import UnitOfWork
from tests.models.services.builders import CHILD, a_case, a_draft, a_finished, an_intake, opened
from tests.models.services.looking import entries
from tests.models.services.papers import meeting

WORDS = "Äidin yöunet häiriintyvät riippuvuuden vuoksi"


@pytest.mark.parametrize(
    "typed",
    ["riippuvuuden", "RIIPPUV", "yöunet", "younet", "häir riip", "riip, hair", "rippuvuuden"],
)
def test_that_a_finished_document_is_found_by_its_words(
    uow: UnitOfWork, worker: Actor, typed: str
) -> None:
    made = a_case(uow, worker)
    document_id = a_finished(
        uow, worker, made.case_id, DocumentKind.MEETING, meeting(description=WORDS)
    )

    hits = search(uow, worker, text=typed)

    assert [hit.document_id for hit in hits.documents] == [document_id]
    (hit,) = hits.documents
    assert (hit.case_id, hit.kind, hit.client_name) == (
        made.case_id,
        DocumentKind.MEETING,
        "Esimerkki Aino Maria",
    )


def test_that_a_hit_tells_nothing_of_the_content(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING, meeting(description=WORDS))

    (hit,) = search(uow, worker, text="riippuvuuden").documents

    assert "riippuvuuden" not in repr(hit).casefold()


def test_that_a_draft_is_not_found_before_it_is_finished(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    a_draft(uow, worker, made.case_id, DocumentKind.MEETING, meeting(description=WORDS))

    assert search(uow, worker, text="riippuvuuden").documents == ()


def test_that_a_corrected_document_is_found_by_its_new_words_only(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    kind, new = DocumentKind.MEETING, uuid4()
    old = a_finished(uow, worker, made.case_id, kind, meeting(description=WORDS))
    amend_document(
        uow, worker, case_id=made.case_id, document_id=old, new_id=new, reason="Väärä sana."
    )
    sheet = opened(uow, worker, made.case_id, new)
    values = meeting(description="Asiakas nukkuu hyvin levollisesti")
    save_draft(
        uow, worker, command=SaveDocument(made.case_id, new, kind, values, sheet.row_version)
    )
    sheet = opened(uow, worker, made.case_id, new)
    finish_document(
        uow, worker, case_id=made.case_id, document_id=new, row_version=sheet.row_version
    )

    assert search(uow, worker, text="riippuvuuden").documents == ()
    assert [h.document_id for h in search(uow, worker, text="levollis").documents] == [new]


def test_that_documents_of_strangers_are_not_found_by_any_word(
    uow: UnitOfWork, worker: Actor, stranger: Actor
) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING, meeting(description=WORDS))

    for typed in ("riippuvuuden", "rippuvuuden", "Esimerkki"):
        hits = search(uow, stranger, text=typed)
        assert (hits.cases, hits.persons, hits.documents) == ((), (), ())


def test_that_the_use_log_tells_which_documents_were_shown_and_not_what_was_typed(
    uow: UnitOfWork, worker: Actor
) -> None:
    made = a_case(uow, worker)
    document_id = a_finished(
        uow, worker, made.case_id, DocumentKind.MEETING, meeting(description=WORDS)
    )

    search(uow, worker, text="riippuvuuden")

    line = entries(uow)[-1]
    assert line.act == "search.done"
    assert line.facts["documents"] == [str(document_id)]
    assert line.facts["cases"] == [str(made.case_id)]
    assert "riippuvuuden" not in repr(line.facts)


@pytest.mark.parametrize(
    "typed",
    ["hamalainen", "Hämäläinen Väinö", "Väinö Hämäläinen", "vaino ham", "Hämälainen", "Hämäläien"],
)
def test_that_a_name_is_found_in_either_order_without_dots_and_with_a_slip(
    uow: UnitOfWork, worker: Actor, typed: str
) -> None:
    child = replace(CHILD, surname="Hämäläinen", given_names="Väinö")
    made = a_case(uow, worker, an_intake(client=child))

    hits = search(uow, worker, text=typed)

    assert [row.id for row in hits.cases] == [made.case_id]
    assert [row.id for row in hits.persons] == [made.client_id]


def test_that_what_is_only_spelled_alike_says_so(uow: UnitOfWork, worker: Actor) -> None:
    a_case(uow, worker)

    assert not search(uow, worker, text="Esimerkki").alike
    assert search(uow, worker, text="Esimrekki").alike


def test_that_numbers_are_not_looked_for_in_documents(uow: UnitOfWork, worker: Actor) -> None:
    made = a_case(uow, worker)
    a_finished(uow, worker, made.case_id, DocumentKind.MEETING, meeting(description="Koulu 2026"))

    assert search(uow, worker, text="2026").documents == ()


@pytest.mark.parametrize("typed", ["a* OR b*", "NEAR(x y)", "words:x", '"" AND', "--; drop", "äää"])
def test_that_no_typed_text_breaks_the_search(uow: UnitOfWork, worker: Actor, typed: str) -> None:
    assert search(uow, worker, text=typed).documents == ()
