"""Where the windows' "now" comes from."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


class SystemClock:
    """The workstation's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class FixedDay:
    """A clock that stands at one day in Finland, for the tour and the example of a given date."""

    def __init__(self, day: date, at: time = time(9, 42)) -> None:
        self._now = datetime.combine(day, at, HELSINKI)

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self._now
