"""What of the map is printed or exported, and whether with names; names want a purpose."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel, section_head
from desktop.widgets.segments import Segments
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.names_purpose import NamesPurpose
from diagram.editor.sheet import PaperSize
from diagram.editor.sheet_files import FileKind
from models.rules.sharing import MOST_NAMED
from models.rules.words import sentences_in_turn

WHOLE, SEEN = "whole", "seen"
WIDTH = 480
"""Pixels at the usual size of text."""


@dataclass(frozen=True, slots=True)
class ShareChoice:
    """The answer: `seen` is what is in sight instead of all, `purpose` is empty without names."""

    seen: bool
    kind: FileKind
    paper: PaperSize
    named: bool
    purpose: str


class ShareDialog(FormDialog):
    """Asks before anything leaves the program.

    `count` answers how many cases the whole map or the part in sight shows. `share` does it and
    answers with a refusal in words, empty when it was done or given up.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        printing: bool,
        count: Callable[[bool], int],
        share: Callable[[ShareChoice], str],
    ) -> None:
        title = tr("Tulosta kartta") if printing else tr("Vie kartta tiedostoon")
        super().__init__(parent, title, "", tr("Esikatsele…") if printing else tr("Tallenna…"))
        self.setMinimumWidth(WIDTH * self.fontMetrics().height() // 18)
        self._count, self._share = count, share
        self.part = Segments(
            ((WHOLE, tr("Koko kartta")), (SEEN, tr("Se mikä näkyy"))), tr("Mikä osa")
        )
        self.kind = Segments(
            ((FileKind.PDF, "PDF"), (FileKind.SVG, "SVG"), (FileKind.PNG, "PNG")), tr("Muoto")
        )
        self.paper = Segments(
            ((PaperSize.A4, tr("A4 vaaka")), (PaperSize.A3, tr("A3 vaaka"))), tr("Arkki")
        )
        self.named = QCheckBox(tr("Nimet mukaan"))
        self.policy = PlainLabel("", "dim")
        self._why = NamesPurpose()
        self.purposes = self._why.choices
        self._lay_out(printing=printing)
        self.part.chosen.connect(self._follow)
        self.named.toggled.connect(self._follow)
        self._follow()

    @property
    def choice(self) -> ShareChoice:
        """What is chosen now."""
        named = self.named.isChecked()
        stated = self._why.stated or ""
        return ShareChoice(
            seen=self.part.current == SEEN,
            kind=FileKind(self.kind.current),
            paper=PaperSize(self.paper.current),
            named=named,
            purpose=str(stated) if named else "",
        )

    def do(self) -> None:
        """Do it; a refusal is told here, and names without a purpose are refused."""
        if self.choice.named and not self.choice.purpose:
            self.refuse(tr("Valitse, miksi nimet tarvitaan."))
            self._why.focus_first()
            return
        refusal = self._share(self.choice)
        if refusal:
            self.refuse(refusal)

    def _lay_out(self, *, printing: bool) -> None:
        for part, first in ((self.part, WHOLE), (self.kind, "pdf"), (self.paper, "a4")):
            part.choose(first)
            if part is self.kind and printing:
                part.hide()
                continue
            self.box.addWidget(section_head(part.accessibleName()))
            self.box.addWidget(part)
        self.box.addWidget(section_head(tr("Nimet")))
        self.box.addWidget(self.named)
        self.box.addWidget(self.policy)
        self.box.addWidget(self._why)

    def _follow(self) -> None:
        count = self._count(self.part.current == SEEN)
        allowed = count <= MOST_NAMED
        if not allowed:
            self.named.setChecked(False)
        self.named.setEnabled(allowed)
        self.policy.setText(policy_words(named=self.named.isChecked(), allowed=allowed))
        self._why.setVisible(self.named.isChecked())
        self.fit()


def policy_words(*, named: bool, allowed: bool) -> str:
    """Return what will stand on the map, and what becomes of it in the use log."""
    if named:
        return tr(
            "Salassa pidettävä. Nimet tulevat merkkeihin, kun ne mahtuvat, ja luetteloon kartan "
            "perään. Jokaisesta asiasta jää merkintä käyttölokiin."
        )
    without = tr(
        "Ilman nimiä: merkit, määrät ja lähennettynä asianumeron loppu. Ei nimiä, "
        "nimikirjaimia eikä ikiä."
    )
    if allowed:
        return without
    more = tr("Nimet saa mukaan enintään {most} asiasta. Rajaa karttaa ensin.", most=MOST_NAMED)
    return sentences_in_turn(without, more)
