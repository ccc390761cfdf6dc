"""Three panes side by side, two where the room is small for the size of the text."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.base.settings import Preferences

_LEAST = 880
"""The width that three panes need with text of the usual size, in pixels."""
_SIDES = (224, 296)
_FOLDED = 262


class ThreePanes(QSplitter):
    """Remembers where its user put the borders, for three panes and for two.

    Where the three would be cut, the right one stands below the left one, so that each line of
    the middle can be read at 200 %.
    """

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        *,
        preferences: Preferences,
        name: str,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._preferences, self._name = preferences, name
        self._right = right
        self._side = QSplitter(Qt.Orientation.Vertical)
        self.folded = False
        for splitter in (self, self._side):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._side.addWidget(left)
        for widget in (self._side, middle, right):
            self.addWidget(widget)
        left.setMinimumSize(150, 120)
        middle.setMinimumWidth(360)
        right.setMinimumSize(190, 120)
        self.setStretchFactor(1, 1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._share()
        self.splitterMoved.connect(lambda *_: self._remember())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold once Qt has laid everything out (Qt calls)."""
        super().resizeEvent(event)
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Fold or unfold for what happened while hidden (Qt calls)."""
        super().showEvent(event)
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text, after Qt has gone through all widgets (Qt calls)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_later"):
            self._later.start()

    def _unit(self) -> float:
        return self.fontMetrics().height() / 18

    def _fit(self) -> None:
        folded = self.width() < _LEAST * self._unit()
        if folded == self.folded or not self.isVisible():
            return
        self.folded = folded
        if folded:
            self._side.addWidget(self._right)
        else:
            self.insertWidget(2, self._right)
        self._right.show()
        self._share()

    def _share(self) -> None:
        unit = self._unit()
        if self.folded:
            side = round(_FOLDED * unit)
            self.setSizes([side, max(360, self.width() - side)])
            self._side.setSizes([1, 1])
        else:
            left, right = (round(each * min(unit, 1.4)) for each in _SIDES)
            self.setSizes([left, 1366 - left - right, right])
        place = self._preferences.geometry(self._kept_as)
        if place is not None:
            self.restoreState(place)

    @property
    def _kept_as(self) -> str:
        return f"{self._name}_folded" if self.folded else self._name

    def _remember(self) -> None:
        self._preferences.keep_geometry(self._kept_as, self.saveState())
