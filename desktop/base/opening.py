"""The ways into a database, run off the window's thread.

The modules behind them take a third of a second to import, so that each way imports them when
`loaded` has returned: a passphrase is reckoned with meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from models.rules.errors import StoreTrouble
from models.store.kdf import KdfCost
from models.store.unlocking import unlock

if TYPE_CHECKING:
    from desktop.base.founding import NewDatabase
    from models.store.opened import Store
    from models.store.server.address import ServerAddress
    from models.store.server.shared import SharedStore
    from models.store.uow import Clock
    from models.store.vault import Created

Loaded = Callable[[], None]
SERVERS = "servers"
"""The folder of this workstation's ways to shared servers."""


@dataclass(frozen=True, slots=True)
class ServerGiven:
    """What is typed to reach a shared server; `authority` is the file of its certificate's."""

    host: str = ""
    port: int = 5432
    database: str = "polku"
    authority: Path | None = None
    role: str = ""
    secret: str = field(default="", repr=False)


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


def shared(loaded: Loaded, path: Path, login: str, passphrase: str) -> "SharedStore":
    """Return a shared server open by this workstation's credentials.

    Raises what `credentials.hold` and `shared.open_shared` raise.
    """
    from models.store.server.credentials import hold

    held = hold(path, login, passphrase)
    try:
        loaded()
        from models.store.server.shared import open_shared
    except BaseException:
        held.close()
        raise
    return open_shared(held)


def connected(
    loaded: Loaded, folder: Path, given: ServerGiven, passphrase: str, *, cost: KdfCost | None
) -> "SharedStore":
    """Connect to a shared server for the first time; see `shared.found_shared`."""
    loaded()
    from models.store.server.shared import found_shared

    address = _address(given)
    return found_shared(folder, address, given.secret, passphrase=passphrase, cost=cost)


def tried(loaded: Loaded, given: ServerGiven) -> float:
    """Try a connection without keeping anything; see `shared.try_connection`."""
    loaded()
    from models.store.server.shared import try_connection

    return try_connection(_address(given), given.secret)


def is_shared(path: Path) -> bool:
    """Answer whether a file is the way to a shared server."""
    from models.store.server.credentials import is_credentials

    return is_credentials(path)


def known_servers(folder: Path) -> Sequence[tuple[Path, str]]:
    """Return this workstation's ways to shared servers, each with its name for the eye."""
    from models.store.server.credentials import SUFFIX, read_credentials

    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            kept = read_credentials(path)
        except StoreTrouble:
            continue
        found.append((path, f"{kept.place} ({kept.login})"))
    return found


def server_known(path: Path) -> tuple[ServerGiven, str]:
    """Return where the server of a file is, and whose passphrase opens it; StoreTrouble."""
    from models.store.server.credentials import ca_path, read_credentials

    kept = read_credentials(path)
    given = ServerGiven(kept.host, kept.port, kept.database, ca_path(path), kept.role)
    return given, kept.login


def _address(given: ServerGiven) -> "ServerAddress":
    from models.store.server.address import ServerAddress

    if given.authority is None:
        raise StoreTrouble("store.server_no_authority")
    return ServerAddress(given.host, given.port, given.database, given.role, given.authority)


@dataclass(frozen=True, slots=True)
class SharedWays:
    """What can be done about shared servers on this workstation, each off the window's thread.

    `folder` is where the ways to them are kept; trying out tells by how many seconds this
    machine's clock is ahead, connecting also by what name the worker signs in here.
    """

    folder: Path
    try_out: Callable[[ServerGiven], float]
    connect: "Callable[[ServerGiven, str], tuple[str, SharedStore]]"
    open: "Callable[[Path, str, str], SharedStore]"


def shared_ways(loaded: Loaded, folder: Path, cost: KdfCost | None) -> SharedWays:
    """Return the ways to shared servers whose files lie under `folder`."""
    servers = folder / SERVERS

    def connect(given: ServerGiven, passphrase: str) -> "tuple[str, SharedStore]":
        store = connected(loaded, servers, given, passphrase, cost=cost)
        return store.logins[0], store

    def try_out(given: ServerGiven) -> float:
        return tried(loaded, given)

    def open_known(path: Path, login: str, passphrase: str) -> "SharedStore":
        return shared(loaded, path, login, passphrase)

    return SharedWays(servers, try_out, connect, open_known)
