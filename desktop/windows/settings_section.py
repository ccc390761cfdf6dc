"""The frame of one section of the settings."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import PlainLabel, section_head
from desktop.windows.labelled import Beside

_WIDTH = 720


class SettingsSection(QScrollArea):
    """A titled column of fixed width that scrolls."""

    def __init__(self, title: str, lead: str) -> None:
        super().__init__()
        self.title = title
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(title)
        ground = QWidget()
        self.setWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(28, 20, 28, 24)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        row.addWidget(column, 1)
        row.addStretch(0)
        self.box = QVBoxLayout(column)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)
        self.box.addWidget(PlainLabel(title, "title"))
        if lead:
            self.box.addWidget(PlainLabel(lead, "dim"))

    def reload(self) -> None:
        """Show what is stored."""

    def add_head(self, text: str) -> None:
        """Add a small head."""
        self.box.addSpacing(6)
        self.box.addWidget(section_head(text))

    def add_row(self, *widgets: QWidget) -> None:
        """Put widgets side by side, equally wide."""
        self.box.addWidget(Beside(widgets))

    def add_card(self, *widgets: QWidget) -> QVBoxLayout:
        """Put widgets below each other on a card and return its layout."""
        card = QFrame()
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        for widget in widgets:
            box.addWidget(widget)
        self.box.addWidget(card)
        return box

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons at the left, the primary one first."""
        row = FlowLayout()
        for button in buttons:
            row.addWidget(button)
        self.box.addLayout(row)

    def note_read_only(self, *, editable: bool) -> None:
        """Say who may change this, where the reader may not."""
        if not editable:
            self.box.insertWidget(1, PlainLabel(tr("Näitä muuttaa pääkäyttäjä."), "soon"))

    def close_up(self) -> None:
        """Keep everything at the top."""
        self.box.addStretch(1)
