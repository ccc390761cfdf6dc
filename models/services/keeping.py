"""Looking after the database: who may open it, backups and checks. All of it is logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.changes import Changes, SettingsChanged
from models.rules.errors import RuleBroken
from models.rules.passphrases import is_enough
from models.rules.rights import Actor, Right
from models.rules.store_report import CopyReport, StoreReport
from models.store import backup
from models.store.checking import check_store
from models.store.opened import Store
from models.store.uow import UnitOfWork

if TYPE_CHECKING:  # an embedded file needs nothing of a server
    from models.store.server.shared import SharedStore


def give_passphrase(
    uow: UnitOfWork, actor: Actor, *, store: Store, login: str, passphrase: str
) -> Changes:
    """Let `login` open the database; a passphrase that was there before no longer does.

    RuleBroken("passphrase.weak") for one that is easy to guess.
    """
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        require_enough(passphrase)
        with slots_follow(store):
            store.set_passphrase(login, passphrase)
            work.log("slot.given")
            work.record(SettingsChanged())
            return work.commit()


def change_passphrase(
    uow: UnitOfWork, actor: Actor, *, store: Store, login: str, old: str, new: str
) -> Changes:
    """Change one's own passphrase; StoreTrouble("store.wrong_passphrase") when `old` is wrong."""
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        require_enough(new)
        if work.people.worker(actor.user_id).login != login:
            raise RuleBroken("passphrase.not_own")
        with slots_follow(store):
            store.change_passphrase(login, old, new)
            work.log("slot.changed")
            return work.commit()


def change_shared_passphrase(
    uow: UnitOfWork, actor: Actor, *, store: "SharedStore", login: str, old: str, new: str
) -> Changes:
    """Change one's own passphrase of a workstation that works on a shared server; logged there.

    StoreTrouble("store.wrong_passphrase") when `old` is wrong.
    """
    with uow.begin(actor, Right.READ_SETTINGS) as work:
        require_enough(new)
        if work.people.worker(actor.user_id).login != login:
            raise RuleBroken("passphrase.not_own")
        work.log("slot.changed")
        store.change_passphrase(old, new)
        return work.commit()


def take_passphrase(uow: UnitOfWork, actor: Actor, *, store: Store, login: str) -> Changes:
    """Keep `login` out, also with a kept copy of the key file: the data key changes.

    RuleBroken("slot.missing" | "slot.last"); StoreTrouble when the key could not be changed, the
    slot is gone all the same.
    """
    with uow.begin(actor, Right.MANAGE_USERS) as work, slots_follow(store):
        store.remove_slot(login)
        work.log("slot.taken")
        work.record(SettingsChanged())
        changes = work.commit()
    store.change_key()
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        work.log("key.changed")
        work.commit()
    return changes


def new_recovery_code(uow: UnitOfWork, actor: Actor, *, store: Store) -> str:
    """Return a new recovery code, shown this once; the printed one is worth nothing any more."""
    with uow.begin(actor, Right.MANAGE_USERS) as work:
        with slots_follow(store):
            code = store.renew_recovery()
            work.log("recovery.renewed")
            work.commit()
        return code


def back_up(uow: UnitOfWork, actor: Actor, *, store: Store, target: Path) -> CopyReport:
    """Copy the database to `target` and check the copy; raises what `backup.back_up` raises."""
    with uow.begin(actor, Right.BACK_UP) as work:
        copied = backup.back_up(store, target)
        work.log("store.backed_up", facts={"lines": copied.lines, "size": copied.size})
        work.commit()
        return CopyReport(copied.lines, copied.head, copied.size)


def rehearse(uow: UnitOfWork, actor: Actor, *, store: Store, target: Path) -> CopyReport:
    """Open a backup with this database's key and check all of it."""
    with uow.begin(actor, Right.BACK_UP) as work:
        copied = backup.rehearse_restore(store, target)
        work.log("backup.rehearsed", facts={"lines": copied.lines, "size": copied.size})
        work.commit()
        return CopyReport(copied.lines, copied.head, copied.size)


def check(uow: UnitOfWork, actor: Actor, *, store: Store) -> StoreReport:
    """Check the file's pages, its structure and the chain of the use log."""
    with uow.begin(actor, Right.CHECK_STORE) as work:
        report = check_store(store)
        work.log("store.checked", facts={"sound": report.is_sound})
        work.commit()
        return report


@contextmanager
def slots_follow(store: Store) -> Iterator[None]:
    """Keep the key slots as they were when the act that changes them is not stored and logged."""
    before = store.keys
    try:
        yield
    except BaseException:
        store.put_back(before)
        raise


def require_enough(passphrase: str) -> None:
    """Raise RuleBroken("passphrase.weak") for a passphrase that is easy to guess."""
    if not is_enough(passphrase):
        raise RuleBroken("passphrase.weak")
