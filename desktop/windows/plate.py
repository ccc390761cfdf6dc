"""A plate in the middle of an empty page: the frame of unlocking and of a new database."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.plain import PlainLabel
from desktop.windows.labelled import Beside
from desktop.windows.page_parts import scrolling


class PlatePage(QWidget):
    """A page whose content stands on one centred plate of fixed width and scrolls when it must."""

    def __init__(self, title: str, lead: str, width: int) -> None:
        super().__init__()
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = scrolling(ground := QWidget())
        outer.addWidget(scroll)
        middle = QVBoxLayout(ground)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(2)
        row = QHBoxLayout()
        row.addStretch()
        self.plate = QFrame()
        self.plate.setProperty("role", "plate")
        self.plate.setFixedWidth(width)
        row.addWidget(self.plate)
        row.addStretch()
        middle.addLayout(row)
        middle.addStretch(3)
        self.box = QVBoxLayout(self.plate)
        self.box.setContentsMargins(32, 24, 32, 24)
        self.box.setSpacing(10)
        self.title = PlainLabel(title, "title")
        self.box.addWidget(self.title)
        self.lead = PlainLabel(lead, "dim")
        self.box.addWidget(self.lead)
        self.lead.setVisible(bool(lead))

    def add_row(self, *widgets: QWidget) -> None:
        """Put `widgets` side by side on the plate."""
        self.box.addWidget(Beside(widgets))
