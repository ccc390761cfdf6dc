"""A decision being written: form, recipients, checklist, page and signature kept in step."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.base.key_means import KeyMeans
from desktop.base.operations import Act
from desktop.base.signing import Signing
from desktop.base.words import language, tr
from desktop.forms.form import DocumentForm
from desktop.windows.case_document import DocumentPane
from desktop.windows.checklist import Checklist
from desktop.windows.decision_live import LiveDecision
from desktop.windows.decision_marks import FieldMarks
from desktop.windows.decision_preview import DecisionPreview
from desktop.windows.decision_texts import TextsOfDraft
from desktop.windows.navigation import CASE, SETTINGS, Place
from desktop.windows.page_parts import run_dialog
from desktop.windows.prohibition_dialog import ProhibitionDialog
from desktop.windows.recipients_box import RecipientsBox, candidates_of
from desktop.windows.reveal_dialog import RevealDialog
from desktop.windows.sign_dialog import SignDialog, day_warning, decision_card
from desktop.windows.surroundings import Surroundings
from models.rules.check_words import todo_of
from models.rules.commands import RecipientChoice
from models.rules.letters import Check
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, PersonRow, RecipientRow
from models.services.cases import case_sheet
from models.services.decisions import recipients_suggested, set_recipients
from models.services.prohibitions import end_prohibition
from models.services.setup import rule_settings


class DraftDecision(QObject):
    """Acts on one draft; the page that shows it owns it.

    Signals:
        checked(tuple): the Checks of what is typed now.
        sheet_changed(CaseSheet): recipients were changed here.
        go_asked(Place): an item of the checklist is cured elsewhere.
    """

    checked = Signal(tuple)
    sheet_changed = Signal(object)
    go_asked = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        sheet: CaseSheet,
        pane: DocumentPane,
        checklist: Checklist,
        preview: DecisionPreview,
    ) -> None:
        super().__init__(pane)
        assert pane.form is not None
        self._around, self._desk, self.sheet, self.pane = around, around.desk, sheet, pane
        self._form: DocumentForm = pane.form
        self._checklist, self._preview = checklist, preview
        self._marks = FieldMarks(self._form)
        self.live = LiveDecision(self._desk, sheet.row.id, pane.document_id, self)
        self.recipients = RecipientsBox(self._form)
        self.texts = TextsOfDraft(self._desk, self._form, self.live)
        self.is_acting = False
        self._form.insert_after("recipients", self.recipients)
        self._wire()

    def begin(self) -> None:
        """Suggest recipients and check what is typed; call it once the page knows the draft."""
        self._suggest()
        self.reread()
        self.live.draw()

    @property
    def is_ready(self) -> bool:
        """Answer whether nothing lawful is missing and the worker may decide."""
        return self.live.is_ready and may(self._desk.actor, Right.DECIDE)

    @property
    def rows(self) -> tuple[RecipientRow, ...]:
        """The recipients that are stored."""
        mine = (row for row in self.sheet.decisions if row.document_id == self.pane.document_id)
        return next((row.recipients for row in mine), ())

    def take_sheet(self, sheet: CaseSheet) -> None:
        """Take over what changed elsewhere in the case; what is typed stays."""
        self.sheet = sheet
        self._suggest()
        self.reread()

    def reread(self) -> None:
        """Read anew what recipients or people have changed."""
        self.live.read()
        self._preview.show_recipients(self.rows, self.live.recipient_id)
        self._on_typed()

    def save(self) -> bool:
        """Save the draft; answer whether it is stored as it stands."""
        with self._acting():
            return self.pane.save()

    def sign(self) -> None:
        """Save and ask for the key."""
        if not self.is_ready or not self.save():
            return
        facts = self.live.facts()
        if facts is None:
            return
        version, texts = self.pane.sheet.row_version, facts.texts_version

        def act(key: KeyMeans, plain: bool) -> Act:
            case_id, document_id = self.sheet.row.id, self.pane.document_id
            now = self._desk.now()
            return Signing(case_id, document_id, version, key, now, texts, plain).run

        what = decision_card(facts, self.rows)
        done = (
            tr("Päätös on allekirjoitettu. Se odottaa vielä toista allekirjoitusta.")
            if self._wants_two()
            else ""
        )
        dialog = SignDialog(self._around, what, act, self.pane, done_words=done)
        if warning := day_warning(facts, self._around):
            dialog.warn(warning)
        run_dialog(dialog)

    def _wants_two(self) -> bool:
        settings = self._desk.operations.ask(rule_settings)
        return settings is not None and settings.second_signature

    def show_print(self, recipient_id: UUID | None) -> None:
        """Show another recipient's print."""
        self.live.choose(recipient_id)

    def lead_to(self, check: Check) -> None:
        """Go to where an item is cured."""
        if check.met:
            return
        if check.code == "revealing":
            self._go_through()
        elif check.field is not None:
            self._show_field(check.field)
        elif check.code in {"recipients", "prohibition"}:
            self._show_recipients()
        elif check.code in {"instructions", "authority"}:
            self.go_asked.emit(Place(SETTINGS))
        elif check.code == "parties":
            self.go_asked.emit(Place(CASE, self.sheet.row.id))
        else:
            self._desk.messages.info(todo_of(check, language()))

    def _wire(self) -> None:
        self.live.checked.connect(self._on_checked)
        self.live.rested.connect(self._preview.show_draft)
        self.live.rested.connect(self.texts.tell)
        self.texts.inserted.connect(self._on_typed)
        self._form.changed.connect(self._on_typed)
        self._form.completed.connect(self._on_typed)
        self.recipients.changed.connect(self._choose_recipients)
        self.recipients.forbid_asked.connect(self._on_forbid)
        self.recipients.allow_asked.connect(self._on_allow)

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """Mark an act of one's own, whose change the page need not read anew."""
        self.is_acting = True
        try:
            yield
        finally:
            self.is_acting = False

    def _suggest(self) -> None:
        suggested = self._desk.operations.ask(recipients_suggested, case_id=self.sheet.row.id)
        chosen = self.rows
        people = candidates_of(self.sheet, suggested or (), self._desk.today)
        self.recipients.show_candidates(people, chosen)
        forbidden = {each.person.id for each in people if each.prohibition is not None}
        outdated = any(row.person_id in forbidden for row in chosen)
        wanted = outdated or (not chosen and bool(self.recipients.choices))
        if wanted and may(self._desk.actor, Right.WRITE_DOCUMENT):
            self._choose_recipients(self.recipients.choices)

    def _on_forbid(self, person: PersonRow) -> None:
        run_dialog(ProhibitionDialog(self._desk, self.sheet.row.id, person, self.pane))

    def _on_allow(self, person: PersonRow) -> None:
        case_id = self.sheet.row.id
        self._desk.operations.run(end_prohibition, case_id=case_id, person_id=person.id)

    def _go_through(self) -> None:
        """Let the words that may reveal a place be mended or accepted, one by one."""
        if not self.rows and not self.save():
            return
        dialog = RevealDialog(
            self._desk, self.sheet.row.id, self.pane.document_id, self.live.revealed, self.pane
        )
        with self._acting():
            run_dialog(dialog)
        self.reread()
        if dialog.mend_key is not None:
            self._show_field(dialog.mend_key)

    def _choose_recipients(self, choices: tuple[RecipientChoice, ...]) -> None:
        case_id, operations = self.sheet.row.id, self._desk.operations
        with self._acting():
            done = operations.run(
                set_recipients,
                case_id=case_id,
                document_id=self.pane.document_id,
                recipients=choices,
            )
        sheet = operations.ask(case_sheet, case_id=case_id) if done else None
        if sheet is not None:
            self.sheet = sheet
            self.sheet_changed.emit(sheet)
            self.reread()

    def _on_typed(self) -> None:
        self.live.take(self._form.values())

    def _on_checked(self, checks: tuple[Check, ...]) -> None:
        self._checklist.show_checks(checks)
        self._marks.show(checks)
        self.checked.emit(checks)

    def _show_field(self, key: str) -> None:
        self.pane.focus_field(key)
        form, block = self._form, self._form.block(key)
        # what is said below the field must show too
        QTimer.singleShot(50, form, lambda: form.ensureWidgetVisible(block, 0, 140))

    def _show_recipients(self) -> None:
        self._form.build_all()
        self._form.ensureWidgetVisible(self.recipients, 0, 60)
        for line in self.recipients.lines[:1]:
            line.chosen.setFocus()
