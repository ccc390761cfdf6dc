"""The file itself: lasting (PDF/A-2b), readable aloud (tagged), and the same every time."""

import io

import pikepdf
import pytest

from models.rules.letters import DecisionFacts
from reports.decision_letter import decision_letter
from reports.document_print import document_print
from tests.reports.builders import document_facts, finnish_facts, swedish_facts
from tests.reports.checkers import pdf_a_faults
from tests.reports.paper import tags

PRINTS = {
    "decision": finnish_facts(),
    "draft": finnish_facts(draft=True, child_opinion=""),
    "swedish": swedish_facts(),
    "long": finnish_facts(reasons=("Perhe tarvitsee tukea arkeen. " * 800,)),
}


@pytest.mark.parametrize("facts", PRINTS.values(), ids=PRINTS)
def test_that_the_letter_is_pdf_a_2b(facts: DecisionFacts) -> None:
    assert pdf_a_faults(decision_letter(facts)) == ()


def test_that_a_document_print_is_pdf_a_2b() -> None:
    assert pdf_a_faults(document_print(document_facts())) == ()


@pytest.mark.parametrize("facts", PRINTS.values(), ids=PRINTS)
def test_that_the_same_facts_give_the_same_bytes(facts: DecisionFacts) -> None:
    assert decision_letter(facts) == decision_letter(facts)


def test_that_the_headings_are_read_out_as_headings() -> None:
    found = tags(decision_letter(finnish_facts()))

    assert found.count("H1") == 2
    assert found.count("H2") >= 15
    tables_and_lists = {"Table", "TR", "TH", "TD", "L", "LI", "LBody"}
    assert set(found) == {"Document", "H1", "H2", "H3", "P", "Link"} | tables_and_lists


def test_that_a_paragraph_over_two_pages_is_read_as_one() -> None:
    short = tags(decision_letter(finnish_facts(reasons=("Tuki on tarpeen.",))))
    long = tags(decision_letter(finnish_facts(reasons=("Tuki on tarpeen. " * 900,))))

    assert long == short


def test_that_everything_drawn_is_either_content_or_decoration() -> None:
    with pikepdf.open(io.BytesIO(decision_letter(finnish_facts(draft=True)))) as pdf:
        for page in pdf.pages:
            assert _drawn_outside_marks(page) == []


def test_that_all_fonts_are_embedded() -> None:
    with pikepdf.open(io.BytesIO(decision_letter(finnish_facts()))) as pdf:
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]

    assert fonts
    assert all("NotoSans" in str(font.BaseFont) for font in fonts)


def test_that_properties_agree_with_the_page() -> None:
    with pikepdf.open(io.BytesIO(decision_letter(finnish_facts()))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Päätös: perhetyö (PO-2026-0481-P1)"
        assert str(pdf.docinfo["/Author"]) == "Järvimaan hyvinvointialue"
        assert str(pdf.docinfo["/Subject"]) == "Päätös PO-2026-0481-P1"
        assert str(pdf.Root.Lang) == "fi-FI"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Päätös: perhetyö (PO-2026-0481-P1)"


def test_that_the_swedish_letter_says_it_is_swedish() -> None:
    with pikepdf.open(io.BytesIO(decision_letter(swedish_facts()))) as pdf:
        assert str(pdf.Root.Lang) == "sv-FI"


def test_that_no_name_of_the_family_is_in_the_properties() -> None:
    with pikepdf.open(io.BytesIO(decision_letter(finnish_facts()))) as pdf:
        properties = " ".join(str(value) for value in pdf.docinfo.values())

    assert "Tuulinen" not in properties


def _drawn_outside_marks(page: pikepdf.Page) -> list[str]:
    """Return text and painting operators that stand in no marked content."""
    depth = 0
    loose = []
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name in ("Tj", "TJ", "S", "f", "B", "Do", "f*"):
            loose.append(name)
    return loose
