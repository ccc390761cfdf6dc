"""Moving a whole database: from a file to a shared server and back (tietokannan siirto)."""

from pathlib import Path

from models.rules.errors import NotAllowed, StoreTrouble
from models.rules.rights import Actor, Right
from models.rules.rows import WorkerRow
from models.services.keeping import require_enough
from models.store.checking import check_store
from models.store.opened import Store
from models.store.server.engine import Engine
from models.store.server.moving.into_file import Founder, MovedOut, move_out
from models.store.server.moving.into_server import Moved, move_in
from models.store.server.moving.rows import Stage, Told
from models.store.server.moving.server_only import protected_count
from models.store.uow import UnitOfWork

__all__ = ["Founder", "Moved", "MovedOut", "Stage", "Told", "move_from_server", "move_to_server"]


def move_to_server(
    uow: UnitOfWork, actor: Actor, *, store: Store, engine: Engine, told: Told
) -> Moved:
    """Move a file to an empty server, or go on with a move that was cut short.

    `engine` is the server administrator's. Raises what `into_server.move_in` raises, and
    StoreTrouble("move.unsound") for a file that its own check finds faults in.
    """
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        work.log("store.move_begun")
        work.commit()
    if not check_store(store).is_sound:
        raise StoreTrouble("move.unsound")
    return move_in(store, engine, told)


def workers_to_let_in(uow: UnitOfWork, actor: Actor, *, store: Store) -> tuple[WorkerRow, ...]:
    """Return the workers in service who can open the file: they get accounts of the server."""
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        return tuple(
            worker.row()
            for worker in work.people.workers()
            if store.keys.slot(worker.login) is not None
            and (worker.ended_on is None or worker.ended_on > work.today)
        )


def move_from_server(
    uow: UnitOfWork,
    actor: Actor,
    *,
    engine: Engine,
    path: Path,
    founder: Founder,
    with_protected: bool,
    told: Told,
) -> MovedOut:
    """Move a server to a new file that `founder` opens first.

    Raises what `into_file.move_out` raises; NotAllowed("move.founder") for a login that may not
    let others in, RuleBroken("passphrase.weak"), and StoreTrouble("move.protected"(count)) where
    cases are protected and that has not been allowed: a file shows them to all who open it.
    """
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        worker = work.people.worker_by_login(founder.login)
        has_left = worker is None or (worker.ended_on is not None and worker.ended_on <= work.today)
        if worker is None or has_left or Right.MANAGE_USERS not in worker.actor().rights:
            raise NotAllowed("move.founder")
        require_enough(founder.passphrase)
        protected = protected_count(work.session.connection())
        if protected and not with_protected:
            raise StoreTrouble("move.protected", count=protected)
    return move_out(engine, path, founder, now=uow.now, told=told)
