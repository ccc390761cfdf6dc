"""What is missing, by document: short links in a narrow panel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.base.words import language, tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel, plain, tip
from desktop.windows.case_bars import clear_box
from desktop.windows.case_moves import missing_words
from models.rules.enum_words import enum_name
from models.rules.facts import Missing


class MissingList(QWidget):
    """The items of one move.

    Signals:
        chosen(Missing): go and mend this.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.links: list[NarrowLink] = []

    def show_missing(self, missing: Sequence[Missing], most: int) -> None:
        """Show the first `most` items, each under its document."""
        clear_box(self._box)
        self.links = []
        head = ""
        for item in missing[:most]:
            name = enum_name(item.document, language()) if item.document is not None else ""
            if name != head:
                self._box.addWidget(PlainLabel(name, "hint"))
            head = name
            self._box.addWidget(self._link(item, name))
        left = len(missing) - most
        if left > 0:
            self._box.addWidget(PlainLabel(tr_n("ja yksi muu", "ja {count} muuta", left), "hint"))

    def _link(self, item: Missing, name: str) -> "NarrowLink":
        words = missing_words(item).removeprefix(tr("{document}: {field}", document=name, field=""))
        link = NarrowLink(words)
        link.setProperty("tone", "late")
        link.clicked.connect(lambda: self.chosen.emit(item))
        self.links.append(link)
        return link


class NarrowLink(PlainButton):
    """A link that ends in dots where the panel ends; the whole of it is in its tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "link")
        self._whole = words
        self.setToolTip(tip(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut what does not fit (Qt calls)."""
        super().resizeEvent(event)
        room = self.width() - 12
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(plain(cut))
