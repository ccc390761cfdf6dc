"""A user's hands at the real windows: keys, and the mouse or Tab to get at things.

Every event goes through the window system's door, so that shortcuts, focus and what lies on top
answer as they do to a user.
"""

import time
from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QMessageBox,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

_PATIENCE = 20.0
_PAUSE = 5
_GLANCE = 50
_ROUNDS = 3
_LOOKS = 5
_AT_MARK = 12
_MOST_TABS = 700
_CLICK = QTest.KeyAction.Click
_NONE = Qt.KeyboardModifier.NoModifier


class Mishap(Exception):
    """The window did not answer as a user would expect; the text says what was looked for."""


class Hands:
    """Keys and mouse.

    `check` is called while waiting and raises when something went wrong elsewhere.
    """

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._expected: list[QWidget] = []
        self._awaits_dialog = False
        self._surprise = ""
        self._guard = QTimer()
        self._guard.setInterval(_GLANCE)
        self._guard.timeout.connect(self._look_for_surprise)
        self._guard.start()

    def rest(self) -> None:
        """Watch over dialogs no longer."""
        self._guard.stop()

    def keys(self, *sequences: str) -> None:
        """Press key combinations such as "Ctrl+N", one after the other."""
        for text in sequences:
            QTest.keySequence(self._window(), QKeySequence(text))
            self.settle()

    def write(self, text: str) -> None:
        """Type text, letter by letter, where the focus is."""
        window = self._window()
        for letter in text:
            if letter == "\n":
                QTest.keyClick(window, Qt.Key.Key_Return)
            else:
                QTest.sendKeyEvent(_CLICK, window, _key_of(letter), letter, _NONE)
        self.settle()

    def reach(self, widget: QWidget) -> None:
        """Put the focus into `widget` with a click."""
        self.click(widget)

    def click(self, widget: QWidget) -> None:
        """Click on `widget`; Mishap where something else lies on top or it is switched off."""
        self.until(lambda: widget.isVisible() and widget.isEnabled(), _called(widget))
        self._see(widget)
        window, place = widget.window(), _place(widget)
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, _NONE, place)
        self.settle()

    def with_dialog(self, opening: Callable[[], None], act: Callable[[QWidget], None]) -> None:
        """Do what opens a dialog, then `act` in it; works for dialogs that block and others."""
        before = QApplication.activeModalWidget()
        failed: list[BaseException] = []
        acted: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is before:
                return
            timer.stop()
            self._awaits_dialog = False
            self._expected.append(dialog)
            try:
                self.until(lambda: QApplication.activeWindow() is dialog, "the dialog")
                act(dialog)
            except BaseException as error:
                failed.append(error)
                if isValid(dialog):
                    dialog.close()
            self._expected.remove(dialog)
            acted.append(True)

        timer = QTimer()
        timer.setInterval(_PAUSE)
        timer.timeout.connect(look)
        timer.start()
        self._awaits_dialog = True
        opening()
        self.until(lambda: bool(acted), "the dialog to open")
        timer.stop()
        if failed:
            raise failed[0]

    def bring_forward(self) -> None:
        """Wait until the window in front has the focus."""
        self.until(_bring_forward, "a window with the focus")

    def settle(self) -> None:
        """Let the windows answer what was done."""
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        self._raise_troubles()

    def until(self, holds: Callable[[], object], what: str, *, seconds: float = _PATIENCE) -> None:
        """Wait until something holds; Mishap when it does not in time."""
        end = time.monotonic() + seconds
        while not holds():
            self._raise_troubles()
            if time.monotonic() > end:
                raise Mishap(f"waited in vain for {what}")
            QTest.qWait(_PAUSE)
        self.settle()

    def _raise_troubles(self) -> None:
        if self._surprise:
            said, self._surprise = self._surprise, ""
            raise Mishap(f"a dialog came unasked: {said}")
        self._check()

    def _look_for_surprise(self) -> None:
        """Close a dialog that nobody waits for, since it would block for ever."""
        dialog = QApplication.activeModalWidget()
        if dialog is None or self._awaits_dialog or dialog in self._expected:
            return
        self._surprise = dialog.text() if isinstance(dialog, QMessageBox) else _called(dialog)
        dialog.close()

    def _see(self, widget: QWidget) -> None:
        """Scroll until a click on `widget` would reach it."""
        hit: QWidget | None = None
        window = widget.window()
        for _ in range(_LOOKS):
            bring_into_view(widget)
            self.settle()
            place = _place(widget)
            hit = window.childAt(place) if window.rect().contains(place) else None
            if hit is not None and (hit is widget or widget.isAncestorOf(hit)):
                return
        raise Mishap(f"{_called(widget)} is covered by {_called(hit) if hit else 'nothing'}")

    def _window(self) -> QWindow:
        if not _has_focus():
            self.bring_forward()
        window = QGuiApplication.focusWindow()
        assert window is not None
        return window


class BareHands(Hands):
    """The keyboard alone: Tab instead of the mouse, Space instead of a click."""

    def reach(self, widget: QWidget) -> None:
        """Press Tab until the focus is in `widget`; Mishap when it never comes there."""
        self.until(lambda: widget.isVisible() and widget.isEnabled(), _called(widget))
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and _is_at(focused, widget):
                return
            if _are_choices(focused, widget):
                self.keys(_arrow_to(widget, focused))
                continue
            self.keys("Tab")
        raise Mishap(f"Tab never comes to {_called(widget)}")

    def click(self, widget: QWidget) -> None:
        """Go to `widget` and press Space."""
        self.reach(widget)
        self.keys("Space")


def front_window() -> QWidget | None:
    """Return the window that a user sees in front."""
    modal, active = QApplication.activeModalWidget(), QApplication.activeWindow()
    shown = (w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow())
    return modal or active or next(shown, None)


def _has_focus() -> bool:
    window = QGuiApplication.focusWindow()
    return window is not None and window.isVisible()


def _bring_forward() -> bool:
    """Activate the window in front, as a window manager does; the offscreen platform has none."""
    window = front_window()
    if window is not None and not _has_focus():
        window.activateWindow()
        QTest.qWait(_PAUSE)
    return _has_focus()


def bring_into_view(widget: QWidget) -> None:
    """Scroll every area that `widget` lies in, as a user does before clicking."""
    inside: QWidget | None = widget
    while inside is not None:
        above = inside.parentWidget()
        if isinstance(above, QScrollArea):
            page = above.widget()
            assert page is not None
            at = widget.mapTo(page, widget.rect().center())
            above.ensureVisible(at.x(), at.y(), 24, 60)
        inside = above


def _is_at(focused: QWidget, widget: QWidget) -> bool:
    return focused is widget or widget.focusProxy() is focused or widget.isAncestorOf(focused)


def _are_choices(focused: QWidget | None, widget: QWidget) -> TypeGuard[QWidget]:
    """Answer whether both are choices of one group, between which arrows go."""
    both = isinstance(focused, QRadioButton) and isinstance(widget, QRadioButton)
    return both and focused is not None and focused.parent() is widget.parent()


def _arrow_to(widget: QWidget, focused: QWidget) -> str:
    """Return the arrow key that goes from one choice of a group towards another."""
    there, here = widget.geometry().center(), focused.geometry().center()
    if abs(there.y() - here.y()) > abs(there.x() - here.x()):
        return "Down" if there.y() > here.y() else "Up"
    return "Right" if there.x() > here.x() else "Left"


def _place(widget: QWidget) -> QPoint:
    rect = widget.rect()
    across = rect.center().x()
    if isinstance(widget, QCheckBox | QRadioButton):
        across = min(across, _AT_MARK)
    return widget.mapTo(widget.window(), QPoint(across, rect.center().y()))


def _key_of(letter: str) -> Qt.Key:
    code = ord(letter.upper()) if len(letter.upper()) == 1 else 0
    try:
        return Qt.Key(code)
    except ValueError:
        return Qt.Key.Key_unknown


def _called(widget: QWidget) -> str:
    return widget.accessibleName() or widget.windowTitle() or type(widget).__name__
