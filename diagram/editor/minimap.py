"""The overview (pienoiskartta): the whole map small, and which part of it is in sight."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from diagram.editor.content import Content
from diagram.editor.device import Device
from diagram.editor.ghosts import ghost_pen
from diagram.editor.shown import ShownMap
from diagram.editor.text import write
from diagram.editor.tiles import TileLayer

LARGEST = QSize(236, 168)
"""Pixels at the usual size of text; it holds hardly any words and grows little with them."""

_MOST_GROWTH = 1.25

MARGIN = 12
_FRAME = 3
_NUMBER = 9.0
_STEP = 0.25
"""How much of the part in sight an arrow key goes on."""


@dataclass(frozen=True, slots=True)
class MinimapWords:
    """`name` is what it is called, `hint` how it is used; `seen` has the place {share}."""

    name: str
    hint: str
    seen: str


class Minimap(QWidget):
    """Lies over the lower right corner of a map; a click or a drag moves the map under it.

    It is in sight when a part of the map is not; always when `always` is set. The picture of the
    map is drawn once for a layout; `drawn` counts that.
    """

    def __init__(self, view: ShownMap, words: MinimapWords) -> None:
        super().__init__(view)
        self.words = words
        self.drawn = 0
        self._view = view
        self._wanted, self._always = True, False
        self._picture = QPixmap()
        self._scale = 1.0
        self._before: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.name)
        self.setToolTip(words.hint)
        view.laid_out.connect(self._on_laid_out)
        view.looked.connect(self.follow)
        self.hide()
        if view.content is not None:
            self._on_laid_out(view.content)

    def show_when(self, *, wanted: bool, always: bool) -> None:
        """Choose whether it is shown at all, and whether also when the whole map is in sight."""
        self._wanted, self._always = wanted, always
        self.follow()

    @property
    def window_of_view(self) -> QRectF:
        """The part in sight, in pixels of this widget, no further than its edges."""
        seen = self._view.seen
        corner = QPointF(_FRAME, _FRAME)
        box = QRectF(seen.topLeft() * self._scale + corner, seen.size() * self._scale)
        return box.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def follow(self) -> None:
        """Show what is in sight now, in the corner that is free."""
        content = self._view.content
        shown = content is not None and self._wanted and (self._always or self._is_partly_seen())
        if content is not None and shown:
            if self._picture.isNull():
                self._draw_picture(content)
            self._place(content)
            self.raise_()
            self.update()
        if not shown and self.hasFocus():
            self._view.setFocus()
        self.setVisible(shown)
        if self.hasFocus():
            self._say()

    def go(self, at: QPointF) -> None:
        """Move the map so that what lies under a point of this widget is in its middle."""
        point = (at - QPointF(_FRAME, _FRAME)) / self._scale
        self._centre(point)

    def _is_partly_seen(self) -> bool:
        width, height = self._view.map_size()
        inside = QRectF(0, 0, width, height).adjusted(1, 1, -1, -1)
        return not self._view.fitted and not self._view.seen.contains(inside)

    def _centre(self, point: QPointF) -> None:
        away = self._view.seen.center() - point
        self._view.pan(away.x() * self._view.zoom, away.y() * self._view.zoom)

    def _on_laid_out(self, content: Content) -> None:
        self._picture = QPixmap()
        self.follow()

    def _place(self, content: Content) -> None:
        """Lie in the lower right corner of the viewport; the legend lies under that."""
        room, size = self._view.viewport().geometry(), self._size(content)
        box = QRect(QPoint(), size)
        box.moveBottomRight(room.bottomRight() - QPoint(MARGIN, MARGIN))
        self.setGeometry(box)

    def _size(self, content: Content) -> QSize:
        most = LARGEST * min(content.enlarged, _MOST_GROWTH)
        layout = content.layout
        inner = most - QSize(2 * _FRAME, 2 * _FRAME)
        self._scale = min(inner.width() / layout.width, inner.height() / layout.height)
        wide, tall = round(layout.width * self._scale), round(layout.height * self._scale)
        return QSize(wide + 2 * _FRAME, tall + 2 * _FRAME)

    def _draw_picture(self, content: Content) -> None:
        size = self._size(content)
        density = self.devicePixelRatioF()
        self._picture = QPixmap(size * density)
        self._picture.setDevicePixelRatio(density)
        self._picture.fill(QColor(content.theme.ground))
        device = Device(self._scale, _FRAME, _FRAME, QRectF(QPointF(), size.toSizeF()))
        with QPainter(self._picture) as painter:
            draw_small(painter, content, device)
        self.drawn += 1

    def _say(self) -> None:
        width, height = self._view.map_size()
        seen = self._view.seen.intersected(QRectF(0, 0, width, height))
        share = round(100 * seen.width() * seen.height() / max(width * height, 1.0))
        self.setAccessibleDescription(self.words.seen.format(share=share))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the picture, a veil over what is out of sight, a frame around what is in sight."""
        theme, inner = self._view.theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            veil = QColor(theme.ground)
            veil.setAlpha(120)
            around, box = QPainterPath(), QPainterPath()
            around.addRect(inner)
            box.addRect(self.window_of_view)
            painter.fillPath(around.subtracted(box), veil)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(self.window_of_view.adjusted(0.5, 0.5, -0.5, -0.5))
            outline = theme.accent if self.hasFocus() else theme.dim
            painter.setPen(QPen(QColor(outline), 3 if self.hasFocus() else 1))
            painter.drawRect(inner)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: go to what is pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._before = self._view.seen.center()
            self.go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: follow the drag."""
        if self._before is not None:
            self.go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: end the drag."""
        self._before = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: two quick clicks are two clicks, not the map's zoom."""
        self.go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows move, Escape takes a drag back or leaves; the rest is the map's."""
        across, down = _ARROWS.get(Qt.Key(event.key()), (0, 0))
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif across or down:
            size = self._view.viewport().size()
            self._view.pan(-across * size.width() * _STEP, -down * size.height() * _STEP)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: say how much is in sight, and show the frame."""
        super().focusInEvent(event)
        self._say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the frame goes."""
        super().focusOutEvent(event)
        self.update()

    def _escape(self) -> None:
        if self._before is not None:
            before, self._before = self._before, None
            self._centre(before)
        else:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def draw_small(painter: QPainter, content: Content, device: Device) -> None:
    """Draw phases with their numbers, steps and how many cases of each state stand there."""
    theme = content.theme
    face = content.face(_NUMBER * min(content.enlarged, _MOST_GROWTH), bold=True)
    for lane in content.layout.lanes:
        number = lane.phase.number if lane.phase else 0
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.tint(max(number, 1))))
        frame = device.box(lane.box)
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        head = QRectF(frame.left(), frame.top(), frame.width(), lane.head * device.scale)
        if number:
            middle = Qt.AlignmentFlag.AlignHCenter
            write(painter, head, str(number), face, theme.dim, align=middle)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(QColor(theme.card))
    steps = content.layout.steps
    usual = (box for step, box in steps.items() if step not in content.former)
    for box in (*usual, *content.layout.exits.values()):
        painter.drawRect(device.box(box))
    painter.setPen(ghost_pen(theme))
    for step in content.former & set(steps):
        painter.drawRect(device.box(steps[step]))
    TileLayer(content).draw(painter, device, 1.0)
