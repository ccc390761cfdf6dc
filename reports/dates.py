"""Dates and times as a letter writes them (SFS 4175); no clock and no arithmetic."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

FINLAND = ZoneInfo("Europe/Helsinki")


def shown(day: date) -> str:
    """Return the day as 24.11.2026, without leading zeros."""
    return f"{day.day}.{day.month}.{day.year}"


def shown_time(moment: datetime) -> tuple[str, str]:
    """Return a moment as day and time of day in Finland, e.g. ("24.11.2026", "14.05")."""
    local = moment.astimezone(FINLAND)
    return shown(local.date()), f"{local.hour}.{local.minute:02d}"
