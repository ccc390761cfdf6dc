"""Typed and pasted text: normalised to NFC; characters that deceive or break are refused."""

import unicodedata
from collections.abc import Callable

from models.rules.errors import RuleBroken

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u180e\u034f\ufff9\ufffa\ufffb")
_BREAKS = str.maketrans("\u2028\u2029\x85\x0b\x0c", "\n\n\n\n\n", "\u00ad")
_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("nul", lambda char: char == "\0"),
    ("surrogate", lambda char: "\ud800" <= char <= "\udfff"),
    ("bidi", _BIDI.__contains__),
    ("invisible", _INVISIBLE.__contains__),
    ("noncharacter", lambda char: (ord(char) & 0xFFFE) == 0xFFFE or "\ufdd0" <= char <= "\ufdef"),
    ("private_use", lambda char: unicodedata.category(char) == "Co"),
    ("control", lambda char: unicodedata.category(char) == "Cc" and char not in "\n\t"),
)


def clean_line(text: str) -> str:
    """Return one line: NFC, line breaks and tabs as single spaces, no spaces at the ends.

    Raises RuleBroken("text.forbidden_character") as `clean_text` does.
    """
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Return paragraphs: NFC, plain line breaks, no spaces at the ends of lines, no soft hyphens.

    Raises RuleBroken("text.forbidden_character", position=…, name=…, kind=…) for NUL, lone
    surrogates, controls, characters that turn the reading direction, invisible ones and those of
    private use. `position` counts from 1 in the text as given, `name` is the character's code
    point ("U+202E"), never the text around it.
    """
    require_clean(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS).split("\n")
    return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines)).strip("\n")


def without_forbidden(text: str) -> str:
    """Return what was typed to look for something, what `clean_text` refuses taken out."""
    return "".join(char for char in text if forbidden(char) is None)


def require_clean(text: str) -> None:
    """Raise what `clean_text` raises, changing nothing."""
    for place, char in enumerate(text, start=1):
        kind = forbidden(char)
        if kind is not None:
            name = f"U+{ord(char):04X}"
            raise RuleBroken("text.forbidden_character", position=place, name=name, kind=kind)


def character_name(char: str) -> str:
    """Return what to call a character: "U+1F600 GRINNING FACE"."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def forbidden(char: str) -> str | None:
    """Return why `char` may not stand in a text (nul, surrogate, bidi, invisible, …) or None.

    Joiners that emoji and Indic or Arabic words need are let through.
    """
    if char.isascii() and char.isprintable():
        return None
    if char in "\r\n\t\x0b\x0c\x85":
        return None
    return next((kind for kind, is_such in _KINDS if is_such(char)), None)
