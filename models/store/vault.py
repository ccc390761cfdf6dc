"""The vault (tietovarasto): making and opening the encrypted file of one workstation."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from models.entities.record import Setting
from models.rules.errors import StoreTrouble
from models.store import backup
from models.store.engine import as_trouble, connect, make_engine, tidy
from models.store.files import (
    keys_path,
    lock_path,
    part_path,
    put_in_place,
    remove_database,
    require_names_fit,
    sync_file,
    told_as_trouble,
)
from models.store.inspection import FileKind, FileState, inspect, require_encrypted
from models.store.kdf import KdfCost, suitable_cost
from models.store.keys import (
    RECOVERY,
    KeyFile,
    code_as_typed,
    new_key,
    recovery_slot,
    require_login,
    wrap,
    write_keys,
)
from models.store.location import require_good_place
from models.store.lock import FileLock, take_lock
from models.store.migrations.upgrading import make_new, upgrade
from models.store.opened import Store
from models.store.rekeying import settled
from models.store.schema_fit import require_fit
from models.store.schema_version import SHIPPED, Schema, SchemaState, revision_of
from models.store.unlocking import Unlocked, unlock

__all__ = [
    "Created",
    "FileKind",
    "FileState",
    "Store",
    "create",
    "inspect",
    "open_store",
    "open_unlocked",
    "open_with_recovery",
    "withdraw",
]

ABOUT = "database"  # the setting that says which database this is and since when


@dataclass(frozen=True, slots=True)
class Created:
    """A new database and the recovery code, which is shown this once."""

    store: Store
    recovery_code: str


def create(
    path: Path, *, login: str, passphrase: str, now: datetime, cost: KdfCost | None = None
) -> Created:
    """Make a new encrypted database and open it for `login`.

    StoreTrouble: "store.exists", and what `open_store` raises about places, disks and locks.
    """
    require_login(login)
    with told_as_trouble():
        require_good_place(path)
        require_names_fit(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock_for_new(path, login)
    try:
        key, database = new_key(), str(uuid4())
        paid = cost or suitable_cost()
        own = wrap(key, database=database, login=login, passphrase=passphrase, cost=paid)
        code, recovery = recovery_slot(key, database=database, cost=paid)
        keys = KeyFile(database, SHIPPED.current, (own, recovery))
        _make_file(path, key, keys, now)
        return Created(Store(path, key, lock, keys), code)
    except BaseException:
        lock.release()
        remove_database(path)
        raise


def withdraw(created: Store) -> None:
    """Close a database that could not be founded and remove it: nothing half-made remains."""
    try:
        created.close()
    finally:
        remove_database(created.path)


def open_store(path: Path, *, login: str, passphrase: str, schema: Schema = SHIPPED) -> Store:
    """Open a database; an older schema is brought up to date after a backup.

    StoreTrouble: store.missing, store.empty_file, store.plain_file, store.damaged,
    store.keys_missing, store.keys_damaged, store.locked(by, machine), store.network_share,
    store.cloud_folder, store.read_only, store.newer, store.unfit (nothing written), and
    store.wrong_passphrase(failures, wait_seconds), also for a login without a slot.
    """
    return open_unlocked(unlock(path, login, passphrase), schema=schema)


def open_with_recovery(path: Path, code: str, *, schema: Schema = SHIPPED) -> Store:
    """Open a database with its printed recovery code; raises what `open_store` raises."""
    return open_unlocked(unlock(path, "", code_as_typed(code), slot=RECOVERY), schema=schema)


def open_unlocked(held: Unlocked, *, schema: Schema = SHIPPED) -> Store:
    """Open a database whose passphrase was right; its lock is let go when it does not open.

    Raises what `open_store` raises about damage and schema.
    """
    path, keys, key = held.path, held.keys, held.key
    try:
        if held.next_key is not None:
            keys, key = settled(path, keys, key, held.next_key), held.next_key
        _require_schema(path, key, keys, schema)
        if keys.schema != schema.current:
            keys = replace(keys, schema=schema.current)
            write_keys(path, keys)
        _require_fit(path, key)
        return Store(path, key, held.lock, keys)
    except BaseException:
        held.lock.release()
        raise


def _require_schema(path: Path, key: bytearray, keys: KeyFile, schema: Schema) -> None:
    connection = connect(path, key, settings=False)
    try:
        revision = revision_of(connection)
    finally:
        connection.close()
    state = schema.state_of(revision)
    if state is SchemaState.FOREIGN:
        raise StoreTrouble("store.foreign")
    if state is SchemaState.NEWER:
        raise StoreTrouble("store.newer")
    if state is SchemaState.OLDER:
        assert revision is not None
        _migrate(path, key, keys, schema, revision)


def _require_fit(path: Path, key: bytearray) -> None:
    connection = connect(path, key, settings=False)
    try:
        require_fit(connection)
    finally:
        connection.close()


def _migrate(path: Path, key: bytearray, keys: KeyFile, schema: Schema, revision: str) -> None:
    target = path.with_name(f"{path.stem}-before-{schema.current}{path.suffix}")
    backup.copy_verified(path, target, key, keys)
    engine = make_engine(path, lambda: key)
    try:
        upgrade(engine, schema, revision)
    except DBAPIError as error:
        raise as_trouble(error) from None
    finally:
        engine.dispose()


def _make_file(path: Path, key: bytearray, keys: KeyFile, now: datetime) -> None:
    part = part_path(path)
    part.unlink(missing_ok=True)
    connect(part, key, new=True).close()
    engine = make_engine(part, lambda: key)
    try:
        with engine.begin() as connection:
            make_new(connection, SHIPPED)
            about = {"id": keys.database, "made_at": now.astimezone(UTC).isoformat()}
            connection.execute(insert(Setting).values(key=ABOUT, value=about))
    except DBAPIError as error:
        raise as_trouble(error) from None
    finally:
        engine.dispose()
    tidy(part, key)
    require_encrypted(part)
    with told_as_trouble():
        sync_file(part)
        write_keys(path, keys)
        put_in_place(part, path)


def _lock_for_new(path: Path, login: str) -> FileLock:
    """Lock a place where nothing is yet; what this made there goes again when it is refused."""
    was_there = lock_path(path).exists()
    try:
        lock = take_lock(path, login)
    except StoreTrouble:
        if not was_there:
            lock_path(path).unlink(missing_ok=True)
        raise
    try:
        _require_nothing(path)
    except StoreTrouble:
        lock.release()
        raise
    return lock


def _require_nothing(path: Path) -> None:
    if path.exists():
        raise StoreTrouble("store.exists")
    # a part beside the keys tells of a creation that was cut short
    if keys_path(path).exists() and not part_path(path).exists():
        raise StoreTrouble("store.exists")
