"""Keeps what is being typed: to the draft journal within a second, without being asked."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.base.clock import HELSINKI
from desktop.base.desk import Desk
from desktop.base.words import tr
from models.rules.documents.schema import Values
from models.rules.kinds import DocumentKind

_WAIT = 700


class DraftKeeper(QObject):
    """Writes one form's text to the journal while it changes.

    Signals:
        kept(str): after a write, the words to show about it, also when it failed.
    """

    kept = Signal(str)

    def __init__(self, desk: Desk, key: UUID, typed: Callable[[], Values], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.key, self._typed = desk, key, typed
        self.kind = DocumentKind.CONTACT
        self.case_id: UUID | None = None
        self.document_id: UUID | None = None
        self.base_version = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.keep_now)

    def touch(self) -> None:
        """Note that something was typed; it is written within a second, however one types on."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> None:
        """Write at once."""
        self._timer.stop()
        self._desk.drafts.write(
            self.key,
            self.kind,
            self._typed(),
            self.case_id,
            self.document_id,
            self.base_version,
            self._on_written,
        )

    def flush(self) -> None:
        """Write at once if something waits."""
        if self._timer.isActive():
            self.keep_now()

    def drop(self) -> None:
        """Forget the text: it was saved or given up."""
        self._timer.stop()
        self._desk.drafts.drop(self.key)

    def _on_written(self, is_on_disk: bool) -> None:
        if isValid(self):
            words = kept_words(self._desk.now()) if is_on_disk else tr("Luonnosta ei tallennettu")
            self.kept.emit(words)


def kept_words(at: datetime) -> str:
    """Return "Luonnos tallennettu 9.41.07 · salattu"."""
    local = at.astimezone(HELSINKI)
    time = f"{local.hour}.{local:%M.%S}"
    return tr("Luonnos tallennettu {time} · salattu", time=time)
