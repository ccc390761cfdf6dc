"""How strong a passphrase is told to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.passphrases import LEAST, Strength, is_enough, strength


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("", Strength.EMPTY),
        ("kissa", Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("salasanasalasana", Strength.WEAK),
        ("1234567890123456", Strength.WEAK),
        ("abcdefghijklmnopqrs", Strength.WEAK),
        ("hevonen paristo", Strength.FAIR),
        ("sininen kivi laulaa yöllä", Strength.GOOD),
    ],
)
def test_that_a_passphrase_is_told_in_words(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


@given(st.text(max_size=LEAST - 1))
def test_that_a_short_one_is_never_enough(passphrase: str) -> None:
    assert not is_enough(passphrase)


@given(st.text(min_size=1, max_size=1), st.integers(LEAST, 200))
def test_that_one_letter_over_and_over_is_never_enough(letter: str, times: int) -> None:
    assert not is_enough(letter * times)
