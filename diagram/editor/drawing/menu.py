"""The menu on the drawing: the commands for what is chosen, each with its key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from diagram.editor.drawing.keys import key_of
from diagram.editor.drawing.words import Command

if TYPE_CHECKING:
    from diagram.editor.drawing.canvas import DraftCanvas

GROUPS: tuple[tuple[Command, ...], ...] = (
    (Command.EFFECTS,),
    (Command.RENAME, Command.NEW_STEP, Command.CREATE, Command.NEW_PHASE, Command.NEW_REMINDER,
     Command.NEW_PARALLEL, Command.NEW_NOTE),
    (Command.CONNECT, Command.RECONNECT, Command.BEND, Command.REROUTE),
    (Command.RESIZE, Command.SPACE),
    (Command.ALIGN_LEFT, Command.ALIGN_CENTRE, Command.ALIGN_RIGHT, Command.ALIGN_TOP,
     Command.ALIGN_MIDDLE, Command.ALIGN_BOTTOM),
    (Command.DISTRIBUTE_ACROSS, Command.DISTRIBUTE_DOWN),
    (Command.CUT, Command.COPY, Command.PASTE, Command.DUPLICATE, Command.DELETE),
    (Command.SELECT_ALL, Command.FIT),
)  # fmt: skip


def menu_of(canvas: "DraftCanvas") -> QMenu:
    """Return the menu of what can be done now."""
    menu = QMenu(canvas)
    for group in GROUPS:
        able = [command for command in group if canvas.may(command)]
        if able and not menu.isEmpty():
            menu.addSeparator()
        for command in able:
            action = menu.addAction(canvas.words.commands[command])
            action.setShortcut(key_of(command))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, known=command: canvas.run(known))
    return menu


def open_menu(canvas: "DraftCanvas", at: QPoint) -> None:
    """Open the menu at a point of the screen."""
    menu = menu_of(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
