"""A calm notice inside a page: what is wrong or good, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.base.announcing import announce
from desktop.base.icons import icon_pixmap
from desktop.widgets.plain import PictureLabel, PlainLabel, set_property

_LOOKS = {
    "trouble": ("trouble", "alert", "late"),
    "soon": ("notice", "info", "soon"),
    "good": ("fine", "check-circle", "ok"),
}


class Notice(QFrame):
    """Hidden until something is said; `kind` is trouble, soon or good."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self._picture = PictureLabel()
        self._text = PlainLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, kind: str, text: str) -> None:
        """Show `text`; an empty one hides the notice."""
        role, picture, colour = _LOOKS[kind]
        set_property(self, "role", role)
        self._picture.setPixmap(icon_pixmap(picture, colour, self.fontMetrics().height()))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        announce(self, text)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()
