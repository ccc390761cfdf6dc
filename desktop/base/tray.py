"""The system's notification area, where there is one: a number and no client's data."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

SHOWN_MS = 8000


class Tray(QObject):
    """Says a sentence in the notification area; says nothing where the system has none."""

    def __init__(self, picture: QIcon, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._picture, self._name = picture, name
        self._icon: QSystemTrayIcon | None = None

    def tell(self, text: str) -> bool:
        """Say `text`, which holds no personal data; answer whether the system could."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._picture, self)
            self._icon.setToolTip(self._name)
        self._icon.show()
        kind = QSystemTrayIcon.MessageIcon.Information
        self._icon.showMessage(self._name, text, kind, SHOWN_MS)
        return True

    def put_away(self) -> None:
        """Take the picture out of the notification area."""
        if self._icon is not None:
            self._icon.hide()
