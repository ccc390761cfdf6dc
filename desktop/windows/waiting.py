"""A page that says what is being done while it takes a moment."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from desktop.windows.plate import PlatePage


class WaitingPage(PlatePage):
    """One sentence and a moving bar."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, 440)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setProperty("role", "thin")
        self.box.addWidget(bar)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.lead.setAlignment(Qt.AlignmentFlag.AlignHCenter)
