"""Where time is spent, drawn over the map: tint, hatch and number on steps, curves for flows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from diagram.editor.content import SMALL, Content
from diagram.editor.device import Device
from diagram.editor.items import MapItem
from diagram.editor.text import Face, metrics_of, width_of, write
from diagram.editor.theme import MapTheme
from models.rules.process import Box
from models.rules.step_times import StepTimes, TimeSpent, heat

Point: TypeAlias = tuple[float, float]
Way: TypeAlias = tuple[Point, Point, Point, Point]

_GROUND, _NUMBERS = 1.5, 4.0

LIGHT_HEAT = ("#f2d489", "#e9a94a", "#d9702a", "#a8232d")
DARK_HEAT = ("#5d4a1f", "#8a5f1c", "#b5581f", "#d8474f")
PATTERNS = (
    Qt.BrushStyle.Dense7Pattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.Dense4Pattern,
)
_RULER_WORDS = 118
"""Pixels that the words at both ends of a ruler take."""

_WIDTHS = (1.6, 2.6, 3.8, 5.2)


@dataclass(frozen=True, slots=True)
class HeatWords:
    """What stands on a step and on a flow."""

    on_step: Callable[[TimeSpent], str]
    on_flow: Callable[[TimeSpent], str]


def heat_colour(theme: MapTheme, level: int) -> QColor:
    """Return the colour of a level from one on."""
    return QColor((DARK_HEAT if theme.dark else LIGHT_HEAT)[level - 1])


def fill_heat(painter: QPainter, frame: QRectF, theme: MapTheme, level: int) -> None:
    """Fill a frame with the tint and the hatch of a level; 0 leaves it as it is."""
    if not level:
        return
    colour = heat_colour(theme, level)
    tint = QColor(colour)
    tint.setAlpha(70 if theme.dark else 60)
    painter.fillRect(frame, tint)
    hatch = QColor(colour)
    hatch.setAlpha(85)
    painter.fillRect(frame, QBrush(hatch, PATTERNS[level - 1]))


class HeatOverlay:
    """Draws the times it was given on the steps and flows that the map has.

    It is shown twice: `ground` lies under the cases, the numbers over them.
    """

    def __init__(self, words: HeatWords, *, ground: bool) -> None:
        self.times: StepTimes | None = None
        self._words, self._ground = words, ground

    def item_for(self, content: Content) -> MapItem | None:
        """Return tints, or curves and numbers, for `content`; None before times were read."""
        if self.times is None:
            return None
        kind = HeatGround if self._ground else HeatNumbers
        return kind(content, self.times, self._words)


@dataclass(frozen=True, slots=True)
class HotFlow:
    """A flow with its way in scene units, its level and what is written on it."""

    points: Way
    level: int
    text: str

    @property
    def middle(self) -> Point:
        """The middle of the curve."""
        first, second, third, last = self.points
        x = (first[0] + 3 * second[0] + 3 * third[0] + last[0]) / 8
        return x, (first[1] + 3 * second[1] + 3 * third[1] + last[1]) / 8


class HeatItem(MapItem):
    """Something drawn over the whole map from times."""

    level = 0.0

    def __init__(self, content: Content, times: StepTimes, words: HeatWords) -> None:
        box = Box(0, 0, content.layout.width, content.layout.height)
        super().__init__(content, box, self.level)
        steps = content.layout.steps
        self.steps = tuple(s for s in times.steps if s.step in steps and s.stays)
        self.words = words


class HeatGround(HeatItem):
    """The grounds of steps' cards, under their cases."""

    level = _GROUND

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the tint and the hatch of every step."""
        for spent in self.steps:
            card = device.box(self.content.layout.steps[spent.step]).adjusted(1, 1, -1, -1)
            clip = QPainterPath()
            clip.addRoundedRect(card, 7, 7)
            painter.setClipPath(clip)
            fill_heat(painter, card, self.content.theme, heat(spent))
        painter.setClipping(False)


class HeatNumbers(HeatItem):
    """Every flow that was taken, the thicker the longer it took, and the numbers of all."""

    level = _NUMBERS

    def __init__(self, content: Content, times: StepTimes, words: HeatWords) -> None:
        super().__init__(content, times, words)
        self.flows = tuple(_flows(content, times, words))

    def draw(self, painter: QPainter, device: Device, frame: QRectF) -> None:
        """Paint the curves, then the numbers of flows and of steps."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for flow in self.flows:
            if flow.level:
                colour = heat_colour(self.content.theme, flow.level)
                painter.setPen(QPen(colour, _WIDTHS[flow.level - 1]))
                painter.drawPath(_path(device, flow.points))
        for flow in self.flows:
            at = QPointF(*device.point(*flow.middle))
            face = _face(self.content, device)
            plate(painter, self.content, flow.text, face, frame.width(), at, right=False)
        for spent in self.steps:
            self._on_step(painter, device, spent)

    def _on_step(self, painter: QPainter, device: Device, spent: TimeSpent) -> None:
        """Write on the axis of the step's card, where no case lies."""
        card = device.box(self.content.layout.steps[spent.step])
        axis = self.content.layout.measures.axis * device.scale
        text = self.words.on_step(spent)
        face = _face(self.content, device)
        free = card.width() - width_of(text, face) > _RULER_WORDS
        at = QPointF(
            card.right() - (52 if free else 3),
            card.bottom() - max(axis, metrics_of(face).height()) + 1,
        )
        plate(painter, self.content, text, face, card.width(), at, right=True)


def plate(
    painter: QPainter,
    content: Content,
    text: str,
    face: Face,
    room: float,
    at: QPointF,
    *,
    right: bool,
) -> None:
    """Write on a plate whose right top corner, or middle, is at a point of the view."""
    wide, high = width_of(text, face) + 10, metrics_of(face).height() + 2
    if wide > room - 8:
        return
    left, top = (at.x() - wide, at.y()) if right else (at.x() - wide / 2, at.y() - high / 2)
    box = QRectF(round(left), round(top), wide, high)
    painter.setPen(QPen(QColor(content.theme.line), 1))
    painter.setBrush(QColor(content.theme.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    write(painter, box, text, face, content.theme.ink, align=Qt.AlignmentFlag.AlignHCenter)


def _face(content: Content, device: Device) -> Face:
    """Return the face of numbers: it shrinks and grows with the map, within bounds."""
    pixels = min(max((SMALL - 1) * device.scale, 9.0), (SMALL - 1) * content.enlarged)
    return content.face(pixels, bold=True)


def _flows(content: Content, times: StepTimes, words: HeatWords) -> Iterator[HotFlow]:
    boxes = {**content.layout.steps, **content.layout.exits}
    for spent in times.flows:
        if spent.step in content.layout.steps and spent.target in boxes:
            points = _way(content, boxes[spent.step], boxes[spent.target])
            yield HotFlow(points, heat(spent), words.on_flow(spent))


def _way(content: Content, source: Box, target: Box) -> Way:
    """Return the way between two cards: straight between neighbours, else a curve's four points."""
    if abs(source.x - target.x) < 1:
        return _beside(source, target, content.layout.measures.gap)
    forward = target.x > source.x
    start = (source.x + source.width if forward else source.x, source.y + source.height * 0.6)
    end = (target.x if forward else target.x + target.width, target.y + 16)
    reach = abs(end[0] - start[0]) * 0.5 + (0 if forward else 40)
    out = reach if forward else -reach
    return start, (start[0] + out, start[1]), (end[0] - out, end[1]), end


def _beside(source: Box, target: Box, gap: float) -> Way:
    under = source.y + source.height
    if under <= target.y <= under + 2 * gap:
        x = source.x + source.width * 0.72
        middle = (under + target.y) / 2
        return (x, under), (x, middle), (x, middle), (x, target.y)
    side = source.x + source.width * 0.9 if target.y > source.y else source.x + source.width * 0.1
    away = 30.0 if target.y > source.y else -30.0
    start = (side, source.y if target.y < source.y else under)
    end = (side, target.y + target.height if target.y < source.y else target.y)
    return start, (side + away, start[1]), (side + away, end[1]), end


def _path(device: Device, points: Way) -> QPainterPath:
    found = [QPointF(x * device.scale + device.dx, y * device.scale + device.dy) for x, y in points]
    path = QPainterPath(found[0])
    path.cubicTo(found[1], found[2], found[3])
    return path
