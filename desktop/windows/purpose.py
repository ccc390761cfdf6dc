"""Why a file is opened: known for one's own cases, asked once for any other."""

from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.page_parts import run_dialog
from models.rules.purposes import Purpose
from models.rules.rows import CaseRow

ASKED = (
    Purpose.CLIENT_WORK,
    Purpose.SUBSTITUTE,
    Purpose.DUTY,
    Purpose.SUPERVISION,
    Purpose.COMPLAINT,
    Purpose.LOG_REQUEST,
)


def purpose_words(purpose: Purpose) -> str:
    """Return what a purpose is called."""
    return {
        Purpose.CLIENT_WORK: tr("Osallistun asiakkaan palveluun"),
        Purpose.SUBSTITUTE: tr("Sijaistan työntekijää"),
        Purpose.DUTY: tr("Päivystys"),
        Purpose.SUPERVISION: tr("Esihenkilön seuranta"),
        Purpose.COMPLAINT: tr("Oikaisuvaatimus, muistutus tai kantelu"),
        Purpose.LOG_REQUEST: tr("Tieto- tai lokipyyntö"),
        Purpose.PRINT: tr("Tulostus"),
        Purpose.SERVING: tr("Tiedoksianto"),
        Purpose.EXPORT: tr("Tietojen luovutus"),
    }[purpose]


class Purposes:
    """Remembers for this session why the worker opened a case; nothing is stored here."""

    def __init__(self, desk: Desk) -> None:
        self._me = desk.actor.user_id
        self._stated: dict[UUID, Purpose] = {}
        self._opened: set[UUID] = set()

    def purpose_for(self, case_id: UUID, row: CaseRow | None, parent: QWidget) -> Purpose | None:
        """Return the purpose, asking where it is not plain; None when the user gives up."""
        if row is not None and row.worker_id == self._me:
            return Purpose.CLIENT_WORK
        if case_id not in self._stated:
            dialog = PurposeDialog(row, parent)
            if not run_dialog(dialog):
                return None
            self._stated[case_id] = dialog.purpose
        return self._stated[case_id]

    def is_open(self, case_id: UUID) -> bool:
        """Answer whether the case's file was opened in this session."""
        return case_id in self._opened

    def note_open(self, case_id: UUID) -> None:
        """Note that the file has been opened, with its line in the use log."""
        self._opened.add(case_id)

    def state(self, case_id: UUID, purpose: Purpose) -> None:
        """Note a purpose that is plain from what was just done."""
        self._stated[case_id] = purpose


class PurposeDialog(FormDialog):
    """Asks why; the answer stands in the use log."""

    def __init__(self, row: CaseRow | None, parent: QWidget) -> None:
        worker = row.worker_name if row is not None else ""
        lead = (
            tr("Asian työntekijä on {name}. Vastaus kirjataan käyttölokiin.", name=worker)
            if worker
            else tr("Vastaus kirjataan käyttölokiin.")
        )
        super().__init__(parent, tr("Miksi avaat asian?"), lead, tr("Avaa asia"))
        self._group = QButtonGroup(self)
        self.choices: dict[Purpose, QRadioButton] = {}
        for purpose in ASKED:
            button = QRadioButton(purpose_words(purpose))
            self._group.addButton(button)
            self.box.addWidget(button)
            self.choices[purpose] = button
        self.choices[Purpose.CLIENT_WORK].setChecked(True)
        self.choices[Purpose.CLIENT_WORK].setFocus()

    @property
    def purpose(self) -> Purpose:
        """The chosen purpose."""
        return next(purpose for purpose, button in self.choices.items() if button.isChecked())

    def do(self) -> None:
        """Take the answer."""
        self.accept()
