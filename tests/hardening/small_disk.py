"""A disk that fills up: a small one of its own where we may mount, else a limit on file sizes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILLER = "filler"
MEGABYTES = 12


class Disk:
    """A folder whose disk can be filled and emptied again."""

    def __init__(self, folder: Path, *, is_own: bool) -> None:
        self.folder, self.is_own = folder, is_own

    @contextmanager
    def full(self) -> Iterator[None]:
        """Leave no room for a single byte meanwhile."""
        with _filled(self.folder) if self.is_own else _limited():
            yield


@contextmanager
def own_disk(folder: Path) -> Iterator[Disk | None]:
    """Mount a small disk at `folder`; None where that is not allowed."""
    folder.mkdir()
    if not _mounted(folder):
        yield None
        return
    try:
        yield Disk(folder, is_own=True)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _mounted(folder: Path) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    size = f"size={MEGABYTES}m"
    command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def _filled(folder: Path) -> Iterator[None]:
    filler = folder / FILLER
    with filler.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def _limited() -> Iterator[None]:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
