"""Entries of menus as commands that quick open can find."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.base.words import tr
from desktop.windows.finding import Command


def commands_of(
    menu: QMenu, head: str, reach: Callable[[], None], *, typed_only: bool = False
) -> Iterator[Command]:
    """Yield the entries of a menu and of the menus in it, named after `head`.

    `reach` goes where the entry works, before the entry is chosen.
    """
    for action in menu.actions():
        inner = action.menu()
        name = _words(action)
        if not action.isEnabled() or not action.isVisible() or not name:
            continue
        words = tr("{head}: {entry}", head=head, entry=_state(action, name))
        if isinstance(inner, QMenu):
            within = tr("{head}: {entry}", head=head, entry=name)
            yield from commands_of(inner, within, reach, typed_only=typed_only)
        else:
            yield Command(words, _key(action), partial(_choose, action, reach), typed_only)


def _choose(action: QAction, reach: Callable[[], None]) -> None:
    reach()
    action.trigger()


def _words(action: QAction) -> str:
    words = action.text().partition("\t")[0]
    return "" if action.isSeparator() else words.replace("&&", "&")


def _key(action: QAction) -> str:
    """Return the key: a shortcut, or what the entry writes at its right."""
    own = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return own or action.text().partition("\t")[2]


def _state(action: QAction, name: str) -> str:
    """Mark an entry that is on."""
    return tr("{entry} (käytössä)", entry=name) if action.isChecked() else name
