"""Every gesture by keyboard: one table from key to act."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from diagram.editor.walking import Arrow

if TYPE_CHECKING:
    from diagram.editor.map_view import CaseMapView

Act: TypeAlias = "Callable[[CaseMapView], None]"

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

PAN = 80
"""Pixels that an arrow key pans."""

_ARROWS = {
    _Key.Key_Left: Arrow.LEFT,
    _Key.Key_Right: Arrow.RIGHT,
    _Key.Key_Up: Arrow.UP,
    _Key.Key_Down: Arrow.DOWN,
}


def _walk(arrow: Arrow) -> Act:
    def act(view: "CaseMapView") -> None:
        if not view.choice.walk(arrow):
            across, up = arrow.value
            view.pan(-across * PAN, up * PAN)

    return act


def _end(*, first: bool) -> Act:
    def act(view: "CaseMapView") -> None:
        view.choice.walk_to_end(first=first)

    return act


def _branch(number: int) -> Act:
    return lambda view: view.moving.show_branches(number)


MENDING = frozenset({_Key.Key_F2, _Key.Key_Return, _Key.Key_Enter})
"""Keys that go where something missing is filled in, while a move is being refused."""

KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Act] = {
    (_Key.Key_F, _NONE): lambda view: view.fit(),
    (_Key.Key_0, _CTRL): lambda view: view.fit(),
    (_Key.Key_Plus, _CTRL): lambda view: view.zoom_in(),
    (_Key.Key_Plus, _NONE): lambda view: view.zoom_in(),
    (_Key.Key_Equal, _CTRL): lambda view: view.zoom_in(),
    (_Key.Key_Minus, _CTRL): lambda view: view.zoom_out(),
    (_Key.Key_Minus, _NONE): lambda view: view.zoom_out(),
    (_Key.Key_Return, _NONE): lambda view: view.activate(),
    (_Key.Key_Enter, _NONE): lambda view: view.activate(),
    (_Key.Key_Escape, _NONE): lambda view: view.escape(),
    (_Key.Key_A, _CTRL): lambda view: view.choice.choose_all(),
    (_Key.Key_I, _CTRL): lambda view: view.choice.invert(),
    (_Key.Key_A, _NONE): lambda view: view.choose_step_cases(),
    (_Key.Key_P, _NONE): lambda view: view.choose_phase_cases(),
    (_Key.Key_Home, _NONE): _end(first=True),
    (_Key.Key_End, _NONE): _end(first=False),
    (_Key.Key_M, _NONE): lambda view: view.moving.follow(),
    (_Key.Key_Backspace, _NONE): lambda view: view.moving.step_back(),
    (_Key.Key_Right, _CTRL): _branch(1),
    **{(key, _NONE): _walk(arrow) for key, arrow in _ARROWS.items()},
    **{(Qt.Key(_Key.Key_1 + n), _NONE): _branch(n + 1) for n in range(9)},
}


def act_on(view: "CaseMapView", event: QKeyEvent) -> bool:
    """Do what a key means; answer whether it means anything."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    held &= ~Qt.KeyboardModifier.ShiftModifier
    act = KEYS.get((Qt.Key(event.key()), held))
    if act is None:
        return False
    act(view)
    return True
