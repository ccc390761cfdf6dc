"""A strip that says one thing and offers what can be done about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainButton, PlainLabel


class Banner(QFrame):
    """Plain words and links; `role` is "banner" (danger), "notice" or "good"."""

    def __init__(self, role: str = "notice", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._text = PlainLabel("", "late" if role == "banner" else "", self)
        self._links = FlowLayout(across=14, down=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(2)
        column.addWidget(self._text)
        column.addLayout(self._links)
        self.hide()

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say `text`; empty hides the strip."""
        is_new = text != self.text
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if is_new:
            announce(self, text)

    def offer(self, words: str, act: Callable[[], None]) -> PlainButton:
        """Add a link."""
        link = PlainButton(words, "link", self)
        link.clicked.connect(lambda: act())
        self._links.addWidget(link)
        return link

    def clear(self) -> None:
        """Take the words and the links away."""
        self._links.take_all()
        self.say("")
