"""Words in three languages, for data that carries its own names (fields, codes, steps)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the program speaks; values are ISO 639-1 codes."""

    FINNISH = "fi"
    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Finnish, Swedish and English; an empty one falls back to Finnish."""

    fi: str
    sv: str = ""
    en: str = ""

    def said_in(self, language: Language | str) -> str:
        """Return the words in `language`, in Finnish where that one is empty."""
        return spoken(str(getattr(self, str(language), "") or self.fi))


def sentences_in_turn(*sentences: str) -> str:
    """Return whole sentences one after another; empty ones are left out."""
    return " ".join(each for each in sentences if each)


def within_sentence(text: str) -> str:
    """Return a heading as it stands within a sentence; an abbreviation stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


_alter: Callable[[str], str] | None = None


def spoken(text: str) -> str:
    """Return `text` as it is to be said: as it is, unless it is said `altered`."""
    return text if _alter is None else _alter(text)


@contextmanager
def altered(alter: Callable[[str], str]) -> Iterator[None]:
    """Pass every text through `alter` meanwhile: a test so finds what is said past the catalogues.

    `alter` gets sentences with their {places} and must keep these.
    """
    global _alter
    before, _alter = _alter, alter
    try:
        yield
    finally:
        _alter = before
