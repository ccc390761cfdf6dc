"""Files dropped on a case where it stands in a list or on the map."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.base.messages import Messages
from desktop.base.words import tr
from desktop.windows.attachments_drop import files_of

CaseAt: TypeAlias = Callable[[QPoint], UUID | None]
"""The case that stands at a point of the viewport."""


class CaseDrop(QObject):
    """Takes files that are dropped on a case of `view`, and no others.

    `mark` shows over which case they are. What is dropped is copied, never moved.

    Signals:
        dropped(UUID, object): the case and a tuple of Offered.
    """

    dropped = Signal(object, object)

    def __init__(
        self,
        view: QAbstractScrollArea,
        case_at: CaseAt,
        mark: Callable[[QPoint], None],
        messages: Messages,
    ) -> None:
        super().__init__(view)
        self._case_at, self._mark, self._messages = case_at, mark, messages
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow files over the cases and take what is dropped (Qt calls)."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_of(event.mimeData())
        if not files:
            event.ignore()
            return True
        at = event.position().toPoint()
        case_id = self._case_at(at)
        if isinstance(event, QDragEnterEvent):
            self._messages.info(tr("Pudota liitteet sen asian päälle, johon ne kuuluvat."))
            event.acceptProposedAction()
        elif case_id is None:
            event.ignore()
        elif isinstance(event, QDragMoveEvent):
            self._mark(at)
            event.acceptProposedAction()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(case_id, files)
        return True
