"""A move that waits: what is missing, each item a link to where it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.case_moves import MissingLink
from models.rules.facts import Missing

_FOLLOW = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class BlockedDialog(InReadingOrder, QDialog):
    """Says calmly what is still wanted.

    Signals:
        missing_asked(Missing): go and mend this.
    """

    missing_asked = Signal(object)

    def __init__(self, number: str, step: str, missing: Sequence[Missing], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(number)
        self.setMinimumWidth(460)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(8)
        box.addWidget(PlainLabel(tr("Ennen siirtoa puuttuu vielä"), "title"))
        box.addWidget(PlainLabel(tr("{number} → {step}", number=number, step=step), "dim"))
        box.addSpacing(6)
        self.links = [self._link(item) for item in missing]
        for link in self.links:
            box.addWidget(link)
        box.addSpacing(10)
        close = PlainButton(tr("Sulje"))
        close.clicked.connect(self.reject)
        box.addWidget(close)
        if self.links:
            self.links[0].setFocus()
            box.insertWidget(box.count() - 1, PlainLabel(tr("Enter tai F2: täydennä"), "hint"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link that has the focus, else the first one, by Enter or F2; a digit picks."""
        key = Qt.Key(event.key())
        if key in _FOLLOW and self.links:
            focused = self.focusWidget()
            (focused if isinstance(focused, PlainButton) else self.links[0]).click()
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + min(len(self.links), 9):
            self.links[key - Qt.Key.Key_1].click()
        else:
            super().keyPressEvent(event)

    def _link(self, item: Missing) -> MissingLink:
        link = MissingLink(item, self)
        link.clicked.connect(lambda: self._on_chosen(item))
        return link

    def _on_chosen(self, item: Missing) -> None:
        self.accept()
        self.missing_asked.emit(item)
