"""The lock file (lukkotiedosto): one program at a time has the database, and says who it is."""

import getpass
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from models.rules.errors import StoreTrouble
from models.store.files import lock_path, told_as_trouble

# Windows keeps others from reading locked bytes: lock one far behind the text.
_LOCKED_BYTE = 1_000_000
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the database open: a worker's login and a machine, no client's data."""

    login: str
    machine: str


class FileLock:
    """A held lock; the operating system lets it go even when the program is killed."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.ftruncate(handle, 0)
            _unlock(handle)
            os.close(handle)


def take_lock(path: Path, login: str) -> FileLock:
    """Lock database `path` for this program.

    StoreTrouble("store.locked", by=…, machine=…) when somebody has it ("store.in_use" when it
    cannot be told who), "store.read_only" where nothing can be written.
    """
    with told_as_trouble():
        handle = os.open(lock_path(path), os.O_RDWR | os.O_CREAT, 0o600)
    if not _try_lock(handle):
        os.close(handle)
        holder = holder_of(path)
        if holder is None or not holder.login:
            raise StoreTrouble("store.in_use")
        raise StoreTrouble("store.locked", by=holder.login, machine=holder.machine)
    lock = FileLock(handle)
    try:
        with told_as_trouble():
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, _text_of(Holder(login or _system_user(), socket.gethostname())))
    except StoreTrouble:
        lock.release()
        raise
    return lock


def holder_of(path: Path) -> Holder | None:
    """Return who has database `path` open, None when nobody has."""
    try:
        handle = os.open(lock_path(path), os.O_RDWR)
    except OSError:
        return None
    try:
        if _try_lock(handle):
            _unlock(handle)
            return None
        return _holder_in(os.read(handle, _LONGEST))
    finally:
        os.close(handle)


def _holder_in(content: bytes) -> Holder:
    try:
        plain = json.loads(content)
        return Holder(str(plain["login"]), str(plain["machine"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Holder("", "")


def _text_of(holder: Holder) -> bytes:
    return json.dumps({"login": holder.login, "machine": holder.machine}).encode("ascii")


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
