"""Settings of the family's own sheet: where a family finds more, by date (tiedonlähteet)."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.date_field import DateField
from desktop.widgets.editor import EditorSetting
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton
from desktop.windows.labelled import Labelled, line
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from models.rules.family_sheet import FamilySources, InfoSource, shipped_sources
from models.rules.rights import Right, may
from models.rules.words import Words
from models.services.family_sources import family_sources, save_family_sources

_LANGUAGES = (("fi", "suomi"), ("sv", "svenska"), ("en", "English"))


class SourcesSection(SettingsSection):
    """One card a source; the shipped ones come back with a button."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Perheen oma lehti"),
            tr("Tiedonlähteet, jotka tulostuvat perheen omaan lehteen voimassaolonsa aikana."),
        )
        self._around, self._desk = around, around.desk
        self._editable = may(around.desk.actor, Right.EDIT_SETTINGS)
        self.cards: list[SourceCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.box.addLayout(self._list)
        self.save = PlainButton(tr("Tallenna"), "primary")
        self.add = PlainButton(tr("Lisää lähde"))
        self.restore = PlainButton(tr("Palauta oletukset"))
        self.save.clicked.connect(self._on_save)
        self.add.clicked.connect(self._on_add)
        self.restore.clicked.connect(self._on_restore)
        self.add_buttons(self.save, self.add, self.restore)
        self.close_up()
        self.note_read_only(editable=self._editable)
        for button in (self.save, self.add, self.restore):
            button.setVisible(self._editable)

    def reload(self) -> None:
        """Show what is stored, or what is shipped."""
        kept = self._desk.operations.ask(family_sources) or FamilySources()
        self._show(shipped_sources() if kept.entries is None else kept.entries)

    def _show(self, entries: tuple[InfoSource, ...]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for entry in entries:
            self._add(entry)

    def _add(self, entry: InfoSource) -> "SourceCard":
        card = SourceCard(entry, EditorSetting(lambda: self._desk.today))
        card.setEnabled(self._editable)
        card.remove.clicked.connect(lambda: self._on_remove(card))
        self._list.addWidget(card)
        self.cards.append(card)
        return card

    def _on_add(self) -> None:
        card = self._add(InfoSource(Words(""), valid_from=self._desk.today))
        card.names["fi"].control.setFocus()

    def _on_remove(self, card: "SourceCard") -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()

    def _on_save(self) -> None:
        sources = FamilySources(tuple(card.source for card in self.cards))
        self._keep(sources, tr("Tiedonlähteet on tallennettu."))

    def _on_restore(self) -> None:
        self._keep(FamilySources(), tr("Oletukset ovat taas voimassa."))

    def _keep(self, sources: FamilySources, said: str) -> None:
        if self._desk.operations.run(save_family_sources, sources=sources):
            self._desk.messages.info(said)
            self.reload()


class SourceCard(QFrame):
    """One source: name and what is there in three languages, its address and its dates."""

    def __init__(self, entry: InfoSource, setting: EditorSetting) -> None:
        super().__init__()
        self.setProperty("role", "card")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(8)
        self.names: dict[str, Labelled[LineField]] = {}
        self.notes: dict[str, Labelled[LineField]] = {}
        for key, spoken in _LANGUAGES:
            self.names[key] = line(
                tr("Nimi ({language})", language=spoken), getattr(entry.name, key)
            )
            self.notes[key] = line(
                tr("Selite ({language})", language=spoken), getattr(entry.note, key)
            )
            box.addLayout(_row(self.names[key], self.notes[key]))
        self.address = line(tr("Verkko-osoite"), entry.address)
        self.first = Labelled(tr("Voimassa alkaen"), DateField(setting))
        self.last = Labelled(tr("Voimassa asti (tyhjä: toistaiseksi)"), DateField(setting))
        start = entry.valid_from if entry.valid_from > date.min else setting.today()
        self.first.control.set_value(start.isoformat())
        self.last.control.set_value(entry.valid_to.isoformat() if entry.valid_to else None)
        box.addLayout(_row(self.address))
        box.addLayout(_row(self.first, self.last))
        self.remove = PlainButton(tr("Poista lähde"), "link", self)
        box.addWidget(self.remove)

    @property
    def source(self) -> InfoSource:
        """The source as it is typed now."""
        return InfoSource(
            name=Words(**{key: field.control.text() for key, field in self.names.items()}),
            note=Words(**{key: field.control.text() for key, field in self.notes.items()}),
            address=self.address.control.text(),
            valid_from=self.first.control.day() or date.min,
            valid_to=self.last.control.day(),
        )


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
