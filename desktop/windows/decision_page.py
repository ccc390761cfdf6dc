"""The decision page: form, lawful checklist and the real page side by side."""

from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.signing import KeyChoice, Signing
from desktop.base.words import language, tr, tr_n
from desktop.widgets.phase_bar import PhaseBar
from desktop.widgets.plain import PlainButton
from desktop.windows.case_bars import PageBar, shortcut
from desktop.windows.case_document import DocumentPane
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.caseload import Caseload
from desktop.windows.checklist import Checklist
from desktop.windows.decision_live import LiveDecision
from desktop.windows.decision_marks import FieldMarks
from desktop.windows.decision_preview import DecisionPreview
from desktop.windows.decision_signed import SignedDecision
from desktop.windows.navigation import CASE, DECISION, SETTINGS, Place
from desktop.windows.page import Page
from desktop.windows.print_preview import PrintPreview
from desktop.windows.recipients_box import RecipientsBox, candidates_of
from desktop.windows.row_words import name_and_age
from desktop.windows.serving_panel import ServingPanel
from desktop.windows.sign_dialog import SignDialog
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.check_words import todo_of
from models.rules.commands import RecipientChoice
from models.rules.letters import Check
from models.rules.organisation import RuleSettings
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, DecisionRow, RecipientRow
from models.services.cases import case_sheet, open_case
from models.services.decisions import recipients_suggested, replace_decision, set_recipients
from models.services.documents import open_document
from models.services.setup import rule_settings

_SPLIT = "decision"


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
        self.live: LiveDecision | None = None
        self.recipients: RecipientsBox | None = None
        self._marks: FieldMarks | None = None
        self._own_change = self._stale = False
        self.checklist, self.serving = Checklist(), ServingPanel()
        self.preview = DecisionPreview(around.drawing)
        self.signed = SignedDecision(around, self.serving, self.preview, self)
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

    def arrive(self, place: Place) -> None:
        """Show the decision of `place`; one that is shown already stays as it is."""
        assert place.case_id is not None
        assert place.document_id is not None
        shown = self.pane is not None and self.pane.document_id == place.document_id
        if not (shown and not self._stale) and not self._open(place.case_id, place.document_id):
            self.back_asked.emit()
            return
        if place.field is not None and self.pane is not None and self.pane.is_draft:
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
        self.bar, self.phases = PageBar("", ""), PhaseBar()
        self.bar.insert_phases(self.phases)
        add = self.bar.add_button
        self.print_draft = add(tr("Tulosta luonnos"), "", self._on_print_draft)
        self.save_button = add(tr("Tallenna"), "", self._on_save)
        self.sign_button = add(tr("Allekirjoita"), "primary", self._on_sign)
        self.replace_button = add(tr("Korvaava päätös…"), "", self._on_replace)
        self.verify_button = add(tr("Tarkista"), "", self.signed.do_verify)
        self.file_button = add(tr("Tallenna PDF…"), "", self.signed.do_save)
        self.print_button = add(tr("Tulosta…"), "primary", self.signed.do_print)
        for button in self._buttons():
            button.hide()
        checks = QScrollArea()
        checks.setWidgetResizable(True)
        checks.setFrameShape(QFrame.Shape.NoFrame)
        checks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        checks.setWidget(self.checklist)
        self.checklist.setObjectName("panel")
        self._left, self._middle = QStackedWidget(), QStackedWidget()
        self._middle.addWidget(checks)
        self._middle.addWidget(self.serving)
        self._split = self._splitter(self._left, self._middle, self.preview)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._split, 1)

    def _buttons(self) -> tuple[PlainButton, ...]:
        """Return the bar's buttons: three of a draft, then those of a signed decision."""
        return (
            self.print_draft,
            self.save_button,
            self.sign_button,
            self.replace_button,
            self.verify_button,
            self.file_button,
            self.print_button,
        )

    def _splitter(self, *parts: QWidget) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for part, least in zip(parts, (330, 190, 280), strict=True):
            part.setMinimumWidth(least)
            split.addWidget(part)
        split.setSizes([520, 236, 690])
        split.setStretchFactor(2, 1)
        place = self._desk.preferences.geometry(_SPLIT)
        if place is not None:
            split.restoreState(place)
        keep = self._desk.preferences.keep_geometry
        split.splitterMoved.connect(lambda *_: keep(_SPLIT, split.saveState()))
        return split

    def _wire(self) -> None:
        self.checklist.chosen.connect(self._on_check)
        self.preview.print_chosen.connect(self._on_print_chosen)
        self._desk.hub.committed.connect(self._on_committed)
        shortcut(self, "Ctrl+S", self._on_save)
        shortcut(self, "Ctrl+Return", self._on_sign)
        shortcut(self, "Ctrl+P", self._on_print)

    # opening

    def _open(self, case_id: UUID, document_id: UUID) -> bool:
        self.keep_typed()
        sheet = self._read_case(case_id)
        if sheet is None:
            return False
        document = self._desk.operations.ask(
            open_document, case_id=case_id, document_id=document_id
        )
        if document is None:
            return False
        self._stale = False
        self.sheet = sheet
        self._take_apart()
        self.pane = DocumentPane(document, self._desk)
        self._left.addWidget(self.pane)
        self._left.setCurrentWidget(self.pane)
        if self.pane.is_draft:
            self._begin_draft(case_id, document_id)
        else:
            self._begin_signed()
        self._name()
        self.number_changed.emit()
        return True

    def _read_case(self, case_id: UUID) -> CaseSheet | None:
        purposes, operations = self._around.purposes, self._desk.operations
        if purposes.is_open(case_id):
            return operations.ask(case_sheet, case_id=case_id)
        purpose = purposes.purpose_for(case_id, self._caseload.row(case_id), self)
        if purpose is None:
            return None
        purposes.note_open(case_id)
        return operations.ask(open_case, case_id=case_id, purpose=purpose.value)

    def _take_apart(self) -> None:
        for part in (self.live, self.pane):
            if part is not None:
                part.deleteLater()
        self.live = self.recipients = self._marks = None

    def _begin_draft(self, case_id: UUID, document_id: UUID) -> None:
        assert self.pane is not None
        form = self.pane.form
        assert form is not None
        self.live = LiveDecision(self._desk, case_id, document_id, self)
        self.recipients = RecipientsBox(form)
        form.insert_after("recipients", self.recipients)
        self._marks = FieldMarks(form)
        self.live.checked.connect(self._on_checked)
        self.live.rested.connect(self.preview.show_draft)
        form.changed.connect(self._on_typed)
        form.completed.connect(self._on_typed)
        self.recipients.changed.connect(self._choose_recipients)
        self._suggest()
        self._reread()
        self.live.draw()

    def _begin_signed(self) -> None:
        row = self.row
        if row is None or self.sheet is None:
            return
        self.signed.show(self.sheet, row, self._settings)
        first = next((r.id for r in row.recipients if r.has_copy), None)
        self.signed.show_print(first)

    def _suggest(self) -> None:
        assert self.sheet is not None
        assert self.recipients is not None
        suggested = self._desk.operations.ask(recipients_suggested, case_id=self.sheet.row.id)
        chosen = self._rows()
        self.recipients.show_candidates(candidates_of(self.sheet, suggested or ()), chosen)
        if not chosen and self.recipients.choices and may(self._desk.actor, Right.WRITE_DOCUMENT):
            self._choose_recipients(self.recipients.choices)

    def _rows(self) -> tuple[RecipientRow, ...]:
        return self.row.recipients if self.row is not None else ()

    def _reread(self) -> None:
        """Read anew what recipients or people have changed."""
        if self.live is None or self.pane is None or self.pane.form is None:
            return
        self.live.read()
        self.preview.show_recipients(self._rows(), self.live.recipient_id)
        self.live.take(self.pane.form.values())

    def _name(self) -> None:
        assert self.sheet is not None
        assert self.pane is not None
        row, draft = self.sheet.row, self.pane.is_draft
        self.bar.title.setText(row.number)
        self.bar.about.setText(name_and_age(row, self._desk.today))
        self.phases.set_phase(row.phase, self._caseload.step_name(row.step_id))
        self._middle.setCurrentIndex(0 if draft else 1)
        for button in self._buttons()[:3]:
            button.setVisible(draft)
        for button in self._buttons()[3:]:
            button.setVisible(not draft)
        if not may(self._desk.actor, Right.DECIDE):
            self.replace_button.hide()

    # what happens

    def _on_typed(self) -> None:
        if self.live is not None and self.pane is not None and self.pane.form is not None:
            self.live.take(self.pane.form.values())

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        self.checklist.show_checks(checks)
        if self._marks is not None:
            self._marks.show(checks)
        wanted = sum(not check.met for check in checks)
        allowed = may(self._desk.actor, Right.DECIDE)
        self.sign_button.setEnabled(not wanted and allowed)
        self.sign_button.setToolTip(
            tr_n("Yksi kohta puuttuu vielä", "{count} kohtaa puuttuu vielä", wanted)
            if wanted
            else "Ctrl+Enter"
        )

    def _on_check(self, check: Check) -> None:
        if check.met or self.pane is None:
            return
        if check.field is not None:
            self._show_field(check.field)
        elif check.code == "recipients" and self.recipients is not None:
            self._show_recipients()
        elif check.code in {"instructions", "authority"}:
            self.go_asked.emit(Place(SETTINGS))
        elif check.code == "parties":
            self.go_asked.emit(Place(CASE, self.sheet.row.id if self.sheet else None))
        else:
            self._desk.messages.info(todo_of(check, language()))

    def _show_field(self, key: str) -> None:
        assert self.pane is not None
        self.pane.focus_field(key)
        form = self.pane.form
        if form is not None:  # what is said below the field must show too
            block = form.block(key)
            QTimer.singleShot(50, form, lambda: form.ensureWidgetVisible(block, 0, 140))

    def _show_recipients(self) -> None:
        assert self.pane is not None
        assert self.recipients is not None
        if self.pane.form is not None:
            self.pane.form.build_all()
            self.pane.form.ensureWidgetVisible(self.recipients, 0, 60)
        for line in self.recipients.lines[:1]:
            line.chosen.setFocus()

    def _choose_recipients(self, choices: tuple[RecipientChoice, ...]) -> None:
        assert self.sheet is not None
        assert self.pane is not None
        self._own_change = True
        done = self._desk.operations.run(
            set_recipients,
            case_id=self.sheet.row.id,
            document_id=self.pane.document_id,
            recipients=choices,
        )
        self._own_change = False
        sheet = self._desk.operations.ask(case_sheet, case_id=self.sheet.row.id) if done else None
        if sheet is not None:
            self.sheet = sheet
            self._reread()

    def _on_print_chosen(self, recipient_id: UUID | None) -> None:
        if self.live is not None:
            self.live.choose(recipient_id)
        else:
            self.signed.show_print(recipient_id)

    def _on_save(self) -> None:
        if self.pane is not None and self.pane.is_draft:
            self._own_change = True
            self.pane.save()
            self._own_change = False

    def _on_print(self) -> None:
        if self.pane is not None and self.pane.is_draft:
            self._on_print_draft()
        elif self.pane is not None:
            self.signed.do_print()

    def _on_print_draft(self) -> None:
        if self.preview.pdf:
            name = self.row.number if self.row is not None else self.number
            PrintPreview(self._around, self.preview.pdf, tr("{n}-luonnos", n=name), self).exec()

    def _on_sign(self) -> None:
        if self.live is None or self.pane is None or not self.sign_button.isEnabled():
            return
        self._own_change = True
        saved = self.pane.save()
        self._own_change = False
        facts = self.live.facts()
        if not saved or facts is None or self.sheet is None:
            return
        signing = Signing(
            case_id=self.sheet.row.id,
            document_id=self.pane.document_id,
            row_version=self.pane.sheet.row_version,
            key=KeyChoice(None),
            signer_name=self._desk.worker_name,
            signed_at=self._desk.now(),
            texts_version=facts.texts_version,
        )
        SignDialog(self._around, facts, self._rows(), signing, self).exec()

    def _on_replace(self) -> None:
        if self.sheet is None or self.pane is None:
            return
        new_id = uuid4()
        run = partial(self._replaced, self.sheet.row.id, self.pane.document_id, new_id)
        words = (
            tr("Korvaava päätös"),
            tr("Allekirjoitettua päätöstä ei muuteta. Uusi päätös kertoo, minkä se korvaa."),
            tr("Aloita"),
        )
        if ReasonDialog(words, run, desk=self._desk, parent=self).exec():
            self.go_asked.emit(Place(DECISION, self.sheet.row.id, new_id))

    def _replaced(self, case_id: UUID, document_id: UUID, new_id: UUID, reason: str):  # type: ignore[no-untyped-def]
        return self._desk.operations.attempt(
            replace_decision,
            case_id=case_id,
            document_id=document_id,
            new_id=new_id,
            reason=reason,
        )

    def _on_committed(self, changes: Changes) -> None:
        if self.sheet is None or self.pane is None or self._own_change:
            return
        if not any(change.case_id == self.sheet.row.id for change in changes):
            return
        if self.isVisible():
            self._open(self.sheet.row.id, self.pane.document_id)
        else:
            self._stale = True
