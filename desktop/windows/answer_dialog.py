"""Waiting for the server to say what became of a save whose answer was lost."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.base.connection import Connection
from desktop.base.words import tr
from desktop.widgets.plain import PlainButton, PlainLabel
from desktop.widgets.reading_order import InReadingOrder
from desktop.windows.page_parts import roomy, run_dialog

LOOK_MS, WIDE = 300, 460


class AnswerDialog(InReadingOrder, QDialog):
    """Goes by itself once the server answers; whoever does not want to wait can leave it."""

    def __init__(self, connection: Connection, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tarkistetaan tallennusta"))
        self.setModal(True)
        self._connection = connection
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(PlainLabel(tr("Tarkistetaan, tallentuiko"), "title"))
        box.addWidget(
            PlainLabel(
                tr("Yhteys katkesi juuri tallennuksen aikana. Polku kysyy palvelimelta heti, kun"
                   " yhteys palaa. Mitään ei tallennu kahdesti."),
                "dim",
            )
        )  # fmt: skip
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setProperty("role", "thin")
        box.addWidget(bar)
        self.again = PlainButton(tr("Yritä nyt"))
        self.leave = PlainButton(tr("En odota"))
        self.again.clicked.connect(connection.try_now)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.again)
        row.addWidget(self.leave)
        box.addLayout(row)
        connection.given_up.connect(self.reject)
        self._often = QTimer(self, interval=LOOK_MS)
        self._often.timeout.connect(self._look)
        self._often.start()

    def _look(self) -> None:
        if self._connection.answers:
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the room that the words need at their size (Qt calls)."""
        super().showEvent(event)
        wide = roomy(self, WIDE)
        self.setMinimumSize(wide, self._box.totalHeightForWidth(wide))


def wait_for_answer(connection: Connection, parent: QWidget) -> bool:
    """Wait with the user until the server answers; False when they give up."""
    connection.try_now()
    return run_dialog(AnswerDialog(connection, parent))
