"""About Polku (tietoja Polusta): version, what leaves the machine, and licences of its parts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.base.announcing import RestedSaying
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainButton, PlainLabel, ReadingLabel, section_head
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import roomy, screen_room
from resources.build import Build, build
from resources.components import Component, components

_WIDTH, _HEIGHT, _LIST, _SHARE = 900, 680, 300, 36
"""Pixels, and the most hundredths of the window that the list takes."""
_SHOWN = 16
"""Digits of the fingerprint that are shown; the tip and the copy have all 64."""
_PART = int(Qt.ItemDataRole.UserRole)


class AboutDialog(InReadingOrder, QDialog):
    """What this program is and of what it is made; everything can be read and copied."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tietoja Polusta"))
        self._parts = components()
        self._lay_out(build())
        self.search.textChanged.connect(self._narrow)
        self.names.currentItemChanged.connect(lambda item, _: self._show(item))
        self._narrow("")
        self.search.setFocus()

    def _lay_out(self, made: Build) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 24, 28, 20)
        box.setSpacing(8)
        box.addWidget(PlainLabel(tr("Polku {version}", version=made.version), "title"))
        box.addWidget(self._identity(made))
        box.addSpacing(8)
        box.addWidget(section_head(tr("Mitä koneelta lähtee")))
        box.addWidget(ReadingLabel(_leaving()))
        box.addSpacing(8)
        box.addWidget(section_head(tr("Muiden tekemät osat ja niiden lisenssit")))
        box.addLayout(self._parts_row(), 1)
        close = PlainButton(tr("Sulje"), "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        box.addSpacing(8)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = screen_room(self)
        self.resize(roomy(self, _WIDTH), min(roomy(self, _HEIGHT), room.height()))

    def _identity(self, made: Build) -> ReadingLabel:
        shown = made.fingerprint[:_SHOWN]
        text = (
            tr("Ohjelman tunniste {tag}", tag=shown)
            if made.is_built
            else tr("Ajetaan lähdekoodista, tunniste {tag}", tag=shown)
        )
        label = ReadingLabel(text, "dim")
        label.setToolTip(made.fingerprint)
        return label

    def _parts_row(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Etsi osaa tai lisenssiä"))
        self.search.setAccessibleName(tr("Etsi osaa tai lisenssiä"))
        self.search.setClearButtonEnabled(True)
        self.names = QListWidget()
        self.names.setAccessibleName(tr("Muiden tekemät osat"))
        self.count = PlainLabel("", "dim")
        self._counted = RestedSaying(self.count)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        left = QVBoxLayout()
        for widget in (self.search, self.names, self.count):
            left.addWidget(widget)
        self.names.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a narrow window to the text (Qt calls)."""
        super().resizeEvent(event)
        for widget in (self.search, self.names):
            widget.setFixedWidth(min(roomy(self, _LIST), self.width() * _SHARE // 100))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [part for part in self._parts if all(word in _searched(part) for word in words)]
        self.names.clear()
        for part in found:
            item = QListWidgetItem(f"{part.name} {part.version}\n{part.licence}")
            item.setToolTip(part.licence)
            item.setData(_PART, part)
            self.names.addItem(item)
        self.count.setText(tr_n("{count} osa", "{count} osaa", len(found)))
        self._counted.say(self.count.text())
        self.names.setCurrentRow(0 if found else -1)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.text.clear()
            self.text.setAccessibleName(tr("Lisenssin teksti"))
            return
        part: Component = item.data(_PART)
        self.text.setAccessibleName(tr("Lisenssi: {name}", name=part.name))
        self.text.setPlainText(f"{part.name} {part.version}\n{part.home}\n\n{part.text()}")


def _leaving() -> str:
    return tr(
        "Ei mitään itsestään. Polku ottaa yhteyden vain aikaleimapalveluun ja sulkulistoihin, "
        "jotka pääkäyttäjä on kirjannut asetuksiin, ja vain kun päätös allekirjoitetaan. Se ei hae "
        "päivityksiä eikä lähetä raportteja."
    )


def _searched(part: Component) -> str:
    return f"{part.name} {part.version} {part.licence} {part.within}".casefold()
