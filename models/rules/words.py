"""Words in three languages, for data that carries its own names (fields, codes, steps)."""

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
        return str(getattr(self, str(language), "") or self.fi)
