"""Asks how a list leaves the program: into which file, with names or without, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel, section_head
from desktop.widgets.segments import Segments
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.names_purpose import NamesPurpose
from models.rules.rights import Actor, Right, may
from models.rules.sharing import MOST_NAMED, ShareForm
from models.rules.words import sentences_in_turn


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen; `purpose` is empty without names."""

    form: ShareForm
    named: bool
    purpose: str


class ListShareDialog(FormDialog):
    """Without names unless they are asked for with a purpose, as with the map.

    `share` does what was chosen and returns why it did not, or nothing.
    """

    def __init__(
        self,
        parent: QWidget,
        actor: Actor,
        title: str,
        *,
        printing: bool,
        has_names: bool,
        cases: int,
    ) -> None:
        head = tr("Tulosta luettelo") if printing else tr("Vie luettelo tiedostoon")
        super().__init__(parent, head, title, tr("Esikatsele…") if printing else tr("Tallenna…"))
        self.share: Callable[[Wanted], str] = lambda _wanted: ""
        self._printing, self._cases = printing, cases
        forms = _forms(actor)
        self.kind = Segments(forms, tr("Muoto"))
        if forms:
            self.kind.choose(forms[0][0])
        self.named = QCheckBox(tr("Nimet mukaan"))
        self.policy = PlainLabel("", "dim")
        self._why = NamesPurpose()
        self.purposes = self._why.choices
        self._lay_out(has_names=has_names)
        self.named.toggled.connect(self._follow)
        self._follow()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        named = self.named.isChecked()
        stated = self._why.stated or ""
        form = ShareForm.PRINT if self._printing else ShareForm(self.kind.current)
        return Wanted(form, named, str(stated) if named else "")

    def do(self) -> None:
        """Do it; a refusal is told here, and names without a purpose are refused."""
        if self.wanted.named and not self.wanted.purpose:
            self.refuse(tr("Valitse, miksi nimet tarvitaan."))
            self._why.focus_first()
            return
        refusal = self.share(self.wanted)
        if refusal:
            self.refuse(refusal)

    def _lay_out(self, *, has_names: bool) -> None:
        if not self._printing:
            self.box.addWidget(section_head(self.kind.accessibleName()))
            self.box.addWidget(self.kind)
        else:
            self.kind.hide()
        self.names = QWidget()
        column = QVBoxLayout(self.names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(section_head(tr("Nimet")))
        for widget in (self.named, self.policy, self._why):
            column.addWidget(widget)
        self.box.addWidget(self.names)
        self.names.setVisible(has_names)

    def _follow(self) -> None:
        allowed = self._cases <= MOST_NAMED
        self.named.setEnabled(allowed)
        self.policy.setText(_policy(named=self.named.isChecked(), allowed=allowed))
        self._why.setVisible(self.named.isChecked())
        self.fit()


def _forms(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return the kinds of files that the actor may write: tables by the right to export."""
    tables = ((ShareForm.XLSX.value, "Excel"), (ShareForm.CSV.value, "CSV"))
    pages = ((ShareForm.PDF.value, "PDF"),)
    return (
        *(tables if may(actor, Right.EXPORT) else ()),
        *(pages if may(actor, Right.PRINT) else ()),
    )


def _policy(*, named: bool, allowed: bool) -> str:
    """Return what will stand in the list, and what becomes of it in the use log."""
    if named:
        return tr(
            "Salassa pidettävä. Jokaisesta asiasta jää merkintä käyttölokiin. Polku ei enää "
            "suojaa tiedostoa tai paperia: säilytä ja hävitä se kuten asiakirja."
        )
    without = tr("Ilman nimiä: asianumerot ja luettelon muut tiedot. Ei nimiä eikä ikiä.")
    if allowed:
        return without
    more = tr("Nimet saa mukaan enintään {most} asiasta. Rajaa luetteloa ensin.", most=MOST_NAMED)
    return sentences_in_turn(without, more)
