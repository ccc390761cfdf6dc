"""Noticing that nobody uses the program: the clock of the automatic lock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TICK_MS = 10_000
_USE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Watches the window in use; wall clock time, so that sleep of the machine counts too.

    Signals:
        idle(): nothing was typed, moved or clicked for the time that was set.
    """

    idle = Signal()

    def __init__(self, now: Callable[[], datetime], minutes: int) -> None:
        super().__init__()
        self._now, self._limit = now, timedelta(minutes=minutes)
        self._last = now()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())
        self._last = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.disconnect(self.watch)
        self.watch(None)

    def set_minutes(self, minutes: int) -> None:
        """Change how long the program may stand unused."""
        self._limit = timedelta(minutes=minutes)

    def watch(self, window: QWindow | None) -> None:
        """Look at the events of `window` from now on."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._on_destroyed)

    def look(self) -> None:
        """Say that the program is idle when it is."""
        if self._now() - self._last >= self._limit:
            self._last = self._now()
            self.idle.emit()

    def _on_destroyed(self) -> None:
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the program is used; never stop the event."""
        if event.type() in _USE:
            self._last = self._now()
        return False
