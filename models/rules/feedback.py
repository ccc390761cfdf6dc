"""Feedback on the path (palaute polusta): how a family found a phase, with or without a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from models.rules.cleaning import clean_text
from models.rules.errors import RuleBroken

LONGEST = 1000
PHASES = (1, 2, 3, 4, 5)


class Experience(StrEnum):
    """How a phase went in the family's own view (kokemus)."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"


class FeedbackSource(StrEnum):
    """Where the feedback was given (mistä palaute saatiin)."""

    SHEET = "sheet"
    TALK = "talk"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class RecordFeedback:
    """What is recorded. `case_id` None: without identity, then nothing tells whose it was."""

    feedback_id: UUID
    phase: int
    experience: Experience
    source: FeedbackSource
    given_on: date
    text: str = ""
    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One feedback as the lead sees it; `case_id` and `number` only where the family said so."""

    id: UUID
    given_on: date
    phase: int
    experience: Experience
    source: FeedbackSource
    text: str
    case_id: UUID | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackSummary:
    """The feedback of a period: how many of each kind by phase, and each, the newest first."""

    first: date
    last: date
    counts: Mapping[int, Mapping[Experience, int]]
    rows: tuple[FeedbackRow, ...]


def checked_feedback(command: RecordFeedback, *, today: date) -> str:
    """Return the words of a feedback, cleaned.

    Raises RuleBroken("feedback.phase"), RuleBroken("feedback.future") for a day after today, and
    RuleBroken("feedback.long").
    """
    if command.phase not in PHASES:
        raise RuleBroken("feedback.phase")
    if command.given_on > today:
        raise RuleBroken("feedback.future", today=today)
    text = clean_text(command.text)
    if len(text) > LONGEST:
        raise RuleBroken("feedback.long", longest=LONGEST)
    return text


def summed(rows: Iterable[FeedbackRow], first: date, last: date) -> FeedbackSummary:
    """Return the sums of the feedback given from `first` to `last`, both counted."""
    wanted = [row for row in rows if first <= row.given_on <= last]
    counts = {
        phase: {
            kind: sum(row.phase == phase and row.experience is kind for row in wanted)
            for kind in Experience
        }
        for phase in PHASES
    }
    ordered = sorted(wanted, key=lambda row: (row.given_on, row.phase, row.id), reverse=True)
    return FeedbackSummary(first, last, counts, tuple(ordered))
