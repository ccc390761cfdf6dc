"""Signing a decision: what is signed, with which key; the slow part runs beside the window."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from desktop.base.sentences import sentence
from desktop.base.signing import KeyChoice, Signing
from desktop.base.words import language, tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import Labelled, secret
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.letters import DecisionFacts
from models.rules.rows import RecipientRow

KINDS = "PKCS#12 (*.p12 *.pfx)"


class SignDialog(FormDialog):
    """Asks for the key; the trial key says on the page that it is one."""

    def __init__(
        self,
        around: Surroundings,
        facts: DecisionFacts,
        recipients: Sequence[RecipientRow],
        signing: Signing,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, tr("Allekirjoita päätös"), "", tr("Allekirjoita"))
        self._around, self._signing = around, signing
        self._file: Path | None = None
        self.box.addWidget(_what(facts, recipients))
        if facts.decided_on != around.desk.today:
            day = show_date(facts.decided_on)
            self.notice.say(
                "soon",
                tr("Päätöspäivä on {day}. Vaihda se lomakkeelle, jos päätät tänään.", day=day),
            )
        self.own = QRadioButton(tr("Oma varmenne (PKCS#12-tiedosto)"))
        self.trial = QRadioButton(tr("Tee kokeiluvarmenne"))
        group = QButtonGroup(self)
        group.addButton(self.own)
        group.addButton(self.trial)
        self.choose = PlainButton(tr("Valitse tiedosto…"))
        self.choose.clicked.connect(self._on_choose)
        self.file = Labelled(tr("Varmenne"), self.choose)
        self.passphrase = secret(tr("Varmenteen salasana"))
        self.box.addWidget(self.own)
        self.add_row(self.file, self.passphrase)
        self.box.addWidget(self.trial)
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Kokeiluvarmenne osoittaa, ettei päätöstä ole muutettu, mutta ei sitä, kuka "
                    "sen allekirjoitti. Sivulle tulee maininta kokeilusta; älä lähetä sitä "
                    "asiakkaalle."
                ),
                "hint",
            )
        )
        self.own.toggled.connect(self._fit)
        (self.trial if around.is_example else self.own).setChecked(True)
        self._fit()

    def do(self) -> None:
        """Sign; the dialog stays open and says why when the key or the decision will not do."""
        key = self._key()
        if key is None:
            return
        self.set_busy(True)
        self.notice.say("soon", tr("Allekirjoitetaan jokainen kappale…"))
        signing = Signing(
            self._signing.case_id,
            self._signing.document_id,
            self._signing.row_version,
            key,
            self._signing.signer_name,
            self._around.desk.now(),
            self._signing.texts_version,
        )
        self._around.desk.operations.run_slowly(signing.run, self._on_signed, self._on_refused)

    def _key(self) -> KeyChoice | None:
        if self.trial.isChecked():
            return KeyChoice(None)
        self.file.show_problem("" if self._file else tr("Valitse varmennetiedosto."))
        if self._file is None:
            return None
        try:
            return KeyChoice(self._file.read_bytes(), self.passphrase.control.text())
        except OSError:
            self.file.show_problem(tr("Tiedostoa ei voi lukea."))
            return None

    def _on_choose(self) -> None:
        chosen = self._around.files.open_file(self, tr("Varmenne"), KINDS)
        if chosen is not None:
            self._file = chosen
            self.choose.set_words(chosen.name)
            self.file.show_problem("")
            self.passphrase.control.setFocus()

    def _fit(self) -> None:
        self.file.setEnabled(self.own.isChecked())
        self.passphrase.setEnabled(self.own.isChecked())

    def _on_signed(self, changes: Changes) -> None:
        self._around.desk.operations.tell(changes)
        self._around.desk.messages.info(tr("Päätös on allekirjoitettu ja tallennettu."))
        self.accept()

    def _on_refused(self, error: PolkuError) -> None:
        self.refuse(sentence(error))


def _what(facts: DecisionFacts, recipients: Sequence[RecipientRow]) -> QFrame:
    """Return what is signed, in words."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(3)
    outcome = enum_name(facts.outcome, language()) if facts.outcome is not None else ""
    names = ", ".join(row.name for row in recipients)
    for text, role in (
        (f"{facts.number} · {facts.service}", "strong"),
        (outcome, ""),
        (facts.outcome_text, "dim"),
        (tr("Kappaleet: arkisto, {names}", names=names), "dim"),
    ):
        if text:
            column.addWidget(PlainLabel(text, role))
    return frame
