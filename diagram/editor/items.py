"""The drawn process: phases as lanes, steps as cards with a ruler, ends and flows."""

from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from diagram.editor.content import Content
from diagram.editor.device import Device, device_pixels
from diagram.editor.ghosts import draw_ghost_edge, ghost_pen
from diagram.editor.lanes import Lane, Line
from diagram.editor.text import width_of, write
from models.rules.process import Box, Step


class Welcome(StrEnum):
    """How a place answers a case that is being dragged."""

    NONE = "none"
    READY = "ready"
    MISSING = "missing"
    CLOSED = "closed"


class MapItem(QGraphicsItem):
    """Something that lies in a box of the layout and is painted in pixels."""

    def __init__(self, content: Content, box: Box, level: float) -> None:
        super().__init__()
        self.content = content
        self.box = box
        self.setZValue(level)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint into `frame`, the item's box in pixels."""
        raise NotImplementedError

    def strength(self, device: Device) -> float:
        """Return how strongly it shows (0-1); what lies in a lane gives way to the phase's tile."""
        return 1.0

    def under_tile(self, device: Device) -> float:
        """Return the strength of what a phase's tile covers: its words go as the tile's come."""
        return 0.0 if self.content.detail(device.scale).phases >= 0.5 else 1.0

    def boundingRect(self) -> QRectF:
        """Qt: the box with room for its outline."""
        box = self.box
        return QRectF(box.x, box.y, box.width, box.height).adjusted(-4, -4, 4, 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint in pixels."""
        with device_pixels(painter, widget) as device:
            strength = self.strength(device)
            if strength:
                painter.setOpacity(painter.opacity() * strength)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.draw(painter, device, device.box(self.box))


class LaneItem(MapItem):
    """A phase (vaihe): the tinted ground its steps stand on."""

    def __init__(self, content: Content, lane: Lane) -> None:
        super().__init__(content, lane.box, 0)
        self.lane = lane

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the ground."""
        theme = self.content.theme
        number = self.lane.phase.number if self.lane.phase else 0
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.tint(max(number, 1))))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class StepItem(MapItem):
    """A step (askel): a card with a working-day ruler; the dashed line is "today is the last"."""

    def __init__(self, content: Content, step: Step) -> None:
        super().__init__(content, content.layout.steps[step.id], 1)
        self.step = step
        self.welcome = Welcome.NONE
        self.current = False

    def strength(self, device: Device) -> float:
        """Give way to the phase's tile."""
        return self.under_tile(device)

    def set_welcome(self, welcome: Welcome) -> None:
        """Show how the step answers a dragged case."""
        self.welcome = welcome
        self.update()

    def set_current(self, current: bool) -> None:
        """Show or hide the keyboard's frame."""
        self.current = current
        self.update()

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the card and its ruler."""
        is_former = self.step.id in self.content.former
        draw_card(
            painter, self.content, frame, self.welcome, current=self.current, is_former=is_former
        )
        if frame.height() > 34 and frame.width() > 34:
            self._ruler(painter, device, frame)

    def _ruler(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        content = self.content
        place = content.load.steps.index(self.step.id)
        ruler, body = content.places.piles.rulers[place], content.places.bodies[place]
        floor = device.box(body).bottom() - 0.5
        left, _ = device.point(body.x, body.y)
        right, _ = device.point(body.x + body.width, body.y)
        painter.setPen(QPen(QColor(content.theme.line), 1))
        painter.drawLine(QPointF(left, floor), QPointF(right, floor))
        self._ticks(painter, device, floor)
        zero = device.point(body.x + ruler.zero, 0)[0] + 0.5
        pen = QPen(QColor(content.theme.late), 1.2)
        pen.setDashPattern([2.6, 2.6])
        painter.setPen(pen)
        painter.drawLine(QPointF(zero, device.box(body).top()), QPointF(zero, floor + 3))

    def _ticks(self, painter: QPainter, device: Device, floor: float) -> None:
        """Mark the borders of columns, where they are far enough apart to tell."""
        place = self.content.load.steps.index(self.step.id)
        ruler, body = self.content.places.piles.rulers[place], self.content.places.bodies[place]
        if ruler.column * device.scale < 5:
            return
        first = body.x + ruler.zero
        ends = (
            device.point(first + column * ruler.column, 0)[0] + 0.5
            for column in range(ruler.left_columns + 1)
        )
        painter.drawLines([QLineF(x, floor, x, floor + 3) for x in ends])


class ExitItem(MapItem):
    """An end of the path (päättyminen): a case may be dropped here to close it."""

    def __init__(self, content: Content, end: Step) -> None:
        super().__init__(content, content.layout.exits[end.id], 1)
        self.end = end
        self.welcome = Welcome.NONE

    def strength(self, device: Device) -> float:
        """Give way to the phase's tile."""
        return self.under_tile(device)

    def set_welcome(self, welcome: Welcome) -> None:
        """Show how the end answers a dragged case."""
        self.welcome = welcome
        self.update()

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the ring of an end and its name."""
        content = self.content
        draw_card(painter, content, frame, self.welcome, current=False, radius=frame.height() / 2)
        size = min(frame.height() / 2, 14.0)
        middle = QPointF(frame.left() + 8 + size / 2, frame.center().y())
        painter.setPen(QPen(QColor(content.theme.dim), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, size / 2 - 1.5, size / 2 - 1.5)
        left = middle.x() + size / 2 + 6
        box = QRectF(left, frame.top(), frame.right() - left - 8, frame.height())
        face = content.face(min(12.0 * content.enlarged, frame.height() * 0.45))
        write(painter, box, content.words.say(self.end.words), face, content.theme.dim)


class FlowItem(MapItem):
    """A flow (siirtymä): an arrow; one that leads back is dashed and carries its name."""

    def __init__(self, content: Content, line: Line) -> None:
        xs, ys = zip(*line.points, strict=True)
        box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        super().__init__(content, box, 0.5)
        self.line = line
        self._inside = any(_holds(lane.box, box) for lane in content.layout.lanes)

    def strength(self, device: Device) -> float:
        """Within a phase give way to its tile."""
        return self.under_tile(device) if self._inside else 1.0

    def boundingRect(self) -> QRectF:
        """Qt: the line with room for its arrow and name."""
        return super().boundingRect().adjusted(-10, -12, 10, 12)

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the line, the arrow and the name."""
        theme = self.content.theme
        points = [QPointF(*device.point(x, y)) for x, y in self.line.points]
        pen = QPen(QColor(theme.idle), 1.6)
        if self.line.back:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        self._arrow(painter, points[-2], points[-1])
        name = self.content.words.say(self.line.name)
        far = self.content.detail(device.scale).phases >= 0.5
        if name and self.line.back and device.scale > 0.5 and not far:
            self._name(painter, device, name)

    def _arrow(self, painter: QPainter, before: QPointF, tip: QPointF) -> None:
        way = tip - before
        length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 0.1)
        along = QPointF(way.x() / length, way.y() / length)
        across = QPointF(-along.y(), along.x())
        back = tip - along * 6.5
        head = QPainterPath(tip)
        head.lineTo(back + across * 4)
        head.lineTo(back - across * 4)
        head.closeSubpath()
        painter.fillPath(head, QColor(self.content.theme.idle))

    def _name(self, painter: QPainter, device: Device, name: str) -> None:
        theme, largest = self.content.theme, 11.0 * self.content.enlarged
        face = self.content.face(min(max(11.0 * device.scale, 9.0), largest))
        x, y = device.point(*self.line.name_at)
        wide = width_of(name, face) + 16
        box = QRectF(x - wide / 2, y - 9, wide, 18)
        painter.fillRect(box, QColor(theme.ground))
        write(painter, box, name, face, theme.dim, align=Qt.AlignmentFlag.AlignHCenter)


def _holds(outer: Box, inner: Box) -> bool:
    across = outer.x <= inner.x and inner.x + inner.width <= outer.x + outer.width
    return across and outer.y <= inner.y and inner.y + inner.height <= outer.y + outer.height


def draw_card(
    painter: QPainter,
    content: Content,
    frame: QRectF,
    welcome: Welcome,
    *,
    current: bool,
    radius: float = 7,
    is_former: bool = False,
) -> None:
    """Draw the ground of a card, its outline telling what a dragged case would find.

    A step that only older versions have (`is_former`) is dashed and hatched at its edge.
    """
    theme = content.theme
    outline = {
        Welcome.NONE: QPen(QColor(theme.line), 1),
        Welcome.READY: QPen(QColor(theme.ok), 2.4),
        Welcome.MISSING: QPen(QColor(theme.soon), 2.4, Qt.PenStyle.DashLine),
        Welcome.CLOSED: QPen(QColor(theme.line), 1),
    }[welcome]
    if is_former and welcome in (Welcome.NONE, Welcome.CLOSED):
        outline = ghost_pen(theme)
    if current:
        outline = QPen(QColor(theme.accent), 2.2)
    inset = outline.widthF() / 2
    painter.setPen(outline)
    painter.setBrush(QColor(theme.card))
    painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), radius, radius)
    if is_former:
        draw_ghost_edge(painter, theme.dim, frame, radius)
    if welcome is Welcome.CLOSED:
        veil = QColor(theme.ground)
        veil.setAlpha(150)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
