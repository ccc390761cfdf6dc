"""Steps as they are drawn: cards, circles of starts and ends, lozenges of gateways."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from diagram.editor.device import Device
from diagram.editor.drawing.glyphs import bell, person, sheets
from diagram.editor.drawing.lettering import MOST, draw_label, text_rows
from diagram.editor.drawing.look import FAR, Look, colour, greyed, pen
from diagram.editor.text import fitted, metrics_of, write
from diagram.graph.aligning import Side
from diagram.graph.notes import PAD
from models.rules.process import Box, Step, StepKind

CENTRE = Qt.AlignmentFlag.AlignHCenter
_NAME = 13.0
_UNDER = 11.5
_SMALLEST = 7.0
_LABEL = (112.0, 34.0)


def draw_step(
    painter: QPainter, device: Device, look: Look, step: Step, *, is_kept: bool = False,
    is_above: bool = False,
) -> None:  # fmt: skip
    """Draw one step in pixels; one of a kind that is not ours is grey.

    `is_above` puts the name of an event or gateway over it.
    """
    look = greyed(look) if is_kept else look
    _DRAWN.get(step.kind, _task)(painter, device, look, step)
    if not step.kind.holds_name:
        _label(painter, device, look, step, is_above=is_above)
    elif is_kept and step.kind is not StepKind.NOTE:
        frame = device.box(step.box)
        painter.setPen(pen(look.theme.ground, 2.0, (4.0, 3.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def label_box(step: Step, *, is_above: bool = False) -> Box:
    """Return where the name of an event or gateway is written: its own place, else under it.

    Where a flow leaves or comes from below, it stands above.
    """
    if step.label is not None:
        return step.label
    box, (wide, high) = step.box, _LABEL
    y = box.y - high - 4 if is_above else box.y + box.height + 4
    return Box(box.x + box.width / 2 - wide / 2, y, wide, high)


def name_lines(
    painter: QPainter, box: QRectF, text: str, look: Look, pixels: float, *, ink: str, bold: bool,
    lines: int, side: Side = Side.MIDDLE,
) -> None:  # fmt: skip
    """Write a name in a box, smaller by degrees until nothing is cut."""
    if pixels < _SMALLEST or box.width() < 12 or not text:
        return
    rows, face = fitted(text, look.face(pixels, bold=bold), box.width(), lines, _SMALLEST)
    high = metrics_of(face).height() * 0.98
    y = box.center().y() - high * len(rows) / 2
    if side is not Side.MIDDLE:
        y = box.top() if side is Side.TOP else box.bottom() - high * len(rows)
    for place, row in enumerate(rows):
        line = QRectF(box.left(), y + place * high, box.width(), high)
        write(painter, line, row, face, ink, align=CENTRE)


def _task(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    frame, scale = device.box(step.box), device.scale
    theme, radius = look.theme, 8 * min(scale, 1.6)
    painter.setPen(pen(theme.idle, 1.0))
    painter.setBrush(colour(theme.card))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if scale < FAR:
        return
    foot = 15 * scale if (step.forms or step.role) and scale > 0.55 else 0
    inner = frame.adjusted(5 * scale, 4 * scale, -5 * scale, -4 * scale - foot)
    pixels = min(_NAME * scale * look.enlarged, _NAME * scale * MOST)
    name_lines(
        painter, inner, look.say(step.words), look, pixels, ink=theme.ink, bold=True, lines=3
    )
    if foot:
        corner = QPointF(frame.right() - 8 * scale, frame.bottom() - 7 * scale)
        if step.forms:
            sheets(painter, corner, len(step.forms), look, scale)
        if step.role:
            person(painter, QPointF(frame.left() + 8 * scale, corner.y()), look, scale)


def _send(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    """Draw a reminder: a paler card with a bell, for no case stands there."""
    frame, scale, theme = device.box(step.box), device.scale, look.theme
    radius = 8 * min(scale, 1.6)
    painter.setPen(pen(theme.idle, 1.2, (5.0, 3.0)))
    painter.setBrush(colour(theme.ground))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if scale < FAR:
        return
    head = 20 * scale
    bell(painter, QPointF(frame.center().x(), frame.top() + 5 * scale), look, scale)
    inner = frame.adjusted(5 * scale, 3 * scale + head, -5 * scale, -4 * scale)
    pixels = min(_NAME * scale * look.enlarged, _NAME * scale * MOST)
    name = look.say(step.words)
    name_lines(painter, inner, name, look, pixels, ink=theme.ink, bold=False, lines=3)


def _note(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    """Draw a note: an open bracket at the left of its text."""
    frame, scale, theme = device.box(step.box), device.scale, look.theme
    edge = min(10.0 * scale, frame.width() / 4)
    inner = frame.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(pen(theme.dim, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([
        inner.topLeft() + QPointF(edge, 0), inner.topLeft(),
        inner.bottomLeft(), inner.bottomLeft() + QPointF(edge, 0),
    ]))  # fmt: skip
    text, pixels = look.say(step.words), min(_UNDER * scale * look.enlarged, _UNDER * scale * MOST)
    if pixels < _SMALLEST or not text:
        return
    room = frame.adjusted(PAD * scale, 4 * scale, -2 * scale, -4 * scale)
    for row, line, face in text_rows(text, room, look.face(pixels), _SMALLEST):
        write(painter, line, row, face, theme.ink)


def _start(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    frame, theme = device.box(step.box), look.theme
    painter.setPen(pen(theme.ok, max(1.6 * min(device.scale, 1.5), 1.2)))
    painter.setBrush(colour(theme.card))
    painter.drawEllipse(frame.adjusted(1, 1, -1, -1))
    size, middle = frame.width(), frame.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.ok))
    painter.drawPolygon(QPolygonF([
        middle + QPointF(-size * 0.11, -size * 0.17), middle + QPointF(size * 0.19, 0),
        middle + QPointF(-size * 0.11, size * 0.17),
    ]))  # fmt: skip


def _end(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    frame, theme = device.box(step.box), look.theme
    width = max(3.4 * min(device.scale, 1.5), 1.6)
    painter.setPen(pen(theme.dim, width))
    painter.setBrush(colour(theme.card))
    inset = width / 2 + 0.5
    painter.drawEllipse(frame.adjusted(inset, inset, -inset, -inset))
    size = frame.width() * 0.15
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.dim))
    painter.drawRoundedRect(
        QRectF(frame.center().x() - size, frame.center().y() - size, 2 * size, 2 * size), 2, 2
    )


def _parallel(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    middle, arm = _lozenge(painter, device, look, step)
    arm *= 1.4
    painter.drawLine(middle + QPointF(-arm, 0), middle + QPointF(arm, 0))
    painter.drawLine(middle + QPointF(0, -arm), middle + QPointF(0, arm))


def _gateway(painter: QPainter, device: Device, look: Look, step: Step) -> None:
    middle, arm = _lozenge(painter, device, look, step)
    painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
    painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


def _lozenge(painter: QPainter, device: Device, look: Look, step: Step) -> tuple[QPointF, float]:
    """Draw the lozenge of a gateway; return its middle and how long its sign's arms are."""
    frame, theme = device.box(step.box), look.theme
    middle = frame.center()
    painter.setPen(pen(theme.accent, max(1.5 * min(device.scale, 1.5), 1.2)))
    painter.setBrush(colour(theme.card))
    painter.drawPolygon(QPolygonF([
        QPointF(middle.x(), frame.top() + 0.5), QPointF(frame.right() - 0.5, middle.y()),
        QPointF(middle.x(), frame.bottom() - 0.5), QPointF(frame.left() + 0.5, middle.y()),
    ]))  # fmt: skip
    arm = frame.width() * 0.13
    painter.setPen(pen(theme.accent, max(2.4 * min(device.scale, 1.5), 1.2)))
    return middle, arm


def _label(painter: QPainter, device: Device, look: Look, step: Step, *, is_above: bool) -> None:
    if device.scale < 0.5:
        return
    box, scale = device.box(label_box(step, is_above=is_above)), device.scale
    pixels = min(_UNDER * scale * look.enlarged, _UNDER * scale * MOST)
    side = Side.BOTTOM if is_above and step.label is None else Side.TOP
    if step.label is not None:
        side = Side.MIDDLE
    draw_label(painter, box, look.say(step.words), look, pixels=pixels, scale=scale, side=side)


_DRAWN: dict[StepKind, Callable[[QPainter, Device, Look, Step], None]] = {
    StepKind.TASK: _task,
    StepKind.START: _start,
    StepKind.END: _end,
    StepKind.GATEWAY: _gateway,
    StepKind.SEND: _send,
    StepKind.PARALLEL: _parallel,
    StepKind.NOTE: _note,
}
