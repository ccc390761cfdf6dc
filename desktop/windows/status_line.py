"""The line at the window's foot: what was just done, for a few seconds."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.base.icons import icon_pixmap
from desktop.widgets.plain import LineLabel

SHOWN_MS = 8000


class StatusLine(QWidget):
    """Shows the newest message and a moving bar while something slow runs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        self._picture = QLabel()
        self._text = LineLabel("", "dim")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setProperty("role", "thin")
        self._bar.setFixedWidth(120)
        self._bar.hide()
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._on_old)
        self.setMinimumHeight(28)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def say(self, kind: str, text: str) -> None:
        """Show a message of a kind of `Messages.said`."""
        picture, colour = ("alert", "late") if kind == "error" else ("check-circle", "ok")
        self._picture.setPixmap(icon_pixmap(picture, colour, 16))
        self._picture.show()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._timer.start()

    def show_busy(self, busy: bool) -> None:
        """Show that something slow runs."""
        self._bar.setVisible(busy)

    def _on_old(self) -> None:
        self._text.setText("")
        self._picture.hide()
