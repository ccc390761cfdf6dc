"""The menu of a case's prints (tulosteet) and exports: one button, every print behind it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.words import say, tr
from desktop.widgets.plain import PlainButton, plain
from models.rules.printed import PRINT_NAMES, PrintKind
from models.rules.rights import Actor, Right, may

EXPORT, VERIFY = "export", "verify"
_FOR_FAMILY = (PrintKind.FAMILY, PrintKind.CONTACT, PrintKind.ASSESSMENT, PrintKind.PLAN)
_FOR_WORK = (PrintKind.CASE, PrintKind.HANDOVER)


class PrintsButton(PlainButton):
    """Opens the menu of prints by click, by Space or by Ctrl+P.

    Signals:
        asked(str): a `PrintKind`, EXPORT or VERIFY was chosen.
    """

    asked = Signal(str)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tulosteet"), "", parent)
        self.setToolTip("Ctrl+P")
        self.actions_by_key: dict[str, QAction] = {}
        self.entries = QMenu(self)
        self._fill(actor)
        self.setProperty("menu", True)
        self.setMenu(self.entries)

    def _fill(self, actor: Actor) -> None:
        if may(actor, Right.PRINT):
            for kinds in (_FOR_FAMILY, _FOR_WORK):
                for kind in kinds:
                    self._add(kind.value, f"{say(PRINT_NAMES[kind])}…")
                self.entries.addSeparator()
        if may(actor, Right.EXPORT):
            self._add(PrintKind.LOG_EXTRACT.value, f"{say(PRINT_NAMES[PrintKind.LOG_EXTRACT])}…")
        if may(actor, Right.LEAD_TEAM):
            self._add(PrintKind.DAY_LOG.value, f"{say(PRINT_NAMES[PrintKind.DAY_LOG])}…")
        if may(actor, Right.EXPORT):
            self.entries.addSeparator()
            self._add(EXPORT, tr("Vie asiakirjat tiedostoihin…"))
            self._add(VERIFY, tr("Tarkista viedyt tiedostot…"))
        self.setVisible(bool(self.actions_by_key))

    def _add(self, key: str, words: str) -> None:
        action = self.entries.addAction(plain(words))
        action.triggered.connect(lambda _=False, k=key: self.asked.emit(k))
        self.actions_by_key[key] = action
