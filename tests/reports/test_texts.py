"""The fixed wording: whole in both languages, and chosen by date."""

import re
from datetime import date

import pytest

from models.rules.errors import RuleBroken
from models.rules.words import Language
from reports.glyphs import undrawable
from reports.texts import DECISION_LANGUAGES, texts, texts_version
from resources import load_json

ON = date(2026, 11, 24)
PLACES = re.compile(r"\{(\w+)\}")


def test_that_both_languages_say_the_same_things() -> None:
    finnish, swedish = (texts(language, ON) for language in DECISION_LANGUAGES)

    assert finnish.words.keys() == swedish.words.keys()
    assert finnish.missing.keys() == swedish.missing.keys()
    for key, sentence in finnish.words.items():
        assert set(PLACES.findall(sentence)) == set(PLACES.findall(swedish.words[key])), key


def test_that_the_instructions_have_the_same_sections_in_both_languages() -> None:
    finnish, swedish = (texts(language, ON).rectification for language in DECISION_LANGUAGES)

    shapes = [
        [(len(part.text), len(part.items), part.registry, part.small) for part in each]
        for each in (finnish, swedish)
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", DECISION_LANGUAGES)
def test_that_every_fixed_letter_can_be_drawn(language: Language) -> None:
    said = texts(language, ON)
    sections = [(part.heading, *part.text, *part.items) for part in said.rectification]

    everything = " ".join([*said.words.values(), *said.missing.values(), *sum(sections, ())])

    assert undrawable(everything) == ()


def test_that_a_version_is_named_so_that_a_reprint_says_the_same() -> None:
    name = texts_version(ON)

    assert texts(Language.FINNISH, date(2031, 1, 1), name).id == name


def test_that_versions_follow_one_another_without_gap_or_overlap() -> None:
    versions = load_json("letters/decision.json")["versions"]

    assert versions[-1]["valid_to"] is None
    assert len({version["id"] for version in versions}) == len(versions)


def test_that_no_wording_is_made_up_for_a_day_before_the_first_version() -> None:
    with pytest.raises(RuleBroken) as refused:
        texts_version(date(1999, 1, 1))

    assert refused.value.code == "letter.no_texts"
