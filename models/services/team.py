"""The lead's room (tiimi): the load, absences of workers, and what if; counts, never contents."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from models.entities.absence import Absence
from models.rules.absences import AbsenceRow, require_absence
from models.rules.changes import AbsencesChanged, Changes
from models.rules.deadlines import add_days
from models.rules.figures import Line
from models.rules.figures_periods import period_of
from models.rules.kinds import ClockKind
from models.rules.limits import Limits
from models.rules.organisation import RuleSettings
from models.rules.rights import Actor, Right, Role
from models.rules.team_figures import TeamFigures
from models.rules.team_load import Load, LoadWorker, TeamLoad, part_of
from models.rules.team_load import team_load as reckoned
from models.rules.what_if import (
    Assumptions,
    AtRisk,
    MovedDue,
    Pace,
    QueueChange,
    WeekAhead,
    at_risk,
    moved_dues,
    pace_of,
    projected,
    weeks_until,
)
from models.services.figures_counting import counted_by_team
from models.store.queries import all_open, contacts_since, load_cases, starts_since
from models.store.uow import UnitOfWork, Work

PACE_WEEKS = 12
_WEEK = 7
_CARRIERS = frozenset({Role.SOCIAL_WORKER, Role.SOCIAL_COUNSELLOR})


def team_load(uow: UnitOfWork, actor: Actor) -> TeamLoad:
    """Return the load of the actor's team today; one line in the use log, no client's name."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        cases = load_cases(work.session, actor)
        load = reckoned(
            cases,
            _staff(work),
            team_id=actor.team_id,
            settings=work.records.rule_settings(),
            today=work.today,
        )
        work.log("list.shown", facts={"scope": "team_load", "count": len(cases)})
        work.commit()
        return load


def running_figures(uow: UnitOfWork, actor: Actor) -> TeamFigures:
    """Return the figures of the running half-year by team: counts only, one line in the use log."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        found = counted_by_team(work, period_of(work.today))
        shown = {"scope": "team_figures", "count": found.whole.count(Line.PENDING)}
        work.log("list.shown", facts=shown)
        work.commit()
        return found


def absences(uow: UnitOfWork, actor: Actor) -> tuple[AbsenceRow, ...]:
    """Return the absences that have not ended, the first to come first."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        return tuple(row for row in _absences(work) if row.last >= work.today)


def keep_absence(
    uow: UnitOfWork, actor: Actor, *, worker_id: UUID, first: date, last: date
) -> Changes:
    """Keep when a worker is away.

    Raises RuleBroken("absence.order" | "absence.worker_left" | "absence.overlaps").
    """
    with uow.begin(actor, Right.ASSIGN) as work:
        worker = work.people.worker(worker_id)
        others = [row for row in _absences(work) if row.worker_id == worker_id]
        require_absence(first, last, ended_on=worker.ended_on, others=others)
        work.teamwork.add(
            Absence(
                id=uuid4(),
                worker_id=worker_id,
                first_on=first,
                last_on=last,
                made_by_id=actor.user_id,
                made_at=work.now,
            )
        )
        return _kept(work, "absence.kept", worker_id)


def remove_absence(uow: UnitOfWork, actor: Actor, *, absence_id: UUID) -> Changes:
    """Remove an absence; NotFound("absence.not_found")."""
    with uow.begin(actor, Right.ASSIGN) as work:
        absence = work.teamwork.absence(absence_id)
        work.teamwork.remove(absence)
        return _kept(work, "absence.removed", absence.worker_id)


def if_absent(
    uow: UnitOfWork, actor: Actor, *, worker_id: UUID, first: date, last: date
) -> tuple[AtRisk, ...]:
    """Return what becomes due while a worker is away; RuleBroken("absence.order")."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        require_absence(first, last, ended_on=None, others=())
        found = at_risk(
            load_cases(work.session, actor),
            worker_id,
            first=first,
            last=last,
            settings=work.records.rule_settings(),
            today=work.today,
        )
        work.log("list.shown", facts={"scope": "if_absent", "count": len(found)})
        work.commit()
        return found


def if_absent_queue(
    uow: UnitOfWork, actor: Actor, *, worker_id: UUID, first: date, last: date
) -> QueueChange:
    """Return how many coming contacts go past the limit if a worker is away, and if not.

    Raises RuleBroken("absence.order").
    """
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        require_absence(first, last, ended_on=None, others=())
        lately, settings = _pace(work), work.records.rule_settings()
        assumed = Assumptions(
            round(lately.weekly), lately.starts, weeks_until(work.today, max(last, work.today))
        )
        waiting, present = _waiting(work), _present(work, actor)
        extra = _present(work, actor, worker_id, first, last)
        late, away = (
            sum(
                week.late
                for week in projected(waiting, each, assumed, settings=settings, today=work.today)
            )
            for each in (present, extra)
        )
        return QueueChange(lately, late, away)


def pace(uow: UnitOfWork, actor: Actor) -> Pace:
    """Return how many contacts a week came and were started lately: the ground of a projection."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        return _pace(work)


def if_more_contacts(
    uow: UnitOfWork, actor: Actor, *, assumed: Assumptions
) -> tuple[WeekAhead, ...]:
    """Return how the team's queue would go; RuleBroken("what_if.numbers")."""
    with uow.begin(actor, Right.LEAD_TEAM) as work:
        return projected(
            _waiting(work),
            _present(work, actor),
            assumed,
            settings=work.records.rule_settings(),
            today=work.today,
        )


def if_rules_change(
    uow: UnitOfWork, actor: Actor, *, settings: RuleSettings
) -> tuple[MovedDue, ...]:
    """Return which last days would move by other rule settings; nothing is stored.

    Cases of others are told as numbers only, so that who keeps the settings can look before.
    """
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return moved_dues(all_open(work.session, actor), work.records.rule_settings(), settings)


def _staff(work: Work) -> tuple[LoadWorker, ...]:
    away = {row.worker_id for row in _absences(work) if row.covers(work.today)}
    return tuple(
        LoadWorker(
            id=worker.id,
            name=worker.name,
            team_id=worker.team_id,
            ended_on=worker.ended_on,
            absent=worker.id in away,
            carries=Role(worker.role) in _CARRIERS,
        )
        for worker in work.teamwork.staff()
    )


def _pace(work: Work) -> Pace:
    since, actor = add_days(work.today, -PACE_WEEKS * _WEEK), work.actor
    in_service = [w for w in _staff(work) if _serves(w, actor.team_id, work.today)]
    return pace_of(
        contacts_since(work.session, actor, since),
        starts_since(work.session, actor, since),
        weeks=PACE_WEEKS,
        workers=len(in_service),
    )


def _waiting(work: Work) -> list[date]:
    """Return the last days to start of the contacts that wait."""
    limits = Limits(work.records.rule_settings())
    return [
        item.due
        for case in load_cases(work.session, work.actor)
        if case.visible and part_of(case.facts) is Load.CONTACTS
        for item in limits.running(case.facts).limits
        if item.kind is ClockKind.ASSESSMENT_START
    ]


def _present(
    work: Work,
    actor: Actor,
    also: UUID | None = None,
    first: date = date.max,
    last: date = date.min,
) -> Callable[[date], int]:
    """Return what counts who works on a day; `also` is one who would be away too."""
    staff, away = _staff(work), _absences(work)

    def count(day: date) -> int:
        gone = {row.worker_id for row in away if row.covers(day)}
        if also is not None and first <= day <= last:
            gone.add(also)
        return sum(_serves(w, actor.team_id, day) and w.id not in gone for w in staff)

    return count


def _serves(worker: LoadWorker, team_id: UUID | None, day: date) -> bool:
    return (
        worker.carries
        and worker.team_id == team_id
        and (worker.ended_on is None or worker.ended_on > day)
    )


def _absences(work: Work) -> tuple[AbsenceRow, ...]:
    return tuple(absence.row() for absence in work.teamwork.absences())


def _kept(work: Work, act: str, worker_id: UUID) -> Changes:
    work.log(act, facts={"worker": str(worker_id)})
    work.record(AbsencesChanged())
    return work.commit()
