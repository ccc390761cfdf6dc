"""Every command by keyboard: one table from key to command. Letters begin a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from diagram.editor.drawing.words import Command
from diagram.editor.walking import Arrow

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier

KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (_Key.Key_F2, _NONE): Command.RENAME,
    (_Key.Key_Return, _CTRL): Command.NEW_STEP,
    (_Key.Key_Insert, _NONE): Command.CREATE,
    (_Key.Key_Return, _CTRL | _SHIFT): Command.NEW_PHASE,
    (_Key.Key_T, _CTRL): Command.NEW_NOTE,
    (_Key.Key_L, _CTRL): Command.CONNECT,
    (_Key.Key_L, _CTRL | _SHIFT): Command.RECONNECT,
    (_Key.Key_B, _CTRL): Command.BEND,
    (_Key.Key_R, _CTRL): Command.RESIZE,
    (_Key.Key_M, _CTRL): Command.SPACE,
    (_Key.Key_R, _CTRL | _SHIFT): Command.REROUTE,
    (_Key.Key_X, _CTRL): Command.CUT,
    (_Key.Key_C, _CTRL): Command.COPY,
    (_Key.Key_V, _CTRL): Command.PASTE,
    (_Key.Key_D, _CTRL): Command.DUPLICATE,
    (_Key.Key_Delete, _NONE): Command.DELETE,
    (_Key.Key_A, _CTRL): Command.SELECT_ALL,
    (_Key.Key_0, _CTRL): Command.FIT,
    (_Key.Key_1, _CTRL): Command.REAL_SIZE,
    (_Key.Key_Plus, _CTRL): Command.ZOOM_IN,
    (_Key.Key_Minus, _CTRL): Command.ZOOM_OUT,
    (_Key.Key_I, _CTRL): Command.EFFECTS,
    (_Key.Key_F10, _SHIFT): Command.MENU,
    (_Key.Key_Menu, _NONE): Command.MENU,
}
_ALSO: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
    (_Key.Key_Enter, _CTRL): Command.NEW_STEP,
    (_Key.Key_Enter, _CTRL | _SHIFT): Command.NEW_PHASE,
    (_Key.Key_Equal, _CTRL): Command.ZOOM_IN,
    (_Key.Key_Plus, _CTRL | _SHIFT): Command.ZOOM_IN,
    (_Key.Key_Backspace, _NONE): Command.DELETE,
}
ARROWS = {
    _Key.Key_Left: Arrow.LEFT,
    _Key.Key_Right: Arrow.RIGHT,
    _Key.Key_Up: Arrow.UP,
    _Key.Key_Down: Arrow.DOWN,
}


def held_with(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the keys held, the number pad left out."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> Command | None:
    """Return the command of a key, None where it has none."""
    key = (Qt.Key(event.key()), held_with(event))
    return KEYS.get(key) or _ALSO.get(key)


def walks(event: QKeyEvent) -> bool:
    """Answer whether a key is an arrow."""
    return Qt.Key(event.key()) in ARROWS


def begins_name(event: QKeyEvent) -> str:
    """Return the letter or digit that begins a name, empty for any other key."""
    text = event.text()
    plain = not held_with(event) & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier)
    return text if plain and text.isprintable() and text.strip() and text.isalnum() else ""


def key_of(command: Command) -> QKeySequence:
    """Return the key of a command for menus and tool tips, empty where it has none."""
    for (key, held), known in KEYS.items():
        if known is command:
            return QKeySequence(int(held.value) | int(key))
    return QKeySequence()
