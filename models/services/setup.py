"""The house: organisation, rule settings, teams and workers."""

from models.entities.people import Team, Worker
from models.rules.changes import Changes, SettingsChanged
from models.rules.cleaning import clean_line
from models.rules.errors import RuleBroken
from models.rules.house import checked_organisation
from models.rules.ladder import read_ladder, show_ladder
from models.rules.organisation import Organisation, RuleSettings
from models.rules.rights import Actor, Right, Role
from models.rules.rows import TeamRow, WorkerRow
from models.services.processes import (
    install_process,
    process_bpmn,
    process_versions,
    publish_process,
    published_process,
    save_process,
)
from models.store.uow import UnitOfWork, Work

__all__ = [
    "install_process",
    "organisation",
    "process_bpmn",
    "process_versions",
    "publish_process",
    "published_process",
    "rule_settings",
    "save_organisation",
    "save_process",
    "save_rule_settings",
    "save_team",
    "save_worker",
    "teams",
    "workers",
]


def organisation(uow: UnitOfWork, actor: Actor) -> Organisation:
    """Return the organisation's data."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.records.organisation()


def save_organisation(uow: UnitOfWork, actor: Actor, *, organisation: Organisation) -> Changes:
    """Store the organisation's data; RuleBroken("organisation.prefix") for an unusable prefix."""
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        work.records.keep_organisation(checked_organisation(organisation))
        return _kept(work, "organisation.saved")


def rule_settings(uow: UnitOfWork, actor: Actor) -> RuleSettings:
    """Return the open points of the law as this house has settled them."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return work.records.rule_settings()


def save_rule_settings(uow: UnitOfWork, actor: Actor, *, settings: RuleSettings) -> Changes:
    """Store the open points of the law; all clocks are reckoned anew by them.

    Raises RuleBroken("settings.number" | "ladder.unreadable").
    """
    with uow.begin(actor, Right.EDIT_SETTINGS) as work:
        numbers = (
            settings.soon_working_days,
            settings.decision_end_warning_weeks,
            settings.plan_review_months,
            settings.renewal_offer_days,
            settings.lock_minutes,
            settings.attachment_mb,
            settings.attachments_mb,
        )
        if min(numbers) < 1:
            raise RuleBroken("settings.number")
        read_ladder(show_ladder(settings.ladder))
        work.records.keep_rule_settings(settings)
        return _kept(work, "rule_settings.saved")


def teams(uow: UnitOfWork, actor: Actor) -> tuple[TeamRow, ...]:
    """Return all teams by name."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return tuple(team.row() for team in work.records.teams())


def save_team(uow: UnitOfWork, actor: Actor, *, team: TeamRow) -> Changes:
    """Make or rename a team."""
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        name = clean_line(team.name).strip()
        if not name:
            raise RuleBroken("team.name_missing")
        found = work.records.team(team.id)
        if found is None:
            work.records.add(Team(id=team.id, name=name))
        else:
            found.name = name
        return _kept(work, "team.saved")


def workers(uow: UnitOfWork, actor: Actor) -> tuple[WorkerRow, ...]:
    """Return all workers by name, those who have left too."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        return tuple(worker.row() for worker in work.people.workers())


def save_worker(
    uow: UnitOfWork,
    actor: Actor,
    *,
    worker: WorkerRow,
    extra_roles: frozenset[Role] | None = None,
) -> Changes:
    """Make or change a worker and what they may do; None leaves the extra roles as they are.

    Raises RuleBroken("worker.name_missing" | "worker.login_missing" | "worker.login_taken") and
    RuleBroken("worker.last_administrator") when nobody would be left to manage users.
    """
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        put_worker(work, worker, extra_roles)
        _require_administrator(work)
        facts = {"worker": str(worker.id), "role": worker.role}
        work.log("worker.saved", facts=facts)
        work.record(SettingsChanged())
        return work.commit()


def put_worker(work: Work, row: WorkerRow, extra_roles: frozenset[Role] | None) -> None:
    """Store a worker within the caller's act."""
    login, name = clean_line(row.login).strip(), clean_line(row.name).strip()
    if not name:
        raise RuleBroken("worker.name_missing")
    if not login:
        raise RuleBroken("worker.login_missing")
    taken = work.people.worker_by_login(login)
    if taken is not None and taken.id != row.id:
        raise RuleBroken("worker.login_taken")
    worker = next((w for w in work.people.workers() if w.id == row.id), None)
    if worker is None:
        worker = Worker(id=row.id, extra_roles=[])
        work.people.add(worker)
    worker.login, worker.name, worker.title = login, name, clean_line(row.title).strip()
    worker.role, worker.in_office, worker.team_id = row.role.value, row.in_office, row.team_id
    worker.phone, worker.email = clean_line(row.phone).strip(), clean_line(row.email).strip()
    worker.ended_on = row.ended_on
    if extra_roles is not None:
        worker.extra_roles = sorted(role.value for role in extra_roles)


def _require_administrator(work: Work) -> None:
    present = (w for w in work.people.workers() if w.ended_on is None or w.ended_on > work.today)
    if not any(Right.MANAGE_USERS in worker.actor().rights for worker in present):
        raise RuleBroken("worker.last_administrator")


def _kept(work: Work, act: str) -> Changes:
    work.log(act)
    work.record(SettingsChanged())
    return work.commit()
