"""The keys of the path's page that hold wherever the focus is in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from desktop.windows.process_page import PathPage

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_CTRL, _SHIFT, _NONE = _Held.ControlModifier, _Held.ShiftModifier, _Held.NoModifier

KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[["PathPage"], object]] = {
    (_Key.Key_Z, _CTRL): lambda page: page.undo(),
    (_Key.Key_Y, _CTRL): lambda page: page.redo(),
    (_Key.Key_Z, _CTRL | _SHIFT): lambda page: page.redo(),
    (_Key.Key_S, _CTRL): lambda page: page.acts.save(),
    (_Key.Key_F8, _NONE): lambda page: page.problems.step(1),
    (_Key.Key_F8, _SHIFT): lambda page: page.problems.step(-1),
    (_Key.Key_F6, _NONE): lambda page: page.sides.next_part(1),
    (_Key.Key_F6, _SHIFT): lambda page: page.sides.next_part(-1),
}


def key_act(page: "PathPage", event: QKeyEvent) -> Callable[[], object] | None:
    """Return what a key does on the page, None where it has no meaning there."""
    held = event.modifiers() & ~_Held.KeypadModifier
    act = KEYS.get((Qt.Key(event.key()), held))
    return (lambda: act(page)) if act is not None else None
