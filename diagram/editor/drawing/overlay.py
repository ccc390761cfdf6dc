"""What lies over the drawing: choice, handles, guides, answers and signs."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.glyphs import arrow
from diagram.editor.drawing.grid import Kind
from diagram.editor.drawing.grounds import handles
from diagram.editor.drawing.lines import draw_flow, draw_line, draw_place, rounded
from diagram.editor.drawing.look import FAR, colour, pen
from diagram.editor.drawing.places import Point, inside
from diagram.editor.drawing.shown import Shown
from diagram.editor.items import Welcome
from models.rules.process import Box, StepKind

KNOB = 11.0
"""Radius in pixels of the knob from which a flow is drawn."""

KNOB_GAP = 20.0
HANDLE = 4.0


def draw_overlay(painter: QPainter, device: Device, shown: Shown) -> None:
    """Draw everything that lies over the path."""
    for element_id, welcome in shown.hints.welcome.items():
        _welcome(painter, device, shown, element_id, welcome)
    if shown.hovered is not None and shown.hovered not in shown.selected:
        _outline(painter, device, shown, shown.hovered, alpha=110, width=1.6)
    for element_id in shown.selected:
        _outline(painter, device, shown, element_id, alpha=255, width=2.0)
    _single(painter, device, shown)
    _hints(painter, device, shown)
    if shown.is_focused and not shown.selected:  # else the chosen element shows where the keys go
        painter.setPen(pen(shown.look.theme.accent, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(device.view.adjusted(2, 2, -2, -2))


def knob_at(device: Device, shown: Shown) -> QPointF | None:
    """Return the middle of the knob beside the chosen step or phase, in pixels."""
    single = shown.single
    if single is None or not shown.is_editable or not shown.places.is_node(single):
        return None
    step = shown.places.steps.get(single)
    if step is not None and step.kind is StepKind.END:
        return None
    frame = device.box(shown.places.box(single))
    return QPointF(frame.right() + KNOB_GAP, frame.center().y())


def _outline(
    painter: QPainter, device: Device, shown: Shown, element_id: str, *, alpha: int, width: float
) -> None:
    if element_id not in shown.places:
        return
    places, theme = shown.places, shown.look.theme
    ink = colour(theme.accent, alpha)
    made = pen(theme.accent, width)
    if places.kind(element_id) is Kind.FLOW:
        points = places.points(element_id)
        _flow(painter, device, shown, element_id, ink.name())
        if alpha == 255:
            halo = colour(theme.accent, 46)
            path = rounded([QPointF(*device.point(*at)) for at in points], 7 * device.scale)
            made = pen(theme.accent, 7.0)
            made.setColor(halo)
            painter.strokePath(path, made)
        return
    made.setColor(ink)
    painter.setPen(made)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _shape(painter, device, shown, element_id, 2.5)
    if alpha == 255:
        soft = pen(theme.accent, 5.0)
        soft.setColor(colour(theme.accent, 50))
        painter.setPen(soft)
        _shape(painter, device, shown, element_id, 5.5)


def _flow(painter: QPainter, device: Device, shown: Shown, element_id: str, ink: str) -> None:
    """Draw a flow, or a line to a note, in a colour."""
    places = shown.places
    flow, points = places.flows[element_id], places.points(element_id)
    if places.is_line(element_id):
        draw_line(painter, device, points, ink, wide=2.0)
        return
    draw_flow(painter, device, shown.look, flow, points, ink)
    if element_id in places.branches and device.scale >= FAR:
        draw_place(painter, device, shown.look, points, places.branches[element_id])


def _shape(painter: QPainter, device: Device, shown: Shown, element_id: str, out: float) -> None:
    frame = device.box(shown.places.box(element_id)).adjusted(-out, -out, out, out)
    step = shown.places.steps.get(element_id)
    is_round = shown.places.kind(element_id) is Kind.DEADLINE or (
        step is not None and step.kind in (StepKind.START, StepKind.END)
    )
    if is_round:
        painter.drawEllipse(frame)
    elif step is not None and step.kind.is_gateway:
        middle = frame.center()
        painter.drawPolygon(QPolygonF([
            QPointF(middle.x(), frame.top()), QPointF(frame.right(), middle.y()),
            QPointF(middle.x(), frame.bottom()), QPointF(frame.left(), middle.y()),
        ]))  # fmt: skip
    else:
        radius = min(9.0, frame.height() / 4)
        painter.drawRoundedRect(frame, radius, radius)


def draw_ring(painter: QPainter, device: Device, shown: Shown, element_id: str, ink: str) -> None:
    """Draw a dashed line round an element, or a flow in a colour."""
    if shown.places.kind(element_id) is Kind.FLOW:
        _flow(painter, device, shown, element_id, ink)
        return
    painter.setPen(pen(ink, 2.0, (4.0, 2.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _shape(painter, device, shown, element_id, 2.0)


def _welcome(
    painter: QPainter, device: Device, shown: Shown, element_id: str, welcome: Welcome
) -> None:
    theme = shown.look.theme
    ink = {Welcome.READY: theme.ok, Welcome.MISSING: theme.soon}.get(welcome)
    if ink is None or element_id not in shown.places:
        return
    if shown.places.kind(element_id) is Kind.FLOW:
        draw_ring(painter, device, shown, element_id, ink)
        return
    painter.setPen(pen(ink, 2.6, () if welcome is Welcome.READY else (3.0, 2.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _shape(painter, device, shown, element_id, 3.0)


def _single(painter: QPainter, device: Device, shown: Shown) -> None:
    single = shown.single
    if single is None or single not in shown.places or not shown.is_editable:
        return
    theme = shown.look.theme
    painter.setPen(pen(theme.accent, 1.4))
    painter.setBrush(colour(theme.card))
    if single in shown.places.phases:
        for place, at in enumerate(handles(device.box(shown.places.box(single)))):
            _handle(painter, at, is_lit=place == shown.hints.corner, shown=shown)
    if single in shown.places.flows:
        for x, y in shown.places.points(single):
            at = QPointF(*device.point(x, y))
            painter.drawEllipse(at, HANDLE + 0.5, HANDLE + 0.5)
    knob = knob_at(device, shown)
    if knob is not None and not shown.hints.wire:
        _knob(painter, knob, shown)


def _handle(painter: QPainter, at: QPointF, *, is_lit: bool, shown: Shown) -> None:
    size = HANDLE * (1.6 if is_lit else 1.0)
    theme = shown.look.theme
    painter.setBrush(colour(theme.accent if is_lit else theme.card))
    painter.drawRoundedRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), 1.5, 1.5)


def _knob(painter: QPainter, at: QPointF, shown: Shown) -> None:
    theme = shown.look.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.accent))
    painter.drawEllipse(at, KNOB, KNOB)
    painter.setPen(pen(theme.card, 1.8))
    painter.drawLine(at - QPointF(5, 0), at + QPointF(3, 0))
    arrow(painter, at - QPointF(4, 0), at + QPointF(6, 0), theme.card, 6.0)


def _hints(painter: QPainter, device: Device, shown: Shown) -> None:
    hints, theme = shown.hints, shown.look.theme
    if hints.guides:
        painter.setPen(pen(theme.late, 1.0))
        painter.drawLines([
            QLineF(QPointF(*device.point(*g.start)) + QPointF(0.5, 0.5),
                   QPointF(*device.point(*g.end)) + QPointF(0.5, 0.5)) for g in hints.guides
        ])  # fmt: skip
    if hints.band is not None:
        _band(painter, device, shown, hints.band)
    if hints.wire:
        _wire(painter, device, shown)
    if hints.space is not None:
        _space(painter, device, shown, *hints.space)
    if hints.bend is not None and shown.single in shown.places.flows:
        points = shown.places.points(str(shown.single))
        start, end = points[hints.bend], points[hints.bend + 1]
        painter.setPen(pen(theme.accent, 5.0))
        painter.drawLine(QPointF(*device.point(*start)), QPointF(*device.point(*end)))


def _band(painter: QPainter, device: Device, shown: Shown, band: Box) -> None:
    theme = shown.look.theme
    painter.setPen(pen(theme.accent, 1.2))
    painter.setBrush(colour(theme.accent, 28))
    painter.drawRect(device.box(band).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for part in shown.places.near(band):
        if inside(part.box, band) and part.kind is not Kind.FLOW:
            _shape(painter, device, shown, part.id, 2.0)


def _wire(painter: QPainter, device: Device, shown: Shown) -> None:
    theme = shown.look.theme
    ink = {Welcome.READY: theme.ok, Welcome.MISSING: theme.soon}.get(
        shown.hints.wire_welcome, theme.accent
    )
    at = [QPointF(*device.point(x, y)) for x, y in shown.hints.wire]
    dashes = (4.0, 3.0) if shown.hints.wire_welcome is Welcome.MISSING else ()
    painter.setPen(pen(ink, 2.2, dashes))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(at, 7 * device.scale))
    if at[-1] != at[-2]:
        arrow(painter, at[-2], at[-1], ink, 10.0)


def _space(painter: QPainter, device: Device, shown: Shown, start: Point, end: Point) -> None:
    theme, view = shown.look.theme, device.view
    one, other = QPointF(*device.point(*start)), QPointF(*device.point(*end))
    painter.setPen(pen(theme.accent, 1.4, (5.0, 4.0)))
    for at in (one, other):
        if start[1] == end[1]:
            painter.drawLine(QPointF(at.x(), view.top()), QPointF(at.x(), view.bottom()))
        else:
            painter.drawLine(QPointF(view.left(), at.y()), QPointF(view.right(), at.y()))
    painter.setPen(pen(theme.accent, 2.0))
    if one != other:
        painter.drawLine(one, other)
        arrow(painter, one, other, theme.accent, 9.0)
