"""Counting the half-year figures of a store: every case that may count is read once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from models.rules.figures import (
    MISSING_LINES,
    Assessment,
    HalfYear,
    Line,
    half_year,
    limits_of,
    lines_of,
)
from models.rules.figures_periods import Period, counted_until, period_before, staffing_day
from models.rules.figures_report import LateCase, MissingDate
from models.rules.figures_rounds import assessments_of
from models.rules.figures_staff import Staffing, Turn, staffing
from models.rules.kinds import Group
from models.rules.law import is_counted
from models.rules.organisation import RuleSettings
from models.rules.team_figures import TeamFigures, team_figures
from models.rules.workdays import working_days_between
from models.store.columns import without_collector
from models.store.figures_list import CountedCase, case_turns, counted_cases, protected_cases
from models.store.sent_figures import reasons_of
from models.store.uow import Work


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a period and the one before, with the cases that stand behind them."""

    figures: HalfYear
    previous: HalfYear | None
    missing: tuple[MissingDate, ...]
    reachable: frozenset[UUID]
    numbers: Mapping[UUID, str]


def counted(work: Work, period: Period) -> Counted:
    """Return the figures of a period and of the one before it."""
    settings, before = work.records.rule_settings(), period_before(period)
    cases = _cases(work, before or period, period)
    with without_collector():
        listed = [
            (case, one)
            for case in cases
            for one in assessments_of(case.id, case.facts, case.former, settings)
        ]
        assessments = [one for _, one in listed]
        figures = half_year(assessments, period, settings, work.today)
        previous = half_year(assessments, before, settings, work.today) if before else None
    shown = {case_id for ids in figures.cases.values() for case_id in ids}
    return Counted(
        figures=figures,
        previous=previous,
        missing=tuple(_missing(listed, period, settings, work.today)),
        reachable=frozenset(case.id for case in cases if case.is_reachable and case.id in shown),
        numbers={case.id: case.number for case in cases if case.id in shown},
    )


def counted_by_team(work: Work, period: Period) -> TeamFigures:
    """Return the figures of a period by the team that has each case now."""
    settings = work.records.rule_settings()
    with without_collector():
        listed = [
            (case.team_id, tuple(assessments_of(case.id, case.facts, case.former, settings)))
            for case in _cases(work, period, period)
        ]
    return team_figures(
        listed,
        {team.id: team.name for team in work.records.teams()},
        work.actor.team_id,
        period=period,
        settings=settings,
        today=work.today,
    )


def late_cases(work: Work, period: Period, line: Line) -> tuple[LateCase, ...]:
    """Return the cases of a late line, the latest first, each with the journal behind it."""
    settings, as_of = work.records.rule_settings(), counted_until(period, work.today)
    listed = [
        (case, one)
        for case in _cases(work, period, period)
        for one in assessments_of(case.id, case.facts, case.former, settings)
        if line in lines_of(one, period, settings, as_of)
    ]
    ids = [case.id for case, _ in listed]
    turns, reasons = case_turns(work.session, ids), reasons_of(work.session, ids)
    found = [
        replace(
            _late(case, one, line, settings, as_of),
            turns=_between(_turns(case, turns), one, as_of),
            reasons=tuple(each.reason() for each in reasons.get((case.id, one.round), ())),
        )
        for case, one in listed
    ]
    return tuple(sorted(found, key=lambda late: (-late.days, late.number)))


def staffing_of(work: Work, period: Period) -> Staffing | None:
    """Return the staffing figures of a period's day, None before it and before they were asked."""
    day = staffing_day(period)
    if day is None or day > work.today:
        return None
    cases = protected_cases(work.session, work.actor, day)
    turns = case_turns(work.session, [case.id for case in cases])
    return staffing(
        day, ((case.id, case.facts, case.former, _turns(case, turns)) for case in cases)
    )


def _cases(work: Work, first: Period, last: Period) -> Sequence[CountedCase]:
    """Return the cases of the groups that are counted at any time between the two periods."""
    until = counted_until(last, work.today)
    groups = [each.value for each in Group if is_counted(each, until)]
    return counted_cases(work.session, work.actor, groups, first=first.first, last=until)


def _missing(
    listed: Iterable[tuple[CountedCase, Assessment]],
    period: Period,
    settings: RuleSettings,
    today: date,
) -> Iterator[MissingDate]:
    as_of = counted_until(period, today)
    for case, one in listed:
        for line in lines_of(one, period, settings, as_of):
            if line in MISSING_LINES:
                yield MissingDate(
                    line=line,
                    case_id=case.id,
                    number=case.number,
                    begun_on=one.begun_on,
                    shown_on=one.shown_on or one.ready_on,
                    worker_name=case.worker_name,
                    is_reachable=case.is_reachable,
                    is_closed=one.closed_on is not None,
                )


def _late(
    case: CountedCase, one: Assessment, line: Line, settings: RuleSettings, as_of: date
) -> LateCase:
    limits = limits_of(one.begun_on, one.group, settings)
    is_start = line in (Line.STARTED_LATE, Line.NOT_STARTED_LATE)
    due, act = (limits.start, one.started_on) if is_start else (limits.ready, one.ready_on)
    done = act if act is not None and act <= as_of else None
    return LateCase(
        line=line,
        case_id=case.id,
        round=one.round,
        number=case.number,
        begun_on=one.begun_on,
        due=due,
        done_on=done,
        days=working_days_between(due, done or as_of, changes=settings.days),
        turns=(),
        reasons=(),
        is_reachable=case.is_reachable,
    )


def _turns(case: CountedCase, turns: Mapping[UUID, Sequence[Turn]]) -> Sequence[Turn]:
    """Return who had a case; where nobody was ever named, the one who has it now."""
    named = turns.get(case.id, ())
    if named or case.worker_id is None:
        return named
    return (Turn(case.worker_id, case.worker_name, case.facts.received_on),)


def _between(turns: Sequence[Turn], one: Assessment, as_of: date) -> tuple[Turn, ...]:
    """Return the turns that fell between the beginning and the act or the last day counted."""
    return tuple(
        turn
        for turn in turns
        if turn.since <= as_of and (turn.until is None or turn.until > one.begun_on)
    )
