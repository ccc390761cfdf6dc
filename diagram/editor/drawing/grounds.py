"""Phases as they are drawn: tinted grounds with names, deadlines on their lower border."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from diagram.editor.device import Device
from diagram.editor.drawing.glyphs import clock
from diagram.editor.drawing.lettering import MOST
from diagram.editor.drawing.look import FAR, Look, colour, pen
from diagram.editor.drawing.places import HEAD, MARK, Places
from diagram.editor.text import elided, fitted, metrics_of, width_of, write
from models.rules.process import Box, Phase

_NAME = 15.0
_LENGTH = 12.0
_SMALLEST = 9.0
_FAR_NAME = 12.0
_LEAST_ROOM = 40.0


def draw_phase(painter: QPainter, device: Device, look: Look, phase: Phase) -> None:
    """Draw the ground of a phase and its numbered name; from afar the name is drawn later."""
    frame, theme = device.box(phase.box), look.theme
    painter.setPen(pen(theme.line, 1))
    painter.setBrush(colour(theme.tint(max(phase.number, 1))))
    radius = 10 * min(max(device.scale, 0.5), 1.5)
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    name, scale = _numbered(look, phase), device.scale
    if scale < FAR:
        return
    pixels = max(min(_NAME * scale * look.enlarged, HEAD * scale * 0.62), 10.0)
    head = QRectF(frame.left() + 14 * scale, frame.top() + 4 * scale,
                  frame.width() - 28 * scale, HEAD * scale - 4 * scale)  # fmt: skip
    _, face = fitted(name, look.face(pixels, bold=True), head.width(), 1, _SMALLEST)
    write(painter, head, name, face, theme.ink)


def draw_far_name(painter: QPainter, device: Device, look: Look, phase: Phase) -> None:
    """Write the name of a phase over its steps, large enough to be read from afar."""
    frame, theme = device.box(phase.box), look.theme
    room = frame.width() - 12
    if room < _LEAST_ROOM:
        return
    face = look.face(_FAR_NAME * min(look.enlarged, 1.5), bold=True)
    rows, face = fitted(_numbered(look, phase), face, room, 2, _SMALLEST)
    high = metrics_of(face).height()
    wide = max(width_of(row, face) for row in rows) + 10
    plate = QRectF(frame.left() + 3, frame.top() + 3, min(wide, room + 8), high * len(rows) + 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.tint(max(phase.number, 1)), 235))
    painter.drawRoundedRect(plate, 4, 4)
    for place, row in enumerate(rows):
        line = QRectF(plate.left() + 4, plate.top() + 2 + place * high, plate.width() - 6, high)
        write(painter, line, row, face, theme.ink)


def draw_deadline(
    painter: QPainter, device: Device, look: Look, box: Box, *, length: str, room: float
) -> None:
    """Draw a deadline: a clock, and beside it how long it is, where there is room (px)."""
    frame, theme, scale = device.box(box), look.theme, device.scale
    clock(painter, frame, theme.late, theme.card)
    pixels = min(_LENGTH * scale * look.enlarged, _LENGTH * scale * MOST)
    if pixels < 7 or not length:
        return
    face = look.face(pixels, bold=True)
    text = elided(length, face, max(room, 10.0))
    wide = width_of(text, face) + 8 * scale
    plate = QRectF(frame.left() - 2 * scale, frame.bottom() + 2 * scale, wide, pixels * 1.45)
    plate.moveLeft(max(frame.center().x() - wide / 2, frame.left() - 14 * scale))
    write(painter, plate, text, face, theme.late)


def deadline_room(places: Places, deadline_id: str) -> float:
    """Return the width for a deadline's words in diagram units: to the next one, or the border."""
    phase, mark = places.deadlines[deadline_id]
    if phase.deadlines[-1] is mark:
        left = places.box(deadline_id).x - 14
        return max(phase.box.x + phase.box.width - left, MARK)
    return MARK + 24 + 6


def _numbered(look: Look, phase: Phase) -> str:
    name = look.say(phase.words)
    return f"{phase.number} {name}" if phase.number else name


def handles(frame: QRectF) -> tuple[QPointF, ...]:
    """Return the eight points by which a phase is made larger or smaller, clockwise."""
    middle = frame.center()
    return (
        frame.topLeft(), QPointF(middle.x(), frame.top()), frame.topRight(),
        QPointF(frame.right(), middle.y()), frame.bottomRight(),
        QPointF(middle.x(), frame.bottom()), frame.bottomLeft(),
        QPointF(frame.left(), middle.y()),
    )  # fmt: skip
