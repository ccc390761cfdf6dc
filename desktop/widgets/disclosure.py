"""A link that opens and closes the text below it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.plain import breaking_link


class Disclosure(QWidget):
    """A link and a body that is made when it is opened for the first time."""

    def __init__(
        self, words: str, make_body: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_body = make_body
        self._body: QWidget | None = None
        self.link = breaking_link(words, self)
        self.link.setCheckable(True)
        self.link.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.link)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self.link.isChecked()

    def _on_toggled(self, opened: bool) -> None:
        if self._body is None:
            self._body = self._make_body()
            self._column.addWidget(self._body)
        self._body.setVisible(opened)
