"""What clocks are called and how they stand, in words."""

from desktop.base.words import language, tr, tr_n
from models.rules.clock_words import clock_name as name_of
from models.rules.clocks import Clock
from models.rules.dates import show_weekday_date
from models.rules.kinds import ClockKind, ClockState


def clock_name(kind: ClockKind) -> str:
    """Return what a clock is called."""
    return name_of(kind, language())


def clock_words(clock: Clock) -> str:
    """Return where a clock stands, with its day: "ma 28.12.2026 · 9 arkipäivää"."""
    day = show_weekday_date(clock.due, language()) if clock.due else ""
    match clock.state:
        case ClockState.RUNNING if clock.kind is ClockKind.URGENCY:
            return tr("heti")
        case ClockState.RUNNING:
            return _running(day, clock.days_left)
        case ClockState.LATE:
            return _late(day, clock.days_left)
        case ClockState.MET | ClockState.MET_LATE if _is_demanded(clock):
            return tr("oikaisuvaatimus {day}", day=_stopped(clock))
        case ClockState.MET if clock.stopped_on:
            return tr("tehty {day}", day=show_weekday_date(clock.stopped_on, language()))
        case ClockState.MET_LATE if clock.stopped_on:
            stopped = show_weekday_date(clock.stopped_on, language())
            return tr("tehty {day}, myöhässä", day=stopped)
        case ClockState.LAPSED:
            return tr("kulunut umpeen {day}", day=day)
        case ClockState.NO_DATE:
            return tr("päivä puuttuu kirjauksesta")
    return day


def _is_demanded(clock: Clock) -> bool:
    """Answer whether a demand for rectification stopped the clock: nobody did anything in time."""
    return clock.kind is ClockKind.APPEAL and clock.stopped_on is not None


def _stopped(clock: Clock) -> str:
    return show_weekday_date(clock.stopped_on, language()) if clock.stopped_on else ""


def due_words(clock: Clock) -> str:
    """Return the day alone, as it is before anything is recorded."""
    if clock.kind is ClockKind.URGENCY:
        return tr("heti")
    return show_weekday_date(clock.due, language()) if clock.due else ""


def _running(day: str, left: int | None) -> str:
    if left is None:
        return day
    if left == 0:
        return tr("{day} · tänään", day=day)
    return tr_n("{day} · yksi arkipäivä", "{day} · {count} arkipäivää", left, day=day)


def _late(day: str, left: int | None) -> str:
    late = -(left or -1)
    return tr_n(
        "{day} · yksi arkipäivä myöhässä", "{day} · {count} arkipäivää myöhässä", late, day=day
    )
