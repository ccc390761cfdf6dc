"""Having a screen reader say what happens elsewhere than where the keyboard is."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

REST_MS = 700


def announce(place: QWidget, text: str) -> None:
    """Say `text`, which shows at `place`; what does not show is not said."""
    if text and place.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(place, text))


class RestedSaying(QTimer):
    """Says the newest of many texts once the hand has rested; the same again is not said."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place, singleShot=True, interval=REST_MS)
        self._place, self._text, self._said = place, "", ""
        self.timeout.connect(self._say)

    def say(self, text: str) -> None:
        """Say `text` unless another one comes soon."""
        self._text = text
        self.start()

    def forget(self) -> None:
        """Say nothing of what waits, and the next text even if it is the same."""
        self._said = ""
        self.stop()

    def _say(self) -> None:
        if self._text != self._said:
            self._said = self._text
            announce(self._place, self._text)
