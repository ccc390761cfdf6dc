"""The middle of the case page: the summary and the documents that are open, one shown at a time."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.base.desk import Desk
from desktop.base.words import tr
from desktop.windows.attachments_pane import AttachmentsPane
from desktop.windows.case_document import DocumentPane
from desktop.windows.case_documents import is_past
from desktop.windows.case_overview import Overview
from models.rules.commands import SaveDocument
from models.rules.drafts import TypedDraftRow
from models.rules.facts import Missing
from models.rules.kinds import DocumentKind, DocumentStatus
from models.rules.rows import CaseSheet, DocumentSheet
from models.services.documents import new_document, open_document, save_draft


class CasePanes(QStackedWidget):
    """The summary and the open documents of one case; what was typed stays while it is open.

    Signals:
        switched(): another pane is shown, or the shown document became final.
        decision_asked(object): the id of the decision to work on, which has a page of its own.
    """

    switched = Signal()
    decision_asked = Signal(object)

    def __init__(self, desk: Desk, overview: Overview, attachments: AttachmentsPane) -> None:
        super().__init__()
        self._desk, self.overview, self.attachments = desk, overview, attachments
        self._sheet: CaseSheet | None = None
        self._panes: dict[UUID, DocumentPane] = {}
        self.addWidget(overview)
        self.addWidget(attachments)
        overview.form_asked.connect(lambda kind: self.begin(DocumentKind(kind)))
        overview.document_asked.connect(self.show_document)
        overview.draft_asked.connect(self.bring_back)
        overview.draft_dropped.connect(self._on_draft_dropped)

    @property
    def pane(self) -> DocumentPane | None:
        """The document shown, None while the summary is."""
        shown = self.currentWidget()
        return shown if isinstance(shown, DocumentPane) else None

    def show_case(self, sheet: CaseSheet) -> None:
        """Take the newest state of the case; a read document that was replaced is read anew."""
        self._sheet = sheet
        self.attachments.show_case(sheet)
        rows = {row.id: row for row in sheet.documents}
        for document_id, pane in list(self._panes.items()):
            row = rows.get(document_id)
            if pane.is_draft and row is not None:
                pane.note(row)
            elif not pane.is_draft and row != pane.sheet.row:
                self._drop(pane)

    @property
    def on_attachments(self) -> bool:
        """Whether the attachments are shown."""
        return self.currentWidget() is self.attachments

    def forget(self) -> None:
        """Close every document; what was typed goes to the draft journal."""
        self.keep_typed()
        for pane in self._panes.values():
            self.removeWidget(pane)
            pane.deleteLater()
        self._panes.clear()
        self._sheet = None

    def show_overview(self) -> None:
        """Show the summary."""
        self.keep_typed()
        self.setCurrentWidget(self.overview)
        self.switched.emit()

    def show_attachments(self) -> None:
        """Show the attachments."""
        self.keep_typed()
        self.setCurrentWidget(self.attachments)
        self.switched.emit()

    def show_document(self, document_id: UUID, field: str | None = None) -> None:
        """Show a document of the case; a decision opens on its own page."""
        kinds = {row.id: row.kind for row in self._case.documents}
        if kinds.get(document_id) is DocumentKind.DECISION:
            self.decision_asked.emit(document_id)
            return
        pane = self._panes.get(document_id) or self._opened(document_id)
        if pane is not None:
            self._show(pane, field)

    def begin(self, kind: DocumentKind, field: str | None = None) -> None:
        """Begin a document, or go on with the draft that there is."""
        sheet = self._desk.operations.ask(new_document, case_id=self._case.row.id, kind=kind)
        if sheet is None:
            return
        if kind is DocumentKind.DECISION:
            self._begin_decision(sheet)
        else:
            self._show(self._panes.get(sheet.row.id) or self._add(sheet), field)

    def mend(self, missing: Missing) -> None:
        """Go where something missing can be filled in."""
        if missing.document is None:
            return
        of_kind = [row for row in self._case.documents if row.kind is missing.document]
        drafts = [row for row in of_kind if row.status is DocumentStatus.DRAFT]
        valid = drafts or [row for row in of_kind if not is_past(row)]
        if valid:
            self.show_document(valid[-1].id, missing.field)
        else:
            self.begin(missing.document, missing.field)

    def offer_drafts(self) -> None:
        """Offer on the summary what was typed in this case but never saved."""
        self.overview.offer_drafts(self._drafts())

    def bring_back(self, draft: TypedDraftRow) -> None:
        """Open the document that a typed text belongs to, with the text in it."""
        if any(row.id == draft.document_id for row in self._case.documents):
            assert draft.document_id is not None
            self.show_document(draft.document_id)
        else:
            self.begin(draft.kind)
        if self.pane is not None and self.pane.is_draft:
            self.pane.take_draft(draft)
            self.overview.offer_drafts(())
        else:
            self._desk.messages.info(
                tr("Asiakirja on jo valmis. Teksti säilyy, kunnes hylkäät sen.")
            )

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        for pane in self._panes.values():
            pane.keep_typed()

    @property
    def _case(self) -> CaseSheet:
        assert self._sheet is not None
        return self._sheet

    def _opened(self, document_id: UUID) -> DocumentPane | None:
        sheet = self._desk.operations.ask(
            open_document, case_id=self._case.row.id, document_id=document_id
        )
        if sheet is None:
            return None
        pane = self._add(sheet)
        typed = next((d for d in self._drafts() if d.document_id == document_id), None)
        if typed is not None and pane.is_draft:
            pane.offer_draft(typed)
        return pane

    def _add(self, sheet: DocumentSheet) -> DocumentPane:
        pane = DocumentPane(sheet, self._desk)
        pane.finished.connect(self.switched)
        self._panes[sheet.row.id] = pane
        self.addWidget(pane)
        return pane

    def _drop(self, pane: DocumentPane) -> None:
        if pane is self.currentWidget():
            return
        del self._panes[pane.document_id]
        self.removeWidget(pane)
        pane.deleteLater()

    def _show(self, pane: DocumentPane, field: str | None) -> None:
        self.keep_typed()
        self.setCurrentWidget(pane)
        self.switched.emit()
        pane.focus_field(field)

    def _begin_decision(self, sheet: DocumentSheet) -> None:
        if sheet.row_version == 0:
            command = SaveDocument(
                sheet.case_id, sheet.row.id, sheet.row.kind, sheet.values, 0, sheet.sources
            )
            if not self._desk.operations.run(save_draft, command=command):
                return
        self.decision_asked.emit(sheet.row.id)

    def _drafts(self) -> tuple[TypedDraftRow, ...]:
        pending = self._desk.drafts.pending()
        return tuple(draft for draft in pending if draft.case_id == self._case.row.id)

    def _on_draft_dropped(self, draft: TypedDraftRow) -> None:
        self._desk.drafts.drop(draft.key)
        self.overview.offer_drafts(tuple(d for d in self._drafts() if d.key != draft.key))
