"""A shared server as one workstation has it: the server's store, and typed drafts beside it.

Drafts stay here, encrypted under the key that the worker's passphrase opens: what is typed is
safe whether the server answers or not.
"""

import secrets
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from models.rules.connection import LinkState
from models.rules.errors import StoreTrouble
from models.store.drafts import DraftJournal
from models.store.engine import connect, run
from models.store.kdf import KdfCost
from models.store.server.address import ServerAddress
from models.store.server.credentials import (
    Held,
    Secrets,
    credentials_path,
    drafts_path,
    make_credentials,
)
from models.store.server.opened import (
    ServerStore,
    login_of,
    open_server,
    require_member,
    worker_of,
)
from models.store.server.witness import Witness
from models.store.uow import Clock, UnitOfWork

WITNESS = "witness.json"
_SECRET_BYTES = 24
_JOURNAL = (
    "CREATE TABLE IF NOT EXISTS typed_draft (id TEXT PRIMARY KEY, worker_id TEXT NOT NULL,"
    " case_id TEXT, document_id TEXT, kind TEXT NOT NULL, field_values TEXT NOT NULL,"
    " base_version INTEGER NOT NULL, at TEXT NOT NULL)"
)
_PASSING = frozenset({"store.server_refused"})


class SharedStore:
    """An open server with its workstation's own files, until it is closed."""

    def __init__(self, held: Held, server: ServerStore, worker_id: UUID) -> None:
        self.path, self.server, self.worker_id = held.path, server, worker_id
        self._held = held
        self.drafts = DraftJournal(_journal(held))
        self._is_open = True

    @property
    def logins(self) -> tuple[str, ...]:
        """Whose passphrase opens the connection on this workstation."""
        return self._held.credentials.keys.logins

    @property
    def place(self) -> str:
        """Database and server, for the eye."""
        return self._held.credentials.place

    def unit_of_work(self, clock: Clock) -> UnitOfWork:
        """Return the only way to a session."""
        return self.server.unit_of_work(clock)

    def change_passphrase(self, old: str, new: str, *, cost: KdfCost | None = None) -> None:
        """Change the passphrase of this workstation; the server does not know it."""
        self._held.change_passphrase(old, new, cost=cost)

    def close(self) -> None:
        """End all connections, close the journal, forget secret and key."""
        if not self._is_open:
            return
        self._is_open = False
        self.drafts.close()
        if self.server.link.state is LinkState.UP:
            with suppress(StoreTrouble, DBAPIError):  # else the openings run out by themselves
                self.server.gate.give_back()
        self.server.close()
        self._held.close()


def try_connection(address: ServerAddress, secret: str) -> float:
    """Connect as a person would and look whether all fits; nothing is kept and nobody signed in.

    Returns by how many seconds this machine's clock is ahead of the server's. Raises what
    `open_server` raises, and StoreTrouble("store.server_no_member").
    """
    store = open_server(address, secret)
    try:
        require_member(store)
        return store.skew
    finally:
        store.close()


def found_shared(
    folder: Path,
    address: ServerAddress,
    secret: str,
    *,
    passphrase: str,
    cost: KdfCost | None = None,
) -> SharedStore:
    """Connect for the first time: the secret that was handed out is changed for one of our own.

    Raises what `open_server` raises and StoreTrouble of disks. Until the server has taken the new
    secret, both are kept: StoreTrouble("store.connection_begun") when its answer was lost, so that
    the connection is to be opened by the passphrase.
    """
    witness = Witness(folder / WITNESS)
    server = open_server(address, secret, witness=witness)
    held: Held | None = None
    try:
        worker_id = worker_of(server)
        fresh = secrets.token_urlsafe(_SECRET_BYTES)
        path = credentials_path(folder, address)
        held = make_credentials(path, address, login=login_of(server, worker_id),
                                passphrase=passphrase, kept=Secrets(secret, coming=fresh),
                                cost=cost)  # fmt: skip
        _change_secret(server, fresh)
        held.keep_secrets(Secrets(fresh))
        return SharedStore(held, server, worker_id)
    except BaseException:
        server.close()
        if held is not None:
            held.close()
        raise


def _change_secret(server: ServerStore, fresh: str) -> None:
    try:
        server.change_secret(fresh)
    except StoreTrouble as trouble:
        raise StoreTrouble("store.connection_begun") from trouble


def open_shared(held: Held) -> SharedStore:
    """Open the server of credentials that were opened; they are let go when it does not open.

    Raises what `open_server` raises, and StoreTrouble("store.server_no_member").
    """
    server: ServerStore | None = None
    try:
        server, secret = _entered(held)
        if held.secrets != Secrets(secret):
            held.keep_secrets(Secrets(secret))
        return SharedStore(held, server, worker_of(server))
    except BaseException:
        if server is not None:
            server.close()
        held.close()
        raise


def _entered(held: Held) -> tuple[ServerStore, str]:
    """Open by the secret that the server knows: a change of it may have been cut short."""
    witness = Witness(held.path.with_name(WITNESS))
    *first, last = held.secrets.tries
    for secret in first:
        try:
            return open_server(held.address, secret, witness=witness), secret
        except StoreTrouble as trouble:
            if trouble.code not in _PASSING:
                raise
    return open_server(held.address, last, witness=witness), last


def _journal(held: Held) -> DBAPIConnection:
    """Open the journal; one that cannot be read is put aside, so that work goes on."""
    path = drafts_path(held.path)
    try:
        connection = connect(path, held.key, new=True)
        run(connection, _JOURNAL)
    except StoreTrouble as trouble:
        if trouble.code != "store.damaged":
            raise
        path.replace(path.with_name(path.name + "-broken"))
        for ending in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).unlink()
        connection = connect(path, held.key, new=True)
        run(connection, _JOURNAL)
    with suppress(OSError):
        path.chmod(0o600)
    return connection
