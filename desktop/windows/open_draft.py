"""Which draft of the path is open: its page edits it, the map may show what it would do."""

from PySide6.QtCore import QObject, Signal

from models.rules.process import ProcessDefinition


class OpenDraft(QObject):
    """The draft as it is now, saved or not; None while none is open.

    Signals:
        changed(): another draft, or the same one edited.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value: ProcessDefinition | None = None

    def show(self, value: ProcessDefinition | None) -> None:
        """Let this draft be the open one."""
        if value is not self.value:
            self.value = value
            self.changed.emit()
