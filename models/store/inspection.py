"""What a database file looks like before any key is given."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.rules.errors import StoreTrouble
from models.store.files import PAGE_SIZE, PLAIN_HEADER, keys_path
from models.store.keys import read_keys
from models.store.lock import Holder, holder_of
from models.store.schema_version import SHIPPED, SchemaState


class FileKind(StrEnum):
    """What stands where the database should be; values are the codes of their sentences."""

    READY = "store.ready"
    MISSING = "store.missing"
    UNREADABLE = "store.unreadable"
    EMPTY = "store.empty_file"
    PLAIN = "store.plain_file"
    DAMAGED = "store.damaged"
    KEYS_MISSING = "store.keys_missing"
    KEYS_DAMAGED = "store.keys_damaged"
    NEWER = "store.newer"


@dataclass(frozen=True, slots=True)
class FileState:
    """What was found, who has a key slot, and who has the file open just now (None: nobody)."""

    kind: FileKind
    logins: tuple[str, ...] = ()
    holder: Holder | None = None


def inspect(path: Path) -> FileState:
    """Look at a database without opening it; nothing is written."""
    kind = _kind_of(path)
    if kind is not FileKind.READY:
        return FileState(kind)
    try:
        keys = read_keys(path)
    except StoreTrouble:
        there = keys_path(path).exists()
        return FileState(FileKind.KEYS_DAMAGED if there else FileKind.KEYS_MISSING)
    newer = SHIPPED.state_of(keys.schema) is SchemaState.NEWER
    return FileState(FileKind.NEWER if newer else kind, keys.logins, holder_of(path))


def require_ready(path: Path) -> None:
    """Raise StoreTrouble when there is nothing at `path` that a key could open."""
    kind = _kind_of(path)
    if kind is not FileKind.READY:
        raise StoreTrouble(kind.value)


def require_encrypted(path: Path) -> None:
    """Raise StoreTrouble("store.no_cipher") when what was just written is plain."""
    if _kind_of(path) is not FileKind.READY:
        raise StoreTrouble("store.no_cipher")


def _kind_of(path: Path) -> FileKind:
    try:
        if not path.is_file():
            return FileKind.MISSING
        with path.open("rb") as file:
            start = file.read(PAGE_SIZE)
    except OSError:
        return FileKind.UNREADABLE
    if not start:
        return FileKind.EMPTY
    if start.startswith(PLAIN_HEADER):
        return FileKind.PLAIN
    return FileKind.READY if len(start) == PAGE_SIZE else FileKind.DAMAGED
