"""The running clocks of a case apart from any day, so that many days can be asked quickly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.rules.clock_table import CLOCK_RULES, Anchor
from models.rules.clocks import NO_CLOCK, NearestClock, days_left, due_day, own_dues, soon_days
from models.rules.facts import CaseFacts
from models.rules.kinds import ClockKind, DueState, Group
from models.rules.law import is_statutory
from models.rules.organisation import NO_CHANGES, DayChanges, RuleSettings

_ORDER = {kind: place for place, kind in enumerate(ClockKind)}


@dataclass(frozen=True, slots=True)
class RunningLimit:
    """A clock that runs until something stops it.

    `soon` is from how many working days left on it presses; `lapses` and `excused` are true
    where a day passed is no delay.
    """

    kind: ClockKind
    due: date
    statutory: bool
    soon: int
    lapses: bool
    excused: bool


@dataclass(frozen=True, slots=True, eq=False)
class LimitSet:
    """The limits of a case in the order in which `Nearest` looks at them; the same are one."""

    limits: tuple[RunningLimit, ...]


NO_LIMITS = LimitSet(())


class Limits:
    """The limits under one set of rules; those that are the same are made once."""

    def __init__(self, settings: RuleSettings) -> None:
        self._settings = settings
        self._made: dict[tuple[ClockKind, Anchor, Group, bool], RunningLimit] = {}
        self._owns: dict[tuple[ClockKind, date, int, bool], RunningLimit] = {}
        self._sets: dict[tuple[int, ...], LimitSet] = {(): NO_LIMITS}

    def running(self, facts: CaseFacts) -> LimitSet:
        """Return the limits that run in a case, none in one that is closed."""
        if facts.closed_on is not None:
            return NO_LIMITS
        restarts = self._settings.renewal_restarts_clocks
        begun = facts.begun_on if restarts else facts.received_on
        found = []
        for kind, rule in CLOCK_RULES.items():
            anchor = rule.anchor(facts, begun)
            if anchor is None or rule.stopped(facts) is not None:
                continue
            if not rule.unclosed(facts):
                found.append(self._limit(kind, anchor, facts.group, rule.excused(facts)))
        if facts.house_limits:
            found += self._own(facts)
        found.sort(key=lambda limit: (limit.due, not limit.statutory, _ORDER[limit.kind]))
        same = tuple(map(id, found))
        known = self._sets.get(same)
        if known is None:
            known = self._sets[same] = LimitSet(tuple(found))
        return known

    def _own(self, facts: CaseFacts) -> Iterator[RunningLimit]:
        for item, start, due in own_dues(facts, self._settings):
            soon, excused = (
                soon_days(item.kind, self._settings, start),
                CLOCK_RULES[item.kind].excused(facts),
            )
            key = item.kind, due, soon, excused
            made = self._owns.get(key)
            if made is None:
                made = self._owns[key] = RunningLimit(
                    item.kind, due, False, soon, CLOCK_RULES[item.kind].lapses, excused
                )
            yield made

    def _limit(self, kind: ClockKind, anchor: Anchor, group: Group, excused: bool) -> RunningLimit:
        key = kind, anchor, group, excused
        made = self._made.get(key)
        if made is None:
            start = anchor[0]
            made = self._made[key] = RunningLimit(
                kind,
                due_day(kind, anchor, group, self._settings),
                is_statutory(kind, group, start),
                soon_days(kind, self._settings, start),
                CLOCK_RULES[kind].lapses,
                excused,
            )
        return made


class Nearest:
    """The most pressing limit on one day, as `clocks.nearest_of` would find it."""

    def __init__(self, day: date, changes: DayChanges = NO_CHANGES) -> None:
        self._day, self._changes = day, changes
        self._known: dict[LimitSet, NearestClock] = {NO_LIMITS: NO_CLOCK}
        self._shown: dict[int, NearestClock] = {id(None): NO_CLOCK}

    def of(self, limits: LimitSet) -> NearestClock:
        """Return the clock: a breach of law first, then the earliest due."""
        known = self._known.get(limits)
        if known is None:
            limit = _most_pressing(limits.limits, self._day)
            known = self._shown.get(id(limit))
            if known is None:
                assert limit is not None
                known = self._shown[id(limit)] = self._clock(limit)
            self._known[limits] = known
        return known

    def _clock(self, limit: RunningLimit) -> NearestClock:
        left = days_left(self._day, limit.due, self._changes)
        state = DueState.TIME_LEFT if left > limit.soon else DueState.SOON
        late = DueState.LATE if left < 0 else state
        return NearestClock(limit.kind, limit.due, left, late, limit.statutory)


def _most_pressing(limits: Iterable[RunningLimit], day: date) -> RunningLimit | None:
    first = None
    for limit in limits:
        late = limit.due < day
        if late and (limit.lapses or limit.excused):
            continue
        if late and limit.statutory:
            return limit
        if first is None:
            first = limit
        if not late:
            break
    return first
