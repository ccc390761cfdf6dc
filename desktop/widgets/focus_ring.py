"""A ring around lists, tables and pages that scroll, and within filled buttons, while focused.

The style sheet frames other small controls itself. What scrolls would move by a wider frame, and
Qt draws a filled button's inner line through its words, so that these rings lie over them instead.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QPushButton, QScrollArea, QWidget

_RINGED = (QAbstractItemView, QScrollArea)
_FILLED = ("primary", "segment")
_INSET = 3
_NAME = "focusring"
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_CHANGES = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize})


def ring_around(_before: QWidget | None, now: QWidget | None) -> None:
    """Put a ring on what needs one when it gets the focus; for the program's focusChanged."""
    if now is None or not (isinstance(now, _RINGED) or _may_be_filled(now)):
        return
    if now.findChild(FocusRing, _NAME, _DIRECT) is None:
        FocusRing(now)


def _may_be_filled(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and widget.property("kind") in _FILLED


class FocusRing(QFrame):
    """The ring of one widget, which it covers; it takes no presses."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName(_NAME)
        filled = isinstance(around, QPushButton)
        self._inset = _INSET if filled else 0
        self.setProperty("role", "focus-within" if filled else "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        if isinstance(around, QPushButton):
            around.toggled.connect(lambda _on: self._follow(around))
        self._follow(around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and keep to the size (Qt calls)."""
        if event.type() in _CHANGES and isinstance(watched, QWidget):
            self._follow(watched)
        return False

    def _follow(self, around: QWidget) -> None:
        shown = around.hasFocus()
        if isinstance(around, QPushButton) and around.isCheckable():
            shown = shown and around.isChecked()
        self.setVisible(shown)
        if shown:
            by = self._inset
            self.setGeometry(around.rect().adjusted(by, by, -by, -by))
            self.raise_()
