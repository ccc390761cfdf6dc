"""What if (mitä jos): an absence, more contacts, another rule; nothing here is ever stored."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from models.rules.deadlines import add_days, days_between, seventh_working_day
from models.rules.errors import RuleBroken
from models.rules.kinds import ClockKind
from models.rules.limits import Limits
from models.rules.organisation import DayChanges, RuleSettings
from models.rules.team_load import LoadCase
from models.rules.workdays import is_working_day, last_working_day_within

MOST_WEEKLY, MOST_WEEKS = 500, 52
_DAYS_IN_WEEK, _WORKING_DAYS = 7, 5
_AFTER = 2


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A time limit that ends while the worker is away.

    `last_chance` is the last working day before the absence on which the act can be done; None
    means that there is none and somebody else must do it.
    """

    case_id: UUID
    number: str
    kind: ClockKind
    statutory: bool
    due: date
    last_chance: date | None


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a projection assumes: contacts a week, starts a week by one worker, and how far."""

    weekly: int
    starts: float
    weeks: int = 12


@dataclass(frozen=True, slots=True)
class Pace:
    """What has been lately, a week: contacts, and starts by one worker; over so many `weeks`."""

    weekly: float
    starts: float
    weeks: int
    workers: int


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """One week of a projection; `late` went past the seventh working day in it."""

    monday: date
    arrived: int
    started: int
    waiting: int
    late: int


@dataclass(frozen=True, slots=True)
class QueueChange:
    """How many contacts go past the seventh working day as things are, and if one is away too.

    Assumed are the pace of late and contacts to come, up to two weeks after the absence.
    """

    pace: Pace
    late: int
    late_if_away: int


@dataclass(frozen=True, slots=True)
class MovedDue:
    """A running time limit that ends on another day by the other rules.

    `case_id` is None for cases that the asker may not list: `count` of them move alike.
    """

    kind: ClockKind
    statutory: bool
    before: date
    after: date
    case_id: UUID | None = None
    number: str = ""
    count: int = 1


def at_risk(
    cases: Iterable[LoadCase],
    worker_id: UUID,
    *,
    first: date,
    last: date,
    settings: RuleSettings,
    today: date,
) -> tuple[AtRisk, ...]:
    """Return what becomes due while a worker is away, by day; what is late already is not news."""
    limits = Limits(settings)
    chance = last_working_day_within(today, add_days(first, -1), settings.days)
    found = [
        AtRisk(case.id, case.number, item.kind, item.statutory, item.due, chance)
        for case in cases
        if case.visible and case.carrier_id == worker_id
        for item in limits.running(case.facts).limits
        if max(first, today) <= item.due <= last and not (item.lapses or item.excused)
    ]
    return tuple(sorted(found, key=lambda item: (item.due, not item.statutory, item.number)))


def pace_of(contacts: int, starts: int, *, weeks: int, workers: int) -> Pace:
    """Return the pace of so many contacts and starts in so many weeks, to one decimal."""
    each = starts / weeks / workers if workers else 0.0
    return Pace(round(contacts / weeks, 1), round(each, 1), weeks, workers)


def require_assumptions(assumed: Assumptions) -> None:
    """Raise RuleBroken("what_if.numbers") for numbers that make no projection."""
    within = 0 <= assumed.weekly <= MOST_WEEKLY and 1 <= assumed.weeks <= MOST_WEEKS
    if not within or not 0 <= assumed.starts <= MOST_WEEKLY:
        raise RuleBroken("what_if.numbers", most=MOST_WEEKLY, weeks=MOST_WEEKS)


def projected(
    waiting: Sequence[date],
    present: Callable[[date], int],
    assumed: Assumptions,
    *,
    settings: RuleSettings,
    today: date,
) -> tuple[WeekAhead, ...]:
    """Return week by week how the queue of contacts goes; `waiting` are the last days in it now.

    Assumed: contacts come evenly on working days, each who is `present` starts assessments evenly,
    the first due is started first, and time that nobody needed is not saved for later. Contacts
    that are late already are in the queue, but not counted as newly late.
    """
    require_assumptions(assumed)
    queue = _Queue(sorted(waiting))
    weeks: list[WeekAhead] = []
    monday = add_days(today, -today.weekday())
    for _ in range(assumed.weeks):
        for day in _working(monday, settings.days, since=today):
            due = seventh_working_day(day, settings).due
            queue.come(assumed.weekly / _WORKING_DAYS, due)
            queue.start(present(day) * assumed.starts / _WORKING_DAYS)
            queue.end(day)
        weeks.append(queue.week(monday))
        monday = add_days(monday, _DAYS_IN_WEEK)
    return tuple(weeks)


def weeks_until(today: date, last: date) -> int:
    """Return how many weeks a projection needs to see two weeks past `last`, the most it goes."""
    monday = add_days(today, -today.weekday())
    return min(MOST_WEEKS, max(1, days_between(monday, last) // _DAYS_IN_WEEK + 1 + _AFTER))


def moved_dues(
    cases: Iterable[LoadCase], before: RuleSettings, after: RuleSettings
) -> tuple[MovedDue, ...]:
    """Return which running limits end on another day by other rules, by their present day.

    Cases that are not to be listed are told together, by kind and days.
    """
    old, new = Limits(before), Limits(after)
    found: list[MovedDue] = []
    unlisted: dict[tuple[ClockKind, bool, date, date], int] = {}
    for case in cases:
        then = {item.kind: item.due for item in new.running(case.facts).limits}
        for item in old.running(case.facts).limits:
            due = then.get(item.kind, item.due)
            key = item.kind, item.statutory, item.due, due
            if due != item.due and case.visible:
                found.append(MovedDue(*key, case.id, case.number))
            elif due != item.due:
                unlisted[key] = unlisted.get(key, 0) + 1
    found += [MovedDue(*key, count=count) for key, count in unlisted.items()]
    return tuple(sorted(found, key=lambda item: (item.before, item.kind, item.number)))


@dataclass
class _Queue:
    """Contacts that wait, by their last days, and what has happened this week."""

    dues: list[date]
    _coming: float = 0.0
    _able: float = 0.0
    _arrived: int = 0
    _started: int = 0
    _late: int = 0

    def come(self, contacts: float, due: date) -> None:
        """Let contacts come; parts of one wait for the next day."""
        self._coming += contacts
        whole = int(self._coming + 1e-9)
        self._coming -= whole
        self._arrived += whole
        self.dues.extend([due] * whole)

    def start(self, able: float) -> None:
        """Start the first due ones."""
        self._able += able
        whole = min(int(self._able + 1e-9), len(self.dues))
        self._able = min(self._able - whole, max(able, 1.0)) if self.dues[whole:] else 0.0
        self._started += whole
        del self.dues[:whole]

    def end(self, day: date) -> None:
        """Count those whose last day ends now with nobody having started."""
        self._late += self.dues.count(day)

    def week(self, monday: date) -> WeekAhead:
        """Return the week and begin the next one."""
        done = WeekAhead(monday, self._arrived, self._started, len(self.dues), self._late)
        self._arrived = self._started = self._late = 0
        return done


def _working(monday: date, changes: DayChanges, *, since: date) -> Iterator[date]:
    days = (add_days(monday, step) for step in range(_DAYS_IN_WEEK))
    return (
        day
        for day in days
        if is_working_day(day, changes=changes) and days_between(since, day) >= 0
    )
