"""Reminders (muistutukset) in words, and as a column of the worklist."""

from datetime import date

from desktop.base.words import tr
from desktop.tables.row_table import Column
from desktop.widgets.clock_words import clock_name
from desktop.windows.caseload import Caseload
from desktop.windows.row_words import days_words
from models.rules.dates import show_date
from models.rules.reminders import ReminderRow
from models.rules.rows import CaseRow
from models.rules.words import within_sentence

REMINDER = "reminder"
"""The key of the column."""

_LAST = "9999"


def reminder_words(reminder: ReminderRow) -> str:
    """Return e.g. "Muistutus 3.12.2026: Soita kouluun"."""
    day = show_date(reminder.due_on)
    return tr("Muistutus {day}: {what}", day=day, what=reminder.text)


def reminder_tone(reminder: ReminderRow, today: date) -> str:
    """Return the colour that a reminder has today: late, soon or none of its own."""
    if reminder.due_on < today:
        return "late"
    return "soon" if reminder.due_on == today else ""


def reminder_column(caseload: Caseload) -> Column[CaseRow]:
    """Return the column that tells the first reminder of each case, and how many more there are."""

    def words(row: CaseRow) -> str:
        found = caseload.reminders_of(row.id)
        if not found:
            rung = caseload.rung_of(row.id)
            if rung is None:
                return ""
            return f"{days_words(rung.left)}: {within_sentence(clock_name(rung.kind))}"
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        return f"{show_date(found[0].due_on)}: {found[0].text}{more}"

    def order(row: CaseRow) -> tuple[str, str]:
        found = caseload.reminders_of(row.id)
        if not found and caseload.rung_of(row.id) is not None:
            return caseload.day.isoformat(), row.number
        return (found[0].due_on.isoformat() if found else _LAST, row.number)

    def colour(row: CaseRow) -> str:
        found = caseload.reminders_of(row.id)
        if not found and caseload.rung_of(row.id) is not None:
            return "soon"
        return (reminder_tone(found[0], caseload.day) if found else "") or "ink"

    return Column(
        tr("Muistutus"), words, order, 190, colour=colour, key=REMINDER, least=96, grows=True
    )
