"""Small steps of laying out pages."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.window_places import DialogPlace

_FRAME = QSize(16, 44)
"""Pixels that the window system's own frame takes."""
_LINE = 18
"""Pixels of a line of normal text."""


def filled(page: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Fill `page` with `widgets` below each other, edge to edge; the last one grows."""
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget, int(widget is widgets[-1]))
    return box


def roomy(widget: QWidget, wide: int) -> int:
    """Return `wide` pixels of normal text at the widget's size of text, no more than the screen."""
    return min(wide * widget.fontMetrics().height() // _LINE, screen_room(widget).width())


def screen_room(window: QWidget) -> QSize:
    """Return how large `window` may be so that all of it is on its screen.

    Never by `window.screen()`: PySide takes the screen for a child of the window and destroys it
    with the window.
    """
    return _screen_of(window).availableSize() - _FRAME


def move_into_screen(window: QWidget) -> None:
    """Move a window that has grown up, so that its lower end is on the screen."""
    area, placed = _screen_of(window).availableGeometry(), window.frameGeometry()
    over = placed.bottom() - area.bottom()
    if over > 0:
        window.move(placed.x(), max(area.top(), placed.y() - over))


def _screen_of(window: QWidget) -> QScreen:
    parent = window.parentWidget()
    at = (window if parent is None else parent.window()).frameGeometry().center()
    return QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area without edges in which `content` scrolls when it is too tall."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def help_in(dialog: QDialog) -> QDialog:
    """Let F1 tell about `dialog`; return it."""
    from desktop.windows.help_window import offer_help

    offer_help(dialog)
    return dialog


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog that does not wait here; it goes when it is finished."""
    dialog.finished.connect(dialog.deleteLater)
    help_in(dialog).open()


def run_dialog(dialog: QDialog) -> bool:
    """Show a dialog where it was last, until it is closed, then let it go; was it accepted?

    It may be gone by then: a window that closes meanwhile takes its dialogs with it.
    """
    DialogPlace(dialog)
    help_in(dialog)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if isValid(dialog):
        dialog.deleteLater()
    return accepted
