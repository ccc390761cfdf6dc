"""From passphrase to key: argon2id, and what a guess costs."""

import ctypes
import os
import sys
import unicodedata
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from models.rules.errors import RuleBroken, StoreTrouble

KEY_BYTES = 32
SALT_BYTES = 16
_GIBIBYTE = 1024**3


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: `memory` in KiB, passes and lanes of argon2id."""

    memory: int
    passes: int
    lanes: int

    @property
    def is_sane(self) -> bool:
        """Answer whether a workstation can pay it; an edited slot file must not hang us."""
        return (
            1 <= self.lanes <= 64
            and 8 * self.lanes <= self.memory <= 4 * 1024**2
            and 1 <= self.passes <= 64
            and self.memory * self.passes <= 8 * 1024**2
        )


STRONG = KdfCost(memory=256 * 1024, passes=3, lanes=4)
MODEST = KdfCost(memory=64 * 1024, passes=3, lanes=4)


def suitable_cost(memory_bytes: int | None = None) -> KdfCost:
    """Return the cost for a machine of so much memory (this one when not given)."""
    found = physical_memory() if memory_bytes is None else memory_bytes
    return STRONG if found >= 2 * _GIBIBYTE else MODEST


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 256-bit key of `passphrase`; the same letters typed otherwise give the same key.

    Raises RuleBroken("passphrase.empty") and StoreTrouble("store.no_memory").
    """
    secret = unicodedata.normalize("NFC", passphrase)
    if not secret.strip():
        raise RuleBroken("passphrase.empty")
    try:
        return hash_secret_raw(
            secret.encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError:
        raise StoreTrouble("store.no_memory") from None


def physical_memory() -> int:
    """Return the memory of this machine in bytes, 0 when it cannot be told."""
    if sys.platform == "win32":
        return _windows_memory()
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 0


def _windows_memory() -> int:
    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("others", ctypes.c_ulonglong * 6),
        )

    status = Status(length=ctypes.sizeof(Status))
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent from other systems' stubs
    return int(status.total) if library.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
