"""Plain letters for searching: diacritics and case do not matter."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = {
    "-": " ", ",": " ", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "æ": "ae",
}  # fmt: skip


def folded(text: str) -> str:
    """Return the text in plain small letters: "Mäkelä-Åhman" becomes "makela ahman"."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    for letter, instead in _LETTERS.items():
        plain = plain.replace(letter, instead)
    return plain
