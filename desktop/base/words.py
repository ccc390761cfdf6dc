"""Words on screen: Finnish is the source, the catalogues turn it to Swedish and English.

`tr` looks up whole sentences with named places; nothing is glued, since Finnish inflects.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from models.rules.words import Language, Words, spoken
from resources import path

_current = Language.FINNISH


def set_language(language: Language) -> None:
    """Choose the language of the windows; windows made before keep theirs."""
    global _current
    _current = language


def language() -> Language:
    """Return the language of the windows."""
    return _current


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """Say everything in `wanted` meanwhile: for a print in the language of its reader."""
    before = language()
    set_language(wanted)
    try:
        yield
    finally:
        set_language(before)


def tr(text: str, **places: object) -> str:
    """Return `text` (a Finnish sentence) in the chosen language, its {places} filled."""
    said = spoken(_catalogue(_current).gettext(text)) if text else ""
    return said.format(**places) if places else said


def tr_n(one: str, many: str, count: int, **places: object) -> str:
    """Return the form of a sentence that fits `count`, which is also the place {count}."""
    said = spoken(_catalogue(_current).ngettext(one, many, count))
    return said.format(count=count, **places)


def say(words: Words) -> str:
    """Return words that carry their own languages in the chosen one."""
    return words.said_in(_current)


def decimals(number: str) -> str:
    """Return a number written with a point as it is written in the chosen language."""
    return number if _current is Language.ENGLISH else number.replace(".", ",")


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language is Language.FINNISH:
        return gettext.NullTranslations()
    return gettext.translation(
        "polku", localedir=str(path("i18n")), languages=[language.value], fallback=True
    )
