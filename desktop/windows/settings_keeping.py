"""Settings that keep the data safe: backup, rehearsal, check, passphrase and recovery code."""

from functools import partial
from pathlib import Path

from desktop.base.sentences import sentence, sentence_for
from desktop.base.words import decimals, tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import LineLabel, PlainButton, PlainLabel
from desktop.windows.notice import Notice
from desktop.windows.page_parts import run_dialog
from desktop.windows.passphrase_dialog import PassphraseDialog
from desktop.windows.recovery_dialog import RecoveryDialog
from desktop.windows.settings_section import SettingsSection
from desktop.windows.surroundings import Surroundings
from models.rules.errors import PolkuError
from models.rules.rights import Right, may
from models.rules.store_report import CopyReport, StoreReport

KINDS = "Polku (*.polku)"
_MEBIBYTE = 1024 * 1024


class KeepingSection(SettingsSection):
    """What makes sure that nothing is lost; slow acts run beside the window."""

    def __init__(self, around: Surroundings) -> None:
        place = around.keeping.place
        shared = around.keeping.is_shared
        super().__init__(
            tr("Varmuuskopio ja avaimet"),
            tr("Palvelin: {name}", name=place) if shared else tr("Tietokanta: {path}", path=place),
        )
        self._around, self._desk = around, around.desk
        self._buttons: list[tuple[PlainButton, bool]] = []
        self.notice = Notice()
        self.box.addWidget(self.notice)
        if shared:
            self._on_server()
        else:
            self._copies()
            self._check()
        self._keys()
        if not shared:
            self._recovery()
        self.close_up()

    def _on_server(self) -> None:
        self.add_card(
            LineLabel(tr("Varmuuskopio ja tarkistus"), "label"),
            PlainLabel(
                tr("Palvelimen ylläpitäjä ottaa varmuuskopiot ja tarkistaa käyttölokin. Tämä kone"
                   " muistaa lokin viimeisen sinetin ja vertaa sitä jokaisella kirjautumisella."),
                "dim",
            ),
        )  # fmt: skip

    def _copies(self) -> None:
        self.back_up = PlainButton(tr("Tee varmuuskopio…"), "primary")
        self.rehearse = PlainButton(tr("Kokeile varmuuskopiota…"))
        self.back_up.clicked.connect(self._on_back_up)
        self.rehearse.clicked.connect(self._on_rehearse)
        allowed = may(self._desk.actor, Right.BACK_UP)
        self._act(
            tr("Varmuuskopio"),
            tr(
                "Kopio on salattu samoin kuin tietokanta ja aukeaa samoilla salalauseilla. Se "
                "tarkistetaan heti, eikä tarkistamatonta kopiota jätetä levylle."
            ),
            (self.back_up, self.rehearse),
            allowed=allowed,
        )

    def _check(self) -> None:
        self.check = PlainButton(tr("Tarkista nyt"))
        self.check.clicked.connect(self._on_check)
        self._act(
            tr("Tietokannan tarkistus"),
            tr("Käy läpi tiedoston sivut, rakenteen, käyttölokin ketjun ja allekirjoitukset."),
            (self.check,),
            allowed=may(self._desk.actor, Right.CHECK_STORE),
        )

    def _keys(self) -> None:
        self.change = PlainButton(tr("Vaihda salalause…"))
        self.change.clicked.connect(lambda: run_dialog(PassphraseDialog(self._around, self)))
        meaning = (
            tr("Salalause avaa yhteyden tällä koneella. Toisella koneella se voi olla toinen.")
            if self._around.keeping.is_shared
            else ""
        )
        self._act(tr("Oma salalause"), meaning, (self.change,), allowed=True)

    def _recovery(self) -> None:
        self.recovery = PlainButton(tr("Tee uusi palautuskoodi…"))
        self.recovery.clicked.connect(self._on_recovery)
        self._act(
            tr("Palautuskoodi"),
            tr("Tee uusi koodi, jos vanha on kadonnut tai joutunut vääriin käsiin."),
            (self.recovery,),
            allowed=may(self._desk.actor, Right.MANAGE_USERS),
        )

    def _act(
        self, words: str, meaning: str, buttons: tuple[PlainButton, ...], *, allowed: bool
    ) -> None:
        card = self.add_card(LineLabel(words, "label"))
        if meaning:
            card.addWidget(PlainLabel(meaning, "dim"))
        row = FlowLayout()
        for button in buttons:
            button.setEnabled(allowed)
            self._buttons.append((button, allowed))
            row.addWidget(button)
        card.addLayout(row)

    def _on_back_up(self) -> None:
        day = self._desk.today.isoformat()
        suggested = self._around.keeping.path.with_name(
            f"{self._around.keeping.path.stem}-{day}.polku"
        )
        target = self._around.files.save_file(self, tr("Varmuuskopion paikka"), suggested, KINDS)
        if target is not None:
            self._slowly(tr("Tehdään varmuuskopiota…"))
            self._desk.operations.run_slowly(
                partial(self._around.keeping.back_up, target=target),
                partial(self._on_backed_up, target),
                self._on_failed,
            )

    def _on_backed_up(self, target: Path, report: CopyReport) -> None:
        self._done(
            tr(
                "Varmuuskopio {name} on tehty ja tarkistettu ({size} Mt).",
                name=target.name,
                size=_mebibytes(report.size),
            )
        )

    def _on_rehearse(self) -> None:
        source = self._around.files.open_file(self, tr("Varmuuskopio"), KINDS)
        if source is not None:
            self._slowly(tr("Kokeillaan varmuuskopiota…"))
            self._desk.operations.run_slowly(
                partial(self._around.keeping.rehearse, target=source),
                self._on_rehearsed,
                self._on_failed,
            )

    def _on_rehearsed(self, report: CopyReport) -> None:
        self._done(tr("Varmuuskopio on ehjä. Käyttölokissa on {lines} riviä.", lines=report.lines))

    def _on_check(self) -> None:
        self._slowly(tr("Tarkistetaan tietokantaa…"))
        self._desk.operations.run_slowly(
            self._around.keeping.check, self._on_checked, self._on_failed
        )

    def _on_checked(self, report: StoreReport) -> None:
        if report.is_sound:
            self._done(
                tr("Kaikki on kunnossa. Käyttölokissa on {lines} riviä.", lines=report.lines)
            )
            return
        self._enable(True)
        found = dict.fromkeys(sentence_for(item.code, item.facts) for item in report.problems)
        self.notice.say("trouble", "\n".join(found))

    def _on_recovery(self) -> None:
        question = tr("Vanha palautuskoodi lakkaa toimimasta. Tehdäänkö uusi?")
        if self._desk.messages.confirm(tr("Uusi palautuskoodi"), question, tr("Tee uusi")):
            self._slowly(tr("Tehdään palautuskoodia…"))
            self._desk.operations.run_slowly(
                self._around.keeping.new_recovery_code, self._on_code, self._on_failed
            )

    def _on_code(self, code: str) -> None:
        self._done(tr("Uusi palautuskoodi on käytössä."))
        run_dialog(RecoveryDialog(self._around, code, self))

    def _slowly(self, text: str) -> None:
        self._enable(False)
        self.notice.say("soon", text)

    def _done(self, text: str) -> None:
        self._enable(True)
        self.notice.say("good", text)

    def _on_failed(self, error: PolkuError) -> None:
        self._enable(True)
        self.notice.say("trouble", sentence(error))

    def _enable(self, ready: bool) -> None:
        for button, allowed in self._buttons:
            button.setEnabled(ready and allowed)


def _mebibytes(size: int) -> str:
    return decimals(f"{size / _MEBIBYTE:.1f}")
