"""Stand-ins for the world: only the clock, the printer, the card and dialogs may be faked."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    @property
    def today(self) -> date:
        return self._now.astimezone(HELSINKI).date()

    def go_to(self, day: date, at: time = time(9, 0)) -> None:
        self._now = datetime.combine(day, at, HELSINKI)

    def go_on(self, by: timedelta) -> None:
        self._now += by
