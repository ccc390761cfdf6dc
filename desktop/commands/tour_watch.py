"""Watches the program while the tour drives it: nothing that goes wrong is passed over."""

import sys
from types import TracebackType

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from desktop.commands.tour_hands import Mishap
from desktop.windows.entrance import Entrance

_QUIET = ("This plugin does not support",)
_WINDOWS = (QMainWindow, QDialog, QMenu, Entrance)
_FLEETING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Watch(QObject):
    """Notes exceptions in slots, Qt's warnings and windows that are none of ours."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._seen: list[Exception] = []
        self._application = application
        application.installEventFilter(self)
        sys.excepthook = self._on_exception
        qInstallMessageHandler(self._on_message)

    def check(self) -> None:
        """Raise the first thing that went wrong since the last look."""
        if self._seen:
            first, self._seen = self._seen[0], []
            raise first

    def close(self) -> None:
        """Give everything back as it was."""
        self._application.removeEventFilter(self)
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a window that a part of a page made by being shown too early (Qt calls)."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            fleeting = watched.windowType() in _FLEETING
            if watched.isWindow() and not fleeting and not isinstance(watched, _WINDOWS):
                self._seen.append(Mishap(f"a stray window: {type(watched).__name__}"))
        return False

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self._seen.append(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_QUIET):
            self._seen.append(Mishap(f"Qt: {text}"))
