"""Finnish syllables (tavutus): where a long word of a name may be broken over two lines.

The rule of the language itself: a break stands before a consonant that a vowel follows. Breaks
between vowels are left out, for they need the borders of compounds, which no rule knows.
"""

import re
from collections.abc import Callable

_BREAK = re.compile(r"(?<=[a-zåäö])(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö])", re.IGNORECASE)
_EDGE = 3
"""Fewest letters on either side of a break."""


def syllables(word: str) -> tuple[str, ...]:
    """Return the parts of a word between which it may be broken."""
    parts = _BREAK.split(word)
    while len(parts) > 1 and len(parts[0]) < _EDGE:
        parts[:2] = [parts[0] + parts[1]]
    while len(parts) > 1 and len(parts[-1]) < _EDGE:
        parts[-2:] = [parts[-2] + parts[-1]]
    return tuple(parts)


def lines_of(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return a text in lines that fit, long words broken with a hyphen; its own lines stay.

    A syllable that alone does not fit has a line of its own.
    """
    if not text:
        return ()
    return tuple(row for line in text.split("\n") for row in _lines_of(line, fits) or ("",))


def _lines_of(line: str, fits: Callable[[str], bool]) -> list[str]:
    rows: list[str] = []
    for word in line.split():
        joined = f"{rows[-1]} {word}" if rows else word
        if fits(joined):
            rows[-1:] = [joined]
        elif fits(word):
            rows.append(word)
        else:
            _break_word(word, rows, fits)
    return rows


def _break_word(word: str, rows: list[str], fits: Callable[[str], bool]) -> None:
    row = f"{rows.pop()} " if rows else ""
    for place, part in enumerate(parts := syllables(word)):
        last = place == len(parts) - 1
        if fits(row + part + ("" if last else "-")) or not row:
            row += part
            continue
        rows.append(row.rstrip() if row.endswith(" ") else f"{row}-")
        row = part
    rows.append(row)
