"""Files that the user drops, pastes or chooses for a case: read once, checked, never copied."""

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.rules.attached_files import shown_name
from models.rules.attachments import (
    MEGABYTE,
    MOST_AT_ONCE,
    MOST_BYTES_AT_ONCE,
    CheckedFile,
    require_size,
)
from models.rules.errors import PolkuError, RuleBroken

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Offered:
    """What the user offered: a file by its path, or bytes from the clipboard under a name."""

    name: str
    path: Path | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Taken:
    """What may be kept, and what may not with the reason; the names are cleaned."""

    files: tuple[CheckedFile, ...]
    refused: tuple[tuple[str, PolkuError], ...]


def offered_paths(paths: Sequence[str | Path]) -> tuple[Offered, ...]:
    """Return paths as they are offered."""
    return tuple(Offered(Path(path).name, Path(path)) for path in paths)


def take(offered: Sequence[Offered], most_mb: int, progress: Progress) -> Taken:
    """Read and check each; nothing is stored. Any thread may ask.

    RuleBroken("attachment.many" | "attachment.much") for too many at once,
    "attachment.stopped" when `progress` answers no.
    """
    from reports.attaching import checked_file

    if len(offered) > MOST_AT_ONCE:
        raise RuleBroken("attachment.many", most=MOST_AT_ONCE)
    files: list[CheckedFile] = []
    refused: list[tuple[str, PolkuError]] = []
    total = 0
    for place, one in enumerate(offered):
        _go_on(progress, place, len(offered))
        try:
            content = one.content if one.path is None else read_whole(one.path, most_mb)
            go_on = partial(progress, place, len(offered))
            files.append(checked_file(content, one.name, most_mb, go_on))
        except PolkuError as error:
            if error.code == "attachment.stopped":
                raise
            refused.append((shown_name(one.name), error))
            continue
        total += len(files[-1].content)
        if total > MOST_BYTES_AT_ONCE:
            raise RuleBroken("attachment.much", most=MOST_BYTES_AT_ONCE // MEGABYTE)
    return Taken(tuple(files), tuple(refused))


def read_whole(path: Path, most_mb: int) -> bytes:
    """Return the bytes of an ordinary file.

    Raises RuleBroken: attachment.link for a shortcut, .folder, .gone, .unreadable, .empty, .large.
    """
    try:
        state = os.lstat(path)
        if stat.S_ISLNK(state.st_mode):
            raise RuleBroken("attachment.link")
        if stat.S_ISDIR(state.st_mode):
            raise RuleBroken("attachment.folder")
        if not stat.S_ISREG(state.st_mode):
            raise RuleBroken("attachment.unknown")
        require_size(state.st_size, most_mb)
        with path.open("rb") as file:
            content = file.read(most_mb * MEGABYTE + 1)
    except FileNotFoundError:
        raise RuleBroken("attachment.gone") from None
    except (OSError, ValueError):
        raise RuleBroken("attachment.unreadable") from None
    require_size(len(content), most_mb)
    return content


def _go_on(progress: Progress, done: int, total: int) -> None:
    if not progress(done, total):
        raise RuleBroken("attachment.stopped")
