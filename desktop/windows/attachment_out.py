"""Giving an attachment (liite) out on paper or as a file: for whom, and what to look at first."""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.widgets.plain import BreakingCheck, PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.notice import Notice
from models.rules.attachments import AttachmentRow, OutWay
from models.rules.errors import PolkuError
from models.rules.rows import CaseSheet, PersonRow

_GIVES_WAY = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon

GiveOut = Callable[[UUID | None], PolkuError | None]


class OutDialog(FormDialog):
    """Asks for whom an attachment leaves; a party gets it only after it was looked through.

    Nothing in an attachment is covered, other than in the program's own prints.
    """

    def __init__(
        self, sheet: CaseSheet, row: AttachmentRow, way: OutWay, give: GiveOut, parent: QWidget
    ) -> None:
        title, act = _words(way)
        super().__init__(
            parent,
            title,
            tr(
                "Liitteestä ei peitetä mitään: siinä voi olla toisen ihmisen salassa pidettäviä "
                "tietoja, kuten osoite tai ilmoittajan nimi."
            ),
            act,
        )
        self._sheet, self._give = sheet, give
        self.box.addWidget(PlainLabel(row.title, "strong"))
        self.box.addWidget(PlainLabel(tr("Kenelle"), "label"))
        self.reader = QComboBox()
        self.reader.setAccessibleName(tr("Kenelle"))
        self.reader.setSizeAdjustPolicy(_GIVES_WAY)
        self.reader.setMinimumContentsLength(12)
        self.reader.addItem(tr("Omaan käyttöön tai viranomaiselle"), None)
        for person in _parties(sheet):
            self.reader.addItem(person.name, person.id)
        self.box.addWidget(self.reader)
        self.warning = Notice()
        self.box.addWidget(self.warning)
        self.read = BreakingCheck(tr("Olen lukenut liitteen, ja sen voi antaa hänelle kokonaan"))
        self.box.addWidget(self.read)
        self.reader.currentIndexChanged.connect(lambda _: self._show())
        self.read.toggled.connect(lambda _: self._show())
        self._show()

    @property
    def reader_id(self) -> UUID | None:
        """For whom it is; None for the authority's own use."""
        found = self.reader.currentData()
        return found if isinstance(found, UUID) else None

    def do(self) -> None:
        """Give it out, or say why not."""
        refused = self._give(self.reader_id)
        if refused is None:
            self.accept()
        else:
            self.refuse(sentence(refused))

    def _show(self) -> None:
        party = self.reader_id is not None
        told = " ".join(_warnings(self._sheet, self.reader_id))
        self.warning.say("soon", told)
        self.read.setVisible(party)
        self.act.setEnabled(not party or self.read.isChecked())
        self.fit()


def _words(way: OutWay) -> tuple[str, str]:
    if way is OutWay.PRINT:
        return tr("Tulosta liite"), tr("Näytä sivut…")
    if way is OutWay.EMAIL:
        return tr("Lähetä liite sähköpostilla"), tr("Jatka…")
    return tr("Tallenna liitteen kopio"), tr("Tallenna…")


def _parties(sheet: CaseSheet) -> tuple[PersonRow, ...]:
    return (sheet.client, *(tie.person for tie in sheet.ties))


def _warnings(sheet: CaseSheet, reader_id: UUID | None) -> Iterator[str]:
    protected = [
        person
        for person in _parties(sheet)
        if person.id != reader_id and (person.data.non_disclosure or person.data.secret_contacts)
    ]
    if protected:
        yield tr(
            "Turvakielto tai salaiset yhteystiedot: katso, paljastaako liite, missä suojattu "
            "ihminen asuu, käy koulua tai saa palvelua."
        )
    forbidden = any(tie.prohibition is not None for tie in sheet.ties)
    if forbidden:
        yield tr("Lapsi on kieltänyt antamasta tietojaan vanhemmalle. Noudata kieltoa.")
    if reader_id is not None:
        yield tr("Lue liite läpi ennen kuin annat sen.")
