"""Choosing a passphrase: typed twice, its strength told in words while it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel, set_property
from desktop.windows.labelled import secret
from models.rules.passphrases import LEAST, Strength, is_enough, strength

_STEPS = {
    Strength.EMPTY: 0,
    Strength.SHORT: 1,
    Strength.WEAK: 2,
    Strength.FAIR: 3,
    Strength.GOOD: 4,
}


class PassphrasePair(QWidget):
    """Two fields that must agree.

    Signals:
        changed(): either field was edited.
    """

    changed = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.first = secret(words or tr("Salalause"))
        self.second = secret(tr("Salalause uudelleen"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.first, 1)
        row.addWidget(self.second, 1)
        box.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._bar.setProperty("role", "strength")
        self.said = PlainLabel("", "dim")
        box.addWidget(self._bar)
        box.addWidget(self.said)
        for field in (self.first, self.second):
            field.control.textChanged.connect(self._on_edited)
            field.control.edited.connect(self._on_mended)
        self._on_edited()

    @property
    def passphrase(self) -> str:
        """The chosen passphrase, empty while it is not good enough or the two differ."""
        first, second = self.first.control.text(), self.second.control.text()
        return first if first == second and is_enough(first) else ""

    def show_problems(self) -> bool:
        """Show why there is no passphrase yet; answer whether there is one."""
        first = self.first.control.text()
        self.first.show_problem("" if is_enough(first) else _said(strength(first)))
        same = first == self.second.control.text()
        self.second.show_problem("" if same else tr("Salalauseet eivät ole samat."))
        return bool(self.passphrase)

    def _on_edited(self) -> None:
        found = strength(self.first.control.text())
        self._bar.setValue(_STEPS[found])
        set_property(self._bar, "level", found.value)
        self.said.setText(_said(found))
        self.changed.emit()

    def _on_mended(self) -> None:
        self.first.show_problem("")
        self.second.show_problem("")


def _said(found: Strength) -> str:
    return {
        Strength.EMPTY: tr(
            "Muutama satunnainen sana riittää: vaikka neljä, jotka eivät liity toisiinsa."
        ),
        Strength.SHORT: tr("Vielä liian lyhyt. Kirjoita ainakin {least} merkkiä.", least=LEAST),
        Strength.WEAK: tr("Liian helppo arvata. Lisää sana tai kaksi."),
        Strength.FAIR: tr("Kelpaa. Yksi sana lisää tekisi siitä vahvan."),
        Strength.GOOD: tr("Vahva salalause."),
    }[found]
