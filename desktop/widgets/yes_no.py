"""A question that is answered yes or no, or not yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import set_property
from models.rules.documents.schema import Value
from models.rules.errors import PolkuError


class YesNoField(QFrame):
    """Two radio buttons; neither is on until the user answers, Delete takes the answer away.

    Signals:
        edited(): the user answered or took the answer away.
        refused(object): never fires.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self._yes, self._no = QRadioButton(tr("Kyllä"), self), QRadioButton(tr("Ei"), self)
        self._group = QButtonGroup(self)
        row = FlowLayout(self, across=16, down=4)
        row.setContentsMargins(9, 6, 9, 6)
        for button in (self._yes, self._no):
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _: self.edited.emit())
        self.setMaximumWidth(24 * self.fontMetrics().averageCharWidth() + 160)

    def value(self) -> Value:
        """Return the answer, None when there is none."""
        button = self._group.checkedButton()
        return None if button is None else button is self._yes

    def set_value(self, value: Value) -> None:
        """Show an answer, or none."""
        self._group.setExclusive(False)
        self._yes.setChecked(value is True)
        self._no.setChecked(value is False)
        self._group.setExclusive(True)

    def trouble(self) -> PolkuError | None:
        """Return nothing: no answer is only a missing one."""
        return None

    def set_bad(self, bad: bool) -> None:
        """Mark the frame."""
        set_property(self, "bad", bad)

    def entry(self) -> QWidget:
        """Return the answered button, else yes."""
        return self._no if self._no.isChecked() else self._yes

    def focus_line(self) -> list[QWidget]:
        """Return the widgets in the order that Tab visits them."""
        return [self._yes, self._no]

    def name_parts(self, name: str) -> None:
        """Give both buttons names that hold the question."""
        self._yes.setAccessibleName(tr("{name}: kyllä", name=name))
        self._no.setAccessibleName(tr("{name}: ei", name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the answer away with Delete (Qt calls)."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.value() is not None:
            self.set_value(None)
            self.edited.emit()
            return
        super().keyPressEvent(event)
