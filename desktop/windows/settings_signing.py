"""Settings of signing: this workstation's card reader, and the services the house uses."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.base.key_means import usual_module
from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.widgets.line_field import LineField
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.windows.labelled import Labelled, choice, line
from desktop.windows.managed_note import hold
from desktop.windows.notice import Notice
from desktop.windows.settings_section import SettingsSection
from desktop.windows.sign_means import CARD, FILE, MEANS, MODULE
from desktop.windows.surroundings import Surroundings
from models.rules.dates import show_date
from models.rules.errors import PolkuError
from models.rules.rights import Right, may
from models.rules.signing_settings import SignatureLevel, SigningSettings
from models.services.signature_settings import save_signing_settings, signing_settings

MODULE_KINDS = "PKCS#11 (*.so *.dll *.dylib)"
ISSUER_KINDS = "X.509 (*.pem *.cer *.crt)"


class _Problem(Protocol):
    """What shows a problem beside it."""

    def show_problem(self, text: str) -> None:
        """Show it."""


class SigningSection(SettingsSection):
    """The card module is remembered on this workstation, all else is the house's."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(
            tr("Allekirjoitus"),
            tr("Kortinlukija koskee tätä konetta, palvelut koko organisaatiota."),
        )
        self._around, self._desk = around, around.desk
        self._stored = SigningSettings()
        self._issuers: tuple[str, ...] = ()
        self._reader()
        self._services()
        self.save = PlainButton(tr("Tallenna"), "primary")
        self.save.clicked.connect(self._on_save)
        self.add_buttons(self.save)
        self.close_up()
        self._limit()

    def reload(self) -> None:
        """Show what is stored."""
        stored = self._desk.operations.ask(signing_settings)
        if stored is None:
            return
        self._stored, self._issuers = stored, stored.trusted
        self.timestamp.control.setText(stored.timestamp_url)
        self.revocation.control.setPlainText("\n".join(stored.revocation_urls))
        self.status.control.setText(stored.status_url)
        self._show_issuers()
        self.level.setText(_LEVELS[stored.level]())

    def _reader(self) -> None:
        self.add_head(tr("Kortinlukija tällä koneella"))
        self.module: Labelled[LineField] = line(
            tr("Kortinlukijan moduuli (PKCS#11)"),
            self._desk.preferences.choice(MODULE, usual_module()),
            tr("Moduuli tulee kortinlukijaohjelmiston, esimerkiksi DigiSign Clientin, mukana."),
            limit=1000,
        )
        self.browse = PlainButton(tr("Valitse moduuli…"))
        self.test = PlainButton(tr("Kokeile korttia"))
        self.browse.clicked.connect(self._on_browse)
        self.test.clicked.connect(self._on_test)
        self.module.control.editingFinished.connect(self._keep_module)
        self.usual: Labelled[QComboBox] = choice(
            tr("Allekirjoitan tavallisesti"),
            ((CARD, tr("Toimikortilla")), (FILE, tr("Varmennetiedostolla"))),
            self._desk.preferences.choice(MEANS, CARD),
            tr("Tämä on valittuna, kun allekirjoitat; sen voi silloin vielä vaihtaa."),
        )
        self.usual.control.activated.connect(self._keep_usual)
        hold(self.usual, self._desk.preferences.managed, "signing.means")
        self.add_row(self.usual, QWidget())
        self.add_row(self.module)
        self.add_buttons(self.test, self.browse)
        if hold(self.module, self._desk.preferences.managed, "card.module"):
            self.browse.hide()
        self.notice = Notice()
        self.box.addWidget(self.notice)

    def _services(self) -> None:
        self.add_head(tr("Aikaleima ja sulkutiedot"))
        self.box.addWidget(
            PlainLabel(
                tr(
                    "Ilman palveluita allekirjoitus on tasoa B-B. Aikaleima osoittaa, milloin "
                    "päätös allekirjoitettiin (B-T). Sulkutietojen kanssa allekirjoituksen voi "
                    "tarkistaa vielä varmenteen vanhennuttua (B-LT). Palveluille lähtee vain "
                    "tiiviste, ei päätöksen sisältöä."
                ),
                "dim",
            )
        )
        self.timestamp = line(tr("Aikaleimapalvelun osoite"), limit=1000)
        self.status = line(tr("Varmenteen tilan kysely (OCSP)"), limit=1000)
        self.revocation = Labelled(tr("Sulkulistat, osoite kullekin riville"), QPlainTextEdit())
        self.revocation.control.setTabChangesFocus(True)
        self.revocation.control.setFixedHeight(74)
        self.add_row(self.timestamp, self.status)
        self.add_row(self.revocation)
        self.issuers = Labelled(tr("Luotetut myöntäjät"), PlainButton(tr("Lisää myöntäjä…")))
        self.issuers.control.clicked.connect(self._on_issuer)
        self.forget = PlainButton(tr("Poista kaikki myöntäjät"))
        self.forget.clicked.connect(self._on_forget)
        self.named = PlainLabel("")
        self.level = PlainLabel("", "strong")
        self.box.addWidget(self.issuers)
        self.box.addWidget(self.named)
        self.add_buttons(self.forget)
        self.box.addWidget(self.level)

    def _limit(self) -> None:
        editable = may(self._desk.actor, Right.EDIT_SETTINGS)
        if not editable:
            self.save.hide()
            self.level.setToolTip(tr("Näitä muuttaa pääkäyttäjä."))
        for field in (self.timestamp, self.status, self.revocation, self.issuers):
            field.setEnabled(editable)
        self.forget.setEnabled(editable)

    def _keep_usual(self) -> None:
        self._desk.preferences.keep_choice(MEANS, str(self.usual.control.currentData()))

    def _keep_module(self) -> None:
        self._desk.preferences.keep_choice(MODULE, self.module.control.text().strip())

    def _on_browse(self) -> None:
        chosen = self._around.files.open_file(
            self, tr("Kortinlukijan moduuli (PKCS#11)"), MODULE_KINDS
        )
        if chosen is not None:
            self.module.control.setText(str(chosen))
            self.module.show_problem("")
            self._keep_module()

    def _on_test(self) -> None:
        from reports.card import certificates_on_card

        self._keep_module()
        self.test.setEnabled(False)
        self.notice.say("soon", tr("Luetaan korttia…"))
        module = self.module.control.text().strip()
        read = partial(certificates_on_card, module, now=self._desk.now())
        self._around.drawing.run(read, self._on_read, self._on_unread)

    def _on_read(self, found: object) -> None:
        if not isValid(self):
            return
        from reports.card import CardCertificate

        assert isinstance(found, tuple)
        self.test.setEnabled(True)
        said: list[str] = []
        for each in found:
            assert isinstance(each, CardCertificate)
            worth = (
                tr("voi allekirjoittaa {day} asti", day=show_date(each.valid_to.date()))
                if each.refusal is None
                else sentence(each.refusal)
            )
            said.append(f"{each.name} ({each.token}): {worth}")
        fine = any(each.refusal is None for each in found)
        self.notice.say("good" if fine else "soon", "\n".join(said))

    def _on_unread(self, error: PolkuError) -> None:
        if isValid(self):
            self.test.setEnabled(True)
            self.notice.say("trouble", sentence(error))

    def _on_issuer(self) -> None:
        chosen = self._around.files.open_file(self, tr("Myöntäjän varmenne"), ISSUER_KINDS)
        if chosen is not None:
            self._add_issuer(chosen)

    def _add_issuer(self, path: Path) -> None:
        from reports.strength import issuer_file

        try:
            added = issuer_file(path.read_bytes())
        except OSError:
            self.issuers.show_problem(tr("Tiedostoa ei voi lukea."))
        except PolkuError as error:
            self.issuers.show_problem(sentence(error))
        else:
            self.issuers.show_problem("")
            self._issuers = tuple(dict.fromkeys((*self._issuers, *added)))
            self._show_issuers()

    def _on_forget(self) -> None:
        self._issuers = ()
        self._show_issuers()

    def _show_issuers(self) -> None:
        from reports.strength import issuer_names

        names = issuer_names(self._issuers)
        self.named.setText("\n".join(names) or tr("Ei luotettuja myöntäjiä."))
        self.forget.setVisible(bool(names))

    def _on_save(self) -> None:
        fields: dict[str, _Problem] = {
            "timestamp_url": self.timestamp,
            "revocation_urls": self.revocation,
            "status_url": self.status,
            "trusted": self.issuers,
        }
        for field in fields.values():
            field.show_problem("")
        changed = replace(
            self._stored,
            timestamp_url=self.timestamp.control.text(),
            revocation_urls=tuple(self.revocation.control.toPlainText().splitlines()),
            status_url=self.status.control.text(),
            trusted=self._issuers,
        )
        outcome = self._desk.operations.attempt(save_signing_settings, settings=changed)
        if not isinstance(outcome, PolkuError):
            self._desk.operations.tell(outcome)
            self._desk.messages.info(tr("Allekirjoituksen asetukset on tallennettu."))
        elif (where := str(outcome.facts.get("field", ""))) in fields:
            fields[where].show_problem(sentence(outcome))
        else:
            self._desk.messages.refuse(outcome)


_LEVELS = {
    SignatureLevel.BASIC: lambda: tr("Allekirjoitusten taso on nyt B-B."),
    SignatureLevel.TIMED: lambda: tr("Allekirjoitusten taso on nyt B-T: aikaleima."),
    SignatureLevel.LASTING: lambda: tr(
        "Allekirjoitusten taso on nyt B-LT: aikaleima ja sulkutiedot."
    ),
}
