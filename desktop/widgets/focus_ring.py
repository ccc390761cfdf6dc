"""A ring around lists, tables and pages that scroll while the keyboard is in them.

The style sheet frames small controls itself. What scrolls would move by a wider frame, so that
its ring lies over it instead.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QWidget

_RINGED = (QAbstractItemView, QScrollArea)
_NAME = "focusring"
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_CHANGES = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize})


def ring_around(_before: QWidget | None, now: QWidget | None) -> None:
    """Put a ring around what scrolls when it gets the focus; for the program's focusChanged."""
    if isinstance(now, _RINGED) and now.findChild(FocusRing, _NAME, _DIRECT) is None:
        FocusRing(now)


class FocusRing(QFrame):
    """The ring of one widget, which it covers; it takes no presses."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName(_NAME)
        self.setProperty("role", "focus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        self._follow(around)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and keep to the size (Qt calls)."""
        if event.type() in _CHANGES and isinstance(watched, QWidget):
            self._follow(watched)
        return False

    def _follow(self, around: QWidget) -> None:
        self.setVisible(around.hasFocus())
        if around.hasFocus():
            self.setGeometry(around.rect())
            self.raise_()
