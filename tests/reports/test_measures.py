"""SFS 2487 to the millimetre, measured from the finished pages, and how text breaks over pages."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

import pikepdf
import pytest

from models.rules.letters import Addressee, DecisionFacts
from models.rules.words import Language
from reports.decision_letter import decision_letter
from reports.pages import page_count, page_texts
from tests.reports.builders import MOTHER, finnish_facts, swedish_facts
from tests.reports.matrix import matrix, pdf_of_pages
from tests.reports.measured import Line, Piece, lines_of_text, pieces

LETTERS = dict(matrix())
LANGUAGES = (Language.FINNISH, Language.SWEDISH)
EXACT = 0.15
LEFT, INDENT, METADATA, RIGHT, BOTTOM = 20, 43, 112, 200, 277
WINDOW = (20, 40, 110, 85)
WITHIN_LISTS = (INDENT + 0.7, INDENT + 2.82, INDENT + 4.94)
"""A bullet, a tinted box and a list's text are set in by 2, 8 and 14 points."""


@cache
def measured(name: str) -> list[Line]:
    return lines_of_text(decision_letter(LETTERS[name]))


@cache
def of_pages(pages: int, language: Language) -> bytes:
    return pdf_of_pages(pages, language)


@pytest.mark.parametrize("name", LETTERS)
def test_that_nothing_stands_in_the_margins(name: str) -> None:
    for line in measured(name):
        assert line.left >= LEFT - EXACT, line
        assert line.right <= RIGHT + EXACT, line
        assert 10 <= line.base <= BOTTOM, line


@pytest.mark.parametrize("name", LETTERS)
def test_that_text_begins_at_the_margin_the_indent_or_the_metadata(name: str) -> None:
    for line in measured(name):
        known = (LEFT, INDENT, METADATA, *WITHIN_LISTS)
        beside = any(
            other.base == pytest.approx(line.base, abs=0.1) and other.left == pytest.approx(43, 0.1)
            for other in measured(name)
            if other.page == line.page and other is not line
        )
        numbered = re.fullmatch(r"\d+ \(\d+\)|\d+\(\d+\)", line.text)
        assert numbered or beside or min(abs(line.left - x) for x in known) < EXACT, line


@pytest.mark.parametrize("name", LETTERS)
def test_that_no_line_of_the_body_is_longer_than_157_millimetres(name: str) -> None:
    body = [line for line in measured(name) if abs(line.left - INDENT) < EXACT]

    assert body
    assert max(line.right - line.left for line in body) <= 157 + EXACT


@pytest.mark.parametrize("name", LETTERS)
def test_that_bold_headings_hang_at_the_margin(name: str) -> None:
    texts = ("Ratkaisu", "Perustelut") if name[:2] == "fi" else ("Avgörande", "Motivering")

    for text in texts:
        (found,) = (line for line in measured(name) if line.text == text and line.bold)
        assert found.left == pytest.approx(LEFT, abs=EXACT)


@pytest.mark.parametrize("name", LETTERS)
def test_that_text_is_eleven_points_and_the_title_four_more(name: str) -> None:
    sizes = {line.size for line in measured(name)}
    title = next(line for line in measured(name) if line.size > 11)

    assert sizes == {11.0, 15.0}
    assert title.bold


@pytest.mark.parametrize("name", LETTERS)
def test_that_lines_of_a_paragraph_are_a_tenth_to_a_fifth_apart(name: str) -> None:
    steps = [
        (below.base - above.base) * 72 / 25.4 / 11
        for above, below in pairwise(measured(name))
        if above.page == below.page and abs(above.left - INDENT) < EXACT > abs(below.left - INDENT)
    ]

    assert 1.1 <= min(steps) <= 1.2


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_the_right_edge_is_ragged(facts: DecisionFacts) -> None:
    with pikepdf.open(io.BytesIO(decision_letter(facts))) as pdf:
        operators = {
            str(each.operator)
            for page in pdf.pages
            for each in pikepdf.parse_content_stream(page)
            if not (str(each.operator) == "Tw" and float(each.operands[0]) == 0)
        }

    assert "Tj" in operators
    assert "Tw" not in operators


@pytest.mark.parametrize(
    "addressee",
    [
        MOTHER,
        Addressee(
            "Maija-Liisa Annikki Tuulinen-Metsäpelto-Järvenranta",
            (
                "c/o Kaislasalon perhekeskus",
                "Pitkäniityntakainen rantatie 123 B 45",
                "99910 KAISLA",
            ),
            Language.FINNISH,
        ),
    ],
    ids=["short", "long"],
)
def test_that_the_window_shows_the_recipient_and_nothing_else(addressee: Addressee) -> None:
    made = lines_of_text(decision_letter(finnish_facts(addressee=addressee)))

    seen = [line for line in made if line.page == 0 and _in_window(line)]

    words = " ".join(line.text for line in seen)
    whole = " ".join((addressee.name, *addressee.lines))
    assert _close(words) == _close(whole)
    assert all(line.left == pytest.approx(LEFT, abs=EXACT) for line in seen)
    assert all(line.right <= WINDOW[2] - 3 for line in seen)


def test_that_the_recipients_letters_begin_45_millimetres_down() -> None:
    made = lines_of_text(decision_letter(finnish_facts()))
    name = next(line for line in made if line.text == "MaijaTuulinen")

    height_of_capitals = 11 * 0.714 * 25.4 / 72
    assert 45 <= name.base - height_of_capitals <= 47


@pytest.mark.parametrize("pages", range(3, 13))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_page_bears_its_number_and_the_metadata(pages: int, language: Language) -> None:
    pdf = of_pages(pages, language)
    made = lines_of_text(pdf)

    for page in range(pages):
        here = [line for line in made if line.page == page]
        (number,) = (line for line in here if line.text == f"{page + 1}({pages})")
        assert number.right == pytest.approx(RIGHT, abs=0.6)
        assert number.base < 20
        block = [line.text for line in here if line.left == pytest.approx(METADATA, abs=EXACT)]
        name = "PÄÄTÖS" if language is Language.FINNISH else "BESLUT"
        assert block[:3] == [name, "24.11.2026", "PO-2026-0481-P1"]
        (head,) = (line for line in here if line.text == name)
        assert head.bold


@pytest.mark.parametrize("pages", range(1, 13))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_print_of_each_length_is_made(pages: int, language: Language) -> None:
    assert page_count(of_pages(pages, language)) == pages


@pytest.mark.parametrize("pages", range(1, 13))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_heading_stands_alone_at_a_pages_foot(pages: int, language: Language) -> None:
    _assert_headings_have_company(pieces(of_pages(pages, language)))


@pytest.mark.parametrize("pages", range(1, 13))
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_line_is_parted_from_its_paragraph(pages: int, language: Language) -> None:
    _assert_no_widows(pieces(of_pages(pages, language)))


@pytest.mark.parametrize("start", range(0, 36, 3))
def test_that_text_breaks_well_wherever_a_page_ends(start: int) -> None:
    prose = "Lapsi ja vanhemmat ovat kertoneet arjestaan yhdessä sovitulla tavalla. "
    facts = finnish_facts(
        hearing="\n".join(["Sana"] * (start + 1)),
        goal=prose * 5,
        reasons=tuple(prose * (3 + number % 4) for number in range(9)),
        departure_from_plan=prose * 4,
    )

    made = pieces(decision_letter(facts))

    _assert_headings_have_company(made)
    _assert_no_widows(made)


@pytest.mark.parametrize("facts", LETTERS.values(), ids=LETTERS)
def test_that_dates_have_no_leading_zeros(facts: DecisionFacts) -> None:
    text = " ".join(page_texts(decision_letter(facts)))

    assert re.findall(r"\b\d{1,2}\.\d{1,2}\.\d{4}", text)
    assert not re.findall(r"\b0\d\.\d{1,2}\.\d{4}|\b\d{1,2}\.0\d\.\d{4}", text)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            finnish_facts(),
            ("Tämä asiakirja on sähköisesti", "Kaisa Hakala,", "kaisa.hakala@", "Liite", "Jakelu"),
        ),
        (
            swedish_facts(),
            ("Detta dokument har under", "Kaisa Hakala,", "kaisa.hakala@", "Bilaga", "Sändlista"),
        ),
    ],
    ids=["fi", "sv"],
)
def test_that_signature_attachments_and_distribution_follow_one_another(
    facts: DecisionFacts, words: Sequence[str]
) -> None:
    text = page_texts(decision_letter(facts))[1]

    places = [
        text.rindex(word) if word in ("Liite", "Bilaga") else text.index(word) for word in words
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "word",
    [
        "lapsiperheidenpalvelutarpeenarviointimenettelysuunnitelmaluonnos",
        "Lastensuojelunasiakassuunnitelmaneuvotteluosallistujaluettelo" * 2,
        "W" * 90,
    ],
)
@pytest.mark.parametrize("field", ["goal", "service", "amount", "plain_summary", "fee"])
def test_that_a_long_word_never_leaves_the_line(field: str, word: str) -> None:
    made = lines_of_text(decision_letter(replace(finnish_facts(), **{field: word})))  # type: ignore[arg-type]

    assert max(line.right for line in made) <= RIGHT + EXACT


def test_that_sami_letters_are_on_the_page() -> None:
    names = "Sápmi čđŋŧž ČĐŊŦŽ âäčđŋšž âčʒǯđǧǥǩŋõšžʹ"

    text = " ".join(page_texts(decision_letter(finnish_facts(child_opinion=names))))

    assert names in text


def _in_window(line: Line) -> bool:
    left, top, right, bottom = WINDOW
    return line.right > left and line.left < right and top - 1 < line.base < bottom + 3


def _close(text: str) -> str:
    return re.sub(r"\s", "", text)


def _assert_headings_have_company(made: Sequence[Piece]) -> None:
    for _, found in groupby(made, key=lambda piece: piece.page):
        here = list(found)
        for place, piece in enumerate(here):
            if piece.tag in ("H1", "H2", "H3"):
                after = [each for each in here[place + 1 :] if not each.tag.startswith("H")]
                assert sum(each.lines for each in after) >= 1, piece
                signature = after and after[0].lines == 0
                assert signature or sum(each.lines for each in after) >= min(2, _rest(made, piece))


def _rest(made: Sequence[Piece], heading: Piece) -> int:
    """How many lines follow the heading until the next one."""
    after = made[made.index(heading) + 1 :]
    count = 0
    for each in after:
        if each.tag.startswith("H"):
            break
        count += each.lines
    return count


def _assert_no_widows(made: Sequence[Piece]) -> None:
    parts: dict[int, dict[int, int]] = {}
    for piece in made:
        if piece.tag == "P":
            pages = parts.setdefault(piece.owner, {})
            pages[piece.page] = pages.get(piece.page, 0) + piece.lines
    for pages in parts.values():
        if len(pages) > 1:
            assert min(pages.values()) >= 2, pages
