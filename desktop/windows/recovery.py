"""The recovery code (palautuskoodi): shown once, printed or copied, then gone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.base.icons import icon
from desktop.base.words import tr
from desktop.widgets.flow import FlowLayout
from desktop.widgets.plain import BreakingCheck, PlainButton, PlainLabel
from desktop.windows.plate import PlatePage


class RecoveryPage(PlatePage):
    """Shows a new database's recovery code; the only time it can be seen.

    Signals:
        print_asked(str), copy_asked(str): the code.
        kept(): the user says that it is in a safe place.
    """

    print_asked = Signal(str)
    copy_asked = Signal(str)
    kept = Signal()

    def __init__(self, code: str) -> None:
        super().__init__(
            tr("Ota palautuskoodi talteen"),
            tr(
                "Jos kaikki salalauseet unohtuvat, tietokanta aukeaa vain tällä koodilla. "
                "Se näytetään vain tämän kerran, eikä kukaan voi palauttaa sitä."
            ),
            560,
        )
        self.code = PlainLabel(code, "mono")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        frame = QFrame()
        frame.setProperty("role", "notice")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 18, 16, 18)
        inner.addWidget(self.code)
        self.box.addWidget(frame)
        self.box.addLayout(self._acts(code))
        self.safe = BreakingCheck(
            tr("Olen tallentanut koodin turvalliseen paikkaan, erilleen koneesta")
        )
        self.go_on = PlainButton(tr("Jatka"), "primary")
        self.go_on.setEnabled(False)
        self.safe.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)
        self.box.addSpacing(4)
        self.box.addWidget(self.safe)
        self.box.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)

    def _acts(self, code: str) -> FlowLayout:
        self.print = PlainButton(tr("Tulosta"))
        self.print.setIcon(icon("print", "accent"))
        self.copy = PlainButton(tr("Kopioi minuutiksi"))
        self.copy.setIcon(icon("copy", "accent"))
        self.print.clicked.connect(lambda: self.print_asked.emit(code))
        self.copy.clicked.connect(lambda: self.copy_asked.emit(code))
        row = FlowLayout()
        row.addWidget(self.print)
        row.addWidget(self.copy)
        return row
