"""Reminders (muistutukset): on which day one comes up, and what it may say."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.workdays import next_working_day

LONGEST = 120
"""Characters; a reminder is a line in a list, what is known of the client belongs elsewhere."""


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder that is not done yet."""

    id: UUID
    case_id: UUID
    due_on: date
    text: str
    author_name: str


def reminder_day(wanted: date, *, today: date, changes: DayChanges = NO_CHANGES) -> date:
    """Return the working day on which a reminder comes up: `wanted` or the first one after it.

    `changes` are the office's own days that differ from the holiday table.
    Raises RuleBroken("reminder.past") for a day before today.
    """
    if wanted < today:
        raise RuleBroken("reminder.past", today=today)
    return next_working_day(wanted, changes)


def reminder_text(text: str) -> str:
    """Return the words of a reminder on one line.

    Raises RuleBroken("reminder.empty" | "reminder.long"), and what `clean_line` raises.
    """
    line = clean_line(text)
    if not line:
        raise RuleBroken("reminder.empty")
    if len(line) > LONGEST:
        raise RuleBroken("reminder.long", longest=LONGEST)
    return line
