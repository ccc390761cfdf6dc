"""Which clocks (määräajat) run in a case, from which day, whom they bind and where they stand.

Nothing here is stored: every answer is reckoned from the facts of the case and the day asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias
from uuid import UUID

from models.rules.clock_table import CLOCK_RULES, Anchor
from models.rules.clock_words import end_sentence, house_sentence, lead_sentence
from models.rules.deadlines import (
    Reckoning,
    appeal_from_service,
    appeal_last_day,
    months_after,
    sentences,
    seventh_working_day,
)
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import ClockKind, ClockState, DueState, Group, ServingWay
from models.rules.law import binding, is_statutory, limit
from models.rules.organisation import NO_CHANGES, DayChanges, RuleSettings
from models.rules.path_limits import HouseLimit, applies, limits_in
from models.rules.words import Language
from models.rules.workdays import previous_working_day, working_days_between

_WORKING_DAYS_IN_WEEK = 5
_RUNNING = (ClockState.RUNNING, ClockState.LATE)


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one case.

    `nominal` is the plain arithmetic, `due` the last lawful day after Act 150/1930 5 §, `target`
    the last working day not after `nominal`, `stricter` the earlier day if the eves counted as
    working days. `statutory` is false for a house target. `days_left` is in working days,
    negative when late, None when the clock does not run. `basis` are statute citations (Finnish
    text, see `law.citation_in`). `way` and `served_on` tell how an appeal period began.
    `house_due` and `house_left` are those of the path's own stricter limit, None without one.
    """

    kind: ClockKind
    state: ClockState
    starts_on: date
    statutory: bool
    nominal: date | None = None
    due: date | None = None
    target: date | None = None
    stricter: date | None = None
    stopped_on: date | None = None
    days_left: int | None = None
    basis: tuple[str, ...] = ()
    recipient_id: UUID | None = None
    way: ServingWay | None = None
    served_on: date | None = None
    house_due: date | None = None
    house_left: int | None = None


@dataclass(frozen=True, slots=True)
class NearestClock:
    """What map and worklist show of a case: its most pressing running clock."""

    kind: ClockKind | None
    due: date | None
    days_left: int | None
    state: DueState
    statutory: bool


NO_CLOCK = NearestClock(None, None, None, DueState.IDLE, statutory=False)


def clocks(facts: CaseFacts, settings: RuleSettings, today: date) -> tuple[Clock, ...]:
    """Return every clock that the case has or has had, in the order of `ClockKind`.

    Appeal periods are one for each recipient served; one not served has none yet.
    """
    desk = _desk(settings, today)
    own = {kind: desk.clock(kind, facts) for kind in CLOCK_RULES}
    found = [clock for kind in ClockKind for clock in _of_kind(kind, own.get(kind), facts, desk)]
    return tuple(found)


def expected_clocks(received_on: date, group: Group, settings: RuleSettings) -> tuple[Clock, ...]:
    """Return the clocks of a matter that would become pending on `received_on`."""
    return clocks(CaseFacts(received_on, group), settings, received_on)


def nearest(found: Iterable[Clock], settings: RuleSettings) -> NearestClock:
    """Return the most pressing running clock: a breach of law first, then the earliest due.

    Appeal periods are the recipients' time, not the worker's: they are never the nearest.
    """
    candidates = [
        _candidate(clock.kind, due, left, soon, statutory)
        for clock in found
        if clock.kind is not ClockKind.APPEAL
        for due, left, statutory in (
            (clock.due, clock.days_left, clock.statutory),
            (clock.house_due, clock.house_left, False),
        )
        if due is not None and left is not None
        for soon in (soon_days(clock.kind, settings, clock.starts_on),)
    ]
    return min(candidates)[-1] if candidates else NO_CLOCK


def nearest_of(facts: CaseFacts, settings: RuleSettings, today: date) -> NearestClock:
    """Return what `nearest(clocks(…))` would, without making the clocks; NO_CLOCK when closed."""
    if facts.closed_on is not None:
        return NO_CLOCK
    return _desk(settings, today).nearest(facts)


def appeal_clock(
    serving: Serving, group: Group, today: date, changes: DayChanges = NO_CHANGES
) -> Clock | None:
    """Return the appeal period of one recipient; None while the decision has not been served.

    It stops when a demand is filed and lapses after its last day (lainvoima).
    """
    reckoning = _appeal_reckoning(serving.way, serving.day, serving.received_on, changes)
    if reckoning is None or reckoning.deemed_received is None:
        return None
    demand, due = serving.demand_on, reckoning.due
    state = _state(due, demand, today, lapses=True)
    bound = binding(ClockKind.APPEAL, group, reckoning.deemed_received)
    return Clock(
        kind=ClockKind.APPEAL,
        state=state,
        starts_on=reckoning.deemed_received,
        statutory=bound.statutory,
        nominal=reckoning.nominal,
        due=due,
        target=reckoning.target,
        stricter=reckoning.stricter,
        stopped_on=demand,
        days_left=days_left(today, due, changes) if state is ClockState.RUNNING else None,
        basis=_joined(bound.statutes, reckoning.basis),
        recipient_id=serving.recipient_id,
        way=None if serving.received_on else serving.way,
        served_on=None if serving.received_on else serving.day,
    )


def reckoning_of(clock: Clock, settings: RuleSettings) -> Reckoning | None:
    """Return the counting behind a clock, None where its end is a recorded day."""
    if clock.kind is ClockKind.APPEAL:
        received = None if clock.way else clock.starts_on
        return _appeal_reckoning(clock.way, clock.served_on, received, settings.days)
    group = Group.CHILD_PROTECTION if clock.statutory else Group.OTHER
    found = _reckon(clock.kind, (clock.starts_on, None), group, settings)
    return found if found is not None and found.nominal == clock.nominal else None


def explain(
    clock: Clock, settings: RuleSettings, language: Language | str = Language.FINNISH
) -> tuple[str, ...]:
    """Return why a clock ends when it does: who sets the limit, every step, how it ended."""
    assert clock.due is not None
    reckoning = reckoning_of(clock, settings)
    lead = lead_sentence(
        clock.kind,
        statutory=clock.statutory,
        recorded=reckoning is None,
        due=clock.due,
        basis=clock.basis,
        language=language,
    )
    counted = sentences(reckoning, language) if reckoning else ()
    if clock.house_due is not None:
        counted = (*counted, house_sentence(clock.house_due, language))
    end = end_sentence(clock.state, clock.stopped_on, language)
    return (lead, *counted, *((end,) if end else ()))


def soon_days(kind: ClockKind, settings: RuleSettings, on: date) -> int:
    """Return how many working days before its due day a clock begins to press."""
    match kind:
        case ClockKind.DECISION_ENDS:
            return settings.decision_end_warning_weeks * _WORKING_DAYS_IN_WEEK
        case ClockKind.PLAN_REVIEW:
            return limit("warning.plan_review", on).value
        case ClockKind.NON_DISCLOSURE_ENDS:
            return limit("warning.non_disclosure", on).value
        case _:
            return settings.soon_working_days


def due_day(kind: ClockKind, anchor: Anchor, group: Group, settings: RuleSettings) -> date:
    """Return the last lawful day of a clock that starts at `anchor`."""
    start, recorded = anchor
    reckoning = _reckon(kind, anchor, group, settings)
    return reckoning.due if reckoning else recorded or start


_Candidate: TypeAlias = tuple[bool, date, bool, int, NearestClock]
_Known: TypeAlias = dict[Anchor, _Candidate | None]
_ORDER = {kind: place for place, kind in enumerate(ClockKind)}
_ROWS = tuple(CLOCK_RULES.items())
_NOT_YET: _Candidate = (False, date.min, False, -1, NO_CLOCK)


class _Desk:
    """The reckoning of one day under one set of rules; it remembers what it has reckoned."""

    def __init__(self, settings: RuleSettings, today: date) -> None:
        self.settings, self.today = settings, today
        self._known: dict[Group, tuple[_Known, ...]] = {
            group: tuple({} for _ in _ROWS) for group in Group
        }
        self._made: dict[tuple[date, int, bool, int], _Candidate] = {}

    def clock(self, kind: ClockKind, facts: CaseFacts) -> Clock | None:
        """Return one clock of the case, None when it has no such clock."""
        rule = CLOCK_RULES[kind]
        anchor = rule.anchor(facts, self._begun(facts))
        if anchor is None:
            return None
        stopped = rule.stopped(facts)
        made = self._running(kind, anchor, facts.group)
        assert made.due is not None
        if stopped is None and rule.unclosed(facts):
            return _still(made, ClockState.NO_DATE, None)
        if stopped is not None:
            late = stopped > made.due and not rule.excused(facts)
            return _still(made, ClockState.MET_LATE if late else ClockState.MET, stopped)
        if made.state is ClockState.LATE and rule.excused(facts):
            return _still(made, ClockState.RUNNING, None)
        return self._with_own(made, facts) if facts.house_limits else made

    def nearest(self, facts: CaseFacts) -> NearestClock:
        """Return the most pressing running clock of an open case."""
        best: _Candidate | None = None
        begun = self._begun(facts)
        for known, (kind, rule) in zip(self._known[facts.group], _ROWS, strict=True):
            if rule.stopped(facts) is not None or rule.unclosed(facts):
                continue
            anchor = rule.anchor(facts, begun)
            if anchor is None:
                continue
            candidate = known.get(anchor, _NOT_YET)
            if candidate is _NOT_YET:
                candidate = known[anchor] = self._candidate(kind, anchor, facts.group)
            if candidate is None or (best is not None and best <= candidate):
                continue
            if candidate[-1].state is DueState.LATE and rule.excused(facts):
                continue
            best = candidate
        if facts.house_limits:
            best = min([*([best] if best else []), *self._own_candidates(facts)], default=None)
        return NO_CLOCK if best is None else best[-1]

    def _own_candidates(self, facts: CaseFacts) -> Iterator[_Candidate]:
        """Yield the path's own limits that run in a case, as targets beside the law's."""
        for item, start, due in own_dues(facts, self.settings):
            left = days_left(self.today, due, self.settings.days)
            if left >= 0 or not CLOCK_RULES[item.kind].excused(facts):
                soon = soon_days(item.kind, self.settings, start)
                yield _candidate(item.kind, due, left, soon, statutory=False)

    def _with_own(self, clock: Clock, facts: CaseFacts) -> Clock:
        for item, _, due in own_dues(facts, self.settings):
            left = days_left(self.today, due, self.settings.days)
            if item.kind is clock.kind and (left >= 0 or not CLOCK_RULES[item.kind].excused(facts)):
                return replace(clock, house_due=due, house_left=left)
        return clock

    def _begun(self, facts: CaseFacts) -> date:
        return facts.begun_on if self.settings.renewal_restarts_clocks else facts.received_on

    def _candidate(self, kind: ClockKind, anchor: Anchor, group: Group) -> _Candidate | None:
        start, _ = anchor
        due = due_day(kind, anchor, group, self.settings)
        if due < self.today and CLOCK_RULES[kind].lapses:
            return None
        statutory = is_statutory(kind, group, start)
        soon = soon_days(kind, self.settings, start)
        key = due, _ORDER[kind], statutory, soon
        made = self._made.get(key)
        if made is None:
            left = days_left(self.today, due, self.settings.days)
            made = self._made[key] = _candidate(kind, due, left, soon, statutory)
        return made

    def _running(self, kind: ClockKind, anchor: Anchor, group: Group) -> Clock:
        start, recorded = anchor
        reckoning = _reckon(kind, anchor, group, self.settings)
        due = reckoning.due if reckoning else recorded or start
        state = _state(due, None, self.today, lapses=CLOCK_RULES[kind].lapses)
        bound = binding(kind, group, start)
        return Clock(
            kind=kind,
            state=state,
            starts_on=start,
            statutory=bound.statutory,
            nominal=reckoning.nominal if reckoning else due,
            due=due,
            target=reckoning.target if reckoning else _target(kind, due, self.settings.days),
            stricter=reckoning.stricter if reckoning else due,
            days_left=(
                days_left(self.today, due, self.settings.days) if state in _RUNNING else None
            ),
            basis=_joined(bound.statutes, reckoning.basis if reckoning else ()),
        )


def own_dues(facts: CaseFacts, settings: RuleSettings) -> Iterator[tuple[HouseLimit, date, date]]:
    """Yield the path's own limits that run in a case: which, from when, and its last day.

    One that would end no earlier than the law's limit is none: the law's holds.
    """
    begun = facts.begun_on if settings.renewal_restarts_clocks else facts.received_on
    for item in limits_in(facts.house_limits):
        rule = CLOCK_RULES[item.kind]
        anchor = rule.anchor(facts, begun)
        if anchor is None or rule.stopped(facts) is not None or rule.unclosed(facts):
            continue
        due = item.due(anchor[0], settings) if applies(item, anchor[0]) else date.max
        if due < due_day(item.kind, anchor, facts.group, settings):
            yield item, anchor[0], due


@lru_cache(maxsize=8)
def _desk(settings: RuleSettings, today: date) -> _Desk:
    return _Desk(settings, today)


def _of_kind(kind: ClockKind, own: Clock | None, facts: CaseFacts, desk: _Desk) -> Iterator[Clock]:
    if own is not None:
        yield own
    if kind is ClockKind.APPEAL:
        days = desk.settings.days
        made = (appeal_clock(one, facts.group, desk.today, days) for one in facts.servings)
        yield from (clock for clock in made if clock is not None)


def _reckon(
    kind: ClockKind, anchor: Anchor, group: Group, settings: RuleSettings
) -> Reckoning | None:
    start, recorded = anchor
    match kind:
        case ClockKind.ASSESSMENT_START:
            return seventh_working_day(start, settings)
        case (
            ClockKind.ASSESSMENT_READY
            | ClockKind.DECISION_EXECUTED
            | ClockKind.PSYCHOSOCIAL_SUPPORT
            | ClockKind.LOG_REQUEST
        ):
            return months_after(start, limit(kind.value, start).value, settings)
        case ClockKind.PLAN_REVIEW:
            return _review(start, recorded, group, settings)
        case _:
            return None


def _review(
    start: date, agreed: date | None, group: Group, settings: RuleSettings
) -> Reckoning | None:
    """Return when the plan is checked at the latest; None where the plan's own day holds.

    A child-protection client's plan is checked at least yearly (LsL 30 § 2 mom.); in other
    matters the day agreed in the plan holds, and the house's interval where none was agreed.
    """
    bound = group is Group.CHILD_PROTECTION
    months = limit("plan_review", start).value if bound else settings.plan_review_months
    yearly = months_after(start, months, settings)
    if agreed is None or (bound and yearly.due < agreed):
        return yearly
    return None


def _appeal_reckoning(
    way: ServingWay | None,
    served_on: date | None,
    received_on: date | None,
    changes: DayChanges,
) -> Reckoning | None:
    if received_on is not None:
        return appeal_last_day(received_on, changes)
    if way is None or served_on is None:
        return None
    return appeal_from_service(way, served_on, changes)


def _state(due: date, stopped: date | None, today: date, *, lapses: bool) -> ClockState:
    if stopped is not None:
        return ClockState.MET_LATE if stopped > due else ClockState.MET
    if today <= due:
        return ClockState.RUNNING
    return ClockState.LAPSED if lapses else ClockState.LATE


def _still(clock: Clock, state: ClockState, stopped: date | None) -> Clock:
    return Clock(
        kind=clock.kind,
        state=state,
        starts_on=clock.starts_on,
        statutory=clock.statutory,
        nominal=clock.nominal,
        due=clock.due,
        target=clock.target,
        stricter=clock.stricter,
        stopped_on=stopped,
        basis=clock.basis,
    )


def _candidate(kind: ClockKind, due: date, left: int, soon: int, statutory: bool) -> _Candidate:
    state = DueState.LATE if left < 0 else DueState.SOON if left <= soon else DueState.TIME_LEFT
    shown = NearestClock(kind, due, left, state, statutory)
    return not (left < 0 and statutory), due, not statutory, _ORDER[kind], shown


def days_left(today: date, due: date, changes: DayChanges = NO_CHANGES) -> int:
    """Return the working days from `today` to `due`; negative as soon as it is past."""
    left = working_days_between(today, due, changes=changes)
    return left if today <= due else min(left, -1)


def _target(kind: ClockKind, due: date, changes: DayChanges) -> date:
    return due if kind is ClockKind.URGENCY else previous_working_day(due, changes)


def _joined(*parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation for part in parts for citation in part))
