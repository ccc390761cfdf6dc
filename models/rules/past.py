"""The caseload on another day (ajan kulku): what was known then, and what comes if nobody acts.

Everything is read once; asking for a day only looks things up. What has no journal is taken as
it is now: group and urgency of the first day on, team, names, non-disclosure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import TypeAlias
from uuid import UUID

from models.rules.facts import CaseFacts
from models.rules.filling import filled
from models.rules.limits import Limits, LimitSet, Nearest
from models.rules.next_act import next_act
from models.rules.organisation import RuleSettings
from models.rules.rows import CaseRow

EVENTS = (
    "urgency_assessed_on",
    "first_met_on",
    "needless_on",
    "assessment_started_on",
    "assessment_ready_on",
    "plan_on",
    "services_chosen_on",
    "decision_first_signed_on",
    "decision_signed_on",
    "psychosocial_need_on",
    "service_started_on",
    "service_ended_on",
    "closed_on",
    "log_requested_on",
    "log_answered_on",
)
"""Facts that are the day of an act: unknown before that day."""

KNOWN_WITH: Mapping[str, str] = {
    "urgent": "urgency_assessed_on",
    "continues": "assessment_ready_on",
    "need": "assessment_ready_on",
    "plan_review_on": "plan_on",
    "outcome": "decision_signed_on",
    "decision_starts_on": "decision_signed_on",
    "decision_ends_on": "decision_signed_on",
}
"""Facts that became known with the act whose day is the other fact."""

AS_NOW = (
    "received_on",
    "received_at",
    "group",
    "task",
    "own_worker_named",
    "own_worker_omitted",
    "plan_ground",
    "preconditions_clear",
    "execution_extension",
    "non_disclosure_until",
    "house_limits",
)
"""Facts of which it is not known since when: taken as they are now."""

_NAMES = tuple(f.name for f in fields(CaseFacts))
_PLACE = {name: place for place, name in enumerate(_NAMES)}
_ALL = attrgetter(*_NAMES)
_SETTERS = tuple(getattr(CaseFacts, name).__set__ for name in _NAMES)
_EVENT_PLACES = tuple(_PLACE[name] for name in EVENTS)
_MARKS = tuple(
    (_PLACE[name], _PLACE[event], next(f.default for f in fields(CaseFacts) if f.name == name))
    for name, event in KNOWN_WITH.items()
)

Turn: TypeAlias = tuple[date, date | None, UUID, str]
"""Since when, until when, which worker and the worker's name."""

Moved: TypeAlias = tuple[date, str, str]
"""A day, the step left and the step come to; in order of time."""


@dataclass(frozen=True, slots=True)
class CaseJournal:
    """All that is known of one case: as it is now, its moves and the turns of its workers.

    `stands_since` is when it came to its present step.
    """

    row: CaseRow
    facts: CaseFacts
    stands_since: date
    moves: tuple[Moved, ...] = ()
    turns: tuple[Turn, ...] = ()


_State: TypeAlias = tuple[str, UUID | None, str, bool, object, str, LimitSet]
"""Step, worker, worker's name, urgent, need, next act and running limits."""


@dataclass(slots=True)
class _Course:
    """One case: the days from which another state holds, and the states."""

    days: list[date]
    states: list[_State]


class History:
    """The caseload of any day; `first_day` is that of the oldest case."""

    def __init__(
        self,
        journals: Sequence[CaseJournal],
        *,
        settings: RuleSettings,
        phases: Mapping[str, int],
        today: date,
    ) -> None:
        self.today, self._phases = today, phases
        self.first_day = min((one.row.received_on for one in journals), default=today)
        limits = Limits(settings)
        self._days = settings.days
        self._courses = [_course(one, limits, today) for one in journals]
        rows = [one.row for one in journals]
        self._begun = [min(row.received_on, today) for row in rows]
        self._closed = [row.closed_on or date.max for row in rows]
        self._kept = {f.name: [getattr(row, f.name) for row in rows] for f in fields(CaseRow)}

    def on(self, day: date) -> tuple[CaseRow, ...]:
        """Return the cases that were open on `day`, by number, as they stood at its end.

        A day to come shows the cases of today with their clocks reckoned for that day.
        """
        at = min(day, self.today)
        open_then = [
            begun <= at < closed for begun, closed in zip(self._begun, self._closed, strict=True)
        ]
        courses = compress(self._courses, open_then)
        states = [c.states[bisect_right(c.days, at) - 1] for c in courses]
        if not states:
            return ()
        steps, workers, names, urgent, needs, acts, limits = zip(*states, strict=True)
        nearest = Nearest(day, self._days)
        told: Mapping[str, Iterable[object]] = {
            "step_id": steps,
            "phase": [self._phases.get(step, 0) for step in steps],
            "worker_id": workers,
            "worker_name": names,
            "urgent": urgent,
            "need": needs,
            "next_act": acts,
            "clock": map(nearest.of, limits),
            "closed_on": (None for _ in steps),
        }
        columns = [
            told[name] if name in told else compress(column, open_then)
            for name, column in self._kept.items()
        ]
        return tuple(filled(CaseRow, columns))


def known_on(facts: CaseFacts, day: date) -> CaseFacts:
    """Return what was known of a case at the end of `day`.

    What was done before a renewal is not known: the round laid it aside.
    """
    now = _ALL(facts)
    values = list(now)
    for place in _EVENT_PLACES:
        if now[place] is not None and now[place] > day:
            values[place] = None
    for place, event, unknown in _MARKS:
        if now[event] is not None and now[event] > day:
            values[place] = unknown
    if facts.renewed_at is not None and facts.begun_on > day:
        values[_PLACE["renewed_at"]] = None
    if facts.servings:
        values[_PLACE["servings"]] = _served_by(facts, day)
    return _made(values)


def _made(values: Iterable[object]) -> CaseFacts:
    made: CaseFacts = object.__new__(CaseFacts)
    for put, value in zip(_SETTERS, values, strict=True):
        put(made, value)
    return made


def _served_by(facts: CaseFacts, day: date) -> tuple[object, ...]:
    signed = facts.decision_signed_on
    if signed is not None and signed > day:
        return ()
    return tuple(
        type(one)(
            one.recipient_id,
            one.way,
            one.day if one.day and one.day <= day else None,
            one.received_on if one.received_on and one.received_on <= day else None,
            one.demand_on if one.demand_on and one.demand_on <= day else None,
        )
        for one in facts.servings
    )


def _course(journal: CaseJournal, limits: Limits, today: date) -> _Course:
    facts = journal.facts
    days = sorted({day for day in _changes(journal) if day < today} | {journal.row.received_on})
    days = [day for day in days if day < today]
    states = [_state(journal, known_on(facts, day), day, limits) for day in days]
    row = journal.row
    now = (row.step_id, row.worker_id, row.worker_name, row.urgent, row.need, row.next_act)
    return _Course([*days, today], [*states, (*now, limits.running(facts))])


def _changes(journal: CaseJournal) -> Iterable[date]:
    facts = journal.facts
    for name in EVENTS:
        day = getattr(facts, name)
        if day is not None:
            yield day
    if facts.renewed_at is not None:
        yield facts.begun_on
    for serving in facts.servings:
        yield from (day for day in (serving.day, serving.received_on) if day is not None)
    yield from (day for day, _, _ in journal.moves)
    yield journal.stands_since
    for since, until, _, _ in journal.turns:
        yield since
        if until is not None:
            yield until


def _state(journal: CaseJournal, facts: CaseFacts, day: date, limits: Limits) -> _State:
    step = _step(journal, day)
    worker, name = _worker(journal, day)
    act = next_act(step, facts)
    return step, worker, name, facts.urgent, facts.need, act, limits.running(facts)


def _step(journal: CaseJournal, day: date) -> str:
    if day >= journal.stands_since:
        return journal.row.step_id
    before = [moved for moved in journal.moves if moved[0] <= day]
    if before:
        return before[-1][2]
    return journal.moves[0][1] if journal.moves else journal.row.step_id


def _worker(journal: CaseJournal, day: date) -> tuple[UUID | None, str]:
    """Return who had the case: by the assignments, else as it is now if there never was one."""
    had = [turn for turn in journal.turns if turn[0] <= day and (turn[1] is None or turn[1] > day)]
    if had:
        return max(had, key=lambda turn: turn[0])[2:]
    return (None, "") if journal.turns else (journal.row.worker_id, journal.row.worker_name)
