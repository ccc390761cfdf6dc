"""Where windows stand: remembered for each set of screens, and never out of sight."""

from hashlib import sha256

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.base.settings import Preferences

_GRIP = QSize(120, 24)
"""Pixels of a window's upper edge that must be in sight so that a hand can take it."""
_SETTLING_MS = 300
"""So long after it is shown a window is placed by the window system, not by the user."""
_OWN_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog)

_preferences: Preferences | None = None


def keep_places_in(preferences: Preferences | None) -> None:
    """Remember the places of dialogs in `preferences` from now on."""
    global _preferences
    _preferences = preferences


def screens_name() -> str:
    """Return a name for the screens as they stand now; the same set has the same name."""
    places = sorted(repr(screen.geometry().getRect()) for screen in QGuiApplication.screens())
    return sha256(repr(places).encode()).hexdigest()[:12]


def put_back(window: QWidget, name: str, preferences: Preferences) -> None:
    """Put a window where it was last with these screens; the first time it stays where it is."""
    place = preferences.geometry(f"{name}@{screens_name()}")
    if place is not None:
        window.restoreGeometry(place)
    bring_into_sight(window)


def remember(window: QWidget, name: str, preferences: Preferences) -> None:
    """Remember where a window is, for these screens."""
    preferences.keep_geometry(f"{name}@{screens_name()}", window.saveGeometry())


def bring_into_sight(window: QWidget) -> None:
    """Move a window whose upper edge no screen shows onto the nearest screen, as large as fits."""
    if window.isMaximized() or window.isFullScreen():
        return
    frame = window.frameGeometry()
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not areas or any(_can_be_taken(frame, area) for area in areas):
        return
    nearest = min(areas, key=lambda area: _distance(area, frame))
    edges = frame.size() - window.size()
    window.resize(window.size().boundedTo(nearest.size() - edges))
    placed = QRect(frame.topLeft(), window.size() + edges)
    placed.moveCenter(nearest.center())
    window.move(placed.topLeft())


def _can_be_taken(frame: QRect, area: QRect) -> bool:
    grip = QRect(frame.topLeft(), QSize(frame.width(), _GRIP.height())) & area
    wide = min(_GRIP.width(), frame.width())
    return grip.width() >= wide and grip.height() >= _GRIP.height() // 2


def _distance(area: QRect, frame: QRect) -> int:
    return (area.center() - frame.center()).manhattanLength()


class SightKeeper(QObject):
    """Brings every window back into sight when screens go, come or change."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.screenRemoved.connect(self._later)
        application.screenAdded.connect(self._on_added)
        for screen in application.screens():
            screen.availableGeometryChanged.connect(self._later)

    def look(self) -> None:
        """Bring back what nobody can see."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.windowType() in _OWN_WINDOWS:
                bring_into_sight(window)

    def _on_added(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._later)

    def _later(self) -> None:
        QTimer.singleShot(0, self, self.look)


class DialogPlace(QObject):
    """Remembers one dialog's place once the user has moved it or changed its size.

    It is never smaller than what its content needs now.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog, self._name = dialog, f"dialog-{type(dialog).__name__}"
        self._since, self._is_users = QElapsedTimer(), False
        dialog.installEventFilter(self)

    def _put(self) -> None:
        if _preferences is None:
            return
        wanted = self._dialog.size()
        place = _preferences.geometry(f"{self._name}@{screens_name()}")
        if place is not None:
            self._dialog.restoreGeometry(place)
            self._dialog.resize(self._dialog.size().expandedTo(wanted))
        bring_into_sight(self._dialog)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: note what the user does to the dialog; never stop the event."""
        kind = event.type()
        if kind is QEvent.Type.Show and not self._since.isValid():
            self._since.start()
            QTimer.singleShot(0, self, self._put)
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move) and event.spontaneous():
            self._is_users |= self._since.isValid() and self._since.hasExpired(_SETTLING_MS)
        elif kind is QEvent.Type.Hide and self._is_users and _preferences is not None:
            remember(self._dialog, self._name, _preferences)
        return False
