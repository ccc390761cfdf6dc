"""The office's own days that differ from the holiday table, for what shows days off."""

from models.rules.organisation import NO_CHANGES, DayChanges

_kept = [NO_CHANGES]


def office_days() -> DayChanges:
    """Return the days of the open database, none where no database is open."""
    return _kept[0]


def keep_office_days(changes: DayChanges) -> None:
    """Take the days of the database that was opened, or whose settings have changed."""
    _kept[0] = changes
