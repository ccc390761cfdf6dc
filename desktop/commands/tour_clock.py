"""The tour's clock: it stands still until the tour goes on to another moment."""

from datetime import date, datetime, time, timedelta

from desktop.base.clock import HELSINKI


class TourClock:
    """A clock that only goes when it is told to."""

    def __init__(self, day: date, at: time = time(9, 42)) -> None:
        self._now = datetime.combine(day, at, HELSINKI)

    def now(self) -> datetime:
        """Return the moment at which the tour stands."""
        return self._now

    @property
    def today(self) -> date:
        """The calendar day in Finland at which the tour stands."""
        return self._now.date()

    def go_to(self, day: date, at: time = time(9, 0)) -> None:
        """Go on to a later moment in Finland."""
        moment = datetime.combine(day, at, HELSINKI)
        assert moment >= self._now, "the tour's time goes forward only"
        self._now = moment

    def go_on(self, minutes: int) -> None:
        """Let some minutes pass."""
        self._now += timedelta(minutes=minutes)
