"""Backups (varmuuskopiot): a copy counts only once it was opened and checked."""

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from models.rules.errors import StoreTrouble
from models.store import audit
from models.store.engine import as_trouble, connect, first_value, make_engine, run
from models.store.files import (
    keys_path,
    part_path,
    put_in_place,
    sync_file,
    told_as_trouble,
    write_part,
)
from models.store.inspection import require_ready
from models.store.keys import (
    RECOVERY,
    KeyFile,
    as_bytes,
    code_as_typed,
    keys_from,
    open_slot,
    read_keys,
    write_keys,
)
from models.store.location import require_good_place
from models.store.lock import take_lock
from models.store.opened import Store

# rows of these are never taken away: a copy cannot have fewer
_GROWING = ("audit_entry", "signed_copy", "step_move", "decision", "person", "case_file")


@dataclass(frozen=True, slots=True)
class Copied:
    """A checked copy: how many lines of the use log it holds, the head of the chain, its size."""

    path: Path
    lines: int
    head: str
    size: int


def back_up(store: Store, target: Path) -> Copied:
    """Copy an open database and its key slots to `target`, and check the copy.

    An older backup at `target` is replaced only by a good one. StoreTrouble: store.disk_full,
    store.backup_failed, store.same_file, and store.other_database when `target` holds another
    database's backup.
    """
    return copy_verified(store.path, target, store.key, store.keys)


def copy_verified(path: Path, target: Path, key: bytes | bytearray, keys: KeyFile) -> Copied:
    """Copy the database at `path` to `target`, check the copy and only then give it its name."""
    _require_own_target(path, target, keys)
    part = part_path(target)
    try:
        with told_as_trouble():
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
        before = _copy(path, part, key)
        copied = verify(part, key, at_least=before)
        with told_as_trouble():
            sync_file(part)
            write_keys(target, keys)
            put_in_place(part, target)
    finally:
        with suppress(OSError):  # where nothing could be made, nothing is to be removed
            part.unlink(missing_ok=True)
    return Copied(target, copied.lines, copied.head, copied.size)


def verify(path: Path, key: bytes | bytearray, *, at_least: dict[str, int]) -> Copied:
    """Open a copy and check its pages, its structure, its use log and its numbers of rows.

    StoreTrouble("store.backup_failed") when anything is not sound; the copy is not written to.
    """
    try:
        with closing(connect(path, key, settings=False)) as connection:
            pages = run(connection, "PRAGMA cipher_integrity_check")
            whole = first_value(connection, "PRAGMA integrity_check(1)")
            counts = _counts(path, key, tuple(at_least))
        chain = _chain(path, key)
    except (sqlcipher.Error, DBAPIError, StoreTrouble):
        raise StoreTrouble("store.backup_failed") from None
    short = any(counts[table] < count for table, count in at_least.items())
    if pages or whole != "ok" or chain.broken_at is not None or short:
        raise StoreTrouble("store.backup_failed")
    return Copied(path, chain.lines, chain.head, path.stat().st_size)


def rehearse_restore(store: Store, target: Path) -> Copied:
    """Rehearse a restore: open the backup with this database's key and check all of it.

    StoreTrouble("backup.older_key") for one made before the key was changed: it is opened by the
    passphrases of its day.
    """
    require_ready(target)
    try:
        return verify(target, store.key, at_least={})
    except StoreTrouble:
        if read_keys(target).marks.isdisjoint(store.keys.marks):
            raise StoreTrouble("backup.older_key") from None
        raise


def restore(source: Path, target: Path, *, login: str, passphrase: str) -> None:
    """Put a checked backup in place as the database `target`.

    An empty `login` means that `passphrase` is the recovery code. A database that was at `target`
    is kept beside it, named "…-replaced" (with a number from the second on). Raises what
    `vault.open_store` raises.
    """
    with told_as_trouble():
        require_good_place(target)
    require_ready(source)
    keys = read_keys(source)
    secret = passphrase if login != RECOVERY else code_as_typed(passphrase)
    key = open_slot(keys, login, secret)
    lock = take_lock(target, login)
    try:
        part = part_path(target)
        part.unlink(missing_ok=True)
        _copy(source, part, key)
        verify(part, key, at_least={})
        with told_as_trouble():
            sync_file(part)
            slots = write_part(keys_path(target), as_bytes(keys))
            _set_aside(target)  # all that needs room on the disk is written by now
            put_in_place(slots, keys_path(target))
            put_in_place(part, target)
    finally:
        part_path(target).unlink(missing_ok=True)
        part_path(keys_path(target)).unlink(missing_ok=True)
        key[:] = bytes(len(key))
        lock.release()


def _copy(path: Path, part: Path, key: bytes | bytearray) -> dict[str, int]:
    try:
        counts = _counts(path, key, _GROWING)
        with closing(connect(path, key, settings=False)) as connection:
            cursor = connection.cursor()
            # as a URI: a file's name need not be proper text
            cursor.execute("VACUUM INTO ?", (part.absolute().as_uri(),))
            cursor.close()
    except sqlcipher.Error as error:
        raise as_trouble(error) from None
    return counts


def _counts(path: Path, key: bytes | bytearray, tables: tuple[str, ...]) -> dict[str, int]:
    with closing(connect(path, key, settings=False)) as connection:
        return {table: first_value(connection, f"SELECT count(*) FROM {table}") for table in tables}


def _chain(path: Path, key: bytes | bytearray) -> audit.ChainReport:
    engine = make_engine(path, lambda: key, settings=False)
    try:
        with Session(engine) as session:
            return audit.check(session)
    finally:
        engine.dispose()


def _require_own_target(path: Path, target: Path, keys: KeyFile) -> None:
    with told_as_trouble():
        if os.path.realpath(path) == os.path.realpath(target):
            raise StoreTrouble("store.same_file")
        if not target.exists():
            return
    try:
        found = keys_from(keys_path(target).read_bytes()).database
    except (OSError, StoreTrouble):
        found = ""
    if found != keys.database:
        raise StoreTrouble("store.other_database")


def _free_name(target: Path) -> Path:
    names = (f"{target.stem}-replaced{f'-{n}' if n > 1 else ''}{target.suffix}" for n in count(1))
    places = (target.with_name(name) for name in names)
    return next(place for place in places if not (place.exists() or keys_path(place).exists()))


def _set_aside(target: Path) -> None:
    aside = _free_name(target)
    for path in (target, keys_path(target)):
        if path.exists():
            path.replace(aside if path == target else keys_path(aside))
    for ending in ("-wal", "-shm"):
        path = target.with_name(target.name + ending)
        if path.exists():
            path.replace(aside.with_name(aside.name + ending))
