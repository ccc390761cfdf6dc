"""The system's notification area, where there is one: numbers, never a client's name."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

SHOWN_MS = 8000


class Tray(QObject):
    """A picture with a menu, and a sentence now and then; nothing where the system has no area.

    Signals:
        chosen(): the picture or its sentence was clicked.
    """

    chosen = Signal()

    def __init__(self, picture: QIcon, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._picture, self._name = picture, name
        self._icon: QSystemTrayIcon | None = None

    def show(self, menu: QMenu, hint: str) -> bool:
        """Show the picture with its menu and a hint; answer whether the system could."""
        icon = self._made()
        if icon is None:
            return False
        icon.setContextMenu(menu)
        icon.setToolTip(hint)
        icon.show()
        return True

    def tell(self, text: str) -> bool:
        """Say `text`, which holds no personal data; answer whether the system could."""
        icon = self._made()
        if icon is None:
            return False
        icon.show()
        icon.showMessage(self._name, text, QSystemTrayIcon.MessageIcon.Information, SHOWN_MS)
        return True

    def put_away(self) -> None:
        """Take the picture out of the notification area."""
        if self._icon is not None:
            self._icon.hide()

    def _made(self) -> QSystemTrayIcon | None:
        if self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(self._picture, self)
            self._icon.setToolTip(self._name)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self.chosen)
        return self._icon

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.chosen.emit()
