"""New rectification instructions on paper."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.errors import RuleBroken
from models.rules.letters import Addressee
from models.rules.words import Language
from reports.instruction_letter import instruction_letter
from reports.pages import page_texts
from tests.reports.builders import finnish_facts
from tests.reports.checkers import pdf_a_faults

DAY = date(2026, 12, 14)


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def test_that_the_letter_says_what_it_mends_and_from_when_the_time_runs() -> None:
    facts = finnish_facts()

    text = _text(instruction_letter(facts, DAY))

    assert f"päätökseen {facts.number}" in text
    assert "Päätöksen ratkaisu ei muutu" in text
    assert "lasketaan siitä, kun saat tämän ohjeen" in text
    assert "30 päivän" in text
    assert facts.organisation.rectification_body in text


def test_that_a_swedish_recipient_gets_it_in_swedish() -> None:
    swedish = Addressee("Maj Exempel", ("Gatan 1", "00100 HELSINGFORS"), Language.SWEDISH)
    facts = replace(finnish_facts(), addressee=swedish)

    text = _text(instruction_letter(facts, DAY))

    assert "Ny anvisning om begäran om omprövning" in text
    assert "Uusi oikaisuvaatimusohje" not in text


def test_that_only_the_addressees_own_address_is_on_it() -> None:
    own = Addressee("Maija Esimerkki", ("PL 7", "50100 MIKKELI"), Language.FINNISH)
    facts = replace(finnish_facts(), addressee=own)

    assert "PL 7" in _text(instruction_letter(facts, DAY))


def test_that_the_same_facts_give_the_same_archivable_bytes() -> None:
    facts = finnish_facts()

    made = instruction_letter(facts, DAY)

    assert made == instruction_letter(facts, DAY)
    assert pdf_a_faults(made) == ()


def test_that_a_letter_that_no_font_has_stops_it() -> None:
    facts = replace(finnish_facts(), client_name="Nimi \U00016a40")

    with pytest.raises(RuleBroken, match=r"letter\.undrawable"):
        instruction_letter(facts, DAY)
