"""The ways into a database, run off the window's thread.

The modules behind them take a third of a second to import, so that each way imports them when
`loaded` has returned: a passphrase is reckoned with meanwhile.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.store.kdf import KdfCost
from models.store.unlocking import unlock

if TYPE_CHECKING:
    from desktop.base.founding import NewDatabase
    from models.store.opened import Store
    from models.store.uow import Clock
    from models.store.vault import Created

Loaded = Callable[[], None]


def unlocked(loaded: Loaded, path: Path, login: str, passphrase: str) -> "Store":
    """Return the database open; raises what `vault.open_store` raises."""
    held = unlock(path, login, passphrase)
    try:
        loaded()
        from models.store.vault import open_unlocked
    except BaseException:
        held.lock.release()
        raise
    return open_unlocked(held)


def recovered(
    loaded: Loaded,
    path: Path,
    code: str,
    login: str,
    passphrase: str,
    *,
    clock: "Clock",
    cost: KdfCost | None,
) -> "Store":
    """Return the database open by its recovery code; see `recovering.recovered`."""
    loaded()
    from desktop.base.recovering import recovered as recover

    return recover(path, code, login, passphrase, clock=clock, cost=cost)


def founded(
    loaded: Loaded, new: "NewDatabase", clock: "Clock", *, cost: KdfCost | None
) -> "Created":
    """Make a database; see `founding.found`."""
    loaded()
    from desktop.base.founding import found

    return found(new, clock, cost=cost)


def example(loaded: Loaded, folder: Path, clock: "Clock") -> "tuple[Store, str]":
    """Return the example open and who works in it; see `example.build_example`."""
    loaded()
    from desktop.base.example import build_example

    return build_example(folder, clock)
