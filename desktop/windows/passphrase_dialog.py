"""Changing one's own passphrase."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.base.sentences import sentence
from desktop.base.words import tr
from desktop.windows.dialog_parts import FormDialog
from desktop.windows.labelled import secret
from desktop.windows.passphrase_pair import PassphrasePair
from desktop.windows.surroundings import Surroundings
from models.rules.changes import Changes
from models.rules.errors import PolkuError


class PassphraseDialog(FormDialog):
    """Asks for the old passphrase and twice for the new one."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent, tr("Vaihda salalause"), "", tr("Vaihda"))
        self._around = around
        self.old = secret(tr("Nykyinen salalause"))
        self.pair = PassphrasePair(tr("Uusi salalause"))
        self.box.addWidget(self.old)
        self.box.addWidget(self.pair)

    def do(self) -> None:
        """Change it, off the window's thread: the key takes a second to reckon."""
        old = self.old.control.text()
        self.old.show_problem("" if old else tr("Kirjoita nykyinen salalauseesi."))
        if not self.pair.show_problems() or not old:
            return
        self.set_busy(True)
        keeping = self._around.keeping
        change = partial(
            keeping.change_passphrase, login=keeping.login, old=old, new=self.pair.passphrase
        )
        self._around.desk.operations.run_slowly(change, self._on_changed, self._on_refused)

    def _on_changed(self, changes: Changes) -> None:
        self._around.desk.messages.info(tr("Salalause on vaihdettu."))
        self.accept()

    def _on_refused(self, error: PolkuError) -> None:
        self.refuse(sentence(error))
