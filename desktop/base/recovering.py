"""Opening a database by its printed recovery code, with a new passphrase for who recovers it."""

from pathlib import Path

from models.services.bootstrap import recover
from models.store import vault
from models.store.kdf import KdfCost
from models.store.opened import Store
from models.store.uow import Clock


def recovered(
    path: Path, code: str, login: str, passphrase: str, *, clock: Clock, cost: KdfCost | None
) -> Store:
    """Return the database open; closed again, and nothing changed, when the worker is refused.

    Raises what `vault.open_with_recovery` and `recover` raise.
    """
    store = vault.open_with_recovery(path, code)
    try:
        uow = store.unit_of_work(clock)
        recover(uow, store=store, login=login, passphrase=passphrase, cost=cost)
    except BaseException:
        store.close()
        raise
    return store
