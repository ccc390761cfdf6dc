"""A label above its control, with help and the problem below: the small forms of settings."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.widgets.chosen import index_of
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainLabel, plain, set_property

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")

_BETWEEN = 12


class Labelled(QWidget, Generic[W]):
    """One control with its words; `problem` shows what is wrong with it."""

    def __init__(self, words: str, control: W, help_text: str = "") -> None:
        super().__init__()
        self.control = control
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.head = label = PlainLabel(plain(words))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "label")
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        label.setBuddy(control)
        control.setAccessibleName(words)
        self.help = PlainLabel(help_text, "dim")
        self._problem = PlainLabel("", "error")
        for part in (label, control, self.help, self._problem):
            box.addWidget(part)
        self.help.setVisible(bool(help_text))
        self._problem.hide()
        box.addStretch()

    def show_problem(self, text: str) -> None:
        """Show what is wrong, or nothing when `text` is empty."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.control.setAccessibleDescription(text)
        set_property(self.control, "bad", "true" if text else "false")

    @property
    def problem(self) -> str:
        """What is shown as wrong."""
        return self._problem.text()


class Beside(QWidget):
    """Widgets side by side, equally wide; labelled controls stand on one line.

    Where the words of one need two lines, those of the others stand at the foot of as many.
    """

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        self._count = len(widgets)
        for widget in widgets:
            row.addWidget(widget, 1)
        self._labelled = [one for one in widgets if isinstance(one, Labelled)]

    def sizeHint(self) -> QSize:
        """Return what is needed at the width there is, help below included (Qt calls)."""
        hint = super().sizeHint()
        if self.isVisible():
            hint.setHeight(max(hint.height(), self.heightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the heads one height (Qt calls)."""
        super().resizeEvent(event)
        if self.isVisible():
            self._level()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the heads one height; widths before the window is shown mean nothing (Qt calls)."""
        super().showEvent(event)
        self._level()

    def _level(self) -> None:
        if len(self._labelled) > 1:
            gaps = _BETWEEN * (self._count - 1)
            wide = (self.width() - gaps) // self._count
            for one in self._labelled:
                one.head.setMinimumHeight(0)
            tall = max(one.head.heightForWidth(wide) for one in self._labelled)
            for one in self._labelled:
                one.head.setMinimumHeight(tall)
        self.updateGeometry()


def line(words: str, text: str = "", help_text: str = "", limit: int = 250) -> Labelled[LineField]:
    """Return a field of one line; a text over `limit` is refused whole, never cut."""
    edit = LineField(limit)
    edit.set_value(text)
    field = Labelled(words, edit, help_text)
    edit.refused.connect(lambda error: field.show_problem(sentence(error)))
    edit.edited.connect(lambda: field.show_problem(""))
    return field


def secret(words: str, help_text: str = "") -> Labelled[LineField]:
    """Return a field whose text is not shown."""
    field = line(words, help_text=help_text, limit=1000)
    field.control.setEchoMode(QLineEdit.EchoMode.Password)
    field.control.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    return field


def choice(
    words: str, options: Sequence[tuple[T, str]], chosen: T, help_text: str = ""
) -> Labelled[QComboBox]:
    """Return a field that offers `options` as (value, words)."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for value, said in options:
        box.addItem(said, value)
    box.setCurrentIndex(max(0, index_of(box, chosen)))
    return Labelled(words, box, help_text)
