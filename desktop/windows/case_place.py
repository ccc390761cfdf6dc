"""The case page in the main window: opened for a purpose, left to where it leads."""

from collections.abc import Sequence
from uuid import UUID

from desktop.base.taken_files import Offered
from desktop.windows.also_open import AlsoOpen
from desktop.windows.attachment_acts import AttachmentActs
from desktop.windows.case_page import CasePage
from desktop.windows.caseload import Caseload
from desktop.windows.document_printing import do_print, preview_document
from desktop.windows.navigation import CASE, DECISION, WORKLIST, Place
from desktop.windows.page import Page
from desktop.windows.page_parts import filled
from desktop.windows.selection import SharedSelection
from desktop.windows.surroundings import Surroundings
from models.rules.facts import Missing
from models.rules.kinds import DocumentKind


class CasePlace(Page):
    """Holds the page of one case at a time."""

    def __init__(
        self, around: Surroundings, caseload: Caseload, selection: SharedSelection
    ) -> None:
        super().__init__()
        self._around, self._caseload, self._selection = around, caseload, selection
        self.case = CasePage(around.desk)
        filled(self, self.case)
        self.also = AlsoOpen(around.live, self.case)
        self.case.put_below_bar(self.also)
        self.attaching = AttachmentActs(around, self.case)
        self.case.opened.connect(self.number_changed)
        self.case.gone.connect(self._on_gone)
        self.case.print_asked.connect(self._on_print)
        self.case.prints.asked.connect(self._on_prints)
        self.case.decision_asked.connect(self._on_decision)
        self.case.case_asked.connect(lambda case_id: self.go_asked.emit(Place(CASE, case_id)))

    @property
    def number(self) -> str:
        """The number of the case that is shown."""
        return self.case.sheet.row.number if self.case.sheet is not None else ""

    def arrive(self, place: Place) -> None:
        """Open the case unless it is open already, and go to the wanted field."""
        assert place.case_id is not None
        if not self._is_open(place.case_id) and not self._open(place.case_id):
            self.back_asked.emit()
            return
        self._selection.choose((place.case_id,))
        if place.document_id is not None:
            self.case.show_document(place.document_id, place.field)
        elif place.text:
            self.case.mend(Missing("", DocumentKind(place.text), place.field))

    def take_files(self, files: Sequence[Offered]) -> None:
        """Ask what the files are and add them to the case that is shown."""
        self.attaching.offer(files)

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        self.case.keep_typed()

    def _is_open(self, case_id: UUID) -> bool:
        return self.case.sheet is not None and self.case.sheet.row.id == case_id

    def _open(self, case_id: UUID) -> bool:
        row = self._caseload.row(case_id)
        purpose = self._around.purposes.purpose_for(case_id, row, self)
        opened = purpose is not None and self.case.open(case_id, purpose.value)
        if opened:
            self._around.purposes.note_open(case_id)
            self.also.follow(case_id)
        return opened

    def _on_gone(self) -> None:
        self.also.follow(None)
        self.number_changed.emit()
        self.go_asked.emit(Place(WORKLIST))

    def _on_print(self, case_id: UUID, document_id: UUID) -> None:
        preview_document(self._around, self, case_id=case_id, document_id=document_id)

    def _on_prints(self, key: str) -> None:
        sheet = self.case.sheet
        if sheet is not None:
            do_print(key, self._around, sheet, self.case.path, self)

    def _on_decision(self, case_id: UUID, document_id: UUID) -> None:
        self.go_asked.emit(Place(DECISION, case_id, document_id))
