"""Every refusal says what to do next, in every language."""

import re

import pytest

from desktop.base.next_steps import NEXT_STEPS
from desktop.base.sentences import ALL_SENTENCES, sentence_for
from desktop.base.words import set_language, tr
from models.rules.documents.problem_words import PROBLEM_WORDS
from models.rules.words import Language

_DO = {
    "anna", "avaa", "peru", "allekirjoita", "aloita", "asenna", "aseta", "hae", "hanki",
    "hyväksy",
    "ilmoita",
    "jaa", "jatka", "jätä", "johda", "katso", "kirjaa", "kirjaudu", "kirjoita", "kokeile", "kopioi",
    "korjaa", "korvaa", "kumoa", "kysy", "käytä", "laske", "liitä", "lisää", "lue", "luo",
    "lyhennä",
    "merkitse", "muuta", "nimeä", "odota", "ota", "palaa", "palauta", "pienennä", "poista", "pyydä",
    "päivitä", "rajaa", "selvitä", "siirrä", "sulje", "säilytä", "tallenna", "tarkista", "tee",
    "tulosta", "tyhjennä", "täydennä", "vaihda", "valitse", "vapauta", "vie", "yhdistä", "yritä",
    "julkaise",
}  # fmt: skip
"""The acts that a sentence may ask for, as it says them to the user."""

_WANTED_BY_A_MOVE = {code for code, text in ALL_SENTENCES.items() if text[:1].islower()}
"""Lines of the list of what a move still wants: each of them is a link to where it is done."""


def _asks(text: str) -> bool:
    return bool(_DO & set(re.findall(r"\w+", text.lower())))


def test_that_every_sentence_says_what_to_do() -> None:
    silent = {
        code: text
        for code, text in ALL_SENTENCES.items()
        if code not in NEXT_STEPS and code not in _WANTED_BY_A_MOVE and not _asks(text)
    }

    assert silent == {}, "say what to do in the sentence, or in desktop/base/next_steps.py"


def test_that_every_step_asks_for_an_act_and_belongs_to_a_sentence() -> None:
    assert [step for step in NEXT_STEPS.values() if not _asks(step)] == []
    assert NEXT_STEPS.keys() - ALL_SENTENCES.keys() == set()


def test_that_every_problem_of_a_field_says_what_to_write() -> None:
    silent = [code for code, words in PROBLEM_WORDS.items() if not _asks(words.fi)]

    assert silent == []


def test_that_only_lines_of_a_list_begin_with_a_small_letter() -> None:
    assert all(not text.endswith(".") for code, text in ALL_SENTENCES.items()
               if code in _WANTED_BY_A_MOVE)  # fmt: skip


@pytest.mark.parametrize("language", [Language.SWEDISH, Language.ENGLISH])
def test_that_the_next_step_is_said_in_the_window_s_language(language: Language) -> None:
    set_language(language)
    try:
        silent = [step for step in NEXT_STEPS.values() if tr(step) == step]
        said = sentence_for("case.closed", {})
    finally:
        set_language(Language.FINNISH)

    assert silent == []
    assert said.count(".") == 2


def test_that_the_step_follows_the_sentence() -> None:
    said = sentence_for("case.closed", {})

    assert said == (
        "Asia on päätetty, eikä sitä voi enää muuttaa. Kirjaa uusi yhteydenotto uutena asiana."
    )
