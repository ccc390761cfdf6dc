"""Labels and buttons that show data as it stands: never markup, never a mnemonic."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

_AROUND = 34


def plain(text: str) -> str:
    """Return `text` with its & doubled, so that Qt shows them instead of making a mnemonic."""
    return text.replace("&", "&&")


def tip(text: str) -> str:
    """Return `text` for a tooltip, where Qt would take what looks like markup for markup."""
    if "<" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


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


class PictureLabel(QLabel):
    """A picture without words."""


class LineLabel(PlainLabel):
    """A plain label of one line that keeps its width."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setWordWrap(False)


class ShortLabel(PlainLabel):
    """A plain label of one line that gives way: words that do not fit end in dots."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters (Qt calls)."""
        return QSize(3 * self.fontMetrics().averageCharWidth(), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits; the whole is in the tooltip (Qt calls)."""
        whole, room = self.text(), self.contentsRect()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == whole else tip(whole))
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


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


class BreakingButton(PlainButton):
    """A button whose words go on to more lines where it is narrow.

    `spoken` is said to those who listen where the words alone are too short.
    """

    def __init__(
        self, words: str, kind: str = "", parent: QWidget | None = None, *, spoken: str = ""
    ) -> None:
        super().__init__(words, kind, parent)
        self._words = words
        if spoken:
            self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the button says, as a user reads it."""
        return self._words

    def sizeHint(self) -> QSize:
        """Return the width that one line would need (Qt calls)."""
        hint, measure = super().sizeHint(), self.fontMetrics().horizontalAdvance
        lines = max(measure(line) for line in self.text().split("\n"))
        return QSize(hint.width() - lines + measure(plain(self.words)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size (Qt calls)."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew (Qt calls)."""
        super().resizeEvent(event)
        around = 0 if self.property("kind") == "link" else _AROUND
        shown = broken(plain(self.words), self.fontMetrics(), self.width() - around)
        if shown != self.text():
            self.setText(shown)


class BreakingCheck(QCheckBox):
    """A check box whose words go on to more lines where it is narrow."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(plain(words), parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the box says, as a user reads it."""
        return self._words

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size (Qt calls)."""
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew (Qt calls)."""
        super().resizeEvent(event)
        around = self.sizeHint().width() - max(
            self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")
        )
        shown = broken(plain(self.words), self.fontMetrics(), self.width() - around)
        if shown != self.text():
            self.setText(shown)


def broken(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return `text` with line breaks so that its words fit into `room` pixels."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and metrics.horizontalAdvance(longer) > room:
            lines.append(line)
            longer = word
        line = longer
    return "\n".join([*lines, line])


def breaking_link(words: str, parent: QWidget | None = None) -> BreakingButton:
    """Return a link no wider than its words, which go on to more lines where it is narrow."""
    link = BreakingButton(words, "link", parent)
    link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return link


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
