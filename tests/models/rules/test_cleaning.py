"""Typed and pasted text: what is mended and what is refused."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.cleaning import clean_line, clean_text
from models.rules.errors import RuleBroken

REFUSED = [
    ("a\0b", 2, "U+0000", "nul"),
    ("ab\u202ecd", 3, "U+202E", "bidi"),
    ("\u2066x", 1, "U+2066", "bidi"),
    ("\u200ex", 1, "U+200E", "bidi"),
    ("x\ud800", 2, "U+D800", "surrogate"),
    ("x\u200by", 2, "U+200B", "invisible"),
    ("\ufeffx", 1, "U+FEFF", "invisible"),
    ("x\x1b[0m", 2, "U+001B", "control"),
    ("x\ufffe", 2, "U+FFFE", "noncharacter"),
    ("x\ue000", 2, "U+E000", "private_use"),
]


@pytest.mark.parametrize(("text", "position", "name", "kind"), REFUSED)
@pytest.mark.parametrize("clean", [clean_text, clean_line])
def test_that_a_deceiving_character_is_refused_with_its_place(
    clean: Callable[[str], str], text: str, position: int, name: str, kind: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        clean(text)

    assert refused.value.code == "text.forbidden_character"
    assert dict(refused.value.facts) == {"position": position, "name": name, "kind": kind}


def test_that_text_is_composed() -> None:
    assert clean_text("A\u0308iti") == "Äiti"
    assert clean_line("A\u0308iti") == "Äiti"


def test_that_paragraphs_keep_their_lines() -> None:
    assert clean_text("yksi  \r\n\r\nkaksi\rkolme\u2028neljä\n") == "yksi\n\nkaksi\nkolme\nneljä"


def test_that_a_line_is_one_line() -> None:
    assert clean_line("  Aada\tMaria\nVirta  ") == "Aada Maria Virta"


@pytest.mark.parametrize(
    "text", ["Ŋ ǥ ʹ č đ", "👨‍👩‍👧", "Владимир", "عائشة", "½ – “ ” €", "x\u00a0y"]
)
def test_that_names_of_all_languages_are_let_through(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_that_soft_hyphens_of_pasted_text_disappear() -> None:
    assert clean_text("palvelu\u00adtarve") == "palvelutarve"


@given(text=st.text())
def test_that_cleaning_twice_changes_nothing_more(text: str) -> None:
    try:
        once = clean_text(text)
    except RuleBroken:
        return

    assert clean_text(once) == once
    assert clean_line(clean_line(once)) == clean_line(once)
