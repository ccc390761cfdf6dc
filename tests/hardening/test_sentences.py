"""Every refusal is a calm sentence: none without words, none whose places nobody fills."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from desktop.base.path_sentences import PATH_SENTENCES
from desktop.base.sentences import sentence, sentence_for
from models.rules.check_words import check_name, check_todo
from models.rules.decision_checks import CHECK_CODES
from models.rules.documents.problem_words import PROBLEM_WORDS
from models.rules.errors import NotAllowed, NotFound, RuleBroken, StaleData
from models.rules.words import Language
from models.store import files, trouble
from models.store.vault import FileKind
from tests.hardening.refusals import ERRORS, Raised, raised

_PLACE = re.compile(r"\{(\w+)")
_UNKNOWN = "Toiminto ei onnistunut ("
_FRAGMENTS = {found.code for found in raised() if found.what == "Missing"}
_TOLD = [found for found in raised() if found.facts is not None]
_REFUSALS = [found for found in raised() if found.what in ERRORS]
_TABLES = {
    *(code for _, code in trouble._SIGNS),
    "store.failed",
    *files._ERRNO_CODES.values(),
    *(kind.value for kind in FileKind if kind is not FileKind.READY),
    *(error().code for error in (NotAllowed, NotFound, StaleData)),
}


def _texts(code: str) -> Iterator[str]:
    """Yield the words of a code in every language that its table has."""
    words = PROBLEM_WORDS.get(code)
    if words is not None:
        yield from (words.fi, words.sv, words.en)
    else:
        yield sentence_for(code, _Anything())


class _Anything(Mapping[str, object]):
    """Facts that leave each place of a sentence as it is written."""

    def __getitem__(self, name: str) -> object:
        return "{" + name + "}"

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


_NAMES = sorted({name for found in raised() for name in found.facts or ()})


def test_that_the_program_is_read_for_refusals() -> None:
    assert len({found.code for found in raised()}) > 150


@pytest.mark.parametrize("code", sorted({found.code for found in raised()} | _TABLES))
def test_that_a_refusal_has_its_sentence(code: str) -> None:
    assert not sentence_for(code, _Anything()).startswith(_UNKNOWN)


@pytest.mark.parametrize("found", _TOLD, ids=lambda found: f"{found.code} {found.place}")
def test_that_a_sentence_asks_for_no_fact_that_is_not_told(found: Raised) -> None:
    asked = {place for text in _texts(found.code) for place in _PLACE.findall(text)}

    assert asked <= (found.facts or frozenset())


@pytest.mark.parametrize("code", sorted({f.code for f in _REFUSALS} | _TABLES))
def test_that_a_refusal_is_a_whole_calm_sentence(code: str) -> None:
    text = sentence_for(code, _Anything())

    assert code not in _FRAGMENTS, "a fragment of a list is no refusal"
    assert text[0].isupper()
    assert text.endswith(".")
    assert "!" not in text
    assert not re.search(r"virheellinen|kielletty|epäonnistui|error|exception", text, re.I)


@pytest.mark.parametrize("code", sorted(_FRAGMENTS))
def test_that_what_a_move_lacks_can_stand_in_a_list(code: str) -> None:
    text = PATH_SENTENCES[code]

    assert text[0].islower()
    assert not text.endswith(".")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", CHECK_CODES)
def test_that_every_item_of_the_checklist_says_what_to_do(code: str, language: Language) -> None:
    assert check_name(code, language)
    assert check_todo(code, language).endswith(".")


def test_that_dates_and_lists_in_a_refusal_are_said_in_words() -> None:
    day = sentence(RuleBroken("key.expired", valid_to=date(2026, 2, 1)))
    letters = sentence(RuleBroken("letter.undrawable", characters=("U+1F600 A", "U+202E B")))

    assert "1.2.2026" in day
    assert "U+1F600 A, U+202E B" in letters


def test_that_an_unknown_code_is_still_said_calmly() -> None:
    assert sentence(RuleBroken("no.such_code")).endswith("Yritä uudelleen.")


def test_that_a_fact_with_braces_is_said_as_it_is() -> None:
    assert "{x} %s" in sentence(RuleBroken("bpmn.unknown_form", element="Task_1", form="{x} %s"))
