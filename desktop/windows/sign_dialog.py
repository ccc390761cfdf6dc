"""Signing a decision: what is signed, with which key; the slow part runs beside the window."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.key_means import KeyMeans
from desktop.base.operations import Act
from desktop.base.sentences import sentence
from desktop.base.words import language, tr
from desktop.widgets.plain import BreakingCheck, PlainLabel
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.page_parts import screen_room
from desktop.windows.sign_means import SigningMeans
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.dates import show_date
from models.rules.enum_words import enum_name
from models.rules.errors import PolkuError
from models.rules.letters import DecisionFacts
from models.rules.names import same_person
from models.rules.rows import RecipientRow

SignActs: TypeAlias = Callable[[KeyMeans, bool], Act]
"""Makes the act for a key; True leaves out time stamp and revocation data."""
_LETTERS = 22
"""Heights of a letter that the dialog is wide at least."""
_WITHOUT_SERVICES = frozenset(
    {"signing.timestamp_failed", "signing.revocation_failed", "signing.issuer_not_trusted"}
)


class SignDialog(FormDialog):
    """Asks for the key and signs; `done_words` say that it is done."""

    def __init__(
        self,
        around: Surroundings,
        what: QWidget,
        acts: SignActs,
        parent: QWidget,
        *,
        title: str = "",
        done_words: str = "",
    ) -> None:
        super().__init__(parent, title or tr("Allekirjoita päätös"), "", tr("Allekirjoita"))
        self._around, self._acts = around, acts
        self._done_words = done_words or tr("Päätös on allekirjoitettu ja tallennettu.")
        wanted = _LETTERS * self.fontMetrics().height()
        self.setMinimumWidth(max(self.minimumWidth(), min(wanted, screen_room(self).width())))
        self.box.addWidget(what)
        self.means = SigningMeans(around)
        self.means.grown.connect(self._on_grown)
        self.means.certificate.control.currentIndexChanged.connect(self._on_card_chosen)
        for each in (self.means.card, self.means.own, self.means.trial):
            each.clicked.connect(self._on_other_means)
        self._told = ""
        self._warnings: tuple[str, ...] = ()
        self.box.addWidget(self.means, 1)
        self.plain = BreakingCheck(tr("Allekirjoita ilman aikaleimaa (taso B-B)"))
        self.plain.hide()
        self.box.addWidget(self.plain)

    def warn(self, text: str) -> None:
        """Say something that does not bar the signature."""
        self._warnings = (*self._warnings, text)
        self._say()

    def do(self) -> None:
        """Sign; the dialog stays open and says why when the key or the decision will not do."""
        key = self.means.key()
        if key is None or self._is_anothers(key):
            self.fit()
            return
        self.set_busy(True)
        self.notice.say("soon", tr("Allekirjoitetaan jokainen kappale…"))
        act = self._acts(key, self.plain.isChecked())
        self._around.desk.operations.run_slowly(act, self._on_signed, self._on_refused)

    def _is_anothers(self, key: KeyMeans) -> bool:
        """Say once that a certificate bears another name; pressing again then signs with it."""
        try:
            name = key.holder(self._around.desk.now())
        except PolkuError:
            return False
        return self._tell_of(name)

    def _on_card_chosen(self) -> None:
        if name := self.means.name_on_card:
            self._tell_of(name)

    def _tell_of(self, name: str) -> bool:
        worker = self._around.desk.worker_name
        if name == self._told or same_person(name, worker):
            return False
        self._told = name
        self._say(
            tr(
                "Varmenteen nimi on {name}, kirjautuneena {worker}. Allekirjoita vain omalla "
                "varmenteellasi.",
                name=name,
                worker=worker,
            )
        )
        return True

    def _on_other_means(self) -> None:
        self._told = ""
        self._say()
        if self.means.card.isChecked():
            self._on_card_chosen()

    def _say(self, of_name: str = "") -> None:
        said = (*self._warnings, of_name) if of_name else self._warnings
        self.notice.say("soon", "\n".join(said))

    def _on_grown(self) -> None:
        self.fit()
        self.let_see(self.focusWidget())

    def _on_signed(self, changes: Changes) -> None:
        self._around.desk.operations.tell(changes)
        self._around.desk.messages.info(self._done_words)
        self.accept()

    def _on_refused(self, error: PolkuError) -> None:
        field = self.means.show_refusal(error)
        told = tr("Päätöstä ei allekirjoitettu. Korjaa merkitty kohta.")
        self.refuse(told if field is not None else sentence(error))
        self.plain.setVisible(error.code in _WITHOUT_SERVICES)
        self.fit()
        self.let_see(field if field is not None else self.plain)


def decision_card(facts: DecisionFacts, recipients: Sequence[RecipientRow]) -> QFrame:
    """Return what is signed, in words."""
    outcome = enum_name(facts.outcome, language()) if facts.outcome is not None else ""
    names = ", ".join(row.name for row in recipients)
    return words_card(
        (f"{facts.number} · {facts.service}", "strong"),
        (outcome, ""),
        (facts.outcome_text, "dim"),
        (tr("Kappaleet: arkisto, {names}", names=names), "dim"),
    )


def words_card(*lines: tuple[str, str]) -> QFrame:
    """Return lines with their looks on a card; empty ones are left out."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(3)
    for text, role in lines:
        if text:
            column.addWidget(PlainLabel(text, role))
    return frame


def day_warning(facts: DecisionFacts, around: Surroundings) -> str:
    """Return a warning where the decision is dated another day than today."""
    if facts.decided_on == around.desk.today:
        return ""
    day = show_date(facts.decided_on)
    return tr("Päätöspäivä on {day}. Vaihda se lomakkeelle, jos päätät tänään.", day=day)
