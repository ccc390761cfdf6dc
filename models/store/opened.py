"""An open database: units of work, typed drafts and key slots.

Whoever has a slot can read the whole file; the use log shows tampering, it cannot prevent it.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import sessionmaker

from models.rules.errors import RuleBroken, StoreTrouble
from models.store.drafts import DraftJournal
from models.store.engine import connect, make_engine, tidy
from models.store.kdf import KdfCost, suitable_cost
from models.store.keys import (
    KeyFile,
    new_key,
    open_slot,
    recovery_slot,
    require_login,
    rewrapped,
    wrap,
    write_keys,
)
from models.store.lock import FileLock
from models.store.rekeying import rekey
from models.store.uow import Clock, UnitOfWork


class Store:
    """An open database: units of work, typed drafts and key slots, until it is closed."""

    def __init__(self, path: Path, key: bytearray, lock: FileLock, keys: KeyFile) -> None:
        self.path = path
        self.keys = keys
        self._key, self._lock = key, lock
        self._engine = make_engine(path, lambda: self._key)
        self.sessions = sessionmaker(self._engine)
        self.drafts = DraftJournal(self.connect())
        self._is_open = True

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def key(self) -> bytes:
        """The data key, for backups; never written anywhere."""
        return bytes(self._key)

    def unit_of_work(self, clock: Clock) -> UnitOfWork:
        """Return the only way to a session."""
        return UnitOfWork(self.sessions, clock)

    def connect(self) -> DBAPIConnection:
        """Return one more raw connection, for backup and checking; the caller closes it."""
        return connect(self.path, self._key)

    def close(self) -> None:
        """Put the write-ahead log into the file if the disk lets us, forget the key, unlock."""
        if not self._is_open:
            return
        self._is_open = False
        self.drafts.close()
        self._engine.dispose()
        with suppress(StoreTrouble):  # what cannot go into the file now stays in the log beside it
            tidy(self.path, self._key)
        self._key[:] = bytes(len(self._key))
        self._lock.release()

    def add_slot(self, login: str, passphrase: str, *, cost: KdfCost | None = None) -> None:
        """Give `login` a slot; RuleBroken("slot.exists") when there is one."""
        if self.keys.slot(login) is not None:
            raise RuleBroken("slot.exists")
        self.set_passphrase(login, passphrase, cost=cost)

    def set_passphrase(self, login: str, passphrase: str, *, cost: KdfCost | None = None) -> None:
        """Give `login` a new passphrase without the old one, for example after a recovery."""
        require_login(login)
        slot = wrap(
            self.key,
            database=self.keys.database,
            login=login,
            passphrase=passphrase,
            cost=cost or suitable_cost(),
        )
        self._keep(self.keys.with_slot(slot))

    def change_passphrase(
        self, login: str, old: str, new: str, *, cost: KdfCost | None = None
    ) -> None:
        """Change a passphrase; StoreTrouble("store.wrong_passphrase") when `old` is wrong."""
        open_slot(self.keys, login, old)
        self.set_passphrase(login, new, cost=cost)

    def remove_slot(self, login: str) -> None:
        """Take a slot away; who kept it can use it until `change_key`, and on old copies after."""
        self._keep(self.keys.without(login))

    def change_key(self) -> None:
        """Give the database a new data key and every slot that new key; no passphrase is wanted.

        A slot that was taken away before, and a kept copy of it, no longer open this database.
        StoreTrouble leaves the old key in force.
        """
        before, new = self.keys, new_key()
        later = rewrapped(before, self._key, new)
        self._keep(replace(before, next=later))
        self._engine.dispose()
        try:
            with self.drafts.away(self.connect):
                rekey(self.path, self._key, new)
                self._key[:] = new
        except StoreTrouble:
            self._keep(before)
            raise
        self._keep(replace(before, slots=later))

    def renew_recovery(self, *, cost: KdfCost | None = None) -> str:
        """Return a new recovery code; the printed one no longer opens the file."""
        code, slot = recovery_slot(
            self.key, database=self.keys.database, cost=cost or suitable_cost()
        )
        self._keep(self.keys.with_slot(slot))
        return code

    def put_back(self, keys: KeyFile) -> None:
        """Give the slots back that were there before an act which failed after all."""
        if self.keys is not keys:
            self._keep(keys)

    def _keep(self, keys: KeyFile) -> None:
        write_keys(self.path, keys)
        self.keys = keys
