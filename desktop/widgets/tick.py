"""A box to tick whose words go on to more lines where it is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.widgets.plain import PlainLabel


class Tick(QWidget):
    """A check box with wrapping words; a press on the words ticks it too.

    Signals:
        toggled(bool): it was ticked or not any more.
    """

    toggled = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(words)
        self.box.toggled.connect(self.toggled)
        self.label = PlainLabel(words, "", self)
        self.label.setBuddy(self.box)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    @property
    def words(self) -> str:
        """What the box says."""
        return self.label.text()

    @property
    def is_ticked(self) -> bool:
        """Answer whether it is ticked."""
        return self.box.isChecked()

    def tick(self, on: bool = True) -> None:
        """Tick it or take the tick away."""
        self.box.setChecked(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick by a press on the words (Qt calls)."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.click()
        event.accept()
