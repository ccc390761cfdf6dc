"""What can be done on the shown page, as commands that quick open can find: buttons and menus."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from desktop.base.words import tr
from desktop.windows.finding import Command
from desktop.windows.menu_commands import commands_of
from desktop.windows.page import Page

_FIELDS = (QCheckBox, QRadioButton)
"""Buttons that answer a form's question: they are no commands."""


def commands_on(page: Page) -> Iterator[Command]:
    """Yield what the buttons and menus of `page` do now; found by typing only.

    Its `menus` are left out, which the main window offers from everywhere.
    """
    known = set(page.menus)
    for button in page.findChildren(QAbstractButton):
        if isinstance(button, _FIELDS) or not button.isVisible() or not button.isEnabled():
            continue
        words, menu = words_of(button), menu_of(button)
        if menu in known or not words:
            continue
        if menu is not None:
            yield from commands_of(menu, words, _nowhere, typed_only=True)
        else:
            here = tr("Tällä sivulla: {entry}", entry=words)
            yield Command(here, "", partial(_press, button), typed_only=True)


def words_of(button: QAbstractButton) -> str:
    """Return what a button says, or is called where it only shows a picture."""
    said = " ".join(button.text().replace("&&", "&").split())
    return button.accessibleName() or said


def menu_of(button: QWidget) -> QMenu | None:
    """Return the menu that a button opens, if any."""
    menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
    return menu if isinstance(menu, QMenu) else None


def _press(button: QAbstractButton) -> None:
    """Press a button as the mouse does; one that is gone meanwhile does nothing."""
    if isValid(button) and button.isEnabled():
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()


def _nowhere() -> None:
    """The page is shown already."""


SettingsDoor = Callable[[str], None]


def settings_commands(titles: tuple[str, ...], show: SettingsDoor) -> Iterator[Command]:
    """Yield a command for each section of the settings."""
    head = tr("Asetukset")
    for title in titles:
        words = tr("{head}: {entry}", head=head, entry=title)
        yield Command(words, "", partial(show, title), typed_only=True)
