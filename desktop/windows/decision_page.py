"""The decision page: form, lawful checklist and the real page side by side."""

from uuid import UUID, uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.base.words import tr, tr_n
from desktop.windows.case_bars import shortcut
from desktop.windows.case_document import DocumentPane
from desktop.windows.caseload import Caseload
from desktop.windows.checklist import Checklist
from desktop.windows.conflict_settling import RIGHT_ENDED, ended, say_refusal
from desktop.windows.correction_dialog import CorrectionDialog
from desktop.windows.decision_draft import DraftDecision
from desktop.windows.decision_frame import DecisionBar, DecisionPanes, scrolled
from desktop.windows.decision_preview import DecisionPreview
from desktop.windows.decision_signed import SignedDecision
from desktop.windows.decision_waiting import WaitingDecision
from desktop.windows.navigation import DECISION, WORKLIST, Place
from desktop.windows.notice import Notice
from desktop.windows.page import Page
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview
from desktop.windows.recipients_box import RecipientsBox
from desktop.windows.row_words import name_and_age
from desktop.windows.serving_panel import ServingPanel
from desktop.windows.steady import steady
from desktop.windows.surroundings import Surroundings
from models.rules.changes import CasesChanged, Changes
from models.rules.errors import PolkuError
from models.rules.kinds import DocumentStatus
from models.rules.letters import Check
from models.rules.organisation import RuleSettings
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, DecisionRow, DocumentRow
from models.services.cases import case_sheet, open_case
from models.services.documents import open_document
from models.services.setup import rule_settings


class DecisionPage(Page):
    """One decision of one case, from the first word to the last day of appeal.

    Ctrl+S saves, Ctrl+Enter signs, Ctrl+P prints.
    """

    def __init__(self, around: Surroundings, caseload: Caseload) -> None:
        super().__init__()
        self._around, self._desk, self._caseload = around, around.desk, caseload
        self._settings = around.desk.operations.ask(rule_settings) or RuleSettings()
        self.sheet: CaseSheet | None = None
        self.pane: DocumentPane | None = None
        self.draft: DraftDecision | None = None
        self._stale = self._is_gone = False
        self.checklist, self.serving = Checklist(), ServingPanel()
        self.preview = DecisionPreview(around.drawing)
        self.signed = SignedDecision(around, self.serving, self.preview, self)
        self.waiting = WaitingDecision(around, self.preview)
        self.returned = Notice()
        self._lay_out()
        self._wire()

    @property
    def number(self) -> str:
        """The number of the case."""
        return self.sheet.row.number if self.sheet is not None else ""

    @property
    def row(self) -> DecisionRow | None:
        """The decision's row; None before it has a number."""
        if self.sheet is None or self.pane is None:
            return None
        mine = self.pane.document_id
        return next((row for row in self.sheet.decisions if row.document_id == mine), None)

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for the second signature."""
        return self.row is not None and self.row.awaits_second

    @property
    def recipients(self) -> RecipientsBox | None:
        """Who gets the draft; None once it is signed."""
        return self.draft.recipients if self.draft is not None else None

    def arrive(self, place: Place) -> None:
        """Show the decision of `place`; one that is shown already stays as it is."""
        assert place.case_id is not None
        assert place.document_id is not None
        shown = self.pane is not None and self.pane.document_id == place.document_id
        if not shown and not self._open(place.case_id, place.document_id):
            self.back_asked.emit()
            return
        if shown and self._stale:
            self._refresh()
        if self.pane is not None and (place.field is not None or not shown):
            self.pane.focus_field(place.field)

    def keep_typed(self) -> None:
        """Hand unsaved text to the draft journal now."""
        if self.pane is not None:
            self.pane.keep_typed()

    def dress(self) -> None:
        """Draw the checklist in the theme's colours."""
        self.checklist.update()

    # building

    def _lay_out(self) -> None:
        self.bar = DecisionBar()
        self.print_draft, self.sign_button = self.bar.print_draft, self.bar.sign
        self.replace_button, self.verify_button = self.bar.replace, self.bar.verify
        self.file_button, self.print_button = self.bar.file, self.bar.print
        self.checklist.setObjectName("panel")
        self._left, self._middle = QStackedWidget(), QStackedWidget()
        self._middle.addWidget(scrolled(self.checklist))
        self._middle.addWidget(self.serving)
        self._middle.addWidget(self.waiting)
        self.panes = DecisionPanes(self._desk.preferences, self._left, self._middle, self.preview)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.returned)
        box.addWidget(self.panes, 1)

    def _wire(self) -> None:
        for button, act in (
            (self.bar.print_draft, self._on_print_draft),
            (self.bar.save, self._on_save),
            (self.bar.sign, self._on_sign),
            (self.bar.replace, self._on_replace),
            (self.bar.verify, self.signed.do_verify),
            (self.bar.file, self.signed.do_save),
            (self.bar.print, self.signed.do_print),
        ):
            button.clicked.connect(act)
        self.checklist.chosen.connect(self._on_check)
        self.preview.print_chosen.connect(self._on_print_chosen)
        self.serving.print_asked.connect(lambda _: self.panes.show_page())
        self.serving.other_asked.connect(self._on_other)
        self._desk.hub.committed.connect(self._on_committed)
        shortcut(self, "Ctrl+S", self._on_save)
        shortcut(self, "Ctrl+Return", self._on_sign)
        shortcut(self, "Ctrl+P", self._on_print)

    # opening

    def _open(self, case_id: UUID, document_id: UUID) -> bool:
        self.keep_typed()
        sheet = self._read_case(case_id)
        document = self._desk.operations.ask(
            open_document, case_id=case_id, document_id=document_id
        )
        if sheet is None or document is None:
            return False
        self._stale = False
        self.sheet = sheet
        self._take_apart()
        waits = {row.document_id for row in sheet.decisions if row.awaits_second}
        self.pane = DocumentPane(document, self._desk, only_read=document_id in waits)
        self._left.addWidget(self.pane)
        self._left.setCurrentWidget(self.pane)
        if self.pane.is_draft:
            self._begin_draft()
        elif self.is_waiting and self.row is not None:
            self.waiting.show_decision(sheet, self.row)
        else:
            self._begin_signed()
        self._name()
        self.number_changed.emit()
        return True

    def _refresh(self) -> None:
        """Show what changed; a draft keeps what is typed in it."""
        assert self.sheet is not None
        assert self.pane is not None
        case_id, document_id = self.sheet.row.id, self.pane.document_id
        self._is_gone = False
        sheet = self._read_case(case_id)
        if sheet is None:
            if self._is_gone:
                QTimer.singleShot(0, self, self._leave)
            return
        waits = any(r.awaits_second for r in sheet.decisions if r.document_id == document_id)
        before, now = _row_of(self.sheet, document_id), _row_of(sheet, document_id)
        still_draft = now is not None and now.status is DocumentStatus.DRAFT
        if waits or still_draft != (self.draft is not None) or not (still_draft or before == now):
            self._open(case_id, document_id)
            return
        self._stale = False
        self.sheet = sheet
        if self.draft is not None:
            if now is not None:
                self.pane.note(now)
            self.draft.take_sheet(sheet)
        elif self.row is not None:
            self.signed.show(sheet, self.row, self._settings)
        self._name()

    def _read_case(self, case_id: UUID) -> CaseSheet | None:
        purposes, operations = self._around.purposes, self._desk.operations
        if purposes.is_open(case_id):
            found = operations.attempt(case_sheet, case_id=case_id)
            if isinstance(found, PolkuError):
                self._is_gone = ended(found).code == RIGHT_ENDED
                say_refusal(self._desk, found)
                return None
            return found
        purpose = purposes.purpose_for(case_id, self._caseload.row(case_id), self)
        if purpose is None:
            return None
        purposes.note_open(case_id)
        return operations.ask(open_case, case_id=case_id, purpose=purpose.value)

    def _leave(self) -> None:
        """Show a case that is one's own no more no longer; what was typed is kept as a draft."""
        self.keep_typed()
        self._take_apart()
        self.sheet = self.pane = None
        self.go_asked.emit(Place(WORKLIST))

    def _take_apart(self) -> None:
        if self.pane is not None:
            self.pane.deleteLater()
        self.draft = None
        self.preview.clear()

    def _begin_draft(self) -> None:
        assert self.pane is not None
        assert self.sheet is not None
        draft = DraftDecision(self._around, self.sheet, self.pane, self.checklist, self.preview)
        draft.checked.connect(self._on_checked)
        draft.sheet_changed.connect(self._on_sheet)
        draft.go_asked.connect(self.go_asked)
        self.draft = draft
        draft.begin()
        mine = (d for d in self._desk.drafts.pending() if d.document_id == self.pane.document_id)
        typed = next(mine, None)
        if typed is not None:
            self.pane.offer_draft(typed)

    def _begin_signed(self) -> None:
        row = self.row
        if row is None or self.sheet is None:
            return
        self.signed.show(self.sheet, row, self._settings)
        first = next((r.id for r in row.recipients if r.has_copy), None)
        self.signed.show_print(first)

    def _name(self) -> None:
        assert self.sheet is not None
        assert self.pane is not None
        row, draft = self.sheet.row, self.pane.is_draft
        self.bar.title.setText(row.number)
        self.bar.about.setText(name_and_age(row, self._desk.today))
        self.bar.phases.set_phase(row.phase, self._caseload.step_name(row.step_id))
        waiting = self.is_waiting
        self._middle.setCurrentIndex(0 if draft else 2 if waiting else 1)
        signed = tr("Allekirjoitus") if waiting else tr("Tiedoksianto")
        self.panes.name_aside(tr("Tarkistuslista") if draft else signed)
        may_decide = may(self._desk.actor, Right.DECIDE)
        self.bar.fit(draft=draft, may_decide=may_decide, waiting=waiting)
        self.returned.say("soon", returned_words(self.row) if draft else "")

    # what happens

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        wanted = sum(not check.met for check in checks)
        self.sign_button.setEnabled(self.draft is not None and self.draft.is_ready)
        self.sign_button.setToolTip(
            tr_n("Yksi kohta puuttuu vielä", "{count} kohtaa puuttuu vielä", wanted)
            if wanted
            else tr("Ctrl+Enter")
        )

    def _on_check(self, check: Check) -> None:
        if self.draft is not None:
            self.draft.lead_to(check)

    def _on_sheet(self, sheet: CaseSheet) -> None:
        self.sheet = sheet

    def _on_print_chosen(self, recipient_id: UUID | None) -> None:
        signed = self.waiting if self.is_waiting else self.signed
        (self.draft or signed).show_print(recipient_id)

    def _on_save(self) -> None:
        if self.draft is not None:
            self.draft.save()

    def _on_sign(self) -> None:
        if self.draft is not None:
            self.draft.sign()
        elif self.is_waiting:
            self.waiting.sign()

    def _on_print(self) -> None:
        if self.draft is not None:
            self._on_print_draft()
        elif self.pane is not None and not self.is_waiting:
            self.signed.do_print()

    def _on_print_draft(self) -> None:
        if self.preview.pdf:
            name = self.row.number if self.row is not None else self.number
            run_dialog(
                PrintPreview(self._around, self.preview.pdf, tr("{n}-luonnos", n=name), self)
            )

    def _on_replace(self) -> None:
        if self.sheet is None or self.pane is None:
            return
        case_id, old_id, new_id = self.sheet.row.id, self.pane.document_id, uuid4()
        row = self.row
        recipients = row.recipients if row is not None else ()
        dialog = CorrectionDialog(
            self._desk,
            (case_id, old_id, new_id),
            demanded=any(each.demand is not None for each in recipients),
            parent=self,
        )
        if run_dialog(dialog):
            self.go_asked.emit(Place(DECISION, case_id, new_id))

    def _on_other(self, document_id: UUID | None) -> None:
        if self.sheet is not None and document_id is not None:
            self.go_asked.emit(Place(DECISION, self.sheet.row.id, document_id))

    def _on_committed(self, changes: Changes) -> None:
        if self.sheet is None or (self.draft is not None and self.draft.is_acting):
            return
        if not _touch(changes, self.sheet.row.id):
            return
        if self.isVisible():
            with steady(self):
                self._refresh()
        else:
            self._stale = True


def _touch(changes: Changes, case_id: UUID) -> bool:
    """Answer whether anything of the case may be another now."""
    return any(isinstance(c, CasesChanged) or c.case_id == case_id for c in changes)


def returned_words(row: DecisionRow | None) -> str:
    """Return who gave the decision back unsigned and why; nothing where nobody did."""
    if row is None or not row.returned_note:
        return ""
    return tr("{name} palautti päätöksen: {note}", name=row.returned_by, note=row.returned_note)


def _row_of(sheet: CaseSheet, document_id: UUID) -> DocumentRow | None:
    return next((row for row in sheet.documents if row.id == document_id), None)
