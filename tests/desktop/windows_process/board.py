"""Hands at the page of the path: keys through the window, the mouse on the board."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.windows.main import MainWindow
from desktop.windows.process_page import PathPage
from tests.desktop.typing import type_text

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def path_page(qtbot: QtBot, main: MainWindow) -> PathPage:
    """Go to the path by its key, as a user does, and wait for its first checks."""
    in_front(main)
    key(main, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    page = main.page
    assert isinstance(page, PathPage)
    qtbot.waitUntil(page.canvas.isVisible)
    qtbot.wait(20)
    return page


def in_front(widget: QWidget) -> None:
    """Bring the window of a widget to the front; no other one has the keyboard then."""
    window = widget.window()
    if not window.isActiveWindow() or QApplication.focusWidget() is None:
        window.activateWindow()
        QTest.qWaitForWindowActive(window)


def key(widget: QWidget, pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in the window; the widget in focus gets it."""
    in_front(widget)
    QTest.keyClick(widget.window().windowHandle(), pressed, held)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    type_text(focus, text)


def middle(page: PathPage, element: str) -> QPoint:
    """Return where the middle of an element is on the board."""
    box = page.canvas.places.box(element)
    return page.canvas.view_point((box.x + box.width / 2, box.y + box.height / 2))


def click(page: PathPage, element: str) -> None:
    """Click an element of the board."""
    page.canvas.show_box(page.canvas.places.box(element))
    QTest.mouseClick(page.canvas.viewport(), LEFT, NONE, middle(page, element))


def drag(page: PathPage, element: str, across: int, down: int) -> None:
    """Drag an element of the board by pixels."""
    page.canvas.show_box(page.canvas.places.box(element))
    start, board = middle(page, element), page.canvas.viewport()
    QTest.mousePress(board, LEFT, NONE, start)
    for share in (1, 2, 3):
        QTest.mouseMove(board, start + QPoint(across * share // 3, down * share // 3))
    QTest.mouseRelease(board, LEFT, NONE, start + QPoint(across, down))
