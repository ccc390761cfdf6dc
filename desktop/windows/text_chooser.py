"""Choosing a text for a decision (Lisää teksti): the fitting ones first, filled from the case."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.base.words import language, say, tr
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel, ReadingLabel, section_head
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.notice import Notice
from desktop.windows.page_parts import screen_room, scrolling
from desktop.windows.text_words import law_words, version_words
from models.rules.decision_texts import DecisionTexts
from models.rules.documents.schema import Values
from models.rules.letter_texts import TextVersion, fits, text_name
from models.rules.letters import DecisionFacts
from models.rules.text_places import filled, unfilled_in

_REF = Qt.ItemDataRole.UserRole


class TextChooser(InReadingOrder, QDialog):
    """The texts in force on the day of the decision; Enter puts the chosen one in.

    `chosen` and `words` say after the dialog which version it was and what to put in.
    """

    def __init__(
        self, texts: DecisionTexts, facts: DecisionFacts, values: Values, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._facts, self._values, self._texts = facts, values, texts
        self._versions = texts.library.fitting(
            str(values.get("service") or ""), facts.outcome, facts.decided_on
        )
        self.chosen: TextVersion | None = None
        self.words = ""
        self.setWindowTitle(tr("Lisää teksti"))
        self.search = LineField()
        self.search.setAccessibleName(tr("Hae päätöstekstiä"))
        self.search.setPlaceholderText(tr("Hae palvelun, perusteen tai sanan mukaan"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Päätöstekstit"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.name, self.about = PlainLabel("", "heading"), PlainLabel("", "dim")
        self.law = PlainLabel("", "dim")
        self.text, self.plain = ReadingLabel(), ReadingLabel()
        self.lacking = Notice()
        self.insert = PlainButton(tr("Lisää"), "primary")
        self.cancel = PlainButton(tr("Peruuta"))
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda _: self._take())
        self.insert.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._take)
        self._fill()
        self.search.setFocus()

    @property
    def current(self) -> TextVersion | None:
        """The version that is shown."""
        item = self.list.currentItem()
        return self._texts.library.find(item.data(_REF)) if item is not None else None

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        shown = QWidget()
        box = QVBoxLayout(shown)
        box.setContentsMargins(12, 0, 8, 0)
        box.setSpacing(8)
        for widget in (self.name, self.about, self.law, self.lacking):
            box.addWidget(widget)
        box.addWidget(section_head(tr("Päätökseen tuleva teksti")))
        box.addWidget(self.text)
        box.addWidget(section_head(tr("Mitä tämä tarkoittaa")))
        box.addWidget(self.plain)
        box.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(scrolling(shown))
        split.setSizes((360, 480))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.insert)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 18)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(tr("Lisää teksti"), "title"))
        outer.addWidget(split, 1)
        outer.addLayout(buttons)
        room = screen_room(self)
        self.resize(min(900, room.width()), min(620, room.height()))

    def _fill(self) -> None:
        wanted = self.search.text().casefold().split()
        found = [each for each in self._versions if self._has(each, wanted)]
        fitting = [each for each in found if self._fits(each)]
        others = [each for each in found if not self._fits(each)]
        self.list.clear()
        for head, versions in ((tr("Sopivat tekstit"), fitting), (tr("Muut tekstit"), others)):
            if versions:
                self._add_head(head)
            for version in versions:
                item = QListWidgetItem(text_name(version, language()))
                item.setData(_REF, version.ref)
                self.list.addItem(item)
        self.list.setCurrentRow(1 if found else -1)
        self._show()

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _fits(self, version: TextVersion) -> bool:
        return fits(version, str(self._values.get("service") or ""), self._facts.outcome)

    def _has(self, version: TextVersion, wanted: list[str]) -> bool:
        said = f"{text_name(version, language())} {version.words.said_in(self._facts.language)}"
        return all(word in said.casefold() for word in wanted)

    def _show(self) -> None:
        version = self.current
        self.insert.setEnabled(version is not None)
        if version is None:
            for label in (self.name, self.about, self.law, self.text, self.plain):
                label.setText("")
            self.about.setText(tr("Hakua vastaavaa tekstiä ei ole."))
            self.lacking.say("soon", "")
            return
        on, tongue = self._facts.decided_on, self._facts.language
        self.name.setText(text_name(version, language()))
        self.about.setText(version_words(version, self._texts.library, on))
        self.law.setText(law_words(version, on))
        self.law.setVisible(bool(self.law.text()))
        self.text.setText(filled(version.words.said_in(tongue), self._facts, self._values, tongue))
        plain = filled(version.words.plain_in(tongue), self._facts, self._values, tongue)
        self.plain.setText(plain)
        lacking = unfilled_in(self.text.text())
        names = ", ".join(say(place.words) for place in lacking)
        self.lacking.say(
            "soon",
            tr(
                "Lomakkeelta puuttuu vielä: {names}. Paikka jää tekstiin täytettäväksi.",
                names=names,
            )
            if lacking
            else "",
        )

    def _take(self) -> None:
        version = self.current
        if version is None:
            return
        self.chosen, self.words = version, self.text.text()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list and Enter take, wherever the cursor is (Qt calls)."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if self.list.item(row).data(_REF):
                self.list.setCurrentRow(row)
                return
            row += by
