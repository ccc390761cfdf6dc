"""The decision in one language, what is said to its reader in the reader's own (KieliL 19 §)."""

from dataclasses import replace
from io import BytesIO

import pikepdf

from models.rules.decision_texts import SHIPPED, with_texts
from models.rules.kinds import Outcome
from models.rules.letters import DecisionFacts
from models.rules.words import Language
from reports.decision_letter import decision_letter, decision_pages
from tests.reports.builders import FATHER, MOTHER, ORGANISATION, finnish_facts, swedish_facts
from tests.reports.paper import said

VALUES = {"service": "family_work"}


def _facts(**changes: object) -> DecisionFacts:
    facts = finnish_facts(**({"plain_summary": ""} | changes))
    return with_texts(facts, VALUES, SHIPPED, other_reader=True)


def test_that_the_letter_opens_with_the_plain_words_of_the_outcome() -> None:
    text = said(decision_letter(_facts()))

    opening = text.split("Mitä tämä tarkoittaa ")[1].split(" Asian vireilletulo")[0]
    assert opening.startswith("Aino Tuulinen ja perhe saavat perhetyötä.")
    assert "Palvelu on voimassa 1.12.2026–31.5.2027." in opening


def test_that_own_words_come_before_those_of_the_library() -> None:
    text = said(decision_letter(_facts(plain_summary="Apua on tulossa.")))

    assert "Mitä tämä tarkoittaa Apua on tulossa. Asian vireilletulo" in text


def test_that_who_did_not_get_everything_is_told_plainly_how_to_seek_a_change() -> None:
    text = said(decision_letter(_facts(outcome=Outcome.NEGATIVE, starts_on=None, ends_on=None)))

    assert "Aino Tuulinen ja perhe eivät saa perhetyötä." in text
    assert "voit pyytää, että päätös tutkitaan uudelleen" in text


def test_that_a_reader_of_the_other_language_gets_a_covering_letter_in_it() -> None:
    letter = decision_pages(_facts(addressee=FATHER))
    text = said(letter.pdf)

    first, decision = text.split("1 (4)")
    assert "FÖLJEBREV" in first
    assert "Vad detta betyder Aino Tuulinen och familjen får familjearbete." in first
    assert "Ängsvägen 3" in first
    assert "Päätös: perhetyö" not in first
    assert "Ängsvägen" not in decision
    assert letter.pages == 4


def test_that_the_decision_itself_stays_in_the_language_of_the_matter() -> None:
    text = said(decision_letter(_facts(addressee=FATHER)))

    assert "Päätös: perhetyö" in text
    assert "Perustelut" in text
    assert "Motivering" not in text


def test_that_the_rectification_instructions_are_in_the_readers_language() -> None:
    text = said(decision_letter(_facts(addressee=FATHER)))

    assert "Vem får begära omprövning" in text
    assert "Kuka saa vaatia oikaisua" not in text


def test_that_a_swedish_decision_goes_to_a_finnish_reader_with_a_finnish_cover() -> None:
    text = said(decision_letter(swedish_facts(addressee=MOTHER)))

    assert "Saate päätökseen PO-2026-0481-P1" in text
    assert "Beslut: stödperson" in text
    assert "Kuka saa vaatia oikaisua" in text


def test_that_no_cover_comes_before_a_decision_in_the_readers_language() -> None:
    assert "SAATE" not in said(decision_letter(_facts(addressee=MOTHER)))
    assert "SAATE" not in said(decision_letter(_facts(addressee=None)))


def test_that_a_reader_of_neither_language_gets_the_decisions_own() -> None:
    reader = replace(MOTHER, language=Language.ENGLISH)

    assert "SAATE" not in said(decision_letter(_facts(addressee=reader)))


def test_that_the_cover_bears_the_mark_of_secrecy_and_its_ground() -> None:
    first = said(decision_letter(_facts(addressee=FATHER))).split("1 (4)")[0]

    assert "Sekretessbelagd kunduppgiftslagen 4 §, OffL 24 § 1 mom. 25 punkten" in first


def test_that_what_is_in_the_other_language_is_tagged_with_it() -> None:
    with pikepdf.open(BytesIO(decision_letter(_facts(addressee=FATHER)))) as pdf:
        root = pdf.Root.StructTreeRoot.K
        whole = root[0] if isinstance(root, pikepdf.Array) else root
        sections = [each for each in whole.K if each.get("/S") == "/Sect"]

        assert str(pdf.Root.Lang) == "fi-FI"
        assert [str(each.Lang)[:2] for each in sections] == ["sv", "sv"]


def test_that_the_provisions_name_the_day_on_which_they_stand() -> None:
    assert "Sovelletut säännökset (voimassa 24.11.2026)" in said(decision_letter(_facts()))


def test_that_an_area_without_translations_offers_none_on_the_cover() -> None:
    house = replace(ORGANISATION, bilingual=False)

    text = said(decision_letter(_facts(addressee=FATHER, organisation=house)))

    assert "FÖLJEBREV" in text
    assert "översättning" not in text
