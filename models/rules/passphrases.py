"""How strong a passphrase (salalause) is, in four words a user understands."""

from enum import StrEnum

LEAST = 15
_GOOD_BITS, _FAIR_BITS = 70.0, 50.0
_BITS_PER_LETTER = 4.0
_BITS_PER_MIXED = 5.5
_TIRED = ("salasana", "password", "polku", "qwerty", "123456", "abcdef", "lösenord", "hyvinvointi")


class Strength(StrEnum):
    """What to say of a passphrase; WEAK and SHORT are refused."""

    EMPTY = "empty"
    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """Return how strong `passphrase` is against guessing of a stolen file.

    A rough estimate on the safe side: repeated and running characters count once, worn-out words
    for one letter.
    """
    if not passphrase:
        return Strength.EMPTY
    if len(passphrase) < LEAST:
        return Strength.SHORT
    bits = _bits(passphrase)
    if bits >= _GOOD_BITS:
        return Strength.GOOD
    return Strength.FAIR if bits >= _FAIR_BITS else Strength.WEAK


def is_enough(passphrase: str) -> bool:
    """Answer whether `passphrase` may guard a database."""
    return strength(passphrase) in {Strength.FAIR, Strength.GOOD}


def _bits(passphrase: str) -> float:
    text = passphrase.casefold()
    for word in _TIRED:
        text = text.replace(word, "*")
    telling = sum(
        1 for before, now in zip(" " + text, text, strict=False) if abs(ord(now) - ord(before)) > 1
    )
    mixed = not passphrase.isalpha() and passphrase != passphrase.casefold()
    variety = min(1.0, len(set(text)) / 8)
    return telling * variety * (_BITS_PER_MIXED if mixed else _BITS_PER_LETTER)
