"""Which program this is: its version, and a fingerprint of its code and data."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = "build.json"
FOLDERS = ("desktop", "diagram", "models", "reports", "resources")


@dataclass(frozen=True, slots=True)
class Build:
    """A built program, or the checkout that it runs from (`is_built` is then false)."""

    version: str
    fingerprint: str
    is_built: bool


@cache
def build() -> Build:
    """Return the build that runs; a checkout's is reckoned from its files."""
    stamp = Path(__file__).resolve().parent / STAMP
    if stamp.exists():
        told = json.loads(stamp.read_text(encoding="utf-8"))
        return Build(told["version"], told["fingerprint"], is_built=True)
    return Build(version_of(ROOT), fingerprint_of(ROOT), is_built=False)


def version_of(root: Path) -> str:
    """Return the version that the checkout at `root` says it is."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version: str = project["version"]
    return version


def fingerprint_of(root: Path) -> str:
    """Return the SHA-256 over the names and contents of all files of the program, as hexadecimal.

    The same checkout gives the same fingerprint on every machine: both builds carry it, and
    whoever has the source can reckon it again.
    """
    total = hashlib.sha256()
    for name in sorted(_files(root)):
        content = hashlib.sha256((root / name).read_bytes()).hexdigest()
        total.update(f"{content}  {name}\n".encode())
    return total.hexdigest()


def _files(root: Path) -> list[str]:
    return [
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and path.name != STAMP and path.suffix != ".pyc"
    ]
