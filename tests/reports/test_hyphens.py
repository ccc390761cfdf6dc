"""Where long words may break: at their joints, from a table that is made at build time."""

import importlib.util
import re
from pathlib import Path

import pytest

from models.rules.words import Language
from reports.decision_letter import decision_letter
from reports.hyphens import SOFT, soft
from resources import load_json
from tests.reports.builders import finnish_facts
from tests.reports.paper import said

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "hyphens.py"


def test_that_the_table_is_the_one_the_texts_give() -> None:
    spec = importlib.util.spec_from_file_location("hyphens_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.table() == load_json("letters/hyphens.json"), "run `make hyphens`"
    assert script.unlisted() == ()


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        (Language.FINNISH, "Oikaisuvaatimusohje", "Oikai-su-vaa-ti-mus-ohje"),
        (Language.FINNISH, "asianosaiset", "asian-osaiset"),
        (Language.FINNISH, "yhteydenotto", "yhtey-den-otto"),
        (Language.FINNISH, "sosiaalihuoltolaki", "sosiaa-li-huol-to-laki"),
        (Language.FINNISH, "juhannusaatto", "juhan-nus-aatto"),
        (Language.SWEDISH, "Omprövningsanvisningen", "Ompröv-nings-anvis-ningen"),
        (Language.SWEDISH, "vårdnadshavaren", "vårdnads-havaren"),
    ],
)
def test_that_a_long_word_breaks_at_its_joints(language: Language, word: str, parts: str) -> None:
    assert soft(word, language).replace(SOFT, "-") == parts


@pytest.mark.parametrize("text", ["Äiti", "perhetyö", "Kaisa Hakala", "vårdnadshavaren"])
def test_that_short_words_names_and_the_other_language_stay_whole(text: str) -> None:
    assert soft(text, Language.FINNISH) == text


def test_that_no_broken_word_begins_or_ends_with_fewer_than_three_letters() -> None:
    for words in load_json("letters/hyphens.json").values():
        for parts in words.values():
            first, *_, last = parts.split("-")
            assert min(len(first), len(last)) >= 3, parts


def test_that_a_broken_word_is_read_as_one() -> None:
    long = " ".join(["oikaisuvaatimusohje"] * 40)

    text = said(decision_letter(finnish_facts(goal=long)))

    assert len(re.findall("oikaisuvaatimusohje", text)) >= 40
