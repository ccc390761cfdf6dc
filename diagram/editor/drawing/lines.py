"""Flows as they are drawn: lines with round corners, arrow heads, conditions and names."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from diagram.editor.device import Device
from diagram.editor.drawing.glyphs import arrow, lozenge, number, slash
from diagram.editor.drawing.lettering import MOST, draw_label
from diagram.editor.drawing.look import FAR, Look, pen
from diagram.editor.drawing.places import Point
from diagram.graph.aligning import Side
from models.rules.process import Box, Flow

_NAME = 11.5
_WIDEST, _HIGH = 130.0, 32.0


def draw_flow(
    painter: QPainter, device: Device, look: Look, flow: Flow, points: tuple[Point, ...], ink: str
) -> None:
    """Draw a flow along `points` in the colour `ink`."""
    at = [QPointF(*device.point(x, y)) for x, y in points]
    scale = device.scale
    size = max(8.5 * min(scale, 1.6), 4.0)
    painter.setPen(pen(ink, max(1.7 * min(scale, 1.5), 1.1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(at, 7 * scale, short=size * 0.6))
    arrow(painter, at[-2], at[-1], ink, size)
    if scale < FAR:
        return
    if flow.guards:
        lozenge(painter, at[0], at[1], look, size * 0.8)
    elif flow.default:
        slash(painter, at[0], at[1], ink, size)


def draw_line(
    painter: QPainter, device: Device, points: tuple[Point, ...], ink: str, *, wide: float = 1.3
) -> None:
    """Draw a line to a note along `points`: dotted, without a head."""
    painter.setPen(pen(ink, wide, (1.5, 3.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(*device.point(x, y)) for x, y in points])


def draw_place(
    painter: QPainter, device: Device, look: Look, points: tuple[Point, ...], place: int
) -> None:
    """Draw at the beginning of a parallel branch when it is done, from 1."""
    start, end = (QPointF(*device.point(*at)) for at in points[:2])
    way = end - start
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 0.1)
    scale = device.scale
    number(painter, start + way * min(18 * scale / length, 0.5), str(place), look, scale)


def draw_flow_name(
    painter: QPainter, device: Device, look: Look, flow: Flow, points: tuple[Point, ...],
    ground: str,
) -> None:  # fmt: skip
    """Write the name of a flow at its place, on a plate of the ground it lies on."""
    name, scale = look.say(flow.words), device.scale
    pixels = min(_NAME * scale * look.enlarged, _NAME * scale * MOST)
    if not name or pixels < 7:
        return
    is_free = flow.label is None
    box, upright = device.box(name_box(flow, points)), is_upright(points)
    side = Side.BOTTOM if is_free and not upright else Side.MIDDLE
    plate = ground if is_free else ""
    draw_label(painter, box, name, look, pixels=pixels, scale=scale, side=side, plate=plate,
               left=is_free and upright)  # fmt: skip


def name_box(flow: Flow, points: tuple[Point, ...]) -> Box:
    """Return where the name of a flow is written: its own place, else at its longest part.

    Over a part that lies the name stands, beside one that is upright it hangs on the right.
    """
    if flow.label is not None:
        return flow.label
    start, end = longest(points)
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if is_upright(points):
        return Box(x + 5, y - _HIGH / 2, _WIDEST, _HIGH)
    wide = max(min(abs(end[0] - start[0]) + 30, _WIDEST), 84.0)
    return Box(x - wide / 2, y - _HIGH - 5, wide, _HIGH)


def is_upright(points: tuple[Point, ...]) -> bool:
    """Answer whether the longest part of a line goes up and down."""
    start, end = longest(points)
    return abs(end[1] - start[1]) > abs(end[0] - start[0])


def longest(points: tuple[Point, ...]) -> tuple[Point, Point]:
    """Return the ends of the longest straight part of a line."""
    pairs = list(pairwise(points))
    return max(pairs, key=lambda pair: abs(pair[1][0] - pair[0][0]) + abs(pair[1][1] - pair[0][1]))


def rounded(points: list[QPointF], radius: float, *, short: float = 0.0) -> QPainterPath:
    """Return a line with round corners that ends `short` before its last point."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        into, out = _shares(before, corner, radius), _shares(after, corner, radius)
        path.lineTo(corner + (before - corner) * into)
        path.quadTo(corner, corner + (after - corner) * out)
    last, before = points[-1], points[-2]
    path.lineTo(last + (before - last) * _shares(before, last, 2 * short))
    return path


def _shares(other: QPointF, corner: QPointF, radius: float) -> float:
    way = other - corner
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return min(radius / length, 0.5) if length else 0.0
