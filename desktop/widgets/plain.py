"""Labels and buttons that show data as it stands: never markup, never a mnemonic."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget


def plain(text: str) -> str:
    """Return `text` with its & doubled, so that Qt shows them instead of making a mnemonic."""
    return text.replace("&", "&&")


class PlainLabel(QLabel):
    """A label of plain text that wraps; `role` is a role of the style sheet, e.g. "dim"."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        if role:
            self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change the role and restyle."""
        set_property(self, "role", role)


class LineLabel(PlainLabel):
    """A plain label of one line that keeps its width."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setWordWrap(False)


class ReadingLabel(PlainLabel):
    """Plain text to be read and copied with mouse or keyboard."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class PlainButton(QPushButton):
    """A push button whose words may hold &; `kind` is one of the style sheet."""

    def __init__(self, words: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(plain(words), parent)
        self.setAccessibleName(words)
        self.setAutoDefault(False)
        if kind:
            self.setProperty("kind", kind)
        if kind in ("link", "source"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Change what the button says."""
        self.setText(plain(words))
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What the button says, as a user reads it."""
        return self.text().replace("&&", "&")


def section_head(text: str, parent: QWidget | None = None) -> PlainLabel:
    """Return a small spaced head above a group."""
    label = PlainLabel(text.upper(), "group", parent)
    label.setAccessibleName(text)
    return label


def hairline(parent: QWidget | None = None) -> QFrame:
    """Return a thin line."""
    line = QFrame(parent)
    line.setProperty("role", "line")
    return line


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and restyle only when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
