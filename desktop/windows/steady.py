"""A page that is read anew under the user's hands: what was scrolled and in focus stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid


@contextmanager
def steady(page: QWidget) -> Iterator[None]:
    """Keep what is scrolled and in focus in `page` while it is filled anew.

    Where the widget in focus was made anew, the one of its kind and name takes the focus over.
    """
    places = [
        (area, area.verticalScrollBar().value(), area.horizontalScrollBar().value())
        for area in page.findChildren(QAbstractScrollArea)
    ]
    focused = page.focusWidget() if page.isAncestorOf(page.window().focusWidget()) else None
    name = focused.accessibleName() if focused is not None else ""
    yield

    def put_back() -> None:
        for area, down, across in places:
            if isValid(area):
                area.verticalScrollBar().setValue(down)
                area.horizontalScrollBar().setValue(across)

    put_back()
    QTimer.singleShot(0, page, put_back)  # once what was made anew has its size
    if focused is not None:
        _focus_again(page, focused, name)


def _focus_again(page: QWidget, focused: QWidget, name: str) -> None:
    if isValid(focused) and focused.isVisible() and page.isAncestorOf(focused):
        if not focused.hasFocus():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    for other in page.findChildren(type(focused)):
        if other.accessibleName() == name and other.isVisible() and other.isEnabled():
            other.setFocus(Qt.FocusReason.OtherFocusReason)
            return
