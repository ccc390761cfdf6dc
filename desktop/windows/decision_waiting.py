"""A decision that one has signed: what it waits for, and what the second signer may do with it."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.base.clock import HELSINKI
from desktop.base.key_means import KeyMeans
from desktop.base.operations import Act
from desktop.base.sentences import sentence
from desktop.base.signing import SecondSigning
from desktop.base.words import tr
from desktop.widgets.plain import BreakingButton, PlainLabel, section_head
from desktop.windows.case_reason_dialogs import ReasonDialog
from desktop.windows.decision_preview import DecisionPreview
from desktop.windows.notice import Notice
from desktop.windows.page_parts import run_dialog
from desktop.windows.sign_dialog import SignDialog, words_card
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.dates import show_date, show_time
from models.rules.errors import PolkuError
from models.rules.purposes import Purpose
from models.rules.rights import Right, may
from models.rules.rows import CaseSheet, DecisionRow
from models.services.second_signing import return_decision, second_refusal, waiting_bytes


class WaitingDecision(QScrollArea):
    """Says who has signed and who may sign next; shows the very bytes that are signed."""

    def __init__(self, around: Surroundings, preview: DecisionPreview) -> None:
        super().__init__()
        self._around, self._preview = around, preview
        self._sheet: CaseSheet | None = None
        self._row: DecisionRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("panel")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 16, 14, 16)
        column.setSpacing(10)
        column.addWidget(section_head(tr("Odottaa toista allekirjoitusta")))
        self.who = PlainLabel("", "strong")
        self.what = PlainLabel(
            tr(
                "Päätös annetaan tiedoksi ja oikaisuvaatimusaika alkaa vasta, kun toinenkin on "
                "allekirjoittanut. Sisältöä ei voi muuttaa tässä välissä."
            ),
            "dim",
        )
        self.notice = Notice()
        self.sign_button = BreakingButton(tr("Allekirjoita toisena"), "primary")
        self.return_button = BreakingButton(tr("Palauta muutettavaksi…"))
        self.sign_button.clicked.connect(self.sign)
        self.return_button.clicked.connect(self._on_return)
        for part in (self.who, self.what, self.notice, self.sign_button, self.return_button):
            column.addWidget(part)
        column.addStretch()

    def show_decision(self, sheet: CaseSheet, row: DecisionRow) -> None:
        """Show a decision that waits."""
        self._sheet, self._row = sheet, row
        assert row.first_signed_at is not None
        at = row.first_signed_at.astimezone(HELSINKI)
        self.who.setText(
            tr(
                "{name} allekirjoitti {day} klo {time}.",
                name=row.signer_name,
                day=show_date(at.date()),
                time=show_time(at.time()),
            )
        )
        desk = self._around.desk
        refusal = desk.operations.ask(
            second_refusal, case_id=sheet.row.id, document_id=row.document_id
        )
        self.notice.say("soon", sentence(refusal) if refusal is not None else "")
        self.sign_button.setEnabled(refusal is None)
        self.return_button.setVisible(may(desk.actor, Right.DECIDE))
        self.show_print(None)

    def show_print(self, recipient_id: UUID | None) -> None:
        """Show a print as it was signed first."""
        if self._row is None:
            return
        self._preview.show_recipients(self._row.recipients, recipient_id)
        found = self._around.desk.operations.ask(
            waiting_bytes,
            document_id=self._row.document_id,
            recipient_id=recipient_id,
            purpose=Purpose.CLIENT_WORK.value,
        )
        if found is not None:
            self._preview.show_pdf(found)

    def sign(self) -> None:
        """Ask for the key and sign."""
        if self._row is None or self._sheet is None or not self.sign_button.isEnabled():
            return
        case_id, document_id = self._sheet.row.id, self._row.document_id
        desk = self._around.desk

        def act(key: KeyMeans, plain: bool) -> Act:
            return SecondSigning(case_id, document_id, key, desk.now(), plain).run

        names = ", ".join(row.name for row in self._row.recipients)
        what = words_card(
            (self._row.number, "strong"),
            (self.who.text(), ""),
            (tr("Kappaleet: arkisto, {names}", names=names), "dim"),
        )
        title = tr("Allekirjoita toisena")
        run_dialog(SignDialog(self._around, what, act, self, title=title))

    def _on_return(self) -> None:
        if self._row is None or self._sheet is None:
            return
        words = (
            tr("Palauta muutettavaksi"),
            tr("Ensimmäinen allekirjoitus raukeaa, ja päätös on taas luonnos."),
            tr("Palauta muutettavaksi"),
        )
        run = partial(self._returned, self._sheet.row.id, self._row.document_id)
        run_dialog(ReasonDialog(words, run, desk=self._around.desk, parent=self))

    def _returned(self, case_id: UUID, document_id: UUID, note: str) -> Changes | PolkuError:
        return self._around.desk.operations.attempt(
            return_decision, case_id=case_id, document_id=document_id, note=note
        )
