"""One window for one database: a second start shows the first one's window.

The second process tells the first what it was asked to open through a local channel of the user's
own: a socket in a private folder, on Windows a named pipe. A secret in a file that only this user
can read opens the channel, so that nobody else's program is told or obeyed.
"""

import contextlib
import os
import secrets
import sys
from enum import Enum, auto
from hashlib import sha256
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

EXAMPLE = "example"
"""What stands for the example where a database is named."""

_SECRET, _CHANNEL = "start.secret", "start.channel"
_SHOWN, _OTHER = b"shown", b"other"
_LONGEST = 4096
_PATIENCE = 3
"""Seconds; a first program that does not answer by then is taken for none."""
_TROUBLES = (OSError, EOFError, AuthenticationError, ValueError)


class First(Enum):
    """What the first program answered: there is none, it has come forward, it has another."""

    ABSENT = auto()
    SHOWN = auto()
    OTHER = auto()


class _Channel(Protocol):
    """What a socket's and a named pipe's ends have in common."""

    def recv_bytes(self, maxlength: int | None = None) -> bytes:
        """Return what the other end sent."""

    def send_bytes(self, buf: bytes) -> None:
        """Send to the other end."""


class FirstStart(QObject):
    """The first program of this user: answers those that start later.

    Signals:
        shown_asked(): a second start wants this window to be seen.
    """

    shown_asked = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._listener: Listener | None = None
        self._database = ""

    def open(self) -> None:
        """Begin to answer; where the folder takes no files, later starts go their own way."""
        with contextlib.suppress(*_TROUBLES):
            self._listener = Listener(_address(self._folder), authkey=_secret(self._folder))
            Thread(target=self._answer, name="polku-starts", daemon=True).start()

    def now_open(self, database: str) -> None:
        """Say which database this program shows, or EXAMPLE; empty while it shows none."""
        self._database = database

    def close(self) -> None:
        """Answer nobody any more."""
        listener, self._listener = self._listener, None
        if listener is not None:
            ask_first(self._folder, "")  # wakes the thread that waits
            with contextlib.suppress(*_TROUBLES):
                listener.close()

    def _answer(self) -> None:
        while (listener := self._listener) is not None:
            try:
                with listener.accept() as caller:
                    self._hear(caller)
            except _TROUBLES:
                continue

    def _hear(self, caller: _Channel) -> None:
        asked = caller.recv_bytes(_LONGEST).decode("utf-8", "surrogateescape")
        is_ours = self._listener is not None and asked in ("", self._database)
        caller.send_bytes(_SHOWN if is_ours else _OTHER)
        if is_ours:
            self.shown_asked.emit()


def ask_first(folder: Path, database: str) -> First:
    """Ask the first program to show its window if it has `database`; empty means any."""
    answers: list[First] = []
    asking = Thread(target=lambda: answers.append(_asked(folder, database)), daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return answers[0] if answers else First.ABSENT


def _asked(folder: Path, database: str) -> First:
    try:
        key = (folder / _SECRET).read_bytes()
        with Client(_address(folder), authkey=key) as first:
            _let_it_come_forward()
            first.send_bytes(database.encode("utf-8", "surrogateescape"))
            return First.SHOWN if first.recv_bytes(_LONGEST) == _SHOWN else First.OTHER
    except _TROUBLES:
        return First.ABSENT


def _secret(folder: Path) -> bytes:
    """Write a new secret and take away the channel of a program that ended without a word."""
    key = secrets.token_bytes(32)
    handle = os.open(folder / _SECRET, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    if sys.platform != "win32":
        (folder / _CHANNEL).unlink(missing_ok=True)
    return key


def _address(folder: Path) -> str:
    if sys.platform == "win32":
        name = sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return rf"\\.\pipe\polku-{name}"
    return str(folder / _CHANNEL)


def _let_it_come_forward() -> None:
    """Windows lets only the program in use put another in front."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
