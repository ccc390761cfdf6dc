"""A new database's first worker, and signing in to it."""

from datetime import date
from uuid import UUID

from models.entities.people import Team
from models.rules.changes import Changes, SettingsChanged
from models.rules.cleaning import clean_line, without_forbidden
from models.rules.errors import NotAllowed, RuleBroken
from models.rules.house import checked_organisation
from models.rules.organisation import Organisation
from models.rules.process import ProcessDefinition
from models.rules.rights import Actor, Right, Role
from models.rules.rows import TeamRow, WorkerRow
from models.services.keeping import require_enough, slots_follow
from models.services.processes import put_process
from models.services.setup import put_worker
from models.store.kdf import KdfCost
from models.store.opened import Store
from models.store.uow import UnitOfWork

_DOOR = Actor(user_id=UUID(int=0), role=Role.ADMINISTRATOR)


def first_worker(
    uow: UnitOfWork,
    *,
    worker: WorkerRow,
    team: TeamRow,
    organisation: Organisation,
    process_id: UUID,
    definition: ProcessDefinition,
    bpmn: bytes,
    extra_roles: frozenset[Role] = frozenset({Role.ADMINISTRATOR, Role.TEAM_LEAD}),
) -> Changes:
    """Put the first worker, team and process into a new database, all or nothing.

    RuleBroken("bootstrap.done") when the database has workers already.
    """
    founder = Actor(user_id=worker.id, role=Role.ADMINISTRATOR)
    with uow.begin(founder, Right.MANAGE_USERS) as work:
        if work.people.workers():
            raise RuleBroken("bootstrap.done")
        work.records.add(Team(id=team.id, name=clean_line(team.name)))
        work.records.keep_organisation(checked_organisation(organisation))
        put_process(work, process_id, definition, bpmn)
        put_worker(work, worker, extra_roles)
        work.log("store.founded", facts={"worker": str(worker.id)})
        work.record(SettingsChanged())
        return work.commit()


def sign_in(uow: UnitOfWork, *, login: str) -> tuple[Actor, WorkerRow]:
    """Return who has signed in, once the store has let `login` in; logged, refusals too.

    Raises NotAllowed("sign_in.refused") for an unknown worker and for one who has left.
    """
    with uow.begin(_DOOR, Right.MANAGE_USERS) as work:
        worker = work.people.worker_by_login(without_forbidden(login))
        if worker is None or _has_left(worker.ended_on, work.today):
            work.log("sign_in.refused", facts={"worker": str(worker.id) if worker else ""})
            work.commit()
            raise NotAllowed("sign_in.refused")
        actor, row = worker.actor(), worker.row()
        work.log("sign_in.done", facts={"worker": str(worker.id)})
        work.commit()
        return actor, row


def let_in(uow: UnitOfWork, *, worker_id: UUID) -> tuple[Actor, WorkerRow]:
    """Return the worker whom a shared server has let in; the server has logged it itself.

    Raises NotAllowed("sign_in.refused") for one who has left.
    """
    with uow.begin(_DOOR, Right.READ_SETTINGS) as work:
        worker = work.people.worker(worker_id)
        if _has_left(worker.ended_on, work.today):
            raise NotAllowed("sign_in.refused")
        return worker.actor(), worker.row()


def recover(
    uow: UnitOfWork, *, store: Store, login: str, passphrase: str, cost: KdfCost | None = None
) -> Changes:
    """Give a new passphrase to a worker who has opened the database by its recovery code; logged.

    Raises NotAllowed("sign_in.refused") for an unknown worker and for one who has left, and
    RuleBroken("passphrase.weak"); no passphrase is given then.
    """
    with uow.begin(_DOOR, Right.MANAGE_USERS) as work:
        worker = work.people.worker_by_login(without_forbidden(login))
        if worker is None or _has_left(worker.ended_on, work.today):
            raise NotAllowed("sign_in.refused")
        require_enough(passphrase)
        with slots_follow(store):
            store.set_passphrase(login, passphrase, cost=cost)
            work.log("slot.recovered", facts={"worker": str(worker.id)})
            work.record(SettingsChanged())
            return work.commit()


def _has_left(ended_on: date | None, today: date) -> bool:
    return ended_on is not None and ended_on <= today
