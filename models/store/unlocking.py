"""Unlocking (avaaminen): the lock file and the passphrase, before the file itself is opened.

Nothing here needs SQLAlchemy: a key can be reckoned while that is still being imported.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from models.rules.errors import StoreTrouble
from models.store.attempts import Attempts, wait_seconds
from models.store.files import told_as_trouble
from models.store.inspection import require_ready
from models.store.keys import KeyFile, open_slot, read_keys
from models.store.location import require_good_place
from models.store.lock import FileLock, take_lock

_ATTEMPTS = Attempts()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A locked file and its key; whoever does not open it lets `lock` go."""

    path: Path
    key: bytearray = field(repr=False)
    lock: FileLock
    keys: KeyFile
    next_key: bytearray | None = field(default=None, repr=False)


def unlock(path: Path, login: str, passphrase: str, *, slot: str | None = None) -> Unlocked:
    """Lock the file for `login` and reckon its key from `slot`, the login's own when not given.

    Raises what `vault.open_store` raises about places, files, locks and passphrases.
    """
    with told_as_trouble():
        require_good_place(path)
    require_ready(path)
    keys = read_keys(path)
    lock = take_lock(path, login)
    try:
        chosen = login if slot is None else slot
        key = _key(path, keys, chosen, passphrase)
        # a change of the data key was cut short: the database is under one of two keys
        later = replace(keys, slots=keys.next, next=())
        next_key = _key(path, later, chosen, passphrase) if keys.next else None
    except BaseException:
        lock.release()
        raise
    return Unlocked(path, key, lock, keys, next_key)


def _key(path: Path, keys: KeyFile, slot: str, passphrase: str) -> bytearray:
    try:
        key = open_slot(keys, slot, passphrase)
    except StoreTrouble as trouble:
        if trouble.code != "store.wrong_passphrase":
            raise
        failures = _ATTEMPTS.failed(path.absolute())
        wait = wait_seconds(failures)
        raise StoreTrouble(trouble.code, failures=failures, wait_seconds=wait) from None
    _ATTEMPTS.succeeded(path.absolute())
    return key
