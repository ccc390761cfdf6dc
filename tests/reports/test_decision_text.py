"""What a decision says, in which order, and what it must never leave out."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from models.rules.corrections import CorrectionGround, ground_statute
from models.rules.errors import RuleBroken
from models.rules.kinds import Outcome
from models.rules.letters import DecisionFacts, Official
from models.rules.organisation import Organisation
from models.rules.words import Language
from reports.decision_letter import decision_letter, decision_pages
from reports.decision_missing import missing_items
from tests.reports.builders import FATHER, MOTHER, ORGANISATION, finnish_facts, swedish_facts
from tests.reports.matrix import matrix
from tests.reports.paper import lines, said

GOLDEN = Path(__file__).parent / "golden"


def test_that_the_finnish_letter_says_what_was_approved() -> None:
    assert lines(decision_letter(finnish_facts())) == _golden("decision_fi")


def test_that_the_swedish_letter_says_what_was_approved() -> None:
    assert lines(decision_letter(swedish_facts())) == _golden("decision_sv")


def test_that_the_parts_stand_in_the_order_of_the_law() -> None:
    text = said(decision_letter(finnish_facts()))

    headings = (
        "Mitä tämä tarkoittaa",
        "Asian vireilletulo",
        "Asianosaiset ja kuuleminen",
        "Lapsen mielipide",
        "Ratkaisu",
        "Tavoite",
        "Perustelut",
        "Sovelletut säännökset",
        "Täytäntöönpano",
        "Asiakasmaksu",
        "Päätöksentekijä",
        "Lisätietoja antaa",
        "Muutoksenhaku",
        "Liite Oikaisuvaatimusohje",
        "Jakelu",
        "Kuka saa vaatia oikaisua",
    )
    assert all(text.index(first) < text.index(second) for first, second in pairwise(headings))


def test_that_a_fixed_term_shows_both_ends() -> None:
    facts = finnish_facts(outcome_text="Perhe saa perhetyötä.")

    assert "Voimassa 1.12.2026–31.5.2027" in said(decision_letter(facts))


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("Perhe saa perhetyötä. Määrä: 2 tuntia viikossa ajalla 1.12.2026–31.5.2027.", ()),
        ("Perhe saa tukea.", ("Palvelu", "Määrä", "Voimassa")),
        ("Perhe saa perhetyötä 12 tuntia viikossa.", ("Määrä", "Voimassa")),
        ("Perhe saa perhetyötä 2 × 2 tuntia viikossa.", ("Määrä", "Voimassa")),
        ("Perhe saa perhetyötä 2 tuntia viikossa 1.12.2026 alkaen.", ("Voimassa",)),
    ],
)
def test_that_what_the_outcome_says_in_words_is_not_repeated_below_it(
    told: str, left: tuple[str, ...]
) -> None:
    facts = finnish_facts(
        outcome_text=told, amount="2 tuntia viikossa", arrangement="", service_details=""
    )
    paper = said(decision_letter(facts))
    rows = paper[paper.index(told) + len(told) : paper.index("Tavoite")]

    assert tuple(name for name in ("Palvelu", "Määrä", "Voimassa") if name in rows) == left


def test_that_an_open_ended_decision_says_so_and_why() -> None:
    facts = finnish_facts(ends_on=None, open_ended_reason="Tuen tarve on pitkäaikainen.")

    text = said(decision_letter(facts))

    assert "Voimassa 1.12.2026 alkaen toistaiseksi" in text
    assert "Miksi päätös on voimassa toistaiseksi Tuen tarve on pitkäaikainen." in text


def test_that_a_negative_decision_shows_no_amount_and_no_validity() -> None:
    text = said(decision_letter(_negative()))

    assert "Palvelua ei myönnetä." in text
    assert "2 × 2 tuntia viikossa" not in text
    assert "Voimassa" not in text


@pytest.mark.parametrize("outcome", Outcome)
def test_that_a_summary_is_made_of_the_facts_when_none_is_written(outcome: Outcome) -> None:
    text = said(decision_letter(finnish_facts(outcome=outcome, plain_summary="")))

    summary = text.split("Mitä tämä tarkoittaa ")[1].split(" Asian vireilletulo")[0]
    assert "perhetyö" in summary


def test_that_immediate_execution_is_told_only_where_it_is_ordered() -> None:
    facts = finnish_facts(immediate=False, immediate_reasons="")

    assert "Täytäntöönpano" not in said(decision_letter(facts))


def test_that_a_departure_from_the_plan_is_reasoned_in_the_decision() -> None:
    facts = finnish_facts(departure_from_plan="Suunnitelmassa sovittiin kolmesta käynnistä.")

    text = said(decision_letter(facts))

    assert "Poikkeaminen asiakassuunnitelmasta Suunnitelmassa sovittiin kolmesta" in text


def test_that_a_correction_names_the_decision_it_replaces() -> None:
    text = said(decision_letter(finnish_facts(replaces="PO-2026-0481-P0")))

    assert "Tämä päätös korvaa päätöksen PO-2026-0481-P0." in text


@pytest.mark.parametrize("ground", CorrectionGround)
def test_that_a_correction_says_its_ground_and_statute(ground: CorrectionGround) -> None:
    numbers = re.findall(r"\d+", ground_statute(ground))

    for facts, begins in ((finnish_facts, "Korjaamisen syy:"), (swedish_facts, "Orsak till")):
        text = said(decision_letter(facts(replaces="PO-2026-0481-P0", corrects=ground)))
        reason = text.partition(begins)[2].partition(").")[0]

        assert re.findall(r"\d+", reason) == numbers


def test_that_rectification_time_is_thirty_days_for_social_welfare_act_decisions() -> None:
    text = said(decision_letter(finnish_facts(appeal_basis="shl_45_46")))

    assert "oikaisua 30 päivän kuluessa siitä, kun sait päätöksen tiedoksi" in text
    assert "14 päivän" not in text


def test_that_the_instructions_name_who_handles_and_where_to_send() -> None:
    text = said(decision_letter(finnish_facts()))

    assert f"käsittelee {ORGANISATION.rectification_body}." in text
    assert "PL 900, 99901 JÄRVIMAA" in text
    assert "kirjaamo@jarvimaa.example" in text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (finnish_facts, "Jakelu Maija Tuulinen Erik Tuulinen Tiedoksi Perhetyö Sanni Mäki"),
        (swedish_facts, "Sändlista Erik Tuulinen För kännedom Perhetyö Sanni Mäki"),
    ],
)
def test_that_those_told_for_information_stand_last(
    facts: Callable[..., DecisionFacts], words: str
) -> None:
    text = said(decision_letter(facts(informed=("Perhetyö", "Sanni Mäki"))))

    assert words in text
    assert "Tiedoksi Perhetyö" not in said(decision_letter(facts()))


@pytest.mark.parametrize(("name", "facts"), list(matrix()))
def test_that_a_letter_of_the_shipped_texts_takes_two_pages_and_one_of_instructions(
    name: str, facts: DecisionFacts
) -> None:
    assert decision_pages(facts).pages == 3, name


def test_that_distribution_names_people_without_addresses() -> None:
    text = said(decision_letter(finnish_facts()))

    assert "Jakelu Maija Tuulinen Erik Tuulinen 2 (3)" in text


def test_that_the_archive_copy_carries_nobodys_address() -> None:
    text = said(decision_letter(finnish_facts(addressee=None)))

    assert "Rantatie" not in text
    assert "KAISLASALO" not in text


def test_that_each_print_carries_its_own_address_only() -> None:
    mothers = said(decision_letter(finnish_facts(addressee=MOTHER)))
    fathers = said(decision_letter(finnish_facts(addressee=FATHER)))

    assert ("Rantatie" in mothers, "Ängsvägen" in mothers) == (True, False)
    assert ("Rantatie" in fathers, "Ängsvägen" in fathers) == (False, True)


def test_that_a_recipient_without_printable_address_is_still_named() -> None:
    hidden = replace(MOTHER, lines=())

    text = said(decision_letter(finnish_facts(addressee=hidden)))

    assert "25 kohta Maija Tuulinen Päätös: perhetyö" in text


def test_that_a_bilingual_area_offers_the_translation_in_the_readers_language() -> None:
    text = said(decision_letter(finnish_facts(addressee=FATHER)))

    assert "Du kan på begäran avgiftsfritt få en officiell svenskspråkig översättning" in text


def test_that_no_translation_is_offered_to_who_reads_the_language_of_the_matter() -> None:
    assert "översättning" not in said(decision_letter(finnish_facts(addressee=MOTHER)))


def test_that_a_unilingual_area_offers_no_translation() -> None:
    facts = finnish_facts(addressee=FATHER, organisation=replace(ORGANISATION, bilingual=False))

    assert "översättning" not in said(decision_letter(facts))


def test_that_the_ground_of_secrecy_can_be_another_than_the_usual() -> None:
    text = said(decision_letter(finnish_facts(secrecy="julkisuuslaki 24 § 1 mom. 31 k kohta")))

    assert "Salassa pidettävä julkisuuslaki 24 § 1 mom. 31 k kohta" in text


def test_that_a_draft_shows_what_is_missing_in_brackets() -> None:
    facts = finnish_facts(draft=True, child_opinion="")

    assert "[Lapsen mielipide puuttuu]" in said(decision_letter(facts))


def test_that_a_draft_without_anything_shows_every_missing_item() -> None:
    text = said(decision_letter(_empty_draft()))

    for sentence in (
        "Viranomaisen nimi",
        "Palvelu",
        "Ratkaisun laji",
        "Tavoite",
        "Yksilöity ratkaisu",
        "Voimassaolo",
    ):
        assert f"[{sentence} puuttuu]" in text
    for sentence in ("Asianosaiset", "Perustelut", "Sovelletut säännökset"):
        assert f"[{sentence} puuttuvat]" in text
    for sentence in ("Päätöksentekijä", "Oikaisuviranomainen", "Kirjaamon osoite"):
        assert f"[{sentence} puuttuu]" in text


def test_that_a_draft_is_marked_on_every_page() -> None:
    letter = decision_pages(finnish_facts(draft=True))

    assert said(letter.pdf).count("LUONNOS – ei allekirjoitettu") == letter.pages


def test_that_nothing_final_is_printed_while_a_lawful_item_is_missing() -> None:
    with pytest.raises(RuleBroken) as refused:
        decision_letter(finnish_facts(child_opinion=" ", provisions=""))

    assert refused.value.code == "decision.incomplete"
    assert refused.value.facts["missing"] == ("child_opinion", "provisions")


def test_that_the_opinion_of_a_grown_client_is_not_asked_for() -> None:
    facts = finnish_facts(child_opinion="", child_opinion_needed=False)

    assert "Lapsen mielipide" not in said(decision_letter(facts))


def test_that_a_negative_decision_needs_no_goal_and_no_validity() -> None:
    assert missing_items(_negative()) == ()


def test_that_a_trial_certificate_is_told_on_the_page() -> None:
    assert "Allekirjoitettu kokeiluvarmenteella." in said(
        decision_letter(finnish_facts(trial=True))
    )
    assert "kokeiluvarmen" not in said(decision_letter(finnish_facts(trial=False)))


def test_that_a_decision_is_made_in_finnish_or_swedish_only() -> None:
    with pytest.raises(RuleBroken) as refused:
        decision_letter(finnish_facts(language=Language.ENGLISH))

    assert refused.value.code == "letter.language"


def _golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def _negative() -> DecisionFacts:
    return finnish_facts(
        outcome=Outcome.NEGATIVE,
        outcome_text="Perhetyötä ei myönnetä.",
        starts_on=None,
        ends_on=None,
        goal="",
        plain_summary="",
    )


def _empty_draft() -> DecisionFacts:
    nobody = Official(name="", title="", unit="")
    return finnish_facts(
        draft=True,
        organisation=Organisation(),
        outcome=None,
        service="",
        goal="",
        outcome_text="",
        starts_on=None,
        ends_on=None,
        parties=(),
        reasons=(),
        provisions="",
        hearing="",
        decider=nobody,
        contact=nobody,
        distribution=(),
        plain_summary="",
    )
