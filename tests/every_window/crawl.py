"""Opens what a button or a menu entry ending in dots opens, looks, and leaves it as it was."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QMessageBox, QWidget
from shiboken6 import isValid

Look = Callable[[str, QWidget], None]
_DOTS = "…"
_PATIENCE = 10.0
_PAUSE_MS = 5
_DEEP = 3


class Crawler:
    """Walks dialogs; `look` is called with the name and the root of each window that shows."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.seen: set[str] = set()
        self._pressed: set[tuple[str, str]] = set()
        self.failed: list[BaseException] = []

    def look(self, name: str, root: QWidget) -> None:
        """Look at a window or page as it stands."""
        settle()
        self._look(name, root)

    def visit(self, name: str, root: QWidget, depth: int = 0) -> None:
        """Look at `root`, then open in turn what its buttons and menus ending in dots open."""
        self.look(name, root)
        if depth >= _DEEP:
            return
        for act, words in list(_openers(root)):
            key = (type(root).__name__, words)
            if key in self._pressed:
                continue
            self._pressed.add(key)
            if isValid(root) and root.isVisible():
                self.opened_by(act, f"{name} > {words}", depth + 1)

    def opened_by(
        self,
        opening: Callable[[], object],
        name: str,
        depth: int = 1,
        act: Callable[[QWidget], None] = lambda dialog: None,
    ) -> bool:
        """Do what may open a dialog; visit it, after `act` in it, and leave; tell if one came."""
        before = QApplication.activeModalWidget()
        over: list[QWidget] = []

        def meet() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is before:
                return
            timer.stop()
            try:
                self._meet(name, dialog, depth, act)
            except BaseException as error:  # a slot swallows it otherwise
                self.failed.append(error)
            _leave(dialog)
            over.append(dialog)

        timer = QTimer()
        timer.setInterval(_PAUSE_MS)
        timer.timeout.connect(meet)
        timer.start()
        opening()
        settle()
        if not over and QApplication.activeModalWidget() not in (None, before):
            until(lambda: bool(over))
        timer.stop()
        settle()
        if self.failed:
            raise self.failed[0]
        return bool(over)

    def _meet(self, name: str, dialog: QWidget, depth: int, act: Callable[[QWidget], None]) -> None:
        kind = type(dialog).__name__
        if isinstance(dialog, QMessageBox):
            kind = f"{kind}: {dialog.text()}"
        if kind in self.seen:
            return
        self.seen.add(kind)
        settle()
        act(dialog)
        self.visit(f"{name} [{type(dialog).__name__}]", dialog, depth)


def settle() -> None:
    """Let the windows answer what was done."""
    for _ in range(3):
        QApplication.processEvents()


def until(holds: Callable[[], object], what: str = "an answer") -> None:
    """Wait until something holds."""
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        QApplication.processEvents()
        time.sleep(_PAUSE_MS / 1000)


def inner_words(text: str) -> str:
    """Return words without their mnemonic, key and marks of the pseudo-language."""
    text = text.split("\t")[0].replace("&", "")
    return text.removeprefix("«").removesuffix("»").rstrip("~ ")


def _openers(root: QWidget) -> Iterator[tuple[Callable[[], object], str]]:
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.window() is root.window():
            words = inner_words(button.text())
            if words.endswith(_DOTS):
                yield button.click, words
    for menu in root.findChildren(QMenu):
        for action in menu.actions():
            words = inner_words(action.text())
            if words.endswith(_DOTS) and action.isEnabled() and action.isVisible():
                yield action.trigger, words


def _leave(dialog: QWidget) -> None:
    if not isValid(dialog):
        return
    if isinstance(dialog, QDialog):
        dialog.reject()
    else:
        dialog.close()
