"""What was typed stands on every print as typed: no markup, no link, no colour; and it all fits."""

import io
from datetime import date
from pathlib import Path as FilePath

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.errors import RuleBroken
from models.rules.letters import DocumentPrint
from models.rules.organisation import Organisation
from models.rules.printed import (
    Grid,
    Notice,
    Pairs,
    Paragraph,
    Path,
    PathStep,
    Points,
    PrintedSheet,
    PrintKind,
    PrintSection,
    StepState,
    SubTitle,
)
from models.rules.words import Language
from reports.pages import page_count
from reports.printed_sheet import printed
from tests.reports.builders import document_facts
from tests.reports.checkers import pdf_a_faults, ua_faults
from tests.reports.paper import said, tags

_PIECES = (
    "<b>",
    "</b>",
    "<i",
    "</para>",
    "<br/>",
    '<a href="https://example.org">',
    "<img src='file:///etc/hostname'/>",
    '<font color="white" size="1">',
    "<super>",
    "&amp;",
    "&#60;",
    "&",
    "{x}",
    "%s",
    "\\",
    '"',
    "<onDraw name='x'/>",
    "<seq/>",
    "Čáhci ŋ đ ŧ ž š á â",
    "päivä",
    "sana",
)
_TYPED = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map(" ".join)
_SAMI = "Čearretsivvá, Áŋŋel, Ŧ ŧ Đ đ Š š Ž ž Ŋ ŋ Â â Ǥ ǥ Ǩ ǩ Ǯ ǯ ʒ"


def a_sheet(*texts: str) -> PrintedSheet:
    """Return a print that says each text in every kind of part."""
    first, *_ = texts
    return PrintedSheet(
        kind=PrintKind.CASE,
        title=first,
        number="ES-2026-0001",
        language=Language.FINNISH,
        organisation=Organisation(name=first, unit=first),
        made_on=date(2026, 11, 24),
        about=texts,
        sections=(
            PrintSection(first, tuple(Paragraph(text) for text in texts)),
            PrintSection("Parit", (Pairs(tuple((text, text) for text in texts)),)),
            PrintSection("Kohdat", (SubTitle(first), Points(texts))),
            PrintSection("Huomio", (Notice(first, "\n".join(texts)),)),
            PrintSection(
                "Taulukko",
                (Grid((first, "b"), tuple((text, text) for text in texts), (1, 2)),),
            ),
            PrintSection(
                "Polku",
                (Path(tuple(PathStep(1, text, text, StepState.NOW, "nyt") for text in texts)),),
            ),
        ),
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(_TYPED, min_size=1, max_size=3, unique=True))
def test_that_text_on_the_page_is_the_text_typed(typed: list[str]) -> None:
    pdf = printed(a_sheet(*typed))

    page = _bare(said(pdf))
    for text in typed:
        assert page.count(_bare(text)) >= 10, text
    assert _images_and_links(pdf) == 0


@pytest.mark.parametrize("facts", [a_sheet("Teksti"), document_facts()])
def test_that_a_print_is_tagged_archivable_and_readable_by_all(
    facts: PrintedSheet | DocumentPrint, tmp_path: FilePath
) -> None:
    pdf = printed(facts)

    assert {"H1", "H2", "Table", "TH", "TD"} <= set(tags(pdf))
    assert pdf_a_faults(pdf) == ()
    assert ua_faults(pdf, tmp_path) == ()


def test_that_same_facts_give_the_same_bytes() -> None:
    assert printed(a_sheet("Teksti")) == printed(a_sheet("Teksti"))


def test_that_a_print_of_sami_letters_says_them() -> None:
    assert _bare(_SAMI) in _bare(said(printed(a_sheet(_SAMI))))


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("\U0001f600", "U+1F600 GRINNING FACE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u05d0", "U+05D0 HEBREW LETTER ALEF"),
    ],
)
def test_that_a_letter_that_no_font_has_stops_and_is_named(letter: str, name: str) -> None:
    for facts in (a_sheet(f"Hei {letter} hei"), document_facts(title=f"Hei {letter}")):
        with pytest.raises(RuleBroken, match=r"letter\.undrawable") as refused:
            printed(facts)

        assert refused.value.facts["characters"] == (name,)
        assert "[?]" in said(printed(facts, stand_in=True))


def test_that_forty_thousand_characters_flow_over_pages_in_each_kind_of_part() -> None:
    words = [f"sana{number}" for number in range(5_000)]
    text = " ".join(words)
    assert len(text) > 40_000

    for part in (
        Paragraph(text),
        Pairs((("Nimi", text),)),
        Points((text,)),
        Notice("Huomio", text),
        Grid(("a", "b"), (("1", text),), (1, 3)),
    ):
        sheet = PrintedSheet(
            PrintKind.CASE,
            "Pitkä",
            "ES-1",
            Language.FINNISH,
            Organisation("Alue"),
            date(2026, 11, 24),
            sections=(PrintSection("Osa", (part,)),),
        )
        pdf = printed(sheet)
        page = said(pdf).split()
        assert page_count(pdf) > 5
        assert [word for word in page if word.startswith("sana")] == words, type(part)


def test_that_a_table_says_its_head_on_each_page_but_is_read_once() -> None:
    rows = tuple((str(number), "Teksti " * 30) for number in range(60))
    sheet = a_sheet("Teksti")
    grid = PrintSection("Osa", (Grid(("Numero", "Sisältö"), rows, (1, 6)),))
    pdf = printed(
        PrintedSheet(
            sheet.kind,
            sheet.title,
            sheet.number,
            sheet.language,
            sheet.organisation,
            sheet.made_on,
            sections=(grid,),
        )
    )

    assert said(pdf).count("Sisältö") == page_count(pdf) > 2
    assert tags(pdf).count("TH") == 2


def _bare(text: str) -> str:
    return "".join(text.split())


def _images_and_links(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(len(page.get_images()) + len(page.get("/Annots", ())) for page in opened.pages)
