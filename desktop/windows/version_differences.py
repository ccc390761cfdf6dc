"""The differences of two versions as a list; what was only moved is one line that opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.base.icons import icon
from desktop.base.words import tr, tr_n
from desktop.windows.version_words import DifferenceLine

_ELEMENT = Qt.ItemDataRole.UserRole
_MOVED = "moved"
_OPENERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class DifferenceList(QListWidget):
    """Lines with their elements; moved parts stand under one line, closed until it is opened."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self._fold: QListWidgetItem | None = None
        self._words = ""
        self._folded: list[QListWidgetItem] = []
        self.itemClicked.connect(self._on_clicked)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that can be seen."""
        rows = (self.item(row) for row in range(self.count()))
        return tuple(item.text() for item in rows if not item.isHidden())

    @property
    def is_open(self) -> bool:
        """Whether the moved parts are shown."""
        return any(not item.isHidden() for item in self._folded)

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show other differences, the moved parts closed."""
        self.clear()
        self._fold, self._folded = None, []
        moved = [line for line in lines if line.what == _MOVED]
        for line in lines:
            if line.what != _MOVED or len(moved) == 1:
                self._add(line.words, line.element)
        if len(moved) > 1:
            self._words = tr_n(
                "{count} osa siirretty piirroksessa",
                "{count} osaa siirretty piirroksessa",
                len(moved),
            )
            self._fold = self._add(self._words, "")
            self._folded = [self._add(line.words, line.element) for line in moved]
            self._set_open(False)

    def element_of(self, item: QListWidgetItem) -> str:
        """Return the element of a line, empty for the line of all moved parts."""
        return str(item.data(_ELEMENT))

    def _add(self, words: str, element: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_ELEMENT, element)
        return item

    def _set_open(self, is_open: bool) -> None:
        if self._fold is None:
            return
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right", "dim"))
        words = self._words
        said = (
            tr("{words}, avattu", words=words) if is_open else tr("{words}, suljettu", words=words)
        )
        self._fold.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        for item in self._folded:
            item.setHidden(not is_open)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item is self._fold:
            self._set_open(not self.is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, the space bar and the arrows to the sides open and close the moved parts."""
        wanted = self._wanted(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
            return
        if not wanted and self._fold is not None:
            self.setCurrentItem(self._fold)
        self._set_open(wanted)

    def _wanted(self, key: Qt.Key) -> bool | None:
        """Return whether a key opens or closes, None where it means something else."""
        item = self.currentItem()
        if item is None or self._fold is None:
            return None
        if item is self._fold and key in _OPENERS:
            return not self.is_open
        if item is self._fold and key is Qt.Key.Key_Right:
            return True
        is_in = item is self._fold or item in self._folded
        return False if is_in and key is Qt.Key.Key_Left else None
