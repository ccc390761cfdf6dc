"""Garbage is collected on the window's thread only.

Python may collect on any thread; a window object that dies on a worker's thread takes Qt's timers
down with it. So automatic collection is off while windows are open, and a timer does it instead.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Collects young garbage every second and older garbage as it piles up."""

    def __init__(self) -> None:
        super().__init__()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Take collection over."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is over its limit, and all younger ones."""
        over = [gen for gen, count in enumerate(gc.get_count()) if count > self._limits[gen]]
        if over:
            gc.collect(over[-1])
