"""The texts of the library that a signed decision says, in the versions it took over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.base.desk import Desk
from desktop.base.words import language, tr
from desktop.widgets.plain import PlainButton, PlainLabel, ReadingLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import screen_room, scrolling
from desktop.windows.text_words import tongue_words, version_words
from models.rules.letter_texts import TextLibrary, TextVersion, Tongue, text_name
from models.services.letter_texts import text_library


class UsedTextsDialog(InReadingOrder, QDialog):
    """Each version with its four wordings, also where it is superseded by now."""

    def __init__(self, desk: Desk, refs: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        library = desk.operations.ask(text_library) or TextLibrary(())
        self.setWindowTitle(tr("Käytetyt päätöstekstit"))
        content = QWidget()
        self._box = QVBoxLayout(content)
        self._box.setContentsMargins(0, 0, 8, 0)
        self._box.setSpacing(6)
        self.shown = tuple(filter(None, (library.find(ref) for ref in refs)))
        for version in self.shown:
            self._add(version, version_words(version, library, desk.today))
        self._box.addStretch(1)
        close = PlainButton(tr("Sulje"), "primary")
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(tr("Käytetyt päätöstekstit"), "title"))
        outer.addWidget(
            PlainLabel(
                tr("Päätös säilyttää nämä versiot, vaikka tekstejä muutetaan myöhemmin."), "dim"
            )
        )
        outer.addWidget(scrolling(content), 1)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = screen_room(self)
        self.resize(min(640, room.width()), min(560, room.height()))

    def _add(self, version: TextVersion, about: str) -> None:
        self._box.addSpacing(8)
        self._box.addWidget(PlainLabel(text_name(version, language()), "strong"))
        self._box.addWidget(PlainLabel(about, "dim"))
        for tongue in Tongue:
            self._box.addWidget(PlainLabel(tongue_words(tongue), "label"))
            self._box.addWidget(ReadingLabel(version.words.of(tongue)))
