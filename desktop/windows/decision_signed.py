"""A signed decision on its page: the stored bytes of each print, serving, and what can be done."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.base.words import tr, tr_n
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.decision_preview import DecisionPreview
from desktop.windows.demand_dialog import DemandCourseDialog, DemandDialog
from desktop.windows.page_parts import run_dialog
from desktop.windows.print_preview import PrintPreview, save_pdf
from desktop.windows.serving_dialog import ServingDialog
from desktop.windows.serving_panel import ServingPanel
from desktop.windows.surroundings import Surroundings
from desktop.windows.used_texts import UsedTextsDialog
from desktop.windows.verify_dialog import verify_bytes
from models.rules.changes import Changes
from models.rules.errors import PolkuError
from models.rules.kinds import ServingWay
from models.rules.organisation import RuleSettings
from models.rules.purposes import Purpose
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, DecisionRow, RecipientRow
from models.services.decisions import record_serving, signed_bytes
from models.services.instructions import reissue_instructions
from models.services.posting import letters


class SignedDecision(QObject):
    """Acts on one signed decision."""

    def __init__(
        self,
        around: Surroundings,
        panel: ServingPanel,
        preview: DecisionPreview,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._around, self._panel, self._preview, self._window = around, panel, preview, parent
        self._row: DecisionRow | None = None
        self._sheet: CaseSheet | None = None
        self._settings = RuleSettings()
        panel.serve_asked.connect(self._on_serve)
        panel.demand_asked.connect(self._on_demand)
        panel.all_posted.connect(self._on_all_posted)
        panel.print_asked.connect(self.show_print)
        panel.course_asked.connect(self._on_course)
        panel.reissue_asked.connect(self._on_reissue)
        panel.letter_asked.connect(self._on_letter)
        panel.texts_asked.connect(self._on_texts)

    def show(self, sheet: CaseSheet, row: DecisionRow, settings: RuleSettings) -> None:
        """Show a signed decision."""
        self._sheet, self._row, self._settings = sheet, row, settings
        desk = self._around.desk
        self._panel.show_decision(
            row,
            settings,
            desk.today,
            may_serve=may(desk.actor, Right.RECORD_SERVING),
            may_decide=may(desk.actor, Right.DECIDE),
        )

    def show_print(self, recipient_id: UUID | None) -> None:
        """Show the stored bytes of a print."""
        if self._row is None:
            return
        self._preview.show_recipients(self._row.recipients, recipient_id)
        content = self._bytes(recipient_id, Purpose.CLIENT_WORK)
        if content is None:
            self._preview.clear(
                tr("Päätös on allekirjoitettu paperilla ennen Polkua, eikä sen sivuja ole täällä.")
            )
        else:
            self._preview.show_pdf(content)

    def do_print(self) -> None:
        """Show the chosen print for printing; these bytes and no others."""
        content = self._bytes(self._preview.recipient_id, Purpose.PRINT)
        if content is not None and self._row is not None:
            case_id = self._sheet.row.id if self._sheet is not None else None
            number, window = self._row.number, self._window
            run_dialog(PrintPreview(self._around, content, number, window, case_id))

    def do_save(self) -> None:
        """Save the chosen print as a file."""
        content = self._bytes(self._preview.recipient_id, Purpose.EXPORT)
        if content is not None and self._row is not None:
            save_pdf(self._around, self._window, content, self._row.number)

    def do_verify(self) -> None:
        """Say what the stored bytes' signature is worth."""
        content = self._bytes(self._preview.recipient_id, Purpose.CLIENT_WORK)
        if content is not None and self._row is not None:
            verify_bytes(self._around, content, self._row.number, self._window)

    def _bytes(self, recipient_id: UUID | None, purpose: Purpose) -> bytes | None:
        assert self._row is not None
        found = self._around.desk.operations.attempt(
            signed_bytes,
            document_id=self._row.document_id,
            recipient_id=recipient_id,
            purpose=purpose.value,
        )
        if not isinstance(found, PolkuError):
            return found
        if purpose is not Purpose.CLIENT_WORK:
            self._around.desk.messages.refuse(found)
        return None

    def _on_texts(self) -> None:
        if self._row is not None:
            run_dialog(UsedTextsDialog(self._around.desk, self._row.texts_used, self._window))

    def _on_serve(self, recipient: RecipientRow) -> None:
        if self._sheet is not None:
            group = self._sheet.facts.group
            desk, settings = self._around.desk, self._settings
            run_dialog(ServingDialog(desk, recipient, group, settings, self._window))

    def _on_demand(self, recipient: RecipientRow) -> None:
        run_dialog(DemandDialog(self._around.desk, recipient, self._window))

    def _on_course(self, recipient: RecipientRow) -> None:
        run_dialog(DemandCourseDialog(self._around.desk, recipient, self._window))

    def _on_reissue(self, recipient: RecipientRow) -> None:
        words = (
            tr("Uusi oikaisuvaatimusohje"),
            tr(
                "Jos päätöksen ohje puuttui tai oli virheellinen, {name} saa uuden ohjeen "
                "kirjeenä. Oikaisuvaatimusaika alkaa alusta, kun ohje on annettu tiedoksi "
                "(HL 49 §).",
                name=recipient.name,
            ),
            tr("Tee ohje"),
        )
        run = partial(self._reissued, recipient.id)
        if run_dialog(ReasonDialog(words, run, desk=self._around.desk, parent=self._window)):
            self._on_letter(recipient)

    def _reissued(self, recipient_id: UUID, reason: str) -> Changes | PolkuError:
        from reports.instruction_letter import instruction_letter

        desk = self._around.desk
        return desk.operations.attempt(
            reissue_instructions,
            recipient_id=recipient_id,
            reason=reason,
            draw=lambda facts: instruction_letter(facts, desk.today),
        )

    def _on_letter(self, recipient: RecipientRow) -> None:
        found = self._around.desk.operations.ask(
            letters, recipient_ids=(recipient.id,), purpose=Purpose.PRINT
        )
        for letter in found or ():
            run_dialog(PrintPreview(self._around, letter.content, letter.number, self._window))

    def _on_all_posted(self) -> None:
        desk = self._around.desk
        waiting = [r for r in self._row.recipients if r.served_on is None] if self._row else []
        text = tr_n(
            "Kirjataanko, että yksi kappale on postitettu tänään?",
            "Kirjataanko, että {count} kappaletta on postitettu tänään?",
            len(waiting),
        )
        if not desk.messages.confirm(tr("Tiedoksianto"), text, tr("Kirjaa")):
            return
        done = [
            desk.operations.run(
                record_serving, recipient_id=row.id, way=ServingWay.POST, served_on=desk.today
            )
            for row in waiting
        ]
        if all(done):
            desk.messages.info(tr("Tiedoksiannot on kirjattu."))
