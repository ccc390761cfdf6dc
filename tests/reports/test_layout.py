"""Where things stand on the paper (SFS 2487), and how pages follow one another."""

import pytest

from models.rules.letters import Addressee
from reports.decision_letter import decision_letter, decision_pages
from reports.pages import page_count, page_texts
from tests.reports.builders import MOTHER, finnish_facts
from tests.reports.paper import place

SENTENCE = "Perheen arki on kuormittunut ja äiti on hakenut tukea, mutta apua ei ole saatu. "


@pytest.fixture(scope="module")
def letter() -> bytes:
    return decision_letter(finnish_facts())


def test_that_the_recipients_name_stands_in_the_envelopes_window(letter: bytes) -> None:
    left, top = place(letter, 0, "Maija Tuulinen")

    assert left == pytest.approx(20, abs=0.6)
    assert 45 <= top <= 47


def test_that_the_body_begins_below_the_window(letter: bytes) -> None:
    _, top = place(letter, 0, "Päätös: perhetyö")

    assert top >= 105


def test_that_the_body_begins_higher_without_a_recipient() -> None:
    _, top = place(decision_letter(finnish_facts(addressee=None)), 0, "Päätös: perhetyö")

    assert 60 <= top <= 75


@pytest.mark.parametrize("heading", ["Päätös: perhetyö", "Asian vireilletulo", "Ratkaisu"])
def test_that_headings_hang_at_the_left_margin(letter: bytes, heading: str) -> None:
    assert place(letter, 0, heading)[0] == pytest.approx(20, abs=0.6)


@pytest.mark.parametrize("text", ["Päätös koskee", "Asia tuli vireille", "Ainolle ja perheelle"])
def test_that_text_is_indented_by_the_base_column(letter: bytes, text: str) -> None:
    assert place(letter, 0, text)[0] == pytest.approx(43, abs=0.6)


@pytest.mark.parametrize("page", [0, 1, 2])
def test_that_the_metadata_stands_at_112_millimetres_on_every_page(
    letter: bytes, page: int
) -> None:
    for text in ("PÄÄTÖS", "24.11.2026", "PO-2026-0481-P1", "Salassa pidettävä"):
        assert place(letter, page, text)[0] == pytest.approx(112, abs=0.6)


@pytest.mark.parametrize("page", [0, 1, 2])
def test_that_the_page_number_with_the_total_stands_top_right(letter: bytes, page: int) -> None:
    left, top = place(letter, page, f"{page + 1} (3)")

    assert left > 180
    assert top < 20


def test_that_the_instructions_begin_a_page_of_their_own(letter: bytes) -> None:
    left, top = place(letter, 2, "Oikaisuvaatimusohje")

    assert left == pytest.approx(20, abs=0.6)
    assert top < 50


@pytest.mark.parametrize("addressee", [MOTHER, None], ids=["mother", "archive"])
def test_that_the_longest_reasons_take_at_most_twelve_pages(addressee: Addressee | None) -> None:
    facts = finnish_facts()
    prose = " ".join((facts.hearing, facts.child_opinion, facts.goal, *facts.reasons, ""))
    longest = (prose * 60)[:40_000]

    letter = decision_pages(finnish_facts(reasons=(longest,), addressee=addressee))

    assert letter.pages <= 12
    assert letter.pages == page_count(letter.pdf)


def test_that_page_numbers_run_through_a_long_decision() -> None:
    texts = page_texts(decision_letter(finnish_facts(reasons=(SENTENCE * 200,))))

    assert all(f"{number} ({len(texts)})" in text for number, text in enumerate(texts, start=1))


@pytest.mark.parametrize("sentences", range(60, 110, 7))
def test_that_the_signature_is_never_parted_from_who_signs(sentences: int) -> None:
    letter = decision_pages(finnish_facts(reasons=(SENTENCE * sentences,)))

    box = letter.signature_box
    assert box is not None
    texts = page_texts(letter.pdf)
    assert "Päätöksentekijä" in texts[box.page]
    assert "Tämä asiakirja on sähköisesti allekirjoitettu." in texts[box.page]


def test_that_a_word_without_end_is_broken_instead_of_running_off_the_paper() -> None:
    letter = decision_letter(finnish_facts(goal="ö" * 300))

    assert sum(text.count("ö" * 20) for text in page_texts(letter)) >= 4


def test_that_typed_lines_and_paragraphs_are_kept() -> None:
    facts = finnish_facts(hearing="Ensimmäinen rivi\nToinen rivi\n\nUusi kappale")

    letter = decision_letter(facts)

    tops = [place(letter, 0, text)[1] for text in ("Ensimmäinen", "Toinen rivi", "Uusi kappale")]
    assert tops[2] - tops[1] > tops[1] - tops[0] + 1
