"""Two versions of a decision text beside each other's words: what went and what came."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.base.theme import theme
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.labelled import choice
from desktop.windows.page_parts import screen_room, scrolling
from desktop.windows.text_words import tongue_words, version_words
from models.rules.letter_texts import TextLibrary, TextVersion, Tongue
from models.rules.word_difference import Piece, difference, differs

_LINES = 6


class DifferenceView(QPlainTextEdit):
    """A text with what was removed as [−words−] and what was added as [+words+]."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing())

    def show_difference(self, old: str, new: str) -> None:
        """Show what leads from the old text to the new one."""
        self.clear()
        cursor = self.textCursor()
        for piece in difference(old, new):
            cursor.insertText(_marked(piece), _format(piece))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)


class DifferenceDialog(InReadingOrder, QDialog):
    """Chooses two versions and shows the difference of all four wordings."""

    def __init__(
        self,
        history: Sequence[TextVersion],
        library: TextLibrary,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Vertaa versioita"))
        self._versions = {each.version: each for each in history}
        options = [
            (each.version, version_words(each, library, today)) for each in reversed(history)
        ]
        self.old = choice(tr("Aiempi versio"), options, history[1].version)
        self.new = choice(tr("Uudempi versio"), options, history[0].version)
        self.views = {tongue: DifferenceView(tongue_words(tongue)) for tongue in Tongue}
        self.says = {tongue: PlainLabel("", "dim") for tongue in Tongue}
        self._lay_out()
        for box in self._boxes():
            box.currentIndexChanged.connect(self._show)
        self._show()

    def _boxes(self) -> tuple[QComboBox, QComboBox]:
        return self.old.control, self.new.control

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.old, 1)
        row.addWidget(self.new, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for tongue in Tongue:
            column.addWidget(PlainLabel(tongue_words(tongue), "strong"))
            column.addWidget(self.says[tongue])
            column.addWidget(self.views[tongue])
        column.addStretch(1)
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 18, 22, 18)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(tr("Vertaa versioita"), "title"))
        outer.addWidget(
            PlainLabel(
                tr("Poistettu on merkitty [−näin−] ja lisätty [+näin+], myös värillä."), "dim"
            )
        )
        outer.addLayout(row)
        outer.addWidget(scrolling(content), 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        outer.addLayout(buttons)
        room = screen_room(self)
        self.resize(min(720, room.width()), min(720, room.height()))

    def _show(self) -> None:
        old, new = (self._versions[box.currentData()] for box in self._boxes())
        for tongue in Tongue:
            before, after = old.words.of(tongue), new.words.of(tongue)
            same = not differs(before, after)
            self.says[tongue].setText(tr("Ei muutoksia.") if same else "")
            self.says[tongue].setVisible(same)
            self.views[tongue].show_difference(before, after)
            self.views[tongue].setVisible(not same)


def _marked(piece: Piece) -> str:
    """Return the words with their marks, which say the same as the colours."""
    if piece.change == "same":
        return piece.text
    bare = piece.text.strip()
    if not bare:
        return piece.text
    marked = f"[−{bare}−]" if piece.change == "removed" else f"[+{bare}+]"
    return piece.text.replace(bare, marked)


def _format(piece: Piece) -> QTextCharFormat:
    made = QTextCharFormat()
    if piece.change == "removed":
        made.setForeground(QColor(theme().late))
    elif piece.change == "added":
        made.setForeground(QColor(theme().ok))
        made.setFontUnderline(True)
    return made
