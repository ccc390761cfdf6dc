"""Names of what can be worked: whoever does not see a control is told what it is."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_CLASS = re.compile(r"Q[A-Z]\w+|(?:[A-Z][a-z]+){2,}")
_TAB = Qt.FocusPolicy.TabFocus


def troubles(root: QWidget) -> Iterator[str]:
    """Yield what is wrong with names in the window of `root`, a sentence each."""
    window = root.window()
    buddies = {label.buddy() for label in window.findChildren(QLabel) if label.buddy()}
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible():
            yield from _of_widget(widget, labelled=widget in buddies)
    for menu in root.findChildren(QMenu):
        for action in menu.actions():
            if not action.isSeparator() and not action.text().strip():
                yield f"an entry without words in a menu of {_where(menu)}"


def _of_widget(widget: QWidget, *, labelled: bool) -> Iterator[str]:
    own = widget.accessibleName()
    if isinstance(widget, _FIELDS) and not own and not labelled and not _is_inner(widget):
        yield f"a field without a name: {_where(widget)}"
        return
    if not (isinstance(widget, QAbstractButton | QTabBar) or widget.focusPolicy() & _TAB):
        return
    if widget.focusProxy() is not None or _is_inner(widget):
        return
    if isinstance(widget, QAbstractScrollArea) and type(widget).__name__ == "QScrollArea":
        return  # moved by its keys, it says what lies in it
    name = own or _spoken(widget)
    if not name.strip() and not (isinstance(widget, QTabBar) or labelled):
        yield f"nameless: {_where(widget)}"
    elif _CLASS.fullmatch(name):
        yield f"named like a class, {name}: {_where(widget)}"


def _spoken(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face is not None else ""


def _is_inner(widget: QWidget) -> bool:
    """Whether it is the line of a field that has the name itself."""
    above = widget.parentWidget()
    return isinstance(above, QAbstractSpinBox)


def _where(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 5:
        called = f"({at.accessibleName()})" if at.accessibleName() else ""
        names.append(f"{type(at).__name__}{called}")
        at = at.parentWidget()
    return " in ".join(names)
