"""Who else has the shown case open (auki myös): names in the head of the case, on a server only."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.base.announcing import announce
from desktop.base.live import Live
from desktop.base.words import tr
from desktop.widgets.plain import PlainLabel

AGAIN_MS = 10 * 60_000
"""How often it is told anew that the case is still on the screen."""


class AlsoOpen(QFrame):
    """Tells the server which case is shown, and shows who else has it; quiet without a server."""

    def __init__(self, live: Live | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._label = PlainLabel("", "label", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 4, 18, 8)
        column.addWidget(self._label)
        self.hide()
        self._live = live
        self._case_id: UUID | None = None
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self._look)
        if live is not None:
            live.looked.connect(self._on_looked)

    @property
    def text(self) -> str:
        """What is said; empty while nobody else has the case open."""
        return self._label.text()

    def follow(self, case_id: UUID | None) -> None:
        """Show who else has this case; None for none."""
        if self._live is None:
            return
        self._case_id = case_id
        self._show(self._live.show(case_id))
        if case_id is None:
            self._again.stop()
        else:
            self._again.start()

    def _on_looked(self, case_ids: frozenset[UUID]) -> None:
        if not case_ids or self._case_id in case_ids:
            self._look()

    def _look(self) -> None:
        if self._live is not None and self._case_id is not None:
            self._show(self._live.show(self._case_id))

    def _show(self, names: Sequence[str]) -> None:
        words = tr("Auki myös: {names}", names=", ".join(names)) if names else ""
        if words == self.text:
            return
        self._label.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        announce(self, words)
