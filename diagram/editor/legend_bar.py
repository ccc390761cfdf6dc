"""The legend under the map, each entry a button: it is the filter too."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QPushButton,
    QWidget,
)

from diagram.editor.ghosts import draw_ghost_sign
from diagram.editor.legend_entries import LegendEntry
from diagram.editor.shapes import draw_mark
from diagram.editor.sprites import hatch_of
from diagram.editor.theme import MapTheme
from models.rules.case_filter import CaseFilter

_SIDE, _GAP = 12, 4
_SIGN = 12
"""Pixels of a sign beside text of the usual size."""


class LegendBar(QWidget):
    """Buttons in lines over the whole width.

    Signals: `picked` (entry, whether it joins the others) when an entry was clicked.
    """

    picked = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[LegendEntry, QPushButton] = {}
        self._ground = QColor()
        self._side = 0
        self._group = QButtonGroup(self, exclusive=False)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def has_keyboard(self) -> bool:
        """Answer whether the focus is on one of the entries."""
        return any(button.hasFocus() for button in self.buttons.values())

    def show_entries(self, entries: Sequence[LegendEntry], theme: MapTheme) -> None:
        """Show other entries; the keyboard stays on the entry with the same words."""
        self._ground = QColor(theme.ground)
        side = max(_SIGN, round(self.fontMetrics().height() * 0.66))
        if list(self.buttons) != list(entries) or side != self._side:
            self._side = side
            self._replace(entries, theme)
        self.update()

    def show_chosen(self, narrowing: CaseFilter) -> None:
        """Show pressed what narrows the cases now."""
        for entry, button in self.buttons.items():
            if entry.facet is not None:
                button.setChecked(entry.values <= narrowing.chosen(entry.facet))

    def lay_out(self, width: int) -> int:
        """Place the buttons in lines of `width` pixels and return the height they take."""
        x, y, tall = _SIDE, 0, 0
        for button in self.buttons.values():
            size = button.sizeHint()
            if x > _SIDE and x + size.width() > width - _SIDE:
                x, y = _SIDE, y + tall
            tall = size.height()
            button.setGeometry(x, y, min(size.width(), width - 2 * _SIDE), tall)
            x += size.width() + _GAP
        return y + tall

    def _replace(self, entries: Sequence[LegendEntry], theme: MapTheme) -> None:
        had_focus = next((e.words for e, b in self.buttons.items() if b.hasFocus()), None)
        old = list(self.buttons.values())
        self.buttons = {entry: self._button(entry, theme) for entry in entries}
        for entry, button in self.buttons.items():
            if entry.words == had_focus:
                button.setFocus()
        for button in old:
            button.hide()
            button.deleteLater()

    def _button(self, entry: LegendEntry, theme: MapTheme) -> QPushButton:
        button = QPushButton(entry.words.replace("&", "&&"), self)
        button.setProperty("kind", "legend")
        button.setAccessibleName(entry.words)
        button.setIcon(QIcon(_sign(entry, theme, self._side, self.devicePixelRatioF())))
        button.setIconSize(QSize(self._side + 2, self._side + 2))
        button.setAutoDefault(False)
        if entry.facet is None:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            button.setCheckable(True)
            self._group.addButton(button)
        button.show()
        return button

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        entry = next(entry for entry, button in self.buttons.items() if button is clicked)
        held = QApplication.keyboardModifiers()
        self.picked.emit(entry, bool(held & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape leads back to the map."""
        parent = self.parentWidget()
        if event.key() == Qt.Key.Key_Escape and parent is not None:
            parent.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the ground, so that nothing of the map shines through."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground)


def _sign(entry: LegendEntry, theme: MapTheme, size: int, density: float) -> QPixmap:
    side = size + 2
    pixmap = QPixmap(round(side * density), round(side * density))
    pixmap.setDevicePixelRatio(density)
    pixmap.fill(Qt.GlobalColor.transparent)
    middle = QPointF(side / 2, side / 2)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.state is not None:
            draw_mark(painter, entry.state, middle, size, colour=entry.colour,
                      ground=theme.ground, hollow=entry.hollow, hatch=hatch_of(size))  # fmt: skip
        elif entry.facet is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour))
            painter.drawRoundedRect(1, 3, side - 2, side - 6, 2, 2)
        elif entry.is_former:
            draw_ghost_sign(painter, theme, middle, size)
        else:
            pen = QPen(QColor(entry.colour), 1.2)
            pen.setDashPattern([2.6, 2.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), side))
    return pixmap
