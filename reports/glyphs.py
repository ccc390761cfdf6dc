"""Letters that the typeface cannot draw: they would vanish from a decision without a word."""

import unicodedata
from itertools import chain

from reports.fonts import drawable_code_points

REPLACEMENT = "[?]"
_LAYOUT = frozenset("\n\r\t\u00ad\u2028\u2029\u200b\u2060\ufeff")
# Scripts that need shaping, which ReportLab does not do although the font holds the shapes.
_SHAPED = (range(0x0590, 0x0900), range(0x0900, 0x0E00), range(0x0E00, 0x1100))


def undrawable(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that cannot be printed, each once, in order of appearance."""
    return tuple(dict.fromkeys(each for each in _composed(text) if not _can_draw(each)))


def named(characters: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to call each character: its code point and Unicode name, never the text."""
    return tuple(
        f"U+{ord(each):04X} {unicodedata.name(each, 'UNNAMED')}".strip() for each in characters
    )


def drawable(text: str) -> str:
    """Return `text` in composed form, what cannot be drawn replaced by a visible mark."""
    return "".join(_shown(each) for each in _composed(text))


def lines_of(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the typed lines, each with whether a blank line before it starts a new paragraph."""
    found: list[tuple[str, bool]] = []
    new_paragraph = True
    for line in drawable(text).split("\n"):
        if not line.strip():
            new_paragraph = True
            continue
        found.append((line.strip(), new_paragraph))
        new_paragraph = False
    return tuple(found)


def _composed(text: str) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    unified = unified.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\t", " ")
    return unicodedata.normalize("NFC", unified)


def _can_draw(character: str) -> bool:
    if character in _LAYOUT:
        return True
    code = ord(character)
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return False
    return code in drawable_code_points() and not any(code in script for script in _SHAPED)


def _shown(character: str) -> str:
    if not _can_draw(character):
        return REPLACEMENT
    return "" if character in "\u200b\u2060\ufeff" else character


def all_drawable(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the undrawable characters of several texts together."""
    return tuple(dict.fromkeys(chain.from_iterable(undrawable(text) for text in texts)))
