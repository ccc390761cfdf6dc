"""What stands where a list is empty: why, what will come here, and the first act."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.page_parts import roomy

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Teaching:
    """`title` says that nothing is here, `text` what comes here, `words` is on the button.

    There is no button without words.
    """

    title: str
    text: str = ""
    words: str = ""
    act: Callable[[], None] = lambda: None


class EmptyLesson(QWidget):
    """Lies in the middle of an empty list."""

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[], None] = lambda: None
        self.title, self.text = PlainLabel("", "lead"), PlainLabel("", "dim")
        self.button = PlainButton("")
        self.button.clicked.connect(lambda: self._act())
        self._column = QWidget()
        box = QVBoxLayout(self._column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addStretch(1)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(label)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)

    def say(self, teaching: Teaching) -> None:
        """Teach this."""
        self._act = teaching.act
        self.title.setText(teaching.title)
        self.text.setText(teaching.text)
        self.text.setVisible(bool(teaching.text))
        self.button.set_words(teaching.words)
        self.button.setVisible(bool(teaching.words))
        self._column.setFixedWidth(roomy(self, _WIDTH))
