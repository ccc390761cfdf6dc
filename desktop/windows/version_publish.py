"""Publishing a draft of the path: what changes, what becomes of the cases, and then the act."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.base.desk import Desk
from desktop.base.sentences import sentence
from desktop.base.words import tr, tr_n
from desktop.widgets.plain import PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.page_parts import screen_room
from desktop.windows.version_differences import DifferenceList
from desktop.windows.version_reading import read_version
from desktop.windows.version_words import difference_lines, effect_words
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.process import ProcessDefinition
from models.rules.rows import ProcessRow
from models.rules.version_difference import PathDifference, difference
from models.rules.version_effects import DraftEffects
from models.services.process_effects import effects_of
from models.services.processes import publish_process

_LINES_SHOWN = 9


class VersionPublishDialog(FormDialog):
    """Shows the differences to the version in use, and publishes when told."""

    def __init__(
        self, desk: Desk, draft: ProcessRow, current: ProcessRow | None, parent: QWidget | None
    ) -> None:
        super().__init__(
            parent,
            tr("Julkaise versio {number}", number=draft.version),
            tr("Julkaistua versiota ei voi enää muuttaa. Uudet asiat alkavat sillä."),
            tr("Julkaise"),
        )
        self._desk, self._draft = desk, draft
        self.setMinimumWidth(min(40 * self.fontMetrics().height(), screen_room(self).width()))
        new = self._read(draft.id)
        old = self._read(current.id) if current is not None else None
        self.list = DifferenceList(tr("Erot käytössä olevaan versioon"))
        self.list.setMinimumHeight(_LINES_SHOWN * self.fontMetrics().height())
        self.fate = PlainLabel("", "")
        self.effects = PlainLabel("", "strong")
        if old is not None and new is not None and current is not None:
            found = difference(old, new)
            self.list.show_lines(difference_lines(found, old, new))
            self.fate.setText(_fate(found, current))
            if found.has_meaning and current.cases:
                self._ask_effects(new)
        self.list.setVisible(self.list.count() > 0)
        for part in (self.fate, self.effects, self.list):
            self.box.addWidget(part)
        self.effects.setVisible(False)

    def do(self) -> None:
        """Publish."""
        done = self._desk.operations.attempt(publish_process, process_id=self._draft.id)
        if isinstance(done, PolkuError):
            self.refuse(sentence(done))
            return
        self._published(done)

    def _published(self, changes: Changes) -> None:
        self._desk.operations.tell(changes)
        number = self._draft.version
        self._desk.messages.info(tr("Versio {number} on julkaistu.", number=number))
        self.accept()

    def _read(self, process_id: UUID) -> ProcessDefinition | None:
        found = read_version(self._desk, process_id)
        return found[0] if found is not None else None

    def _ask_effects(self, draft: ProcessDefinition) -> None:
        self._desk.operations.run_slowly(
            lambda uow, actor: effects_of(uow, actor, draft=draft), partial(_say, self)
        )


def _say(dialog: VersionPublishDialog, found: DraftEffects) -> None:
    if isValid(dialog):
        dialog.effects.setText(tr("Jos asiat siirretään: {effects}", effects=effect_words(found)))
        dialog.effects.show()
        dialog.fit()


def _fate(found: PathDifference, current: ProcessRow) -> str:
    if not found.has_meaning:
        return tr("Sisältö ei muutu, joten avoimet asiat seuraavat uutta versiota heti.")
    if not current.cases:
        return tr("Yhtään avointa asiaa ei jää aiempaan versioon, joten sen käyttö päättyy.")
    return tr_n(
        "{count} avoin asia jatkaa aiemmalla versiolla, kunnes siirrät sen.",
        "{count} avointa asiaa jatkaa aiemmalla versiolla, kunnes siirrät ne.",
        current.cases,
    )
