"""What a screen reader is told to say, heard where Qt hands it over."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import PySide6
import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from shiboken6 import wrapInstance

_LIBRARY = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"
_INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""PySide does not offer QAccessible::installUpdateHandler."""
_Handler = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@contextmanager
def hearing() -> Iterator[list[str]]:
    """Note what is announced meanwhile."""
    if not _LIBRARY.exists():
        pytest.skip("no way to Qt's accessibility events on this system")
    heard: list[str] = []

    def note(address: int) -> None:
        event = cast("QAccessibleEvent", wrapInstance(address, QAccessibleEvent))
        if event.type() is QAccessible.Event.Announcement:
            said = wrapInstance(address, QAccessibleAnnouncementEvent)
            heard.append(cast("QAccessibleAnnouncementEvent", said).message())

    handler = _Handler(note)
    install = getattr(ctypes.CDLL(str(_LIBRARY)), _INSTALL)
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield heard
    finally:
        install(before)
