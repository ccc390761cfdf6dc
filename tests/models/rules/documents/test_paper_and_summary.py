"""A document read, printed and searched: what it says, without what the reader may not see."""

import pytest

from models.rules.documents.paper import sections_for_print
from models.rules.documents.registry import DOCUMENT_TYPES, document_type
from models.rules.documents.schema import Value
from models.rules.documents.summary import searchable
from models.rules.kinds import DocumentKind
from models.rules.words import Language
from tests.builders_documents import filled, minimal

INFORMED = (
    DocumentKind.CONTACT,
    DocumentKind.NOTIFICATION,
    DocumentKind.CHILD_WELFARE_NOTIFICATION,
)


def printed(
    kind: DocumentKind, language: str = "fi", *, for_client: bool = False, **changes: Value
) -> str:
    """Return everything printed of a filled document."""
    sections = sections_for_print(
        document_type(kind), filled(kind, **changes), language, for_client=for_client
    )
    return "\n".join(
        "\n".join((title, *(f"{label}: {text}" for label, text in paragraphs)))
        for title, paragraphs in sections
    )


@pytest.mark.parametrize("kind", list(DOCUMENT_TYPES))
@pytest.mark.parametrize("language", list(Language))
def test_that_every_document_is_printed_in_every_language(
    kind: DocumentKind, language: Language
) -> None:
    assert printed(kind, language)


def test_that_values_are_printed_in_words() -> None:
    page = printed(DocumentKind.CONTACT)

    assert "Saapunut: 2.11.2026" in page
    assert "Klo: 9.30" in page
    assert "Saapumistapa: Paperilomake" in page
    assert "Turvakielto: Ei" in page
    assert "Tuen tarve: Jokapäiväisestä elämästä selviytyminen; Lapsen" in page


def test_that_rows_are_printed_one_under_the_other() -> None:
    page = printed(DocumentKind.CONTACT)

    assert "Sukunimi: Kuusela\nEtunimet: Hanna\nPuhelinnumero: 040 000 0004\n\nSukunimi" in page


def test_that_a_moment_and_a_number_are_printed_in_the_language() -> None:
    assert "Började: 5.11.2026 kl. 14.00" in printed(DocumentKind.MEETING, "sv")
    assert "Tuntia kuukaudessa: 17,5" in printed(DocumentKind.DECISION)
    assert "Hours a month: 17.5" in printed(DocumentKind.DECISION, "en")


@pytest.mark.parametrize("kind", INFORMED)
def test_that_the_informer_is_left_out_of_the_print_for_the_client(kind: DocumentKind) -> None:
    values = filled(kind)
    page = printed(kind, for_client=True)

    hidden = [values[key] for key in ("maker_surname", "maker_given_names", "maker_phone")]
    assert all(str(item) not in page for item in hidden)
    assert "Ilmoittaja" not in page
    assert str(values["description"]) in page


@pytest.mark.parametrize("kind", INFORMED)
def test_that_the_informer_stands_in_the_authoritys_own_print(kind: DocumentKind) -> None:
    assert str(filled(kind)["maker_surname"]) in printed(kind)


def test_that_a_hidden_field_is_not_printed() -> None:
    assert "Tarve" not in printed(DocumentKind.EVALUATION, needless_reasons="Tarve puuttuu.")


def test_that_a_search_finds_texts_choices_and_rows_but_no_identity_code() -> None:
    kind = DocumentKind.CONTACT
    words = searchable(document_type(kind), filled(kind))

    assert "Lapsi on ollut usein yksin" in words
    assert "Koulukuraattori" in words
    assert "Petri" in words
    assert "020516C903K" not in words


def test_that_a_search_of_the_least_document_holds_what_it_says() -> None:
    kind = DocumentKind.MEETING

    assert searchable(document_type(kind), minimal(kind)).splitlines() == [
        "5.11.2026 klo 14.00",
        "Kotikäynti",
        "Äiti kertoi arjesta. Lapsi näytti huoneensa.",
    ]
