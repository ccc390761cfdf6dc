"""Settings of decision texts (päätöstekstit): all of them by service, outcome and ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTreeWidget, QTreeWidgetItem

from desktop.base.announcing import RestedSaying
from desktop.base.words import language, tr
from desktop.widgets.plain import PlainButton, PlainLabel, tip
from desktop.windows.labelled import choice, line
from desktop.windows.page_parts import run_dialog
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from desktop.windows.text_editor import TextEditor
from desktop.windows.text_words import version_words
from models.rules.documents.codes import code_list, said
from models.rules.kinds import Outcome
from models.rules.letter_texts import (
    TextLibrary,
    TextVersion,
    ground_words,
    service_words,
    text_name,
)
from models.rules.rights import Right, may
from models.services.letter_texts import text_library

_ID = Qt.ItemDataRole.UserRole
_ALL = "*"
_LINES = 22
_WIDTHS = (25, 19, 31)
"""Letters of each column; the last one takes the rest."""
_WIDEST = 1000


class TextsSection(SettingsSection):
    """One line a text; Enter or a double click opens it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Päätöstekstit"),
            tr(
                "Päätöksissä käytettävät tekstit suomeksi, ruotsiksi ja selkokielellä. Muutos "
                "tulee voimaan valittuna päivänä. Aiemmat päätökset säilyttävät oman tekstinsä."
            ),
        )
        self._around, self._desk = around, around.desk
        self._editable = may(around.desk.actor, Right.EDIT_SETTINGS)
        self.library = TextLibrary(())
        self.search = line(tr("Hae tekstiä"))
        self.service = choice(tr("Palvelu"), _services(), _ALL)
        self.outcome = choice(tr("Ratkaisu"), _outcomes(), _ALL)
        for box in (self.service.control, self.outcome.control):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)
        self.list = TextTable()
        self.count = PlainLabel("", "dim")
        self._counted = RestedSaying(self.count)
        self.open = PlainButton(tr("Muokkaa…") if self._editable else tr("Avaa…"), "primary")
        self.new = PlainButton(tr("Uusi teksti…"))
        column = self.box.parentWidget()
        assert column is not None
        column.setMaximumWidth(_WIDEST)
        self.box.addWidget(self.search)
        self.add_row(self.service, self.outcome)
        self.box.addWidget(self.count)
        self.box.addWidget(self.list, 1)
        self.add_buttons(self.open, self.new)
        self.close_up()
        self.note_read_only(editable=self._editable)
        self.new.setVisible(self._editable)
        self._wire()

    def reload(self) -> None:
        """Show what is stored; the chosen text stays chosen."""
        found = self._desk.operations.ask(text_library)
        if found is not None:
            self.library = found
            self._fill()

    @property
    def current(self) -> str:
        """The id of the chosen text, empty when none is chosen."""
        item = self.list.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def choose(self, text_id: str) -> None:
        """Choose a text in the list."""
        for item in self.list.items():
            if item.data(0, _ID) == text_id:
                self.list.setCurrentItem(item)

    def _wire(self) -> None:
        self.search.control.textChanged.connect(self._fill)
        self.search.control.textChanged.connect(lambda: self._counted.say(self.count.text()))
        self.service.control.currentIndexChanged.connect(self._fill)
        self.outcome.control.currentIndexChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda *_: self._on_open())
        self.open.clicked.connect(self._on_open)
        self.new.clicked.connect(self._on_new)

    def _fill(self) -> None:
        chosen = self.current
        self.list.clear()
        for version in self._found():
            about = version_words(version, self.library, self._desk.today)
            self.list.add(version, about)
        items = self.list.items()
        shown = len(items)
        for first in items[:1]:
            self.list.setCurrentItem(first)
        self.choose(chosen)
        self.count.setText(tr("{count} tekstiä", count=shown) if shown else tr("Ei tekstejä."))
        self.open.setEnabled(bool(shown))

    def _found(self) -> list[TextVersion]:
        wanted = self.search.control.text().casefold().split()
        service = self.service.control.currentData()
        outcome = self.outcome.control.currentData()
        newest = [self.library.history(each)[0] for each in self._ids()]
        return [
            version
            for version in newest
            if service in (_ALL, version.service)
            and outcome in (_ALL, version.outcome.value)
            and all(word in _said(version) for word in wanted)
        ]

    def _ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(version.text_id for version in self.library.versions))

    def _on_open(self) -> None:
        if self.current:
            run_dialog(TextEditor(self._around, self.library, self.current, self))

    def _on_new(self) -> None:
        editor = TextEditor(self._around, self.library, "", self)
        run_dialog(editor)
        self.choose(editor.text_id)


class TextTable(QTreeWidget):
    """Service, outcome, ground and state of each text; one line a text."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Päätöstekstit"))
        self.setHeaderLabels([tr("Palvelu"), tr("Ratkaisu"), tr("Peruste"), tr("Versio")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_WIDTHS):
            self.setColumnWidth(column, letters * letter)

    def items(self) -> list[QTreeWidgetItem]:
        """Return the lines in order."""
        found = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def add(self, version: TextVersion, about: str) -> None:
        """Add a line."""
        outcome = said("outcomes", version.outcome.value, language())
        ground = ground_words(version.ground, language())
        parts = [
            service_words(version.service, language()),
            outcome,
            f"{ground} · {version.note}" if version.note else ground,
            about,
        ]
        item = QTreeWidgetItem(parts)
        item.setData(0, _ID, version.text_id)
        for column, part in enumerate(parts):
            item.setToolTip(column, tip(part))
        self.addTopLevelItem(item)


def _said(version: TextVersion) -> str:
    words = version.words
    parts = (text_name(version, language()), words.fi, words.sv, words.plain_fi, words.plain_sv)
    return " ".join(parts).casefold()


def _services() -> list[tuple[str, str]]:
    codes = [code.code for code in code_list("social_services").codes]
    named = [(code, service_words(code, language())) for code in codes]
    return [(_ALL, tr("Näytä kaikki")), ("", service_words("", language())), *named]


def _outcomes() -> list[tuple[str, str]]:
    words = {code.code: code.words for code in code_list("outcomes").codes}
    named = [(each.value, words[each.value].said_in(language())) for each in Outcome]
    return [(_ALL, tr("Näytä kaikki")), *named]
