"""The words of feedback on the path."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.base.words import language, say
from models.rules.dates import show_date
from models.rules.family_sheet import phases
from models.rules.feedback import Experience, FeedbackRow, FeedbackSource
from models.rules.words import Words

EXPERIENCES: Mapping[Experience, Words] = MappingProxyType(
    {
        Experience.GOOD: Words("Hyvin", "Bra", "Well"),
        Experience.MIXED: Words("Vaihtelevasti", "Varierande", "Mixed"),
        Experience.BAD: Words("Huonosti", "Dåligt", "Badly"),
    }
)
SOURCES: Mapping[FeedbackSource, Words] = MappingProxyType(
    {
        FeedbackSource.TALK: Words("Keskustelussa", "I ett samtal", "In a talk"),
        FeedbackSource.SHEET: Words("Perheen lehdestä", "På familjens blad", "From the sheet"),
        FeedbackSource.FORM: Words("Palautelomakkeella", "På responsblanketten", "By the form"),
    }
)


def phase_name(number: int) -> Words:
    """Return a phase with its number: "2 Arviointi"."""
    found = next(phase.name for phase in phases() if phase.number == number)
    return Words(*(f"{number} {found.said_in(each)}" for each in ("fi", "sv", "en")))


def about_words(row: FeedbackRow) -> str:
    """Return when, of what and how: "24.11.2026 · 2 Arviointi · Hyvin · Keskustelussa"."""
    parts = (
        show_date(row.given_on),
        phase_name(row.phase).said_in(language()),
        say(EXPERIENCES[row.experience]),
        say(SOURCES[row.source]),
        row.number,
    )
    return " · ".join(part for part in parts if part)
