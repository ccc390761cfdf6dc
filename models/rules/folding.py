"""Plain letters for searching, and the alphabet for sorting."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = {
    "-": " ", ",": " ", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "æ": "ae",
}  # fmt: skip


_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "õ": "}"})
"""Å, ä and ö come after z in Finnish and in Swedish, in this order; æ, ø and õ go with them."""


def alphabetical(text: str) -> str:
    """Return a key that puts names in the order of the Finnish and Swedish alphabets.

    "Åkerman" comes after "Zetterberg" and before "Äijälä"; "é" is sorted as "e".
    """
    small = text.casefold()
    if small.isascii():
        return small
    plain = unicodedata.normalize("NFC", small).translate(_LAST)
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain))


def folded(text: str) -> str:
    """Return the text in plain small letters: "Mäkelä-Åhman" becomes "makela ahman"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    for letter, instead in _LETTERS.items():
        plain = plain.replace(letter, instead)
    return plain
