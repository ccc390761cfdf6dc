"""With what to sign: card, file or trial key, each with its own fields and problems beside them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.base.choices import SIGNING
from desktop.base.key_means import CardKey, FileKey, KeyMeans, TrialKey, usual_module
from desktop.base.sentences import sentence, sentence_for
from desktop.base.words import tr
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.labelled import Labelled, secret
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date
from models.rules.errors import PolkuError

KINDS = "PKCS#12 (*.p12 *.pfx)"
MODULE, MEANS = "card_module", "signing_means"
CARD, FILE = SIGNING
_TRIAL = "trial"


class SigningMeans(QWidget):
    """Asks for the key; a PIN leaves its field with every attempt.

    Signals:
        grown(): more is said than before; the dialog may have to grow.
    """

    grown = Signal()

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._file: Path | None = None
        self._was_read = False
        self._module = around.desk.preferences.choice(MODULE, usual_module())
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._group = QButtonGroup(self)
        self._add_card()
        self._add_file()
        self._add_trial()
        self._choose_usual()
        self._fit()
        self._group.buttonToggled.connect(self._on_means)

    def key(self) -> KeyMeans | None:
        """Return the chosen means; None when something is missing, which is then said beside it."""
        self._forget_problems()
        self._around.desk.preferences.keep_choice(MEANS, self._chosen)
        return {CARD: self._card_key, FILE: self._file_key, _TRIAL: self._trial_key}[self._chosen]()

    def show_refusal(self, error: PolkuError) -> QWidget | None:
        """Say what is wrong beside its field and return that; None when it has none."""
        self.pin.control.clear()
        field = self._field_of(error.code)
        if field is not None:
            field.show_problem(sentence(error))
        return field

    def _field_of(
        self, code: str
    ) -> Labelled[LineField] | Labelled[QComboBox] | Labelled[PlainButton] | None:
        if code == "key.wrong_passphrase":
            return self.passphrase
        if code in _OF_THE_PIN:
            return self.pin
        if code.startswith(("key.", "card.")):
            return self.certificate if self._chosen == CARD else self.file
        return None

    @property
    def name_on_card(self) -> str:
        """The name of the certificate that is chosen on the card; empty without one."""
        chosen = self.certificate.control.currentData()
        return chosen.name if chosen is not None else ""

    @property
    def is_trial(self) -> bool:
        """Answer whether the trial key is chosen."""
        return self._chosen == _TRIAL

    @property
    def _chosen(self) -> str:
        if self.card.isChecked():
            return CARD
        return FILE if self.own.isChecked() else _TRIAL

    def _add_card(self) -> None:
        self.card = self._means(tr("Toimikortti"))
        self.certificate = Labelled(tr("Varmenne kortilla"), QComboBox())
        self.certificate.control.setMinimumWidth(320)
        self.certificate.control.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.read = PlainButton(tr("Lue kortti"))
        self.read.clicked.connect(self.read_card)
        self.others = PlainLabel("", "dim")
        self.others.hide()
        self.pin = secret(
            tr("Allekirjoitustunnusluku (PIN)"),
            tr("Tunnusluku kysytään joka kerta, eikä sitä tallenneta."),
        )
        self._card_parts = (self.certificate, self.read, self.others, self.pin)
        for part in self._card_parts:
            self._box.addWidget(part)

    def _add_file(self) -> None:
        self.own = self._means(tr("Oma varmenne (PKCS#12-tiedosto)"))
        self.choose = PlainButton(tr("Valitse tiedosto…"))
        self.choose.clicked.connect(self._on_choose)
        self.file = Labelled(tr("Varmenne"), self.choose)
        self.passphrase = secret(tr("Varmenteen salasana"))
        self._file_parts = (self.file, self.passphrase)
        for field in self._file_parts:
            self._box.addWidget(field)

    def _add_trial(self) -> None:
        self.trial = self._means(tr("Tee kokeiluvarmenne"))
        self.trial_note = PlainLabel(
            tr(
                "Kokeiluvarmenne osoittaa, ettei päätöstä ole muutettu, mutta ei sitä, kuka "
                "sen allekirjoitti. Sivulle tulee maininta kokeilusta; älä lähetä sitä "
                "asiakkaalle."
            ),
            "hint",
        )
        self._box.addWidget(self.trial_note)
        self._box.addStretch(1)

    def _means(self, words: str) -> QRadioButton:
        made = QRadioButton(words)
        self._group.addButton(made)
        self._box.addWidget(made)
        return made

    def _choose_usual(self) -> None:
        usual = _TRIAL if self._around.is_example else FILE
        last = self._around.desk.preferences.choice(MEANS, usual)
        {CARD: self.card, FILE: self.own}.get(last, self.trial).setChecked(True)

    def _on_means(self) -> None:
        self._fit()
        self.grown.emit()

    def _fit(self) -> None:
        """Show the fields of the chosen means only."""
        for part in self._card_parts:
            part.setVisible(self._chosen == CARD)
        for field in self._file_parts:
            field.setVisible(self._chosen == FILE)
        self.trial_note.setVisible(self._chosen == _TRIAL)
        self.others.setVisible(self._chosen == CARD and bool(self.others.text()))
        if self._chosen == CARD and not self._was_read:
            self.read_card()

    def read_card(self) -> None:
        """Read what is on the card, beside the window."""
        from reports.card import certificates_on_card

        self._was_read = True
        self.read.setEnabled(False)
        self.read.set_words(tr("Luetaan korttia…"))
        read = partial(certificates_on_card, self._module, now=self._around.desk.now())
        self._around.drawing.run(read, self._on_read, self._on_unread)

    def _on_read(self, found: object) -> None:
        if not isValid(self):
            return
        from reports.card import CardCertificate

        assert isinstance(found, tuple)
        self._done_reading("")
        refused: list[str] = []
        for each in found:
            assert isinstance(each, CardCertificate)
            if each.refusal is None:
                self.certificate.control.addItem(_named(each), each)
            else:
                refused.append(f"{each.name}: {sentence(each.refusal)}")
        self.others.setText("\n".join(refused))
        if not self.certificate.control.count():
            self.certificate.show_problem(sentence_for("card.none_usable", {}))
        self._on_means()
        self.pin.control.setFocus()

    def _on_unread(self, error: PolkuError) -> None:
        if isValid(self):
            self._done_reading(sentence(error))
            self.grown.emit()

    def _done_reading(self, problem: str) -> None:
        self.read.setEnabled(True)
        self.read.set_words(tr("Lue kortti uudelleen"))
        self.certificate.control.clear()
        self.others.clear()
        self.others.hide()
        self.certificate.show_problem(problem)

    def _card_key(self) -> KeyMeans | None:
        chosen = self.certificate.control.currentData()
        pin = self.pin.control.text()
        self.pin.control.clear()
        if chosen is None:
            self.certificate.show_problem(sentence_for("card.not_chosen", {}))
            return None
        if not pin and not chosen.pin_pad:
            self.pin.show_problem(sentence_for("card.no_pin", {}))
            return None
        return CardKey(self._module, chosen, pin)

    def _file_key(self) -> KeyMeans | None:
        self.file.show_problem("" if self._file else tr("Valitse varmennetiedosto."))
        if self._file is None:
            return None
        try:
            return FileKey(self._file.read_bytes(), self.passphrase.control.text())
        except OSError:
            self.file.show_problem(tr("Tiedostoa ei voi lukea."))
            return None

    def _trial_key(self) -> KeyMeans:
        return TrialKey(self._around.desk.worker_name)

    def _on_choose(self) -> None:
        chosen = self._around.files.open_file(self, tr("Varmenne"), KINDS)
        if chosen is not None:
            self._file = chosen
            self.choose.set_words(chosen.name)
            self.file.show_problem("")
            self.passphrase.control.setFocus()

    def _forget_problems(self) -> None:
        for field in (self.certificate, self.pin, self.file, self.passphrase):
            field.show_problem("")


def _named(certificate: object) -> str:
    from reports.card import CardCertificate

    assert isinstance(certificate, CardCertificate)
    return tr(
        "{name} · voimassa {day} asti · {card}",
        name=certificate.name,
        day=show_date(certificate.valid_to.date()),
        card=certificate.token,
    )


_OF_THE_PIN = frozenset(
    {
        "card.wrong_pin",
        "card.wrong_pin_few",
        "card.wrong_pin_last",
        "card.locked",
        "card.pin_expired",
        "card.no_pin",
    }
)
