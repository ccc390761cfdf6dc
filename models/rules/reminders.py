"""Reminders (muistutukset): on which day one comes up, and what it may say."""

import re
import textwrap
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.cleaning import clean_line
from models.rules.deadlines import add_days, add_months
from models.rules.errors import RuleBroken
from models.rules.organisation import NO_CHANGES, DayChanges
from models.rules.workdays import next_working_day

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}
_MOST_DAYS, _MOST_MONTHS = 3652, 120

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


def passed_day(after: str, *, today: date, changes: DayChanges = NO_CHANGES) -> date:
    """Return when a reminder of the path comes up that a case passes today.

    `after` is a length in ISO-8601 (`Step.after`), at most ten years; empty means today. A day off
    rolls to the next working day.
    """
    found = _LENGTH.fullmatch(after)
    count, unit = (int(found.group(1)), found.group(2)) if found else (0, "D")
    if unit in _MONTHS:
        wanted = add_months(today, min(count * _MONTHS[unit], _MOST_MONTHS))
    else:
        wanted = add_days(today, min(count * _DAYS[unit], _MOST_DAYS))
    return next_working_day(wanted, changes)


def passed_text(name: str) -> str:
    """Return what a reminder of the path says: its name, shortened to what a reminder may say."""
    return textwrap.shorten(name, LONGEST, placeholder=" …")


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
