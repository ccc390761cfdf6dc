"""What became of the time limits, moment by moment (määräaikojen päiväkirja).

Due dates are never stored: the facts of each moment are put together again from the documents
finished by then and from the use log, and the clocks of two moments are compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from enum import StrEnum
from functools import partial
from itertools import chain, groupby
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from models.rules.clocks import Clock, clocks
from models.rules.deadlines import add_days
from models.rules.facts import CaseFacts, Serving
from models.rules.kinds import ClockKind, ClockState, DocumentKind
from models.rules.merging import GROUP_AT_INTAKE, merged
from models.rules.organisation import RuleSettings
from models.rules.past import known_on

HELSINKI = ZoneInfo("Europe/Helsinki")
_OPEN = (ClockState.RUNNING, ClockState.LATE, ClockState.NO_DATE)
_FACTS = frozenset(f.name for f in fields(CaseFacts)) - {"servings"}
_OF_ONE_ROUND = frozenset(
    {
        "assessment_started_on",
        "assessment_ready_on",
        "continues",
        "need",
        "plan_on",
        "plan_ground",
        "plan_review_on",
        "services_chosen_on",
        "decision_signed_on",
        "execution_extension",
        "psychosocial_need_on",
        "service_started_on",
        "service_ended_on",
    }
)
RENEWED, SIGNED, SERVED = "case.renewed", "decision.signed", "decision.served"
RECORDED, CLOSED, FINISHED = "case.recorded", "case.closed", "document.finished"
_ORDER = (RENEWED, FINISHED, SIGNED, SERVED, RECORDED)
_CAUSES: Mapping[ClockKind, tuple[DocumentKind, ...]] = {
    ClockKind.URGENCY: (DocumentKind.EVALUATION,),
    ClockKind.ASSESSMENT_START: (DocumentKind.EVALUATION, DocumentKind.MEETING),
    ClockKind.ASSESSMENT_READY: (DocumentKind.ASSESSMENT,),
    ClockKind.DECISION_EXECUTED: (DocumentKind.SERVICE_STARTED, DocumentKind.SERVICES),
    ClockKind.PSYCHOSOCIAL_SUPPORT: (DocumentKind.SERVICE_STARTED, DocumentKind.ASSESSMENT),
    ClockKind.PLAN_REVIEW: (DocumentKind.PLAN,),
    ClockKind.DECISION_ENDS: (DocumentKind.SERVICE_ENDED,),
    ClockKind.LOG_REQUEST: (DocumentKind.MEETING,),
}
_ACTS: Mapping[ClockKind, tuple[str, ...]] = {
    ClockKind.DECISION_ENDS: (SIGNED,),
    ClockKind.APPEAL: (SERVED, "decision.demand_recorded", "instructions.reissued"),
    ClockKind.LOG_REQUEST: ("log_extract.released",),
}


class ClockEvent(StrEnum):
    """What became of a time limit."""

    SET = "set"
    MOVED = "moved"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    LAPSED = "lapsed"
    OPENED = "opened"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that was finished `at`, and the facts that it tells."""

    at: datetime
    series: UUID
    told: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Moment:
    """An act of the use log that may have moved a clock; `subject` is whom it concerned."""

    at: datetime
    who: str
    act: str
    document: DocumentKind | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CaseCourse:
    """All that is known of one case: now, its finished documents and its acts, oldest first."""

    number: str
    now: CaseFacts
    worker_name: str
    papers: tuple[Paper, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One line of the day log. `former` is the day before it moved; `act` is empty at midnight."""

    at: datetime
    number: str
    clock: Clock
    event: ClockEvent
    former: date | None
    who: str
    act: str
    document: DocumentKind | None = None


_Key: TypeAlias = tuple[ClockKind, UUID | None]
_Clocks: TypeAlias = Mapping[_Key, Clock]


def day_lines(
    course: CaseCourse, settings: RuleSettings, *, first: date, last: date
) -> tuple[ClockLine, ...]:
    """Return what became of the case's clocks from `first` to `last`, both included."""
    return tuple(_lines(course, settings, first, last))


def facts_at(course: CaseCourse, at: datetime) -> CaseFacts:
    """Return what was known of the case at a moment.

    What no document tells is taken by its day (`past.known_on`).
    """
    known = known_on(course.now, at.astimezone(HELSINKI).date())
    told = _told_by(course, at)
    servings = tuple(one for one in known.servings if _was_served(course, one, at))
    return replace(known, servings=servings, **told)  # type: ignore[arg-type]


def _lines(
    course: CaseCourse, settings: RuleSettings, first: date, last: date
) -> Iterator[ClockLine]:
    start = _midnight(first)
    begun = next((m.at for m in course.moments if m.act == RECORDED), None)
    born = begun or _midnight(course.now.received_on)
    before: _Clocks = {} if born >= start else _clocks(course, settings, start, add_days(first, -1))
    acts = [moment for moment in course.moments if _in(moment.at, first, last)]
    if begun is None and _in(born, first, last):
        acts.insert(0, Moment(born, course.worker_name, RECORDED))
    ordered = sorted((*acts, *_midnights(first, last)), key=lambda each: each.at)
    for at, together in groupby(ordered, key=lambda each: each.at):
        at_once = [moment for moment in together if moment.act]
        day = at.astimezone(HELSINKI).date()
        if at < born or (not at_once and not _may_be_missed(before, day)):
            continue
        after = _clocks(course, settings, at, day)
        yield from _compared(course, before, after, at_once or [Moment(at, "", "")])
        before = after


def _midnights(first: date, last: date) -> Iterator[Moment]:
    day = first
    while day <= last:
        yield Moment(_midnight(day), "", "")
        day = add_days(day, 1)


def _may_be_missed(running: _Clocks, day: date) -> bool:
    return any(
        clock.state is ClockState.RUNNING and clock.due is not None and clock.due < day
        for clock in running.values()
    )


def _clocks(course: CaseCourse, settings: RuleSettings, at: datetime, day: date) -> _Clocks:
    found = clocks(facts_at(course, at), settings, day)
    return {(clock.kind, clock.recipient_id): clock for clock in found}


def _compared(
    course: CaseCourse, before: _Clocks, after: _Clocks, at_once: Sequence[Moment]
) -> Iterator[ClockLine]:
    for key in dict.fromkeys(chain(before, after)):
        old, new = before.get(key), after.get(key)
        event = _event(old, new)
        shown = new or old
        if event is None or shown is None:
            continue
        former = old.due if event is ClockEvent.MOVED and old else None
        moment = min(at_once, key=partial(_rank, key[0]))
        who = moment.who or course.worker_name
        yield ClockLine(
            moment.at, course.number, shown, event, former, who, moment.act, moment.document
        )


def _rank(kind: ClockKind, moment: Moment) -> tuple[int, int]:
    """Return how unlikely an act is to be what moved a clock: one for it, another, none."""
    own = moment.document in _CAUSES.get(kind, ()) or moment.act in _ACTS.get(kind, ())
    return int(not own), _ORDER.index(moment.act) if moment.act in _ORDER else len(_ORDER)


def _event(old: Clock | None, new: Clock | None) -> ClockEvent | None:
    if new is None:
        return ClockEvent.DROPPED if old is not None and old.state in _OPEN else None
    if new.state not in _OPEN:
        return _ending(old, new)
    if old is None:
        return ClockEvent.SET
    if old.state not in _OPEN:
        return ClockEvent.OPENED
    if old.due != new.due:
        return ClockEvent.MOVED
    is_missed = old.state is ClockState.RUNNING and new.state is ClockState.LATE
    return ClockEvent.MISSED if is_missed else None


def _ending(old: Clock | None, new: Clock) -> ClockEvent | None:
    if old is not None and old.state is new.state:
        return None
    endings = {
        ClockState.MET: ClockEvent.MET,
        ClockState.MET_LATE: ClockEvent.MET_LATE,
        ClockState.LAPSED: ClockEvent.LAPSED,
    }
    return endings.get(new.state)


def _told_by(course: CaseCourse, at: datetime) -> dict[str, object]:
    """Return the facts that documents and acts tell, as they stood at a moment."""
    state = CaseFacts(
        course.now.received_on,
        received_at=course.now.received_at,
        house_limits=course.now.house_limits,
    )
    valid: dict[UUID, Mapping[str, object]] = {}
    for when, step in _steps(course):
        if when > at:
            break
        if isinstance(step, Paper):
            others = tuple(told for series, told in valid.items() if series != step.series)
            changed = {k: v for k, v in merged(state, step.told, others).items() if k in _FACTS}
            state = replace(state, **changed)  # type: ignore[arg-type]
            valid[step.series] = step.told
        else:
            state = _after_act(state, step)
            if step.act == RENEWED:
                valid.clear()
    return {name: getattr(state, name) for name in _told_names(course)}


def _steps(course: CaseCourse) -> list[tuple[datetime, "Paper | Moment"]]:
    acts = (m for m in course.moments if m.act in (RENEWED, SIGNED))
    found: list[tuple[datetime, Paper | Moment]] = [(each.at, each) for each in course.papers]
    found += [(each.at, each) for each in acts]
    return sorted(found, key=lambda each: each[0])


def _after_act(state: CaseFacts, moment: Moment) -> CaseFacts:
    if moment.act == SIGNED:
        return replace(state, decision_signed_on=moment.at.astimezone(HELSINKI).date())
    laid_aside: dict[str, object] = dict.fromkeys(_OF_ONE_ROUND)
    return replace(state, **laid_aside, preconditions_clear=False, renewed_at=moment.at)  # type: ignore[arg-type]


def _told_names(course: CaseCourse) -> frozenset[str]:
    names = {name for paper in course.papers for name in paper.told}
    acts = {moment.act for moment in course.moments}
    if GROUP_AT_INTAKE in names:
        names.add("group")
    if SIGNED in acts:
        names.add("decision_signed_on")
    if RENEWED in acts:
        names |= {"renewed_at", *_OF_ONE_ROUND}
    return frozenset(names & _FACTS) - {"closed_on"}


def _was_served(course: CaseCourse, serving: Serving, at: datetime) -> bool:
    """Answer by the use log; of what has no line there the day decides."""
    served = [
        moment.at
        for moment in course.moments
        if moment.act == SERVED and moment.subject == str(serving.recipient_id)
    ]
    return not served or min(served) <= at


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HELSINKI)


def _in(at: datetime, first: date, last: date) -> bool:
    return first <= at.astimezone(HELSINKI).date() <= last
