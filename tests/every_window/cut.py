"""Words that do not fit where they stand, at any length of language and size of text."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.widgets.plain import ShortLabel

_SLACK = 2
"""Pixels by which measures of text may differ."""


def troubles(root: QWidget) -> Iterator[str]:
    """Yield what is cut in the window of `root`."""
    window = root.window()
    screen = QGuiApplication.primaryScreen().availableSize()
    if window.width() > screen.width() or window.height() > screen.height():
        size = f"{window.width()}x{window.height()}"
        yield f"the window is larger than the screen, {size}: {_widest(window)}"
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible():
            yield from _of_widget(widget)


def _of_widget(widget: QWidget) -> Iterator[str]:
    said = ""
    if isinstance(widget, QLabel):
        said = _of_label(widget)
    elif isinstance(widget, QAbstractButton):
        said = _of_button(widget)
    elif isinstance(widget, QTabBar) and widget.sizeHint().width() > widget.width() + _SLACK:
        said = "tabs are wider than their room"
    if said:
        yield f"{said}: {_called(widget)}"
    elif isinstance(widget, QLabel | QAbstractButton) and _words(widget):
        beyond = _beyond(widget)
        if beyond:
            yield f"{beyond}: {_called(widget)}"


def _of_label(label: QLabel) -> str:
    text, room = label.text(), label.contentsRect()
    if not text or label.toolTip() or isinstance(label, ShortLabel):
        return ""  # an elided text has the whole of it in its tooltip
    if label.wordWrap() or label.hasHeightForWidth():
        low = label.heightForWidth(label.width()) - label.height()
        if low > _SLACK:
            return f"{low} px of the lines are cut"
        measure = label.fontMetrics().horizontalAdvance
        long = max(measure(word) for word in [*text.split(), ""]) - room.width()
        return f"a word is {long} px too long" if label.wordWrap() and long > _SLACK else ""
    needed = max(label.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
    if needed > room.width() + _SLACK:
        return f"{needed - room.width()} px of the words are cut"
    return ""


def _of_button(button: QAbstractButton) -> str:
    if not isinstance(button, QPushButton | QToolButton | QCheckBox | QRadioButton):
        return ""
    if not button.text() or (isinstance(button, QToolButton) and _only_icon(button)):
        return ""
    measure = button.fontMetrics().horizontalAdvance
    if "\n" in button.text():
        short = max(measure(line) for line in button.text().split("\n")) - button.width()
    else:
        short = button.sizeHint().width() - button.width()
    if short > _SLACK and not button.toolTip():
        return f"{short} px of the button's words are cut"
    lines = button.text().count("\n") + 1
    low = lines * button.fontMetrics().height() - button.height()
    return f"{low} px of the button's height are cut" if low > _SLACK else ""


def _only_icon(button: QToolButton) -> bool:
    return button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly and not (
        button.icon().isNull()
    )


def _beyond(widget: QWidget) -> str:
    """Tell where a part reaches beyond what holds it; what can be scrolled to is well."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        above = at.parentWidget()
        if above is None:
            return ""
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and above is area.viewport():
            if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                return ""
            wide = at.width() - above.width()
            return _too_wide(at, above.width()) if wide > _SLACK else ""
        place = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        right, low = place.right() - above.rect().right(), place.bottom() - above.rect().bottom()
        if max(right, low, -place.left()) > _SLACK:
            return f"{max(right, low, -place.left())} px lie outside of {type(above).__name__}"
        at = above
    return ""


def _too_wide(content: QWidget, room: int) -> str:
    """Name the innermost parts that make the content of an area wider than its room."""
    wide = [
        part
        for part in content.findChildren(QWidget)
        if part.isVisible() and _least(part) > room - 60
    ]
    wide = wide or sorted(content.findChildren(QWidget), key=_least)[-3:]
    inner = [p for p in wide if not any(p.isAncestorOf(o) for o in wide if o is not p)]
    names = ", ".join(_called(part) for part in inner[:3])
    return f"{content.width() - room} px do not fit into {room}, by {names}: in an area"


def _widest(widget: QWidget) -> str:
    """Follow the widest part down to what has no parts, with the least width of each."""
    way = [f"{type(widget).__name__} {_least(widget)}"]
    while True:
        parts = [c for c in widget.children() if isinstance(c, QWidget) and c.isVisible()]
        parts = [part for part in parts if not (part.isWindow() or _floats(part, widget))]
        if not parts:
            return " > ".join(way[-6:]) + f" {_words(widget)[:40]!r}"
        widget = max(parts, key=_least)
        way.append(f"{type(widget).__name__} {_least(widget)}")


def _floats(part: QWidget, widget: QWidget) -> bool:
    layout = widget.layout()
    return (
        layout is not None
        and layout.indexOf(part) < 0
        and layout.count() > 0
        and not any(
            isinstance(inner, QLayout) and inner.indexOf(part) >= 0 for inner in layout.children()
        )
    )


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


def _called(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"{type(widget).__name__} {_words(widget)[:60]!r} of {type(above).__name__}"
