"""The way of the Tab key: down and to the right, everywhere, and out again."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.widgets.reading_order import InReadingOrder, is_stop, stops

_TAB = Qt.FocusPolicy.TabFocus
_SLACK = 4
"""Pixels by which neighbours may overlap."""


def troubles(root: QWidget) -> Iterator[str]:
    """Yield where Tab goes back or up, cannot come, or cannot leave."""
    window = root.window()
    way = _stops(window)
    for before, after in pairwise(way):
        if _goes_back(before, after, window):
            yield f"Tab goes back from {_called(before)} to {_called(after)}"
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisible():
            continue
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            if not widget.isReadOnly() and not widget.tabChangesFocus():
                yield f"Tab is caught in {_called(widget)}"
        elif isinstance(widget, QAbstractButton) and widget.isEnabled() and _is_mute(widget):
            yield f"no key comes to {_called(widget)}"


def _stops(window: QWidget) -> list[QWidget]:
    """Return where Tab stops, in its order: our own windows' or Qt's."""
    if isinstance(window, InReadingOrder):
        return stops(window)
    found, at = [], window.nextInFocusChain()
    while at is not None and at is not window:
        if at.window() is window and at.isVisible() and is_stop(at):
            found.append(at)
        at = at.nextInFocusChain()
    return _from_the_top(found, window)


def _from_the_top(way: list[QWidget], window: QWidget) -> list[QWidget]:
    """Return the ring `way` beginning with its first stop as one reads."""
    if not way:
        return way
    first = min(range(len(way)), key=lambda at: (_place(way[at], window).top() // 12,
                                                 _place(way[at], window).left()))  # fmt: skip
    return [*way[first:], *way[:first]]


def _is_mute(button: QAbstractButton) -> bool:
    if button.focusPolicy() & _TAB or not button.shortcut().isEmpty():
        return False
    group = button.group()
    if group is not None and group.exclusive():
        return False  # arrows go from the one that is on to the others
    if button.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return False  # a sign, not worked by anybody
    return not isinstance(button.parentWidget(), QLineEdit)  # F4, or emptied as any text is


def _goes_back(before: QWidget, after: QWidget, window: QWidget) -> bool:
    one, other = _branches(before, after, window)
    if one is None or other is None:
        return False
    return _is_back(one, other, window) and _is_back(before, after, window)


def _is_back(before: QWidget, after: QWidget, window: QWidget) -> bool:
    here, there = _place(before, window), _place(after, window)
    if there.bottom() <= here.top() + _SLACK and there.left() < here.right() - _SLACK:
        return True
    beside = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    same_row = beside > min(here.height(), there.height()) // 2
    return same_row and there.right() <= here.left() + _SLACK


def _branches(
    one: QWidget, other: QWidget, window: QWidget
) -> tuple[QWidget | None, QWidget | None]:
    """Return the two parts, of the least part that holds both, in which they lie."""
    way = [one]
    while way[-1] is not window and (above := way[-1].parentWidget()) is not None:
        way.append(above)
    at: QWidget | None = other
    while at is not None:
        above = at.parentWidget()
        if above in way:
            place = way.index(above)
            return (way[place - 1] if place else None), at
        at = above
    return None, None


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__}({words}) of {type(widget.parentWidget()).__name__}"
