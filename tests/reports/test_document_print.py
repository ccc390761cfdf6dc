"""A document of the case file on paper."""

from pathlib import Path

from models.rules.words import Language
from reports.document_print import document_print
from reports.pages import page_count
from tests.reports.builders import document_facts
from tests.reports.measured import lines_of_text
from tests.reports.paper import lines, said

GOLDEN = Path(__file__).parent / "golden"


def test_that_an_assessment_says_what_was_approved() -> None:
    expected = (GOLDEN / "assessment_fi.txt").read_text(encoding="utf-8")

    assert lines(document_print(document_facts())) == expected


def test_that_an_unfinished_document_is_marked() -> None:
    assert "LUONNOS – keskeneräinen" in said(document_print(document_facts(draft=True)))


def test_that_a_document_can_be_printed_in_each_language_of_the_window() -> None:
    for language, word in ((Language.SWEDISH, "Klient:"), (Language.ENGLISH, "Client:")):
        assert word in said(document_print(document_facts(language=language)))


def test_that_a_long_document_runs_over_many_pages() -> None:
    rows = tuple((f"Kohta {number}", "Pitkä kirjaus tilanteesta. " * 40) for number in range(30))

    pdf = document_print(document_facts(sections=(("Kirjaukset", rows),)))

    assert page_count(pdf) > 5
    assert "Kohta 29" in said(pdf)


def test_that_a_long_name_never_touches_its_value() -> None:
    row = ("Kuvaus asiakkaan tilanteesta", "Lapsi viihtyy päiväkodissa.")

    found = lines_of_text(document_print(document_facts(sections=(("Tilanne", (row,)),))))

    value = next(line for line in found if line.text.startswith("Lapsiviihtyy"))
    names = [line for line in found if line.text in row[0].replace(" ", "")]
    assert names
    assert all(value.left - name.right > 1.5 for name in names)


def test_that_markup_in_a_document_is_shown_as_typed() -> None:
    sections = (("<b>Otsikko</b>", (("<i>Nimi</i>", "<img src='x'/> & teksti"),)),)

    text = said(document_print(document_facts(sections=sections)))

    assert "<b>Otsikko</b>" in text
    assert "<img src='x'/> & teksti" in text
