"""The files of one database: their names, and writing a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS
from pathlib import Path

from models.rules.errors import StoreTrouble

SUFFIX = ".polku"
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_SIZE = 4096
_ERRNO_CODES = {
    ENOSPC: "store.disk_full",
    EDQUOT: "store.disk_full",
    EFBIG: "store.disk_full",
    EROFS: "store.read_only",
    ENOENT: "store.no_place",
    ENOTDIR: "store.no_place",
    ENAMETOOLONG: "store.no_place",
}


def keys_path(path: Path) -> Path:
    """Return where the key slots of database `path` are."""
    return path.with_name(path.name + "-keys")


def lock_path(path: Path) -> Path:
    """Return the lock file of database `path`."""
    return path.with_name(path.name + "-lock")


def part_path(path: Path) -> Path:
    """Return the name that a file bears while it is being written."""
    return path.with_name(path.name + ".part")


def write_whole(path: Path, content: bytes) -> None:
    """Write `path` so that a crash leaves the old content or the new one, never a part."""
    try:
        with told_as_trouble():
            put_in_place(write_part(path, content), path)
    except StoreTrouble:
        part_path(path).unlink(missing_ok=True)
        raise


def write_part(path: Path, content: bytes) -> Path:
    """Write what is to become `path` under the name of its part, and make it last a power cut."""
    part = part_path(path)
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return part


def remove_database(path: Path) -> None:
    """Remove a database that never came into use, with all that belongs to it.

    What cannot be removed is left: why the database was not made is what is told.
    """
    for name in _all_names(path):
        with suppress(OSError):
            name.unlink(missing_ok=True)


def require_names_fit(path: Path) -> None:
    """Raise OSError where a file that goes with the database would have too long a name."""
    longest = max(_all_names(path), key=lambda name: len(os.fsencode(name.name)))
    with suppress(FileNotFoundError):
        longest.stat()


def _all_names(path: Path) -> Iterator[Path]:
    for name in (path, part_path(path)):
        for ending in ("", "-wal", "-shm", "-journal"):
            yield name.with_name(name.name + ending)
    yield from (keys_path(path), lock_path(path))


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished and synced file its name, for its owner only, and make the name last."""
    part.chmod(0o600)
    part.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make the content of `path` last a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last a power cut; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def told_as_trouble() -> Iterator[None]:
    """Turn what the file system refuses into StoreTrouble; file names stay out of it."""
    try:
        yield
    except PermissionError:
        raise StoreTrouble("store.read_only") from None
    except OSError as error:
        code = _ERRNO_CODES.get(error.errno or 0, "store.disk_error")
        raise StoreTrouble(code) from None
