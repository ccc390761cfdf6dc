"""When we were wrong: a crash report without personal data, and one calm word to the user.

A report names types, files, lines and functions. Messages of exceptions are left out: they may
repeat what a user typed.
"""

import contextlib
import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

REPORT = "crash.log"
LIMIT = 512 * 1024
_QUIET = ("This plugin does not support",)


class CrashReports:
    """Writes reports into one private file of `folder`; keep it alive as long as the program."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / REPORT
        self._file = _report_file(self.path)
        self._told = False
        self.tell: Callable[[], None] = lambda: None

    def install(self) -> None:
        """Take over Python's and Qt's last resorts."""
        faulthandler.enable(self._file)
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(self._on_qt_message)

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write one report and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            return
        self._write(f"{kind.__module__}.{kind.__name__}", *_places(trace))
        if not self._told:
            self._told = True
            self.tell()

    def close(self) -> None:
        """Give Python's and Qt's own handlers back."""
        faulthandler.disable()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        self._file.close()

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtDebugMsg or text.startswith(_QUIET):
            return
        self._write(f"Qt {kind.name} {context.category or ''}", text.split('"')[0][:200])

    def _write(self, *lines: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with contextlib.suppress(OSError):  # the disk is full: the user is told all the same
            self._file.write("\n  ".join((f"{at} {lines[0]}", *lines[1:])) + "\n")
            self._file.flush()


def _report_file(path: Path) -> TextIO:
    """Open the report for adding; a disk that takes nothing keeps nobody from working."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > LIMIT:
            path.unlink()
        return open_private(path)
    except OSError:
        return Path(os.devnull).open("a", encoding="utf-8")


def open_private(path: Path) -> TextIO:
    """Open a text file for adding that only this user can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(handle, "a", encoding="utf-8")


def forbid_core_dumps() -> None:
    """Keep memory, and so clients' data, out of core files where the system lets us."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
